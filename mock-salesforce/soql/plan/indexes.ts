/**
 * The indexes of an object's fields. They are made when a query first needs one, and cost writers nothing: before an
 * index is used, the rows whose SystemModstamp has moved since are noted again. Every write moves the stamp; rows
 * stamped in the second of the last look are noted again as well, for they may have been written after it.
 */
import type { Records } from '../../records.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { type Key, keyOf, kindOf } from '../comparable.ts';
import { ValueIndex } from './value-index.ts';

/** Whether a platform index or one of the customer's serves a field; selectivity differs (`cost.ts`). */
export type IndexKind = 'standard' | 'custom';

/** Fields every object has an index of (documented, "Indexes", Query Search Optimization). */
const STANDARD: ReadonlySet<string> = new Set(['Id', 'CreatedDate', 'SystemModstamp']);

/** The index that the original has of a field, if any: lookups, names and e-mail addresses among them. */
export function indexOf(field: FieldSchema): IndexKind | undefined {
  if (field.calculated === true) return undefined;
  const isStandard =
    STANDARD.has(field.name) ||
    field.type === 'reference' ||
    field.nameField === true ||
    (field.type === 'email' && field.custom !== true);
  if (isStandard) return 'standard';
  return field.externalId === true || field.unique === true ? 'custom' : undefined;
}

const ALL = new WeakMap<Records, Indexes>();

/** The rows that may hold any of these values in an indexed field. */
export function rowsHolding(records: Records, field: number, keys: Iterable<Key>, now: number): Set<number> {
  let indexes = ALL.get(records);
  if (indexes === undefined) {
    indexes = new Indexes(records);
    ALL.set(records, indexes);
  }
  const index = indexes.get(field, now);
  const rows = new Set<number>();
  for (const key of keys) for (const row of index.find(key)) rows.add(row);
  return rows;
}

class Indexes {
  readonly #records: Records;
  readonly #byField = new Map<number, ValueIndex>();
  /** The stamps as they were at the last look, and the second of it. */
  #seen = new Int32Array(0);
  #count = 0;
  #second = 0;

  constructor(records: Records) {
    this.#records = records;
  }

  get(field: number, now: number): ValueIndex {
    this.#catchUp(now);
    const known = this.#byField.get(field);
    if (known !== undefined && known.size <= 2 * this.#count + 1_024) return known;
    const index = new ValueIndex(this.#count);
    for (let row = 0; row < this.#count; row += 1) index.note(row, this.#keyOf(field, row));
    this.#byField.set(field, index);
    return index;
  }

  #catchUp(now: number): void {
    const { count, changes } = this.#records;
    const { stamps } = changes;
    if (count < this.#count) this.#byField.clear();
    if (this.#seen.length < count) this.#seen = larger(this.#seen, stamps.length);
    const seen = this.#seen;
    for (let row = 0; row < count; row += 1) {
      const stamp = stamps[row]!;
      if (row < this.#count && stamp === seen[row] && stamp < this.#second) continue;
      seen[row] = stamp;
      for (const [field, index] of this.#byField) index.note(row, this.#keyOf(field, row));
    }
    this.#count = count;
    this.#second = Math.floor(now / 1_000);
  }

  #keyOf(field: number, row: number): Key {
    return keyOf(kindOf(this.#records.schema.fields[field]!), this.#records.value(row, field));
  }
}

function larger(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(array);
  return copy;
}
