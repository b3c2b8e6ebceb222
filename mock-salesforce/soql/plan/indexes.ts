/**
 * The indexes of an object's fields. They are made when a query first needs one, and cost writers nothing: before an
 * index is used, the rows whose SystemModstamp has moved since are noted again. Every write moves the stamp; rows
 * stamped in the second of the last look are noted again as well, for they may have been written after it.
 */
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { type Key, keyOf, kindOf } from '../values/comparable.ts';
import { ValueIndex } from './value-index.ts';

/** Whether a platform index or one of the customer's serves a field; selectivity differs (`cost.ts`). */
export type IndexKind = 'standard' | 'custom';

/** Fields every object has an index of (documented, "Indexes", Query Search Optimization). */
const STANDARD: ReadonlySet<string> = new Set(['Id', 'CreatedDate', 'SystemModstamp']);

/** The index that the original has of a field, if any: lookups, names and e-mail addresses among them. */
export function indexOf(field: FieldSchema): IndexKind | undefined {
  if (field.calculated === true || field.isBorrowed === true) return undefined;
  const isStandard =
    STANDARD.has(field.name) ||
    field.type === 'reference' ||
    field.nameField === true ||
    (field.type === 'email' && field.custom !== true);
  if (isStandard) return 'standard';
  return field.externalId === true || field.unique === true ? 'custom' : undefined;
}

const ALL = new WeakMap<Records, Indexes>();

/** The rows that may hold any of these values in an indexed field, in no order; some may come twice. */
export function rowsHolding(records: Records, field: number, keys: Iterable<Key>, now: number): number[] {
  let indexes = ALL.get(records);
  if (indexes === undefined) {
    indexes = new Indexes(records);
    ALL.set(records, indexes);
  }
  const index = indexes.get(field, now);
  const rows: number[] = [];
  for (const key of keys) index.find(key, rows);
  return rows;
}

/** The living rows whose indexed field has a value, oldest first. */
export function livingRowsOf(records: Records, field: number, value: string, now: number): number[] {
  const kind = kindOf(records.schema.fields[field]!);
  const key = keyOf(kind, value);
  const holds = (row: number) => records.deleted[row] === 0 && keyOf(kind, records.value(row, field)) === key;
  return [...new Set(rowsHolding(records, field, [key], now))].filter(holds).sort((a, b) => a - b);
}

/** Stamps that are compared at once. */
const BLOCK = 4_096;

class Indexes {
  readonly #records: Records;
  readonly #byField = new Map<number, ValueIndex>();
  /** The stamps as they were at the last look. */
  #seen = new Int32Array(0);
  #count = 0;
  /** The rows that were stamped in the second of the last look, or after it. */
  #recent: number[] = [];

  constructor(records: Records) {
    this.#records = records;
  }

  get(field: number, now: number): ValueIndex {
    this.#catchUp(Math.floor(now / 1_000));
    const known = this.#byField.get(field);
    if (known !== undefined && known.size <= 2 * this.#count + 1_024) return known;
    const index = new ValueIndex(this.#count);
    for (let row = 0; row < this.#count; row += 1) index.note(row, this.#keyOf(field, row));
    this.#byField.set(field, index);
    return index;
  }

  #catchUp(second: number): void {
    const { count, changes } = this.#records;
    const { stamps } = changes;
    if (count < this.#count) this.#byField.clear();
    if (this.#seen.length < stamps.length) this.#seen = larger(this.#seen, stamps.length);
    const recent = this.#recent;
    this.#recent = [];
    const [now, before] = [bytesOf(stamps), bytesOf(this.#seen)];
    for (let from = 0; from < count; from += BLOCK) {
      const to = Math.min(count, from + BLOCK);
      if (now.compare(before, from * 4, to * 4, from * 4, to * 4) !== 0) this.#look(from, to, second);
    }
    for (let row = this.#count; row < count; row += 1) this.#note(row);
    for (const row of recent) if (row < count) this.#note(row);
    for (const row of recent) if (row < count && stamps[row]! >= second) this.#recent.push(row);
    this.#count = count;
  }

  /** Notes the rows of a block whose stamps moved. */
  #look(from: number, to: number, second: number): void {
    const { stamps } = this.#records.changes;
    for (let row = from; row < to; row += 1) {
      if (stamps[row] === this.#seen[row]) continue;
      this.#seen[row] = stamps[row]!;
      if (stamps[row]! >= second) this.#recent.push(row);
      this.#note(row);
    }
  }

  #note(row: number): void {
    for (const [field, index] of this.#byField) index.note(row, this.#keyOf(field, row));
  }

  #keyOf(field: number, row: number): Key {
    return keyOf(kindOf(this.#records.schema.fields[field]!), this.#records.value(row, field));
  }
}

function bytesOf(array: Int32Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function larger(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(array);
  return copy;
}
