/**
 * What an org with state and country picklists has beside the plain address fields: a code field for each state and
 * country. The labels are kept; the codes are computed from them, and writing a code writes its label.
 */
import { ALL_STATES, COUNTRY_LIST, type Place } from './countries.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/** Adds the code fields after each state and country, and turns those into picklists. */
export function withStateAndCountryCodes(schema: ObjectSchema): ObjectSchema {
  return { ...schema, fields: schema.fields.flatMap(withCode) };
}

function withCode(field: FieldSchema): FieldSchema[] {
  if (field.compoundFieldName?.endsWith('Address') !== true) return [field];
  if (field.name.endsWith('State')) return asPicklists(field, ALL_STATES);
  if (field.name.endsWith('Country')) return asPicklists(field, COUNTRY_LIST);
  return [field];
}

/** The values are checked by their own rule, which knows which state belongs to which country. */
function asPicklists(field: FieldSchema, places: readonly Place[]): FieldSchema[] {
  const codes = [...new Set(places.map((place) => place.code))];
  return [
    { ...field, type: 'picklist', picklistValues: places.map((place) => place.name) },
    {
      ...field,
      type: 'picklist',
      name: `${field.name}Code`,
      label: `${field.label} Code`,
      length: 10,
      picklistValues: codes,
    },
  ];
}
