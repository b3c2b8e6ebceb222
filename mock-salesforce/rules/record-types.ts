/** A record's type must be an active one of its own object (observed text, salesforce-api fact sheet 3). */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';

/** @param field RecordTypeId, @param types the records of RecordType */
export function recordTypeError(
  { schema }: Records,
  field: FieldSchema,
  value: Value,
  types: Records,
): ApiError | undefined {
  if (typeof value !== 'string') return undefined;
  const row = types.rowOf(value);
  const read = (name: string) => types.value(row, types.field(name));
  const isValid = row >= 0 && read('SobjectType') === schema.name && read('IsActive') === true;
  return isValid ? undefined : failure('recordTypeInvalid', { label: field.label, value }, [field.name]);
}
