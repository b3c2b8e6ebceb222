/**
 * Which rows hold a value: hash chains in typed arrays, so that a million rows cost a few megabytes. Chains may name
 * rows that no longer hold the value, or hold another of the same hash: whoever looks up tests what is found.
 */
import { hash32, NOBODY } from '../../../engine/kernel/index.ts';
import type { Key } from '../values/comparable.ts';

/** No hash was noted for the row. */
const NO_HASH = 0;

export class ValueIndex {
  readonly #heads: Int32Array;
  readonly #mask: number;
  #entryRows: Int32Array;
  #nextEntries: Int32Array;
  #hashes: Int32Array;
  #size = 0;

  /** Made for so many rows; more find room, too. */
  constructor(rows: number) {
    let buckets = 1_024;
    while (buckets < rows) buckets *= 2;
    this.#heads = new Int32Array(buckets).fill(NOBODY);
    this.#mask = buckets - 1;
    this.#entryRows = new Int32Array(rows);
    this.#nextEntries = new Int32Array(rows);
    this.#hashes = new Int32Array(rows);
  }

  /** Entries made; as rows change, more than there are rows. */
  get size(): number {
    return this.#size;
  }

  /** A row holds this value now; null is not indexed. */
  note(row: number, key: Key): void {
    if (row >= this.#hashes.length) this.#hashes = grown(this.#hashes, row);
    const hash = key === null ? NO_HASH : hashOf(key);
    if (this.#hashes[row] === hash) return;
    this.#hashes[row] = hash;
    if (hash === NO_HASH) return;
    if (this.#size >= this.#entryRows.length) {
      this.#entryRows = grown(this.#entryRows, this.#size);
      this.#nextEntries = grown(this.#nextEntries, this.#size);
    }
    const bucket = hash & this.#mask;
    this.#entryRows[this.#size] = row;
    this.#nextEntries[this.#size] = this.#heads[bucket]!;
    this.#heads[bucket] = this.#size;
    this.#size += 1;
  }

  /** Adds the rows whose last noted value has the hash of this one; one that changed to and fro comes again. */
  find(key: Key, rows: number[]): void {
    if (key === null) return;
    const hash = hashOf(key);
    for (let entry = this.#heads[hash & this.#mask]!; entry !== NOBODY; entry = this.#nextEntries[entry]!) {
      const row = this.#entryRows[entry]!;
      if (this.#hashes[row] === hash) rows.push(row);
    }
  }
}

/** FNV-1a, mixed once more; never the hash of nothing. */
function hashOf(key: string | number): number {
  const text = String(key);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash32(hash, text.length, 0) | 0 || 1;
}

function grown(array: Int32Array, place: number): Int32Array {
  const larger = new Int32Array(Math.max(place + 1, array.length * 2));
  larger.set(array);
  return larger;
}
