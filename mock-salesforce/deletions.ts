/** The deleted records of one object, in the order of their deletion: what `getDeleted` answers from. */

export class Deletions {
  #rows = new Int32Array(16);
  #stamps = new Int32Array(16);
  #size = 0;

  /** Deletions so far. */
  get size(): number {
    return this.#size;
  }

  /** A row was deleted in the second `stamp`; never earlier than the deletion before it. */
  add(row: number, stamp: number): void {
    if (this.#size === this.#rows.length) this.#grow();
    this.#rows[this.#size] = row;
    this.#stamps[this.#size] = stamp;
    this.#size += 1;
  }

  /** The rows deleted from the second `from` up to, but not in, the second `to`, and when. */
  between(from: number, to: number): { rows: Int32Array; stamps: Int32Array } {
    const first = this.#firstAt(from);
    const end = Math.max(first, this.#firstAt(to));
    return { rows: this.#rows.slice(first, end), stamps: this.#stamps.slice(first, end) };
  }

  /** The place of the first deletion at or after `stamp`, by halving. */
  #firstAt(stamp: number): number {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stamps[middle]! < stamp) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const rows = new Int32Array(this.#rows.length * 2);
    const stamps = new Int32Array(rows.length);
    rows.set(this.#rows);
    stamps.set(this.#stamps);
    this.#rows = rows;
    this.#stamps = stamps;
  }
}
