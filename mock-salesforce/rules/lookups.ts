/** Lookups: a value must be the Id of a record that exists, of an object the field may point to. */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';

/** Finds the object of a key prefix, or undefined when the org keeps no records of it (queues, record types). */
export type ObjectOfPrefix = (prefix: string) => Records | undefined;

/** The key prefixes of objects that lookups may point to although the mock keeps no records of them. */
const PREFIXES_WITHOUT_RECORDS: Readonly<Record<string, string>> = { '00G': 'Group', '012': 'RecordType' };

/** What is wrong with the value of a lookup field, or undefined. The value's form has been checked before. */
export function lookupError(
  field: FieldSchema,
  value: Value,
  objectOfPrefix: ObjectOfPrefix,
): ApiError | undefined {
  if (field.type !== 'reference' || typeof value !== 'string') return undefined;
  const prefix = value.slice(0, 3);
  const target = objectOfPrefix(prefix);
  const name = target?.schema.name ?? PREFIXES_WITHOUT_RECORDS[prefix];
  if (name === undefined || !field.referenceTo?.includes(name)) {
    return failure('wrongLookup', { label: field.label, value }, [field.name]);
  }
  if (target === undefined) return undefined;
  const row = target.rowOf(value);
  if (row < 0) return failure('unknownLookup', {}, []);
  return target.deleted[row] === 1 ? failure('deletedLookup', {}, []) : undefined;
}
