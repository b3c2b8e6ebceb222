/**
 * Required fields. A standard one is missed when it is not given on create or is emptied later; a custom one, which
 * may have become required after the record was made, also by an update that does not touch it (documented, Adobe
 * "Salesforce diagnostics", REQUIRED_FIELD_MISSING).
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { ApiError } from '../errors.ts';
import { failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';

/** The record as it would be: the new value of a field, or undefined where the write does not touch it. */
export type NewValue = (field: number) => Value | undefined;

/** The numbers of the required fields; a schema that changes is another one. */
const REQUIRED = new WeakMap<ObjectSchema, readonly number[]>();

function requiredOf(schema: ObjectSchema): readonly number[] {
  const known = REQUIRED.get(schema);
  if (known !== undefined) return known;
  const numbers = schema.fields.flatMap(({ required }, number) => (required ? [number] : []));
  REQUIRED.set(schema, numbers);
  return numbers;
}

/** The error of a record whose required fields are not all filled; `row` is undefined on create. */
export function missingFields(
  records: Records,
  row: number | undefined,
  newValue: NewValue,
): ApiError | undefined {
  let missing: string[] | undefined;
  for (const number of requiredOf(records.schema)) {
    const field = records.schema.fields[number]!;
    if (isMissing(records, row, field, number, newValue(number))) missing = [...(missing ?? []), field.name];
  }
  if (missing === undefined) return undefined;
  return failure('requiredMissing', { fields: missing.join(', ') }, missing);
}

function isMissing(
  records: Records,
  row: number | undefined,
  field: FieldSchema,
  number: number,
  written: Value | undefined,
): boolean {
  if (written !== undefined) return written === null;
  if (row === undefined) return field.defaultValue === undefined || field.defaultValue === null;
  return field.custom === true && records.value(row, number) === null;
}
