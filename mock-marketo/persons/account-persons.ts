/**
 * What the persons of an account have from it: Marketo shows an account's values on each of its contacts, writes each
 * of them when the account changes in Salesforce, and logs a Change Data Value for each, unless the account has more
 * than 5,000 contacts (documented, Adobe "SFDC Sync: Account Sync").
 */
import { type Base, NOBODY, type Value } from '../../engine/kernel/index.ts';
import type { Mirror } from '../mirrors.ts';
import { COMPANY_SOURCES } from '../schema/sfdc-mapping.ts';
import type { SyncedPopulation } from './person-columns.ts';
import type { Persons } from './persons.ts';

/** Contacts of an account from which on no activities are logged for each of them (documented). */
const MOST_LOGGED_CONTACTS = 5_000;

/** What the fan-out of accounts needs of an instance. */
export interface AccountHost {
  readonly persons: Persons;
  mirror(object: string): Mirror;
  noteTakenOver(person: number, field: number, oldValue: Value, newValue: Value, now: number): void;
}

/** The contacts of the start with what they have from their accounts, under names such as `Account.Name`. */
export function withAccountValues(contacts: SyncedPopulation, accounts: SyncedPopulation): SyncedPopulation {
  const accountOf = contacts.lookups?.AccountId;
  if (accountOf === undefined) return contacts;
  const bases: Record<string, Base> = { ...contacts.bases };
  for (const source of Object.values(COMPANY_SOURCES)) {
    const base = accounts.bases[source];
    if (base === undefined) continue;
    bases[`Account.${source}`] = (row) => {
      const account = accountOf(row);
      return account < 0 ? null : base(account);
    };
  }
  return { ...contacts, bases };
}

/** What changed accounts have written on their persons. */
export interface PersonWrites {
  /** Persons that were written; one that two accounts write counts twice. */
  persons: number;
  /** The most persons that one account has written. */
  most: number;
  /** Change Data Value activities that are due. */
  activities: number;
}

export class AccountPersons {
  readonly #host: AccountHost;
  readonly #initialAccountOf: (contact: number) => number;
  readonly #initialContacts: number;
  /** Accounts of contacts that have another one than at the start, by the contact's record. */
  readonly #moved = new Map<number, number>();
  /** Contacts by account, as linked lists of records; made when they are first asked for. */
  #first: Int32Array | undefined;
  #next = new Int32Array(0);
  readonly #arrived = new Map<number, Set<number>>();
  /** What has been written since it was last asked for, and the persons that the account at hand has written. */
  #writes: PersonWrites = { persons: 0, most: 0, activities: 0 };
  readonly #written = new Set<number>();

  constructor(host: AccountHost, contacts: SyncedPopulation) {
    this.#host = host;
    this.#initialContacts = contacts.count;
    this.#initialAccountOf = contacts.lookups?.AccountId ?? (() => NOBODY);
  }

  /** The account of a contact's record, or NOBODY. */
  accountOf(contact: number): number {
    const moved = this.#moved.get(contact);
    if (moved !== undefined) return moved;
    return contact < this.#initialContacts ? this.#initialAccountOf(contact) : NOBODY;
  }

  /** A contact belongs to another account from now on, and shows what that one has. Whether anything changed. */
  move(contact: number, account: number, now: number): boolean {
    const before = this.accountOf(contact);
    if (before === account) return false;
    this.#moved.set(contact, account);
    this.#arrived.get(before)?.delete(contact);
    const arrived = this.#arrived.get(account) ?? new Set();
    this.#arrived.set(account, arrived.add(contact));
    const accounts = this.#host.mirror('Account');
    for (const [name, source] of Object.entries(COMPANY_SOURCES)) {
      const copy = account === NOBODY ? NOBODY : accounts.rowOf(account);
      const value = copy === NOBODY ? null : (accounts.field(source)?.column.get(copy) ?? null);
      this.#write(contact, this.#host.persons.fieldNumber(name), value, true, now);
    }
    return true;
  }

  /** What accounts have written since this was last asked for; undefined when they have written nobody. */
  takeWrites(): PersonWrites | undefined {
    const writes = this.#writes;
    if (writes.persons === 0) return undefined;
    this.#writes = { persons: 0, most: 0, activities: 0 };
    return writes;
  }

  /** All fields of an account have been spread. */
  endAccount(): void {
    const { size } = this.#written;
    if (size === 0) return;
    this.#writes.persons += size;
    this.#writes.most = Math.max(this.#writes.most, size);
    this.#written.clear();
  }

  /** A field of an account changed: all its persons have the new value. */
  spread(account: number, source: string, value: Value, now: number): void {
    const name = PERSON_FIELDS.get(source);
    if (name === undefined) return;
    const field = this.#host.persons.fieldNumber(name);
    const contacts = this.#contactsOf(account);
    const isLogged = contacts.length <= MOST_LOGGED_CONTACTS;
    for (const contact of contacts) {
      if (!this.#write(contact, field, value, isLogged, now)) continue;
      this.#written.add(contact);
      if (isLogged) this.#writes.activities += 1;
    }
  }

  /** Whether it was news. */
  #write(contact: number, field: number, value: Value, isLogged: boolean, now: number): boolean {
    const { persons } = this.#host;
    const person = persons.whoIs('Contact', contact);
    if (field < 0 || person === NOBODY) return false;
    const old = persons.columns[field]!.get(person);
    if (old === value) return false;
    persons.columns[field]!.set(person, value);
    if (isLogged) this.#host.noteTakenOver(person, field, old, value, now);
    else persons.touch(person, now);
    return true;
  }

  /** Those of the start that are still there, then those that came later. */
  #contactsOf(account: number): number[] {
    const first = this.#linked();
    const found: number[] = [];
    for (let at = first[account] ?? NOBODY; at !== NOBODY; at = this.#next[at]!) {
      if (!this.#moved.has(at)) found.push(at);
    }
    return [...found, ...(this.#arrived.get(account) ?? [])];
  }

  /** The first contact of each account. */
  #linked(): Int32Array {
    if (this.#first !== undefined) return this.#first;
    const first = new Int32Array(this.#host.mirror('Account').initialCount).fill(NOBODY);
    this.#next = new Int32Array(this.#initialContacts).fill(NOBODY);
    for (let contact = this.#initialContacts - 1; contact >= 0; contact -= 1) {
      const account = this.#initialAccountOf(contact);
      if (account < 0) continue;
      this.#next[contact] = first[account]!;
      first[account] = contact;
    }
    this.#first = first;
    return first;
  }
}

/** The person's field of each account field. */
const PERSON_FIELDS = new Map(Object.entries(COMPANY_SOURCES).map(([name, source]) => [source, name]));

/** Whether a field of accounts shows on persons. */
export function isShownOnPersons(source: string): boolean {
  return PERSON_FIELDS.has(source);
}
