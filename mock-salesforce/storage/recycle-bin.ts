/**
 * The recycle bin of the org. What was deleted together comes back together: an account with its contacts. A record
 * stays for 15 days; when the bin is full the oldest go first, but none before its second hour is over (documented,
 * SOAP API "emptyRecycleBin()").
 */
import { HOUR_MS, SECOND_MS } from '../../engine/kernel/index.ts';
import { RECYCLE_BIN_DAYS } from '../limits.ts';
import type { Records } from '../records.ts';
import type { Journal } from './journal.ts';

/** A deleted record. */
export interface Binned {
  readonly records: Records;
  readonly row: number;
}

/** A record that a user deleted, and what the deletion took along, itself included. */
export interface Entry {
  readonly rows: readonly Binned[];
  readonly deletedAt: number;
}

const LIFE_MS = RECYCLE_BIN_DAYS * 24 * HOUR_MS;
const KEPT_MS = 2 * HOUR_MS;

export class RecycleBin {
  /** Records it holds before the oldest are dropped. */
  readonly capacity: number;
  readonly #journal: Journal;
  /** In the order of deletion. */
  readonly #entries = new Map<string, Entry>();
  #size = 0;

  constructor(capacity: number, journal: Journal) {
    this.capacity = capacity;
    this.#journal = journal;
  }

  /** Records in the bin, those that were taken along included. */
  get size(): number {
    return this.#size;
  }

  /** Puts a deletion in: the record first, then what it took along. */
  put(rows: readonly Binned[], now: number): void {
    this.#add(keyOf(rows[0]!), { rows, deletedAt: Math.floor(now / SECOND_MS) * SECOND_MS });
  }

  /** Takes a deletion out, or returns undefined: only a record that was deleted by itself can be taken out. */
  take(binned: Binned): readonly Binned[] | undefined {
    const key = keyOf(binned);
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#remove(key, entry);
    if (this.#journal.active) this.#journal.note(() => this.#add(key, entry));
    return entry.rows;
  }

  /** All deletions in the bin, the oldest first. */
  entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** Drops what has been in the bin too long, and the oldest when it is too full; never inside a transaction. */
  sweep(now: number): void {
    for (const [key, entry] of this.#entries) {
      const age = now - entry.deletedAt;
      const isDropped = age >= LIFE_MS || (this.#size > this.capacity && age >= KEPT_MS);
      if (!isDropped) return;
      this.#remove(key, entry);
      for (const { records, row } of entry.rows) records.purge(row);
    }
  }

  #add(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#size += entry.rows.length;
    if (this.#journal.active) this.#journal.note(() => this.#remove(key, entry));
  }

  #remove(key: string, entry: Entry): void {
    if (this.#entries.delete(key)) this.#size -= entry.rows.length;
  }
}

function keyOf({ records, row }: Binned): string {
  return `${records.schema.name} ${row}`;
}
