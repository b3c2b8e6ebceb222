/**
 * The persons of an instance: a column a field, and the link to the Salesforce lead or contact that a person is.
 * Person `row` has the lead id `row + 1`; rows are never reused.
 */
import { type Column, NOBODY, type Value } from '../../engine/kernel/index.ts';
import type { PersonField, PersonObject } from '../schema/types.ts';
import { computedColumn, computedValue, type SfdcIdOf } from './computed-fields.ts';
import { IndexedColumn } from './indexed-column.ts';
import { Link } from './link.ts';
import { emptyColumn, type SyncedPopulation, storedColumn } from './person-columns.ts';

export interface PersonsOptions {
  readonly fields: readonly PersonField[];
  readonly leads: SyncedPopulation;
  readonly contacts: SyncedPopulation;
  readonly sfdcIdOf: SfdcIdOf;
  /** When the initial persons were created. */
  readonly startAt: number;
}

export class Persons {
  readonly columns: Column[];
  readonly #fields: PersonField[];
  readonly #fieldNumbers = new Map<string, number>();
  readonly #links: Readonly<Record<PersonObject, Link>>;
  readonly #startAt: number;
  readonly #linkFields: readonly number[];
  readonly #firstName: number;
  readonly #lastName: number;
  /** What each person is in Salesforce and whether it was deleted, as flags in one byte, and which record it is. */
  #state = new Uint8Array(0);
  #sfdcRow = new Int32Array(0);
  /** Whole seconds since the epoch. */
  #created = new Int32Array(0);
  #updated = new Int32Array(0);
  #count = 0;

  /** The leads of the initial population are the first persons, the contacts follow. */
  constructor(options: PersonsOptions) {
    const { fields, leads, contacts } = options;
    this.#fields = [...fields];
    this.#startAt = options.startAt;
    this.columns = fields.map((field) => {
      const computed = computedValue(field.name, this, options.sfdcIdOf);
      return computed === undefined ? storedColumn(field, leads, contacts) : computedColumn(computed);
    });
    fields.forEach((field, number) => {
      this.#fieldNumbers.set(field.name.toLowerCase(), number);
    });
    this.#linkFields = ['sfdcId', 'sfdcLeadId', 'sfdcContactId'].map((name) => this.fieldNumber(name));
    this.#firstName = this.fieldNumber('firstName');
    this.#lastName = this.fieldNumber('lastName');
    this.#links = { Lead: new Link(0, leads.count), Contact: new Link(leads.count, contacts.count) };
    this.#reserve(leads.count + contacts.count);
    for (let row = 0; row < leads.count; row += 1) this.#assign(row, LEAD, row);
    for (let row = 0; row < contacts.count; row += 1) this.#assign(leads.count + row, CONTACT, row);
    this.#count = leads.count + contacts.count;
  }

  /** Rows ever created, deleted ones included. */
  get count(): number {
    return this.#count;
  }

  get fields(): readonly PersonField[] {
    return this.#fields;
  }

  /** Adds a field that is empty for everyone. */
  addField(field: PersonField): void {
    this.#fieldNumbers.set(field.name.toLowerCase(), this.#fields.length);
    this.#fields.push(field);
    this.columns.push(emptyColumn(field));
  }

  /** Gives a field another display name. */
  renameField(number: number, displayName: string): void {
    this.#fields[number] = { ...this.#fields[number]!, displayName };
  }

  /** A field's number, or -1. Names are taken in any case. */
  fieldNumber(name: string): number {
    return this.#fieldNumbers.get(name.toLowerCase()) ?? -1;
  }

  /** The number of the field with exactly this REST name, or -1: the REST API distinguishes case. */
  restField(name: string): number {
    const number = this.fieldNumber(name);
    return this.fields[number]?.name === name ? number : -1;
  }

  /** The person that a Salesforce record is, or NOBODY. */
  personOf(object: PersonObject, sfdcRow: number): number {
    return this.#links[object].personOf(sfdcRow);
  }

  /**
   * The person that a record is now, be it deleted in Salesforce or not; NOBODY when there is none, when it was deleted in
   * Marketo, or when it has become another record since, as converted leads do.
   */
  whoIs(object: PersonObject, sfdcRow: number): number {
    const person = this.personOf(object, sfdcRow);
    if (person === NOBODY || this.isDeleted(person)) return NOBODY;
    return this.isLinkedTo(person, object, sfdcRow) ? person : NOBODY;
  }

