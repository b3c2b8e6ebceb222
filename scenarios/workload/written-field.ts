/** Which field a change of an account really writes. */
import type { Records } from '../../mock-salesforce/index.ts';

/**
 * The field of a record that somebody writes who wants to change one. An account that is a person has no name of its own:
 * it is put together from the person's, and the org refuses another one, so that the last name is written.
 */
export function writtenField(records: Records, field: number): (row: number) => number {
  const lastName = records.schema.name === 'Account' ? records.fieldNumber('LastName') : -1;
  if (lastName < 0 || records.schema.fields[field]!.name !== 'Name') return () => field;
  const isPerson = records.field('IsPersonAccount');
  return (row) => (records.value(row, isPerson) === true ? lastName : field);
}
