/**
 * Creates a person account: an account that is given a last name gets a contact of its own, and its name from it. Which
 * record types are person accounts is not modelled (approximated: the platform asks for one of them).
 */
import { failure, type Outcome } from '../errors.ts';
import { id18 } from '../ids.ts';
import type { Records } from '../records.ts';
import { accountFieldOf } from '../schema/person-account.ts';
import type { OrgState } from '../state.ts';
import type { Checked, Row, Values } from './check.ts';
import type { Writer } from './writer.ts';

/** The values of an account to create, with the name that a person account gets. */
export function withPersonName(org: OrgState, records: Records, values: Values): Values {
  if (!isAccount(org, records) || values.Name !== undefined) return values;
  const [first, last] = [values.FirstName, values.LastName];
  if (typeof last !== 'string') return values;
  return { ...values, Name: typeof first === 'string' ? `${first} ${last}` : last };
}

/** An account without a contact of its own has none of a person's fields; one that is a person has no name to write. */
export function checkPersonFields(
  org: OrgState,
  records: Records,
  row: Row | undefined,
  values: Checked,
): Outcome<Checked> {
  if (!isAccount(org, records)) return { ok: true, value: values };
  const isPerson = row === undefined ? values.has(records.field('LastName')) : contactOf(records, row) >= 0;
  if (isPerson && (row === undefined || !values.has(records.field('Name'))))
    return { ok: true, value: values };
  if (isPerson) return { ok: false, error: failure('notWriteable', { fields: 'Name' }, ['Name']) };
  const contacts = org.object('Contact');
  const persons = new Set(contacts.schema.fields.map(accountFieldOf));
  const fields = [...values.keys()].map((field) => records.schema.fields[field]!.name);
  const wrong = fields.filter((name) => persons.has(name));
  if (wrong.length === 0) return { ok: true, value: values };
  return { ok: false, error: failure('notWriteable', { fields: wrong.join(', ') }, wrong) };
}

/** Gives a new account its contact, when it is a person's. */
export function addPersonContact(
  org: OrgState,
  records: Records,
  row: Row,
  values: Checked,
  { by, now }: Writer,
  cause: number,
): void {
  if (!isAccount(org, records) || !values.has(records.field('LastName'))) return;
  const contacts = org.object('Contact');
  const contact = contacts.add(by, cause, now);
  contacts.set(contact, contacts.field('OwnerId'), id18('005', by));
  contacts.set(contact, contacts.field('AccountId'), records.idOf(row));
  records.set(row, records.field('PersonContactId'), contacts.idOf(contact));
}

function isAccount(org: OrgState, { schema }: Records): boolean {
  return org.options.personAccounts === true && schema.name === 'Account';
}

function contactOf(accounts: Records, row: Row): number {
  return accounts.lookupAt(accounts.field('PersonContactId')).parentOf(row);
}
