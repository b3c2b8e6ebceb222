/** Keeps what the sync tells: records by outcome and by hour, steps, errors and cycles. */
import { DAY_MS, HOUR_MS, type RecordPage } from '../../engine/kernel/index.ts';
import {
  APPLIED,
  type ApplyResult,
  type Cursor,
  countResults,
  type FlowSteps,
  type Push,
  type PushedActivities,
  type PushedMembers,
  type RemoteError,
  type Step,
  type SyncLog,
} from '../../engine/sync/index.ts';
import { type Refused, SyncErrors } from './sync-errors.ts';
import { type CycleStep, StepLog } from './sync-status.ts';

/** Hears of what was handled, for the digest and for the backlog. */
export interface SyncListener {
  pulled(page: RecordPage, result: ApplyResult, cursor: Cursor, now: number): void;
  passed(object: string, cursor: Cursor, now: number): void;
  deleted(object: string, records: number, now: number): void;
  deletionsTaken(object: string, from: number, to: number): void;
  pushed(push: Push, now: number): void;
  flowSteps(done: FlowSteps, now: number): void;
  members(pushed: PushedMembers, now: number): void;
  activities(pushed: PushedActivities, now: number): void;
}

export class SyncRecorder implements SyncLog {
  readonly pulls = { created: 0, updated: 0, skipped: 0, failed: 0 };
  readonly pushes = { created: 0, updated: 0, skipped: 0, failed: 0 };
  /** Flow steps by how they ended; `leads` are those that created one. */
  readonly expressLane = { done: 0, failed: 0, leads: 0 };
  /** Refused records that were left for the next cycle, once for each try. */
  retried = 0;
  /** What administrators were told. */
  readonly notifications: { readonly at: number; readonly code: string; readonly message: string }[] = [];
  /** Activities that have become tasks. */
  tasks = 0;
  /** Activities that Salesforce would not have as tasks. */
  refusedTasks = 0;
  /** What synced programs have written: leads that their members needed, memberships, and what was refused. */
  readonly programs = { leads: 0, members: 0, failed: 0 };
  /** Changes that waited to be pushed and were dropped, because Salesforce won. */
  overtaken = 0;
  /** Persons that were pushed and wait again, because they changed while they were on their way. */
  changedAgain = 0;
  /** Persons with a push that Salesforce has refused: their two sides may differ from then on. */
  readonly refused = new Set<number>();
  readonly stepLog = new StepLog();
  readonly errors = new SyncErrors();
  readonly cycles = { count: 0, totalMs: 0, maxMs: 0, ended: 0 };
  readonly #hourly = new Map<string, number[]>();
  readonly #startAt: number;
  readonly #listener: SyncListener;
  /** When the latest cycle began. */
  cycleStartedAt = 0;

  constructor(startAt: number, listener: SyncListener) {
    this.#startAt = startAt;
    this.#listener = listener;
  }

  /** The latest steps of cycles. */
  get steps(): readonly CycleStep[] {
    return this.stepLog.kept;
  }

  /** Records handled in hour `hour` of the run. */
  handledIn(object: string, way: 'pull' | 'push', hour: number): number {
    return this.#hourly.get(`${object}:${way}`)?.[hour] ?? 0;
  }

