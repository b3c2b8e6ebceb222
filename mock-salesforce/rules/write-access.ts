/**
 * Which of the names in a write are fields that the user may write: an unknown or hidden field refuses the record,
 * then one that is read-only does, naming all of them (observed text, salesforce-api fact sheet 3).
 */
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { Permissions } from './permissions.ts';

/** Whether a record is created or changed. */
export type Writing = 'insert' | 'update';

/** The numbers of the fields named, in the order in which they were given. */
export function writtenFields(
  records: Records,
  names: readonly string[],
  writing: Writing,
  permissions: Permissions,
): Outcome<readonly number[]> {
  const numbers: number[] = [];
  const locked: string[] = [];
  for (const name of names) {
    if (name.length === 2 && name.toLowerCase() === 'id')
      return refused(writing === 'insert' ? 'idInCreate' : 'idInUpdate', {}, ['Id']);
    const number = records.fieldNumber(name);
    if (number < 0 || !permissions.canRead(records, number)) {
      return refused('unknownColumn', { field: name, object: records.schema.name });
    }
    const mayWrite =
      writing === 'insert' ? permissions.canCreate(records, number) : permissions.canUpdate(records, number);
    if (mayWrite) numbers.push(number);
    else locked.push(records.schema.fields[number]!.name);
  }
  if (locked.length > 0) return refused('notWriteable', { fields: locked.join(', ') }, locked);
  return { ok: true, value: numbers };
}
