/** How leads are linked to companies, sales persons, opportunities and custom objects: by the values of their fields. */
import type { Value } from '../../engine/kernel/index.ts';
import type { LeadLinks, Written } from '../objects/index.ts';
import { COMPANY_FIELDS } from '../schema/company-fields.ts';
import type { Persons } from './persons.ts';

/** Writes a value of a person, as a change. */
export type WritePerson = (person: number, field: number, value: Value, now: number) => void;

/** The field that links a lead to its company. */
export const COMPANY_KEY = 'externalCompanyId';

/** The fields that a lead inherits from its company. */
const INHERITED: ReadonlySet<string> = new Set(
  COMPANY_FIELDS.map(([, name]) => name).filter((name) => name !== COMPANY_KEY),
);

/** Whether a lead inherits a field from its company. */
export function isInherited(name: string): boolean {
  return INHERITED.has(name);
}

/** The links of an instance's persons. */
export function leadLinks(persons: Persons, write: WritePerson): LeadLinks {
  return {
    exists: (field, value) => {
      if (field === 'id') return isPerson(persons, Number(value) - 1);
      const number = persons.fieldNumber(field);
      return number >= 0 && persons.find(number, value).length > 0;
    },
    companyWritten: (externalCompanyId, values, now) => {
      const members = persons.find(persons.fieldNumber(COMPANY_KEY), externalCompanyId);
      for (const person of members) inherit(persons, person, values, (...change) => write(...change, now));
    },
  };
}

function isPerson(persons: Persons, person: number): boolean {
  return Number.isInteger(person) && person >= 0 && person < persons.count && !persons.isDeleted(person);
}

/** Gives a person the values of its company that differ. */
export function inherit(
  persons: Persons,
  person: number,
  values: Written,
  write: (person: number, field: number, value: Value) => void,
): void {
  for (const [name, value] of values) {
    if (!INHERITED.has(name)) continue;
    const field = persons.fieldNumber(name);
    if (persons.columns[field]!.get(person) !== value) write(person, field, value);
  }
}
