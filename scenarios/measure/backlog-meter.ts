/**
 * Measures the backlog as it changes: in total, by list (an object and a direction) and by cause, its peak, and the
 * area under its curve, which must equal the sum of all waiting times (Little's law).
 */
import type { ChangeObserver } from '../../engine/kernel/index.ts';

const MAX_CAUSES = 256;

/** Hears of each change and each departure, before it is counted. */
export interface ChangeListener {
  touched(list: number, row: number, cause: number, now: number): void;
  left(list: number, row: number, waitedMs: number): void;
}

/** An instant that did not come; no run begins before 1970. */
export const NEVER = -1;

/** What happened between two samples. */
export interface Interval {
  /** The most that waited at once. */
  readonly highest: number;
  /** By list: the first instant at which the sync had caught up with it, or NEVER. */
  readonly caughtUpAt: Float64Array;
}

export class BacklogMeter implements ChangeObserver {
  readonly byList: Int32Array;
  readonly byCause = new Int32Array(MAX_CAUSES);
  readonly peakByCause = new Int32Array(MAX_CAUSES);
  /** Times a clean record became dirty, by cause and by list. */
  readonly enteredByCause = new Int32Array(MAX_CAUSES);
  readonly enteredByList: Int32Array;
  readonly leftByList: Int32Array;
  total = 0;
  peak = 0;
  changes = 0;
  /** The first instant after the peak at which nothing waited. */
  drainedAt: number | undefined;
  /** Record-milliseconds: the backlog integrated over time. */
  areaMs = 0;
  /** The waits of all records that have left. */
  waitedMs = 0;
  /** Since the last sample: the most that waited, and when the sync had first caught up with each list, or NEVER. */
  #highest = 0;
  #caughtUpAt: Float64Array;
  #areaThrough: number;
  readonly #listener: ChangeListener;

  constructor(lists: number, startAt: number, listener: ChangeListener) {
    this.byList = new Int32Array(lists);
    this.enteredByList = new Int32Array(lists);
    this.leftByList = new Int32Array(lists);
    this.#caughtUpAt = new Float64Array(lists).fill(startAt);
    this.#areaThrough = startAt;
    this.#listener = listener;
  }

  touched(list: number, row: number, cause: number, now: number, entered: boolean): void {
    this.changes += 1;
    this.#listener.touched(list, row, cause, now);
    if (!entered) return;
    this.accumulate(now);
    this.total += 1;
    this.byList[list]!++;
    this.enteredByList[list]!++;
    this.enteredByCause[cause]!++;
    const waiting = this.byCause[cause]! + 1;
    this.byCause[cause] = waiting;
    if (waiting > this.peakByCause[cause]!) this.peakByCause[cause] = waiting;
    if (this.total > this.#highest) this.#highest = this.total;
    if (this.total <= this.peak) return;
    this.peak = this.total;
    this.drainedAt = undefined;
  }

  left(list: number, row: number, cause: number, waitedMs: number, now: number): void {
    this.accumulate(now);
    this.total -= 1;
    const waiting = this.byList[list]! - 1;
    this.byList[list] = waiting;
    this.byCause[cause]!--;
    this.leftByList[list]!++;
    this.waitedMs += waitedMs;
    if (waiting === 0) this.#emptied(list, now);
    this.#listener.left(list, row, waitedMs);
  }

  /** What happened since the last sample; the next interval begins. */
  endInterval(now: number): Interval {
    const interval = { highest: this.#highest, caughtUpAt: this.#caughtUpAt };
    this.#highest = this.total;
    this.#caughtUpAt = Float64Array.from(this.byList, (waiting) => (waiting === 0 ? now : NEVER));
    return interval;
  }

  /** Nothing of a list is left that the sync could have taken over in this cycle. */
  caughtUp(list: number, now: number): void {
    if (this.#caughtUpAt[list] === NEVER) this.#caughtUpAt[list] = now;
  }

  #emptied(list: number, now: number): void {
    if (this.total === 0) this.drainedAt ??= now;
    this.caughtUp(list, now);
  }

  /** Brings the area up to `now`. */
  accumulate(now: number): void {
    this.areaMs += this.total * (now - this.#areaThrough);
    this.#areaThrough = now;
  }
}
