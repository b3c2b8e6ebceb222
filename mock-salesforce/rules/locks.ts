/**
 * Row locks. A transaction locks the rows it writes and those that its lookups point to, and holds them to its end.
 * Who comes later waits, at most 10 s (reported, gammone.com), and then gets UNABLE_TO_LOCK_ROW. Nothing waits here:
 * how long calls wait and work is added up for whoever gives them their time.
 */
import { type ApiError, failure } from '../errors.ts';
import { LOCK_WAIT_MS } from '../limits.ts';

/** How many Ids an error names before it counts the rest (observed). */
const NAMED_IDS = 10;

/** How many ended locks are kept before they are cleared away. Ours. */
const KEPT = 10_000;

/** A transaction that holds locks. */
interface Holder {
  readonly startedAt: number;
  readonly ids: Set<string>;
  /** Time it has waited and worked since it started. */
  spentMs: number;
}

/** A call that takes time: it holds `latestDateCovered` back to its start. */
export interface RunningCall {
  readonly startedAt: number;
  readonly endsAt: number;
}

export class RowLocks {
  /** Waits of all transactions so far: what a call waited is the difference before and after it. */
  waitedMs = 0;
  /** Time that all calls so far took, waiting and saving: what a call took is the difference before and after it. */
  spentMs = 0;
  /** Records refused so far. */
  refusals = 0;
  /** When each locked Id is free. */
  readonly #freeAt = new Map<string, number>();
  /** Calls that took time, and may still be running. */
  #running: RunningCall[] = [];
  #open: Holder | undefined;
  #nested = 0;

  /** Somebody holds these rows (18-character Ids) until an instant: a slow trigger, a mass update, a report job. */
  hold(ids: Iterable<string>, until: number): void {
    for (const id of ids) this.#freeAt.set(id, Math.max(until, this.#freeAt.get(id) ?? 0));
  }

  /** Gives rows free. */
  release(ids: Iterable<string>): void {
    for (const id of ids) this.#freeAt.delete(id);
  }

  /** The rows that are locked, and until when. */
  held(now: number): { id: string; until: number }[] {
    return [...this.#freeAt].filter(([, until]) => until > now).map(([id, until]) => ({ id, until }));
  }

  /** The calls that are still running. */
  running(now: number): RunningCall[] {
    return this.#running.filter(({ endsAt }) => endsAt > now);
  }

  /** Takes up calls that were running in an org before this one took its place. */
  resume(calls: readonly RunningCall[]): void {
    this.#running.push(...calls);
  }

  /** When the oldest of the calls that are still running has started; undefined when none is. */
  runningSince(now: number): number | undefined {
    const starts = this.running(now).map(({ startedAt }) => startedAt);
    return starts.length === 0 ? undefined : Math.min(...starts);
  }

  /** Whether nobody holds anything, so that nobody needs to ask. */
  get isIdle(): boolean {
    return this.#freeAt.size === 0;
  }

  /** Does a call as one holder of locks; calls inside it are part of it. */
  within<T>(now: number, work: () => T): T {
    this.#open ??= { startedAt: now, ids: new Set(), spentMs: 0 };
    this.#nested += 1;
    try {
      return work();
    } finally {
      this.#nested -= 1;
      if (this.#nested === 0) this.#end(now);
    }
  }

  /**
   * Locks rows for the call that is going on, which then works on them for a while. The error when one of them stays
   * locked for too long.
   */
  take(ids: readonly string[], workMs: number): ApiError | undefined {
    const holder = this.#open!;
    const at = holder.startedAt + holder.spentMs;
    const blocked = ids.filter((id) => !holder.ids.has(id) && (this.#freeAt.get(id) ?? 0) > at);
    const wait = Math.max(0, ...blocked.map((id) => this.#freeAt.get(id)! - at));
    if (wait > LOCK_WAIT_MS) {
      this.#spend(holder, LOCK_WAIT_MS, 0);
      this.refusals += 1;
      return lockError(blocked.filter((id) => this.#freeAt.get(id)! - at > LOCK_WAIT_MS));
    }
    this.#spend(holder, wait, workMs);
    for (const id of ids) holder.ids.add(id);
    return undefined;
  }

  #spend(holder: Holder, waitMs: number, workMs: number): void {
    this.waitedMs += waitMs;
    holder.spentMs += waitMs + workMs;
  }

  /** All locks of a call are held to its end. */
  #end(now: number): void {
    const { ids, startedAt, spentMs } = this.#open!;
    this.#open = undefined;
    if (spentMs > 0) {
      this.spentMs += spentMs;
      this.hold(ids, startedAt + spentMs);
      this.#running = this.running(now);
      this.#running.push({ startedAt, endsAt: startedAt + spentMs });
    }
    if (this.#freeAt.size <= KEPT) return;
    for (const [id, until] of this.#freeAt) if (until <= now) this.#freeAt.delete(id);
  }
}

function lockError(ids: readonly string[]): ApiError {
  const rest = ids.length - NAMED_IDS;
  const more = rest > 0 ? `, ... (${rest} more)` : '';
  const named = ids.slice(0, NAMED_IDS).join(',') + more;
  return failure('rowLocked', { count: ids.length, ids: named }, []);
}
