/**
 * State and country picklists: a country must be one of the list, and a state one of its country, by label or by
 * code. "CA" is not the label of any state, so it is refused where "California" is meant (observed texts,
 * salesforce-api fact sheet 3, FIELD_INTEGRITY_EXCEPTION).
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import { ALL_STATES, COUNTRY_LIST, findPlace, type Place, statesOf } from '../schema/countries.ts';

/** Checked values by field number. */
type Checked = ReadonlyMap<number, Value>;

/** A value given for a state or a country, as a label or as a code. */
interface Given {
  readonly field: number;
  readonly by: 'name' | 'code';
  readonly value: Value;
}

const UNCHANGED: Outcome<Map<number, Value>> = { ok: true, value: new Map() };

/** The labels that a write of states and countries stores, by field number. `row` is undefined on create. */
export function addressChanges(
  records: Records,
  row: number | undefined,
  checked: Checked,
): Outcome<Map<number, Value>> {
  const changes = new Map<number, Value>();
  for (const field of records.schema.fields) {
    if (field.type !== 'address') continue;
    const prefix = field.name.slice(0, -'Address'.length);
    const own = changesOf(records, row, checked, prefix);
    if (!own.ok) return own;
    for (const [number, value] of own.value) changes.set(number, value);
  }
  return { ok: true, value: changes };
}

function changesOf(
  records: Records,
  row: number | undefined,
  checked: Checked,
  prefix: string,
): Outcome<Map<number, Value>> {
  const country = givenFor(records, checked, `${prefix}Country`);
  const state = givenFor(records, checked, `${prefix}State`);
  if (country === undefined && state === undefined) return UNCHANGED;
  const changes = new Map<number, Value>();
  const stored = (part: string) =>
    row === undefined ? null : records.value(row, records.field(prefix + part));
  let place = placeOf(COUNTRY_LIST, 'name', stored('Country'));
  if (country !== undefined) {
    place = placeOf(COUNTRY_LIST, country.by, country.value);
    if (place === undefined && country.value !== null) {
      return refused('countryUnknown', {}, [records.schema.fields[country.field]!.name]);
    }
    changes.set(records.field(`${prefix}Country`), place?.name ?? null);
  }
  const wanted = state ?? { field: records.field(`${prefix}State`), by: 'name', value: stored('State') };
  const found = stateIn(records, place, wanted);
  if (!found.ok) return found;
  if (state !== undefined) changes.set(records.field(`${prefix}State`), found.value?.name ?? null);
  return { ok: true, value: changes };
}

function stateIn(records: Records, country: Place | undefined, wanted: Given): Outcome<Place | undefined> {
  if (wanted.value === null) return { ok: true, value: undefined };
  const { name, label } = records.schema.fields[wanted.field]!;
  if (country === undefined) return refused('stateWithoutCountry', { label }, [name]);
  const state = placeOf(statesOf(country.code), wanted.by, wanted.value);
  if (state !== undefined) return { ok: true, value: state };
  const isAnotherCountrys = placeOf(ALL_STATES, wanted.by, wanted.value) !== undefined;
  return isAnotherCountrys
    ? refused('stateOfOtherCountry', { label }, [name])
    : refused('stateUnknown', {}, [name]);
}

/** The label wins where both the label and the code were given. */
function givenFor(records: Records, checked: Checked, name: string): Given | undefined {
  const label = records.field(name);
  if (checked.has(label)) return { field: label, by: 'name', value: checked.get(label) ?? null };
  const code = records.field(`${name}Code`);
  if (checked.has(code)) return { field: code, by: 'code', value: checked.get(code) ?? null };
  return undefined;
}

function placeOf(places: readonly Place[], by: 'name' | 'code', value: Value): Place | undefined {
  return typeof value === 'string' ? findPlace(places, by, value) : undefined;
}
