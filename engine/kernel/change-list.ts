/**
 * The records changed since the sync's cursor, as a doubly linked list in two Int32Arrays, ordered by (stamp, row):
 * the order of `ORDER BY SystemModstamp, Id`. A change moves a record to its place at the tail, a pull reads from the
 * head, and neither allocates. With each record the list keeps what made it dirty (the cause) and since when, and it
 * counts by cause as things change, so that nobody ever recounts.
 */

/** No row: the end of the list, or no parent. */
export const NOBODY = -1;

/** Hears of everything that happens to a list. `list` is the number the list was given at birth. */
export interface ChangeObserver {
  /** A row changed; `entered` tells whether it was clean before. */
  touched(list: number, row: number, cause: number, now: number, entered: boolean): void;
  /** A row left the list after waiting since its first change. */
  left(list: number, row: number, cause: number, waitedMs: number, now: number): void;
}

/** A row as the list has it, to be given back to `restore`; cause and since mean something only while it is listed. */
export interface ListedRow {
  readonly listed: boolean;
  readonly stamp: number;
  readonly cause: number;
  readonly since: number;
}

const MAX_CAUSES = 256;

export class ChangeList {
  readonly id: number;
  /** When each row last changed, in whole seconds since the epoch: a Salesforce SystemModstamp. */
  stamps = new Int32Array(0);
  /** Rows in the list by cause. */
  readonly countByCause = new Int32Array(MAX_CAUSES);
  observer: ChangeObserver | undefined;
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  #listed = new Uint8Array(0);
  #cause = new Uint8Array(0);
  #since = new Float64Array(0);
  #head = NOBODY;
  #tail = NOBODY;
  #size = 0;
  #settledStamp = NOBODY;
  #settledRow = NOBODY;
  #isTailSorted = true;
  #group = new Int32Array(64);

  constructor(id = 0) {
    this.id = id;
  }

  /** Rows in the list. */
  get size(): number {
    return this.#size;
  }

  /** The first row, or NOBODY. */
  get head(): number {
    this.#sortTail();
    return this.#head;
  }

  /** The row after `row`, or NOBODY. */
  next(row: number): number {
    return this.#next[row]!;
  }

  has(row: number): boolean {
    return this.#listed[row] === 1;
  }

  /** The cause that first made a listed row dirty. */
  causeOf(row: number): number {
    return this.#cause[row]!;
  }

  /** When a listed row first changed since it was last clean. */
  sinceOf(row: number): number {
    return this.#since[row]!;
  }

  /** Makes room for rows up to `capacity`; their stamp is `stamp` until they change. */
  reserve(capacity: number, stamp: number): void {
    const old = this.stamps.length;
    if (capacity <= old) return;
    const size = Math.max(capacity, old * 2);
    this.stamps = copyInto(new Int32Array(size).fill(stamp, old), this.stamps);
    this.#next = copyInto(new Int32Array(size), this.#next);
    this.#previous = copyInto(new Int32Array(size), this.#previous);
    this.#listed = copyInto(new Uint8Array(size), this.#listed);
    this.#cause = copyInto(new Uint8Array(size), this.#cause);
    this.#since = copyInto(new Float64Array(size), this.#since);
  }

  /** A row changed at `now` (ms): it gets the stamp (s) and moves to its place. Keeps its first cause and instant. */
  touch(row: number, stamp: number, cause: number, now: number): void {
    const entered = this.#listed[row] === 0;
    if (entered) {
      this.#listed[row] = 1;
      this.#cause[row] = cause;
      this.#since[row] = now;
      this.countByCause[cause]!++;
      this.#size += 1;
    } else {
      this.#unlink(row);
    }
    this.stamps[row] = stamp;
    this.#link(row, stamp);
    if (this.observer !== undefined) this.observer.touched(this.id, row, cause, now, entered);
  }

