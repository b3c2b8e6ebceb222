/**
 * The persons of an instance: a column a field, and the link to the Salesforce lead or contact that a person is.
 * Person `row` has the lead id `row + 1`; rows are never reused.
 */
import { type Base, type Column, createColumn, NOBODY } from '../engine/kernel/index.ts';
import type { DataType, PersonField, PersonObject } from './person-fields.ts';

const NUMERIC: ReadonlySet<DataType> = new Set(['integer', 'float', 'currency', 'percent', 'score']);

/** Records that exist on both sides at the start: how many, and what their Salesforce fields hold. */
export interface SyncedPopulation {
  readonly count: number;
  readonly bases: Readonly<Record<string, Base>>;
}

export class Persons {
  readonly fields: readonly PersonField[];
  readonly columns: Column[];
  readonly #fieldNumbers = new Map<string, number>();
  readonly #links: Readonly<Record<PersonObject, Link>>;
  /** What each person is in Salesforce, and which record. */
  #object = new Uint8Array(0);
  #sfdcRow = new Int32Array(0);
  #deleted = new Uint8Array(0);
  #count = 0;

  /** The leads of the initial population are the first persons, the contacts follow. */
  constructor(fields: readonly PersonField[], leads: SyncedPopulation, contacts: SyncedPopulation) {
    this.fields = fields;
    this.columns = fields.map((field) =>
      createColumn(
        NUMERIC.has(field.dataType) ? 'number' : 'any',
        joinedBase(
          leads.count,
          baseOf(field, field.sfdc?.Lead, leads),
          baseOf(field, field.sfdc?.Contact, contacts),
          leads.count + contacts.count,
        ),
      ),
    );
    fields.forEach((field, number) => {
      this.#fieldNumbers.set(field.name.toLowerCase(), number);
    });
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

  /** A field's number, or -1. */
  fieldNumber(name: string): number {
    return this.#fieldNumbers.get(name.toLowerCase()) ?? -1;
  }

  /** The person that a Salesforce record is, or NOBODY. */
  personOf(object: PersonObject, sfdcRow: number): number {
    return this.#links[object].personOf(sfdcRow);
  }

  /** What a person is in Salesforce, or undefined for a person that only Marketo knows. */
  objectOf(person: number): PersonObject | undefined {
    const object = this.#object[person];
    return object === LEAD ? 'Lead' : object === CONTACT ? 'Contact' : undefined;
  }

  /** The Salesforce record a person is, or NOBODY. */
  sfdcRowOf(person: number): number {
    return this.objectOf(person) === undefined ? NOBODY : this.#sfdcRow[person]!;
  }

  isDeleted(person: number): boolean {
    return this.#deleted[person] === 1;
  }

  /** A new, empty person. */
  add(): number {
    const person = this.#count;
    this.#reserve(person + 1);
    this.#count += 1;
    return person;
  }

  /** From now on the person is this Salesforce record. */
  link(person: number, object: PersonObject, sfdcRow: number): void {
    this.#assign(person, object === 'Lead' ? LEAD : CONTACT, sfdcRow);
    this.#links[object].set(sfdcRow, person);
  }

  delete(person: number): void {
    this.#deleted[person] = 1;
  }

  #assign(person: number, object: number, sfdcRow: number): void {
    this.#object[person] = object;
    this.#sfdcRow[person] = sfdcRow;
  }

  #reserve(capacity: number): void {
    if (capacity <= this.#object.length) return;
    const size = Math.max(capacity, this.#object.length * 2, 1_024);
    const object = new Uint8Array(size);
    const sfdcRow = new Int32Array(size);
    const deleted = new Uint8Array(size);
    object.set(this.#object);
    sfdcRow.set(this.#sfdcRow);
    deleted.set(this.#deleted);
    this.#object = object;
    this.#sfdcRow = sfdcRow;
    this.#deleted = deleted;
  }
}

const LEAD = 1;
const CONTACT = 2;

/** Salesforce rows to persons: the initial ones by arithmetic, later ones by a map. */
class Link {
  readonly #firstPerson: number;
  readonly #initialCount: number;
  readonly #later = new Map<number, number>();

  constructor(firstPerson: number, initialCount: number) {
    this.#firstPerson = firstPerson;
    this.#initialCount = initialCount;
  }

  personOf(sfdcRow: number): number {
    if (sfdcRow < this.#initialCount) return this.#firstPerson + sfdcRow;
    return this.#later.get(sfdcRow) ?? NOBODY;
  }

  set(sfdcRow: number, person: number): void {
    this.#later.set(sfdcRow, person);
  }
}

const NOTHING: Base = () => null;

/** What the field of a synced person holds at the start: what the Salesforce record holds. */
function baseOf(field: PersonField, sfdcField: string | undefined, population: SyncedPopulation): Base {
  const own = sfdcField === undefined ? undefined : population.bases[sfdcField];
  if (own !== undefined) return own;
  return field.dataType === 'boolean' ? () => false : NOTHING;
}

function joinedBase(leadCount: number, lead: Base, contact: Base, count: number): Base {
  return (person) =>
    person < leadCount ? lead(person) : person < count ? contact(person - leadCount) : null;
}
