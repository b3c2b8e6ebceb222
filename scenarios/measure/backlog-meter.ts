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
  /** Since the last sample: the most that waited, and the first instant at which nothing did. */
  #highest = 0;
  #emptyAt: number | undefined;
  #areaThrough: number;
  readonly #listener: ChangeListener;

  constructor(lists: number, startAt: number, listener: ChangeListener) {
    this.byList = new Int32Array(lists);
    this.enteredByList = new Int32Array(lists);
    this.leftByList = new Int32Array(lists);
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
    this.byList[list]!--;
    this.byCause[cause]!--;
    this.leftByList[list]!++;
    this.waitedMs += waitedMs;
    if (this.total === 0) this.#emptied(now);
    this.#listener.left(list, row, waitedMs);
  }

  /** What happened since the last sample; the next interval begins. */
  endInterval(now: number): { readonly highest: number; readonly emptyAt: number | undefined } {
    const interval = { highest: this.#highest, emptyAt: this.#emptyAt };
    this.#highest = this.total;
    this.#emptyAt = this.total === 0 ? now : undefined;
    return interval;
  }

  #emptied(now: number): void {
    this.drainedAt ??= now;
    this.#emptyAt ??= now;
  }

  /** Brings the area up to `now`. */
  accumulate(now: number): void {
    this.areaMs += this.total * (now - this.#areaThrough);
    this.#areaThrough = now;
  }
}