  /** A row is clean again. */
  settle(row: number, now: number): void {
    if (this.#listed[row] === 0) return;
    this.markSettled(this.stamps[row]!, row);
    this.forget(row, now);
  }

  /** Records that rows up to (stamp, row) may be missing from the list: a query from before it cannot rely on it. */
  markSettled(stamp: number, row: number): void {
    if (stamp < this.#settledStamp || (stamp === this.#settledStamp && row <= this.#settledRow)) return;
    this.#settledStamp = stamp;
    this.#settledRow = row;
  }

  /** Up to which (stamp, row) rows may be missing from the list. */
  get settledThrough(): [number, number] {
    return [this.#settledStamp, this.#settledRow];
  }

  /** Whether every row that changed after (stamp, row) is still in the list. */
  knowsAfter(stamp: number, row: number): boolean {
    return stamp > this.#settledStamp || (stamp === this.#settledStamp && row >= this.#settledRow);
  }

  /** Takes a row out that no query will ever find again (it was deleted), so the list stays complete without it. */
  forget(row: number, now: number): void {
    if (this.#listed[row] === 0) return;
    this.#unlink(row);
    this.#listed[row] = 0;
    this.#size -= 1;
    const cause = this.#cause[row]!;
    this.countByCause[cause]!--;
    if (this.observer !== undefined) this.observer.left(this.id, row, cause, now - this.#since[row]!, now);
  }

  /**
   * Puts a row back to what it was before the transaction that touched it was rolled back: its stamp, and its place in
   * the list or outside it. The observer hears nothing: what was rolled back never happened.
   */
  restore(row: number, was: ListedRow): void {
    if (this.#listed[row] === 1) {
      this.#unlink(row);
      this.countByCause[this.#cause[row]!]!--;
      this.#size -= 1;
    }
    this.#listed[row] = was.listed ? 1 : 0;
    this.stamps[row] = was.stamp;
    if (!was.listed) return;
    this.#cause[row] = was.cause;
    this.#since[row] = was.since;
    this.countByCause[was.cause]!++;
    this.#size += 1;
    this.#linkAfter(this.#lastBefore(was.stamp, row), row);
  }

  /** Settles every row up to and including (stamp, row): the sync's cursor has passed them. */
  settleThrough(stamp: number, row: number, now: number): number {
    let settled = 0;
    this.#sortTail();
    while (this.#head !== NOBODY && !this.isAfter(this.#head, stamp, row)) {
      this.settle(this.#head, now);
      settled += 1;
    }
    return settled;
  }

  /** Whether a row comes after (stamp, row) in the list's order. */
  isAfter(row: number, stamp: number, other: number): boolean {
    const own = this.stamps[row]!;
    return own > stamp || (own === stamp && row > other);
  }

  /** Fills `out` with the first rows after (stamp, row) whose stamp is below `before`; returns how many. */
  page(stamp: number, row: number, before: number, out: Int32Array): number {
    let filled = 0;
    this.#sortTail();
    let at = this.#firstAfter(stamp, row);
    while (at !== NOBODY && filled < out.length && this.stamps[at]! < before) {
      out[filled++] = at;
      at = this.#next[at]!;
    }
    return filled;
  }

  /** Rows after (stamp, row) whose stamp is below `before`. */
  count(stamp: number, row: number, before: number): number {
    let count = this.#size;
    this.#sortTail();
    for (let at = this.#head; at !== NOBODY && !this.isAfter(at, stamp, row); at = this.#next[at]!)
      count -= 1;
    for (let at = this.#tail; at !== NOBODY && this.stamps[at]! >= before; at = this.#previous[at]!)
      count -= 1;
    return Math.max(0, count);
  }

  #firstAfter(stamp: number, row: number): number {
    let at = this.#head;
    while (at !== NOBODY && !this.isAfter(at, stamp, row)) at = this.#next[at]!;
    return at;
  }

  /**
   * Links a row at the tail. Rows that share a second are put in row order, as a query that orders by Id shows them,
   * once the second is over or somebody looks: keeping the order at every change would make a mass update quadratic.
   */
  #link(row: number, stamp: number): void {
    const tail = this.#tail;
    const last = tail === NOBODY ? stamp : this.stamps[tail]!;
    if (stamp > last) this.#sortTail();
    else if (stamp === last && row < tail) this.#isTailSorted = false;
    if (stamp >= last) this.#linkAfter(this.#tail, row);
    else this.#linkAfter(this.#lastBefore(stamp, row), row);
  }

  /** For a stamp below the tail's, which only a clock that was set back gives. */
  #lastBefore(stamp: number, row: number): number {
    this.#sortTail();
    let before = this.#tail;
    while (before !== NOBODY && this.isAfter(before, stamp, row)) before = this.#previous[before]!;
    return before;
  }

  #linkAfter(before: number, row: number): void {
    const after = before === NOBODY ? this.#head : this.#next[before]!;
    this.#previous[row] = before;
    this.#next[row] = after;
    if (before === NOBODY) this.#head = row;
    else this.#next[before] = row;
    if (after === NOBODY) this.#tail = row;
    else this.#previous[after] = row;
  }

  /** Puts the rows of the last second in order. */
  #sortTail(): void {
    if (this.#isTailSorted) return;
    this.#isTailSorted = true;
    const stamp = this.stamps[this.#tail]!;
    let size = 0;
    let before = this.#tail;
    while (before !== NOBODY && this.stamps[before] === stamp) {
      if (size === this.#group.length) this.#group = copyInto(new Int32Array(size * 2), this.#group);
      this.#group[size++] = before;
      before = this.#previous[before]!;
    }
    const group = this.#group.subarray(0, size).sort();
    if (before === NOBODY) this.#head = NOBODY;
    else this.#next[before] = NOBODY;
    this.#tail = before;
    for (let i = 0; i < size; i += 1) this.#linkAfter(this.#tail, group[i]!);
  }

  #unlink(row: number): void {
    const before = this.#previous[row]!;
    const after = this.#next[row]!;
    if (before === NOBODY) this.#head = after;
    else this.#next[before] = after;
    if (after === NOBODY) this.#tail = before;
    else this.#previous[after] = before;
  }
}

function copyInto<T extends Int32Array | Uint8Array | Float64Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