  /** Records of all objects, both ways, handled in hour `hour` of the run. */
  handledInHour(hour: number): number {
    let sum = 0;
    for (const hours of this.#hourly.values()) sum += hours[hour] ?? 0;
    return sum;
  }

  cycleStarted(now: number): void {
    this.cycleStartedAt = now;
    this.cycles.count += 1;
  }

  cycleEnded(now: number): void {
    const ms = now - this.cycleStartedAt;
    this.cycles.ended += 1;
    this.cycles.totalMs += ms;
    this.cycles.maxMs = Math.max(this.cycles.maxMs, ms);
  }

  step(step: Step): void {
    this.stepLog.add({ ...step, cycle: this.cycles.count });
    if (step.error !== undefined) this.errors.note(step.error, step.endedAt);
  }

  pulled(page: RecordPage, result: ApplyResult, cursor: Cursor, now: number): void {
    this.pulls.created += result.created;
    this.pulls.updated += result.updated;
    this.pulls.skipped += result.skipped;
    this.pulls.failed += result.failed;
    this.overtaken += result.overtaken;
    if (result.errors !== undefined) this.#noteFailedCopies(page, result.errors, result.statuses, now);
    this.#count(`${page.object}:pull`, page.size, now);
    this.#listener.pulled(page, result, cursor, now);
  }

  passed(object: string, cursor: Cursor, now: number): void {
    this.#listener.passed(object, cursor, now);
  }

  deleted(object: string, records: number, now: number): void {
    this.#listener.deleted(object, records, now);
  }

  deletionsTaken(object: string, from: number, to: number): void {
    this.#listener.deletionsTaken(object, from, to);
  }

  pushed(push: Push, now: number): void {
    const { object, records, results, done } = push;
    const counts = countResults({ records, results });
    this.pushes.updated += counts.updated;
    this.pushes.skipped += counts.skipped;
    this.pushes.failed += counts.failed;
    this.changedAgain += records.length - done;
    results.forEach(({ error }, i) => {
      if (error !== undefined) this.refused.add(records[i]!.person);
    });
    this.#noteErrors(results, now, (i) => ({ object, ...records[i]! }));
    this.#count(`${object}:push`, records.length, now);
    this.#listener.pushed(push, now);
  }

  flowSteps(done: FlowSteps, now: number): void {
    done.results.forEach(({ error, link }, i) => {
      if (error === undefined) this.expressLane.done += 1;
      else this.expressLane.failed += 1;
      if (link?.object === 'Lead') this.expressLane.leads += 1;
      if (error !== undefined) this.refused.add(done.requests[i]!.person);
    });
    this.#noteErrors(done.results, now, (i) => done.requests[i]!);
    this.#listener.flowSteps(done, now);
  }

  members(pushed: PushedMembers, now: number): void {
    pushed.results.forEach(({ error }) => {
      if (error === undefined) this.programs[pushed.what] += 1;
      else this.programs.failed += 1;
    });
    this.#noteErrors(pushed.results, now, (i) => pushed.members[i]!);
    this.#listener.members(pushed, now);
  }

  activities(pushed: PushedActivities, now: number): void {
    for (const { error } of pushed.results) {
      if (error === undefined) this.tasks += 1;
      else this.refusedTasks += 1;
    }
    this.#noteErrors(pushed.results, now, (i) => pushed.activities[i]!);
    this.#listener.activities(pushed, now);
  }

  /** They stay in the backlog; only the errors are counted. */
  postponed({ object, records, results }: Push, now: number): void {
    this.retried += results.length;
    this.#noteErrors(results, now, (i) => ({ object, ...records[i]! }));
  }

  /** One notification a day for each kind of trouble (assumed; documented for Dynamics: a digest every 24 hours). */
  notified({ code, message }: RemoteError, now: number): void {
    const last = this.notifications.findLast((one) => one.code === code);
    if (last === undefined || now - last.at >= DAY_MS) this.notifications.push({ at: now, code, message });
  }

  #count(key: string, records: number, now: number): void {
    const hour = Math.floor((now - this.#startAt) / HOUR_MS);
    const hours = this.#hourly.get(key) ?? [];
    hours[hour] = (hours[hour] ?? 0) + records;
    this.#hourly.set(key, hours);
  }

  /** Marketo says why records failed, one after the other; which they are is told by their statuses. */
  #noteFailedCopies(
    { object, rows, size }: RecordPage,
    errors: readonly RemoteError[],
    statuses: Uint8Array,
    now: number,
  ): void {
    const failed = rows.subarray(0, size).filter((_, i) => statuses[i] === APPLIED.failed);
    errors.forEach((error, i) => {
      this.errors.note(error, now, { object, row: failed[i]!, person: null });
    });
  }

  /** Notes the errors of a batch; `recordAt` says whose the result at a position is. */
  #noteErrors(
    results: readonly { readonly error?: RemoteError | undefined }[],
    now: number,
    recordAt: (place: number) => Refused,
  ): void {
    results.forEach(({ error }, i) => {
      if (error !== undefined) this.errors.note(error, now, recordAt(i));
    });
  }
}
