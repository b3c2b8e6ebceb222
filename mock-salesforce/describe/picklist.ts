/**
 * The entries of picklists. Of those in the org, state codes depend on another one, the country's code: each entry says
 * for which countries it is valid, so that two states with the same code are two entries (documented, SOAP API
 * "PicklistEntry").
 */
import type { Records } from '../records.ts';
import { COUNTRY_LIST, findPlace, statesOf } from '../schema/countries.ts';
import type { FieldSchema } from '../schema/types.ts';

interface Entry {
  readonly active: true;
  readonly defaultValue: boolean;
  readonly label: string;
  readonly validFor: string | null;
  readonly value: string;
}

/** The field that decides which of a field's values are valid, or undefined. */
export function controllerOf(records: Records, { name }: FieldSchema): string | undefined {
  if (!name.endsWith('StateCode')) return undefined;
  const country = name.replace(/StateCode$/, 'CountryCode');
  return records.fieldNumber(country) < 0 ? undefined : country;
}

export function picklistEntries(field: FieldSchema, controller: string | undefined): Entry[] {
  if (controller !== undefined) return stateEntries();
  return (field.picklistValues ?? []).map((value) =>
    entryOf(value, labelOf(field, value), field.defaultValue === value, null),
  );
}

function stateEntries(): Entry[] {
  return COUNTRY_LIST.flatMap(({ code }, place) =>
    statesOf(code).map((state) => entryOf(state.code, state.name, false, bits(place, COUNTRY_LIST.length))),
  );
}

function entryOf(value: string, label: string, defaultValue: boolean, validFor: string | null): Entry {
  return { active: true, defaultValue, label, validFor, value };
}

/** Values are their own labels, but for the codes of countries. */
function labelOf({ name }: FieldSchema, value: string): string {
  if (!name.endsWith('CountryCode')) return value;
  return findPlace(COUNTRY_LIST, 'code', value)?.name ?? value;
}

/** A set with one member as `validFor` writes it: a bit a controlling value, the first one highest, in base 64. */
function bits(member: number, size: number): string {
  const bytes = Buffer.alloc(Math.ceil(size / 8));
  bytes[member >> 3] = 0x80 >> (member & 7);
  return bytes.toString('base64');
}
