/** Records found by what another system calls them. */
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Caller } from './caller.ts';

/** A field that identifies records: an external id that the caller may read, or the Id itself. */
export function externalField({ org, user }: Caller, records: Records, name: string): Outcome<FieldSchema> {
  const number = records.fieldNumber(name);
  const field = records.schema.fields[number];
  const identifies = field?.externalId === true || field?.name === 'Id';
  if (field === undefined || !identifies || !org.permissionsOf(user).canRead(records, number)) {
    return refused('externalIdNotFound', { segment: name });
  }
  return { ok: true, value: field };
}

/** The live records that hold a value; several only where the field is not unique. */
export function rowsOfExternalId(
  { org }: Caller,
  records: Records,
  field: FieldSchema,
  value: string,
): readonly number[] {
  if (field.name !== 'Id') return org.uniqueIndex(records, records.field(field.name)).findAll(value);
  const row = records.rowOf(value);
  return row < 0 || records.deleted[row] === 1 ? [] : [row];
}
