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

  constructor(records: Records, field: number) {
    this.#records = records;
    this.#field = field;
    for (let row = 0; row < records.count; row += 1) this.note(row);
  }

  /** A row's value was written. */
  note(row: number): void {
    const key = keyOf(this.#records.value(row, this.#field));
    if (key !== undefined) this.#rows.set(key, row);
  }

  /** The live record that holds the value, or -1. */
  find(value: Value): number {
    const key = keyOf(value);
    const row = key === undefined ? undefined : this.#rows.get(key);
    if (row === undefined || this.#records.deleted[row] === 1) return -1;
    return keyOf(this.#records.value(row, this.#field)) === key ? row : -1;
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