  /** What a person is in Salesforce, or undefined for one that only Marketo knows or that either side has deleted. */
  objectOf(person: number): PersonObject | undefined {
    const state = this.#state[person];
    return state === LEAD ? 'Lead' : state === CONTACT ? 'Contact' : undefined;
  }

  /** What a person is or was in Salesforce; a deleted record keeps its link. */
  linkedObjectOf(person: number): PersonObject | undefined {
    const state = this.#state[person]! & (LEAD | CONTACT);
    return state === LEAD ? 'Lead' : state === CONTACT ? 'Contact' : undefined;
  }

  /** The Salesforce record a person is or was. Only for persons that have a link. */
  linkedRowOf(person: number): number {
    return this.#sfdcRow[person]!;
  }

  /** The Salesforce record a person is, or NOBODY. */
  sfdcRowOf(person: number): number {
    return this.objectOf(person) === undefined ? NOBODY : this.#sfdcRow[person]!;
  }

  /** Whether the person was deleted in Marketo. */
  isDeleted(person: number): boolean {
    return (this.#state[person]! & DELETED) !== 0;
  }

  /** Whether the person's record was deleted in Salesforce ("SFDC Is Deleted"); the person stays. */
  isSfdcDeleted(person: number): boolean {
    return (this.#state[person]! & SFDC_DELETED) !== 0;
  }

  /** Whether the person is or was this record last: not when it has become another one since, as converted leads do. */
  isLinkedTo(person: number, object: PersonObject, sfdcRow: number): boolean {
    return this.linkedObjectOf(person) === object && this.#sfdcRow[person] === sfdcRow;
  }

  /** When the person was created and when a standard field of it last changed, in ms rounded down to seconds. */
  createdAt(person: number): number {
    return this.#created[person]! * 1_000;
  }

  updatedAt(person: number): number {
    return this.#updated[person]! * 1_000;
  }

  /** First and last name, or null for a person without either. */
  nameOf(person: number): string | null {
    const first = this.columns[this.#firstName]!.get(person);
    const last = this.columns[this.#lastName]!.get(person);
    return [first, last].filter((part) => part !== null && part !== '').join(' ') || null;
  }

  /** The persons with this value in a field, in id order, deleted ones left out. The first call builds an index. */
  find(field: number, value: Value): number[] {
    const column = this.columns[field]!;
    const index = column instanceof IndexedColumn ? column : new IndexedColumn(column);
    this.columns[field] = index;
    return index.rowsWith(value, this.#count).filter((person) => !this.isDeleted(person));
  }

  /** A new, empty person. */
  add(now: number): number {
    const person = this.#count;
    this.#reserve(person + 1);
    this.#count += 1;
    this.#created[person] = Math.floor(now / 1_000);
    this.touch(person, now);
    return person;
  }

  /** A standard field of the person changed. */
  touch(person: number, now: number): void {
    this.#updated[person] = Math.floor(now / 1_000);
  }

  /** From now on the person is this Salesforce record, which is not deleted. */
  link(person: number, object: PersonObject, sfdcRow: number): void {
    this.#assign(person, object === 'Lead' ? LEAD : CONTACT, sfdcRow);
    this.#links[object].set(sfdcRow, person);
    this.#forgetSfdcIndexes();
  }

  /** The person's record was deleted in Salesforce. */
  markSfdcDeleted(person: number): void {
    this.#state[person]! |= SFDC_DELETED;
  }

  delete(person: number): void {
    this.#state[person]! |= DELETED;
  }

  /** Indexes over what the link decides would be out of date. */
  #forgetSfdcIndexes(): void {
    for (const field of this.#linkFields) {
      const column = this.columns[field];
      if (column instanceof IndexedColumn) column.forget();
    }
  }

  #assign(person: number, object: number, sfdcRow: number): void {
    this.#state[person] = object;
    this.#sfdcRow[person] = sfdcRow;
  }

  #reserve(capacity: number): void {
    if (capacity <= this.#state.length) return;
    const size = Math.max(capacity, this.#state.length * 2, 1_024);
    const start = Math.floor(this.#startAt / 1_000);
    this.#state = larger(this.#state, new Uint8Array(size));
    this.#sfdcRow = larger(this.#sfdcRow, new Int32Array(size));
    this.#created = larger(this.#created, new Int32Array(size).fill(start));
    this.#updated = larger(this.#updated, new Int32Array(size).fill(start));
  }
}

/** Flags of a person's state. */
const LEAD = 1;
const CONTACT = 2;
const SFDC_DELETED = 4;
const DELETED = 8;

function larger<T extends Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old);
  return room;
}
