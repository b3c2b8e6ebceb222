/** The change list as anybody would write it who had all the time in the world: a map, sorted on every look. */

interface Entry {
  readonly stamp: number;
  readonly cause: number;
  readonly since: number;
}

/** Whether (stamp, row) comes after another (stamp, row). */
function isAfter(stamp: number, row: number, otherStamp: number, otherRow: number): boolean {
  return stamp !== otherStamp ? stamp > otherStamp : row > otherRow;
}

export class ChangeListModel {
  readonly id: number;
  /** What an observer hears, in words. */
  readonly log: string[] = [];
  readonly #entries = new Map<number, Entry>();
  /** The last stamp of rows that left by being settled. */
  readonly #settled = new Map<number, number>();

  constructor(id: number) {
    this.id = id;
  }

  touch(row: number, stamp: number, cause: number, now: number): void {
    const known = this.#entries.get(row);
    this.#entries.set(row, { stamp, cause: known?.cause ?? cause, since: known?.since ?? now });
    this.#settled.delete(row);
    this.log.push(`touched ${this.id} ${row} ${cause} ${now} ${known === undefined}`);
  }

  settle(row: number, now: number): void {
    const entry = this.#entries.get(row);
    if (entry !== undefined) this.#settled.set(row, entry.stamp);
    this.forget(row, now);
  }

  forget(row: number, now: number): void {
    const entry = this.#entries.get(row);
    if (entry === undefined) return;
    this.#entries.delete(row);
    this.log.push(`left ${this.id} ${row} ${entry.cause} ${now - entry.since} ${now}`);
  }

  settleThrough(stamp: number, row: number, now: number): number {
    const passed = this.sorted().filter((each) => !isAfter(this.entry(each).stamp, each, stamp, row));
    for (const each of passed) this.settle(each, now);
    return passed.length;
  }

  /** The listed rows by (stamp, row). */
  sorted(): number[] {
    return [...this.#entries]
      .sort(([a, one], [b, other]) => one.stamp - other.stamp || a - b)
      .map(([row]) => row);
  }

  entry(row: number): Entry {
    return this.#entries.get(row)!;
  }

  /** Listed rows after (stamp, row) whose stamp is below `before`. */
  between(stamp: number, row: number, before: number): number[] {
    return this.sorted().filter(
      (each) => isAfter(this.entry(each).stamp, each, stamp, row) && this.entry(each).stamp < before,
    );
  }

  /** Rows that changed after (stamp, row) and are not listed any more. */
  missingAfter(stamp: number, row: number): number[] {
    return [...this.#settled].filter(([each, last]) => isAfter(last, each, stamp, row)).map(([each]) => each);
  }

  /** (cause, rows) for each cause that has rows. */
  countByCause(): [number, number][] {
    const counts = new Map<number, number>();
    for (const { cause } of this.#entries.values()) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => a - b);
  }
}
