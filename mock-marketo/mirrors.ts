/**
 * How Salesforce records are kept in Marketo. Leads and contacts are persons; every other object is kept as it is,
 * record for record. A mirror finds the copy of a record and the column of a Salesforce field in it.
 */
import { type Base, type Column, constant, createColumn, NOBODY } from '../engine/kernel/index.ts';
import type { SyncedPopulation } from './persons/person-columns.ts';
import type { Persons } from './persons/persons.ts';
import type { PersonField, PersonObject } from './schema/types.ts';

/** A Salesforce field's copy: where it is kept, and what the field held at the start, to know untouched columns. */
export interface MirroredField {
  readonly column: Column;
  readonly base: Base | undefined;
  /** The person field's number, or -1 for objects that are no persons. */
  readonly number: number;
}

export interface Mirror {
  readonly object: string;
  /** How many records were in sync at the start: the common base of both sides speaks for these only. */
  readonly initialCount: number;
  /** The copy of a Salesforce record, or NOBODY. */
  rowOf(sfdcRow: number): number;
  /** The same, for a record that there is: one that was deleted and has come back is its old copy again. */
  restored(sfdcRow: number): number;
  /** The copies that there are, in the order of their records. */
  rows(): Iterable<number>;
  /** Creates the copy of a record that Marketo has not seen. */
  add(sfdcRow: number, now: number): number;
  /** The record was deleted in Salesforce. Returns its copy, or NOBODY when there was none. */
  remove(sfdcRow: number): number;
  /** Whether a record was deleted, be it that there was a copy of it or not. */
  wasDeleted(sfdcRow: number): boolean;
  /** The copy of a field, or undefined when Marketo has no such field. */
  field(sfdcField: string): MirroredField | undefined;
}

/** Leads or contacts, which Marketo keeps as persons. */
export class PersonMirror implements Mirror {
  readonly object: PersonObject;
  readonly initialCount: number;
  readonly #persons: Persons;
  readonly #fields = new Map<string, MirroredField>();
  /** Deleted records, also those that were nobody: a lead may have become one of them before it was deleted. */
  readonly #gone = new Set<number>();

  constructor(object: PersonObject, persons: Persons, population: SyncedPopulation) {
    this.object = object;
    this.initialCount = population.count;
    this.#persons = persons;
    persons.fields.forEach((field, number) => {
      const name = sfdcFieldOf(field, object);
      if (name === undefined) return;
      const empty = constant(field.dataType === 'boolean' ? false : null);
      this.#fields.set(name, new PersonFieldCopy(persons, number, population.bases[name] ?? empty));
    });
  }

  /** The person of a deleted record is its copy still; one that has become another record since is not. */
  rowOf(sfdcRow: number): number {
    return this.#persons.whoIs(this.object, sfdcRow);
  }

  restored(sfdcRow: number): number {
    const person = this.rowOf(sfdcRow);
    if (person === NOBODY || !this.#persons.isSfdcDeleted(person)) return person;
    this.#gone.delete(sfdcRow);
    this.#persons.link(person, this.object, sfdcRow);
    return person;
  }

  *rows(): Iterable<number> {
    const persons = this.#persons;
    for (let person = 0; person < persons.count; person += 1) {
      if (!persons.isDeleted(person) && persons.objectOf(person) === this.object) yield person;
    }
  }

  add(sfdcRow: number, now: number): number {
    const person = this.#persons.add(now);
    this.#persons.link(person, this.object, sfdcRow);
    this.#gone.delete(sfdcRow);
    return person;
  }

  /**
   * The person stays and is marked "SFDC Is Deleted" (documented, Adobe "Delete a person in Salesforce"). One that has
   * become another record since, as a converted lead has, does not go with the old one.
   */
  remove(sfdcRow: number): number {
    const person = this.rowOf(sfdcRow);
    this.#gone.add(sfdcRow);
    if (person === NOBODY || this.#persons.isSfdcDeleted(person)) return NOBODY;
    this.#persons.markSfdcDeleted(person);
    return person;
  }

  wasDeleted(sfdcRow: number): boolean {
    return this.#gone.has(sfdcRow);
  }

  field(sfdcField: string): MirroredField | undefined {
    return this.#fields.get(sfdcField);
  }
}

/** A person's column is looked up each time: it gets an index in its place when persons are first searched by it. */
class PersonFieldCopy implements MirroredField {
  readonly base: Base;
  readonly number: number;
  readonly #persons: Persons;

  constructor(persons: Persons, number: number, base: Base) {
    this.#persons = persons;
    this.number = number;
    this.base = base;
  }

  get column(): Column {
    return this.#persons.columns[this.number]!;
  }
}

/** Accounts, users, opportunities and the rest: read only, kept as plain records with Salesforce's field names. */
export class PlainMirror implements Mirror {
  readonly object: string;
  readonly #bases: Readonly<Record<string, Base>>;
  readonly #fields = new Map<string, MirroredField>();
  readonly #known = new Set<number>();
  readonly #removed = new Set<number>();
  readonly initialCount: number;

  constructor(object: string, population: SyncedPopulation) {
    this.object = object;
    this.#bases = population.bases;
    this.initialCount = population.count;
  }

  rowOf(sfdcRow: number): number {
    if (this.#removed.size > 0 && this.#removed.has(sfdcRow)) return NOBODY;
    return sfdcRow < this.initialCount || this.#known.has(sfdcRow) ? sfdcRow : NOBODY;
  }

  /** A copy that was removed is gone: the record that comes back is a new one. */
  restored(sfdcRow: number): number {
    return this.rowOf(sfdcRow);
  }

  *rows(): Iterable<number> {
    for (let row = 0; row < this.initialCount; row += 1) if (!this.#removed.has(row)) yield row;
    const later = [...this.#known].filter((row) => row >= this.initialCount && !this.#removed.has(row));
    yield* later.sort((a, b) => a - b);
  }

  add(sfdcRow: number): number {
    this.#removed.delete(sfdcRow);
    this.#known.add(sfdcRow);
    return sfdcRow;
  }

  remove(sfdcRow: number): number {
    const row = this.rowOf(sfdcRow);
    if (row !== NOBODY) this.#removed.add(row);
    return row;
  }

  /** Every visible field of these objects is taken over: Marketo adds it at its first sync. */
  wasDeleted(sfdcRow: number): boolean {
    return this.#removed.has(sfdcRow);
  }

  field(sfdcField: string): MirroredField {
    const known = this.#fields.get(sfdcField);
    if (known !== undefined) return known;
    const base = this.#bases[sfdcField];
    const field = { column: createColumn('any', base), base, number: -1 };
    this.#fields.set(sfdcField, field);
    return field;
  }
}

/** The Salesforce name of a person's field on one object. */
export function sfdcFieldOf(field: PersonField, object: PersonObject): string | undefined {
  return field.sfdc?.[object];
}
