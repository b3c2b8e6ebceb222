/** Lookups: a value must be the Id of a record that exists, of an object the field may point to. */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';

/** Finds the object of a key prefix, or undefined when the org has none. */
export type ObjectOfPrefix = (prefix: string) => Records | undefined;

/** What is wrong with the value of a lookup field, or undefined. The value's form has been checked before. */
export function lookupError(
  field: FieldSchema,
  value: Value,
  objectOfPrefix: ObjectOfPrefix,
): ApiError | undefined {
  if (field.type !== 'reference' || typeof value !== 'string') return undefined;
  const target = objectOfPrefix(value.slice(0, 3));
  if (target === undefined || !field.referenceTo?.includes(target.schema.name)) {
    return failure('wrongLookup', { label: field.label, value }, [field.name]);
  }
  const row = target.rowOf(value);
  if (row < 0) return failure('unknownLookup', {}, []);
  return target.deleted[row] === 1 ? failure('deletedLookup', {}, []) : undefined;
}
