/**
 * The deleted records of one object, in the order of their deletion: what `getDeleted` answers from. A record that is
 * undeleted is withdrawn, and appears again when it is deleted again.
 */
import { NOBODY } from '../../engine/kernel/index.ts';

/** What most looks find. */
const NONE = { rows: new Int32Array(0), stamps: new Int32Array(0) };

export class Deletions {
  #rows = new Int32Array(16);
  #stamps = new Int32Array(16);
  #size = 0;
  #withdrawn = 0;

  /** Deletions so far, withdrawn ones included. */
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

  /** The last deletion never happened. */
  takeBack(): void {
    this.#size -= 1;
  }

  /** A deleted row was undeleted; undoes itself when the transaction is rolled back. */
  withdraw(row: number): () => void {
    const place = this.#rows.subarray(0, this.#size).lastIndexOf(row);
    if (place < 0) return () => undefined;
    this.#rows[place] = NOBODY;
    this.#withdrawn += 1;
    return () => {
      this.#rows[place] = row;
      this.#withdrawn -= 1;
    };
  }

  /** The rows deleted from the second `from` up to, but not in, the second `to`, and when. */
  between(from: number, to: number): { rows: Int32Array; stamps: Int32Array } {
    const first = this.#firstAt(from);
    const end = Math.max(first, this.#firstAt(to));
    if (first === end) return NONE;
    const rows = this.#rows.slice(first, end);
    const stamps = this.#stamps.slice(first, end);
    if (this.#withdrawn === 0) return { rows, stamps };
    const isThere = (_: number, place: number) => rows[place] !== NOBODY;
    return { rows: rows.filter((row) => row !== NOBODY), stamps: stamps.filter(isThere) };
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
