/** Persons as the Lead Database shows them: looked up by id or field, and written out with their fields. */
import { NOBODY, parseInstant, type Value } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { readValue } from '../rules/field-values.ts';
import type { LookupField } from '../rules/lookup-fields.ts';
import type { DataType } from '../schema/types.ts';
import { dateTime, sentText } from '../values.ts';

/** Fields of a lead answer when none are asked for, in the order of the live server (observed). */
export const DEFAULT_FIELDS = ['firstName', 'lastName', 'email', 'updatedAt', 'createdAt'];

/** The person of a lead id, or NOBODY when there is none, or none any more. */
export function personOfId(instance: Instance, id: number): number {
  const { persons } = instance;
  const person = id - 1;
  const isThere = Number.isInteger(id) && person >= 0 && person < persons.count && !persons.isDeleted(person);
  return isThere ? person : NOBODY;
}

/** The persons whose lookup field holds the value a client sent, in id order. A value of the wrong type finds nobody. */
export function findPersons(
  instance: Instance,
  lookup: Extract<LookupField, { kind: 'field' }>,
  sent: unknown,
): number[] {
  if (lookup.name === 'cookies') return personOfCookie(instance, sentText(sent));
  if (lookup.number < 0) return [];
  const reading = readValue(instance.persons.fields[lookup.number]!, sent);
  if ('error' in reading || reading.value === null) return [];
  if (lookup.name !== 'id') return instance.persons.find(lookup.number, reading.value);
  const person = personOfId(instance, Number(reading.value));
  return person === NOBODY ? [] : [person];
}

function personOfCookie({ database, persons }: Instance, cookie: string): number[] {
  const person = database.munchkin.personOf(cookie);
  return person === undefined || persons.isDeleted(person) ? [] : [person];
}

/** The numbers of fields by their exact REST names. @throws ApiFault 1006 for a name that no field has */
export function fieldNumbers(instance: Instance, names: readonly string[]): number[] {
  return names.map((name) => {
    const number = instance.persons.restField(name);
    if (number < 0) throw fault('fieldNotFound', name);
    return number;
  });
}

/** The fields of an answer: the asked ones in their order, or the default ones; the id always comes first. */
export function answerFields(instance: Instance, asked: readonly string[]): number[] {
  const names = asked.length === 0 ? DEFAULT_FIELDS : asked.filter((name) => name !== 'id');
  return [instance.persons.restField('id'), ...new Set(fieldNumbers(instance, names))];
}

/** A person as a lead record: every field of the list, empty ones as null (observed). */
export function leadRecord(
  instance: Instance,
  person: number,
  fields: readonly number[],
): Record<string, Value> {
  const record: Record<string, Value> = {};
  for (const number of fields) {
    const field = instance.persons.fields[number]!;
    record[field.name] = shown(instance.persons.columns[number]!.get(person), field.dataType);
  }
  return record;
}

function shown(value: Value, type: DataType): Value {
  if (value === null || value === '') return type === 'boolean' ? false : null;
  if (type === 'date') return String(value).slice(0, 10);
  if (type !== 'datetime') return value;
  const at = parseInstant(String(value));
  return Number.isNaN(at) ? value : dateTime(at);
}
