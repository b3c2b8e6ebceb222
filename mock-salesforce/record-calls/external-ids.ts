/** Records found by what another system calls them. */
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import { isIdLookup, isKept } from '../rules/id-lookup.ts';
import type { FieldSchema } from '../schema/types.ts';
import { livingRowsOf } from '../soql/index.ts';
import type { Caller } from './caller.ts';

/** A field that identifies records and that the caller may read: the Id, or one of which describe says `idLookup`. */
export function externalField({ org, user }: Caller, records: Records, name: string): Outcome<FieldSchema> {
  const number = records.fieldNumber(name);
  const field = records.schema.fields[number];
  const identifies = field?.name === 'Id' || (field !== undefined && isIdLookup(field));
  if (field === undefined || !identifies || !org.permissionsOf(user).canRead(records, number)) {
    return refused('externalIdNotFound', { segment: name });
  }
  return { ok: true, value: field };
}

/** The live records that hold a value; several only where the field is not unique. */
export function rowsOfExternalId(
  { org, now }: Caller,
  records: Records,
  field: FieldSchema,
  value: string,
): readonly number[] {
  const number = records.field(field.name);
  if (isKept(field)) return org.uniqueIndex(records, number).findAll(value);
  if (field.name !== 'Id') return livingRowsOf(records, number, value, now);
  const row = records.rowOf(value);
  return row < 0 || records.deleted[row] === 1 ? [] : [row];
}
