/** Lookups: a value must be the Id of a record that exists, of an object the field may point to. */
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';

/**
 * What is wrong with the value of a lookup field, or undefined. The value's form has been checked before.
 * @param target the object of the value's key prefix, or undefined when the org has none
 * @param row that the value points to; -1 when no record ever had it
 */
export function lookupError(
  field: FieldSchema,
  value: string,
  target: Records | undefined,
  row: number,
): ApiError | undefined {
  if (target === undefined || !field.referenceTo?.includes(target.schema.name)) {
    return failure('wrongLookup', { label: field.label, value }, [field.name]);
  }
  if (row < 0) return failure('unknownLookup', {}, []);
  return target.deleted[row] === 1 ? failure('deletedLookup', {}, []) : undefined;
}
