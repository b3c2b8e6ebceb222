/**
 * The entries of picklists. Those of dependent ones say for which controlling values they are valid. State codes depend
 * on the country's code, and two states with the same code are two entries (documented, SOAP API "PicklistEntry").
 */
import type { Records } from '../records.ts';
import { COUNTRY_LIST, findPlace, statesOf } from '../schema/countries.ts';
import { controllingValues, validValues } from '../schema/dependency.ts';
import type { FieldSchema } from '../schema/types.ts';

interface Entry {
  readonly active: true;
  readonly defaultValue: boolean;
  readonly label: string;
  readonly validFor: string | null;
  readonly value: string;
}

/** The field that decides which of a field's values are valid, or undefined. */
export function controllerOf(records: Records, { name, dependency }: FieldSchema): string | undefined {
  if (dependency !== undefined) return dependency.controllerName;
  if (!name.endsWith('StateCode')) return undefined;
  const country = name.replace(/StateCode$/, 'CountryCode');
  return records.fieldNumber(country) < 0 ? undefined : country;
}

export function picklistEntries(records: Records, field: FieldSchema): Entry[] {
  const { dependency, picklistValues = [], defaultValue } = field;
  const controller = controllerOf(records, field);
  if (controller !== undefined && dependency === undefined) return stateEntries();
  const controlling =
    controller === undefined ? [] : controllingValues(records.schema.fields[records.field(controller)]!);
  return picklistValues.map((value) => {
    const places = controlling.flatMap((one, place) =>
      validValues(dependency!, one).includes(value) ? [place] : [],
    );
    const validFor = controller === undefined ? null : bits(places, controlling.length);
    return entryOf(value, labelOf(field, value), defaultValue === value, validFor);
  });
}

function stateEntries(): Entry[] {
  return COUNTRY_LIST.flatMap(({ code }, place) =>
    statesOf(code).map((state) => entryOf(state.code, state.name, false, bits([place], COUNTRY_LIST.length))),
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

/**
 * A set as `validFor` writes it: a bit a controlling value, the first one highest, in base 64, which needs no padding
 * (observed, `gAAA` for the first of a few).
 */
function bits(members: readonly number[], size: number): string {
  const bytes = Buffer.alloc(Math.ceil(size / 24) * 3);
  for (const member of members) bytes[member >> 3]! |= 0x80 >> (member & 7);
  return bytes.toString('base64');
}
