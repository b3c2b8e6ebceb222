/**
 * The backlog of a sync that does not look at everything: records that the custom sync filter leaves out, or that the
 * sync user cannot see, are neither fetched nor counted. It stands between the lists of changes and the meter. An
 * insert tells of itself before its values are stored, so each change is judged at once and again at the next two: a
 * change of a person account tells of two records before the values of either are stored.
 */
import type { ChangeList, ChangeObserver } from '../../engine/kernel/index.ts';

/** Whether the sync looks at a record of a list as it is now. */
export type IsCounted = (list: number, row: number) => boolean;

interface Change {
  readonly list: number;
  readonly row: number;
  readonly cause: number;
  readonly now: number;
}

/** A record that waits: what made it dirty, and since when it has counted. */
interface Entry {
  readonly cause: number;
  readonly since: number;
}

export class CountedBacklog implements ChangeObserver {
  readonly #meter: ChangeObserver;
  readonly #isCounted: IsCounted;
  readonly #waiting = new Map<number, Map<number, Entry>>();
  #last: Change | undefined;
  #before: Change | undefined;
  /** Records that waited and then changed so that the sync does not look at them any more. */
  fellOut = 0;

  constructor(meter: ChangeObserver, isCounted: IsCounted) {
    this.#meter = meter;
    this.#isCounted = isCounted;
  }

  touched(list: number, row: number, cause: number, now: number): void {
    const before = this.#last;
    this.judge();
    this.#before = before;
    this.#last = { list, row, cause, now };
    const isNew = this.#enter(this.#last);
    this.#meter.touched(list, row, cause, now, isNew);
    this.#dropIfOut(list, row, now);
  }

  left(list: number, row: number, _cause: number, _waitedMs: number, now: number): void {
    this.judge();
    this.#leave(list, row, now);
  }

  /** Judges the last changes again; to be called before the meter is read. */
  judge(): void {
    this.#judgeAgain(this.#before);
    this.#judgeAgain(this.#last);
    this.#before = undefined;
    this.#last = undefined;
  }

  #judgeAgain(change: Change | undefined): void {
    if (change === undefined) return;
    const { list, row, cause, now } = change;
    if (this.#enter(change)) this.#meter.touched(list, row, cause, now, true);
    this.#dropIfOut(list, row, now);
  }

  /** Whether a record that the sync looks at was not waiting yet. */
  #enter({ list, row, cause, now }: Change): boolean {
    const waiting = this.#of(list);
    if (waiting.has(row) || !this.#isCounted(list, row)) return false;
    waiting.set(row, { cause, since: now });
    return true;
  }

  #dropIfOut(list: number, row: number, now: number): void {
    if (!this.#isCounted(list, row) && this.#leave(list, row, now)) this.fellOut += 1;
  }

  /** The records of a list that wait, and since when. */
  waiting({ id }: ChangeList): Iterable<{ readonly since: number }> {
    this.judge();
    return this.#of(id).values();
  }

  #leave(list: number, row: number, now: number): boolean {
    const entry = this.#of(list).get(row);
    if (entry === undefined) return false;
    this.#of(list).delete(row);
    this.#meter.left(list, row, entry.cause, now - entry.since, now);
    return true;
  }

  #of(list: number): Map<number, Entry> {
    const known = this.#waiting.get(list);
    if (known !== undefined) return known;
    const waiting = new Map<number, Entry>();
    this.#waiting.set(list, waiting);
    return waiting;
  }
}
