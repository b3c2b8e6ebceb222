/**
 * How the two records of a person account hang together: the account's person fields are the contact's own, its name is
 * the contact's, and whoever changes one of the two moves the stamps of both (documented, Change Data Capture guide,
 * "Updating a Person Account": the timestamps of the account and contact records must match).
 */
import { type Column, NOBODY, type Value } from '../../engine/kernel/index.ts';
import type { Lookup } from '../lookup.ts';
import type { Records } from '../records.ts';
import { accountFieldOf } from '../schema/person-account.ts';

/** Joins accounts and contacts; after this the columns of person fields are those of the contacts. */
export function joinPersonAccounts(accounts: Records, contacts: Records): void {
  const link = accounts.lookupAt(accounts.field('PersonContactId'));
  const contactOf = (account: number): number => link.parentOf(account);
  const initial = Int32Array.from({ length: accounts.count }, (_, row) => contactOf(row));
  const known = contacts.lookupAt(contacts.field('AccountId'));
  const accountOf = (contact: number): number => {
    const account = known.parentOf(contact);
    return account >= 0 && contactOf(account) === contact ? account : NOBODY;
  };
  const personColumn = (field: number) => new PersonColumn(contacts, field, link, initial);
  contacts.schema.fields.forEach((field, number) => {
    const name = accountFieldOf(field);
    if (name !== undefined) accounts.columns[accounts.field(name)] = personColumn(number);
  });
  const name = accounts.field('Name');
  accounts.columns[name] = new NameColumn(accounts.columns[name]!, personColumn(contacts.field('Name')));
  accounts.columns[accounts.field('IsPersonAccount')] = flag((row) => contactOf(row) >= 0, initial.length);
  contacts.columns[contacts.field('IsPersonAccount')] = flag((row) => accountOf(row) >= 0, contacts.count);
  accounts.twin = { records: contacts, rowOf: contactOf };
  contacts.twin = { records: accounts, rowOf: accountOf };
}

/** A field of the account's contact; null, and not to be written, without one. */
class PersonColumn implements Column {
  readonly base: Column['base'];
  readonly isComputed = true;
  readonly #contacts: Records;
  readonly #field: number;
  readonly #link: Lookup;
  readonly #initial: number;

  /** `initial`: the contact of each account of the start, or NOBODY. */
  constructor(contacts: Records, field: number, link: Lookup, initial: Int32Array) {
    this.#contacts = contacts;
    this.#field = field;
    this.#link = link;
    this.#initial = initial.length;
    const { base } = contacts.columns[field]!;
    this.base = (row) => {
      const contact = initial[row] ?? NOBODY;
      return contact < 0 ? null : base(contact);
    };
  }

  get #column(): Column {
    return this.#contacts.columns[this.#field]!;
  }

  get written(): boolean {
    return this.#column.written || this.#link.written;
  }

  /** Whether the row is a person account. */
  isPerson(row: number): boolean {
    return this.#link.parentOf(row) >= 0;
  }

  isWritten(row: number): boolean {
    const contact = this.#link.parentOf(row);
    return row >= this.#initial || (contact >= 0 && this.#column.isWritten(contact));
  }

  get(row: number): Value {
    const contact = this.#link.parentOf(row);
    return contact < 0 ? null : this.#column.get(contact);
  }

  set(row: number, value: Value): void {
    const contact = this.#link.parentOf(row);
    if (contact >= 0) this.#column.set(contact, value);
  }
}

/** The name of an account: of a person account that of its contact. */
class NameColumn implements Column {
  readonly base: Column['base'];
  readonly #own: Column;
  readonly #person: PersonColumn;

  constructor(own: Column, person: PersonColumn) {
    this.#own = own;
    this.#person = person;
    this.base = (row) => person.base(row) ?? own.base(row);
  }

  get written(): boolean {
    return this.#own.written || this.#person.written;
  }

  isWritten(row: number): boolean {
    return this.#person.isPerson(row) ? this.#person.isWritten(row) : this.#own.isWritten(row);
  }

  get(row: number): Value {
    return this.#person.isPerson(row) ? this.#person.get(row) : this.#own.get(row);
  }

  set(row: number, value: Value): void {
    this.#own.set(row, value);
  }
}

/** A checkbox that the platform computes; of the records of the start it never changes. */
function flag(get: (row: number) => boolean, initial: number): Column {
  return {
    base: get,
    isComputed: true,
    isWritten: (row) => row >= initial,
    get,
    set: () => undefined,
    written: false,
  };
}
