/** Person fields that nobody writes: what they hold follows from the person and from the Salesforce record it is. */
import type { Base, Column } from '../../engine/kernel/index.ts';
import type { PersonObject } from '../schema/types.ts';
import { dateTime } from '../values.ts';

/** What computed fields ask of a person. */
export interface PersonFacts {
  linkedObjectOf(person: number): PersonObject | undefined;
  linkedRowOf(person: number): number;
  isSfdcDeleted(person: number): boolean;
  createdAt(person: number): number;
  updatedAt(person: number): number;
  nameOf(person: number): string | null;
}

/** The 18-character Id of a record in Salesforce, by object and record number; null when nobody can tell. */
export type SfdcIdOf = (object: string, row: number) => string | null;

/** The value of a computed field as a function of the person, or undefined for a field that is stored. */
export function computedValue(name: string, persons: PersonFacts, sfdcIdOf: SfdcIdOf): Base | undefined {
  const sfdcId = (person: number): string | null => {
    const object = persons.linkedObjectOf(person);
    return object === undefined ? null : sfdcIdOf(object, persons.linkedRowOf(person));
  };
  switch (name) {
    case 'id':
      return (person) => person + 1;
    case 'createdAt':
      return (person) => dateTime(persons.createdAt(person));
    case 'updatedAt':
      return (person) => dateTime(persons.updatedAt(person));
    case 'mktoName':
      return (person) => persons.nameOf(person);
    case 'personType':
      return () => 'contact';
    case 'sfdcId':
      return sfdcId;
    case 'sfdcType':
      return (person) => persons.linkedObjectOf(person) ?? null;
    case 'sfdcLeadId':
      return (person) => (persons.linkedObjectOf(person) === 'Lead' ? sfdcId(person) : null);
    case 'sfdcContactId':
      return (person) => (persons.linkedObjectOf(person) === 'Contact' ? sfdcId(person) : null);
    case 'sfdcIsDeleted':
      return (person) => persons.isSfdcDeleted(person);
    default:
      return undefined;
  }
}

/** A column that shows computed values and ignores what is written into it. */
export function computedColumn(base: Base): Column {
  return { base, written: false, isWritten: () => false, get: base, set: () => undefined };
}

/** For instances that are told no Salesforce Ids. */
export const NO_SFDC_ID: SfdcIdOf = () => null;
