/**
 * Unique and external-id fields: finds the record that holds a value. The index of a field is built when it is first
 * asked for and kept up by the API's writes; every hit is checked against the record, so a stale entry does no harm.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';

export class UniqueIndex {
  readonly #records: Records;
  readonly #field: number;
  readonly #rows = new Map<string, number>();
  /** Rows that had a value before the one in `#rows` got it: other holders, where the field is not unique. */
  readonly #others = new Map<string, Set<number>>();

  constructor(records: Records, field: number) {
    this.#records = records;
    this.#field = field;
    for (let row = 0; row < records.count; row += 1) this.note(row);
  }

  /** A row's value was written. */
  note(row: number): void {
    const key = keyOf(this.#records.value(row, this.#field));
    if (key === undefined) return;
    const before = this.#rows.get(key);
    this.#rows.set(key, row);
    if (before === undefined || before === row) return;
    const others = this.#others.get(key) ?? new Set();
    this.#others.set(key, others.add(before));
  }

  /** The live record that holds the value, or -1. */
  find(value: Value): number {
    const key = keyOf(value);
    const row = key === undefined ? undefined : this.#rows.get(key);
    return row !== undefined && this.#holds(row, key!) ? row : -1;
  }

  /** All live records that hold the value, oldest first: more than one only where the field is not unique. */
  findAll(value: Value): number[] {
    const key = keyOf(value);
    const last = key === undefined ? undefined : this.#rows.get(key);
    if (key === undefined || last === undefined) return [];
    const rows = new Set(this.#others.get(key)).add(last);
    return [...rows].filter((row) => this.#holds(row, key)).sort((a, b) => a - b);
  }

  #holds(row: number, key: string): boolean {
    if (this.#records.deleted[row] === 1) return false;
    return keyOf(this.#records.value(row, this.#field)) === key;
  }
}

/** The error of giving `row` (undefined on create) a value that another record holds. */
export function duplicateError(
  index: UniqueIndex,
  records: Records,
  field: string,
  value: Value,
  row: number | undefined,
): ApiError | undefined {
  const holder = index.find(value);
  if (holder < 0 || holder === row) return undefined;
  return failure('duplicateValue', { field, id: records.idOf(holder).slice(0, 15) }, []);
}

/** Unique texts compare without regard to case. */
function keyOf(value: Value): string | undefined {
  return value === null ? undefined : String(value).toLowerCase();
}
