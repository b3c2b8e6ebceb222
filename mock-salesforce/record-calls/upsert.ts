/** Upsert: creates the record, or updates the one that holds the value of an external id. */
import type { Values } from '../dml/index.ts';
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';
import { type Caller, seenObject } from './caller.ts';
import { externalField, rowsOfExternalId } from './external-ids.ts';
import type { Saved } from './results.ts';
import { insertInto, rowNamed, updateRow, withoutId } from './save.ts';

/**
 * Upserts records one after the other: the function it returns does one of them, and refuses a value that a record of
 * the same call had before.
 */
export function upserter(
  caller: Caller,
  externalId: string,
): (type: string, given: Values) => Outcome<Saved> {
  const seen = new Set<string>();
  return (type, given) => {
    const records = seenObject(caller, type);
    if (!records.ok) return records;
    const field = externalField(caller, records.value, externalId);
    if (!field.ok) {
      return refused('externalIdUnsuited', { field: externalId, object: records.value.schema.name }, []);
    }
    if (field.value.name === 'Id') return upsertById(caller, records.value, given);
    const key = keyOf(given, field.value.name);
    if (key === undefined)
      return refused('externalIdMissing', { field: field.value.name }, [field.value.name]);
    const mark = `${records.value.schema.name} ${key.toLowerCase()}`;
    if (seen.has(mark)) return refused('externalIdTwice', { value: key }, [field.value.name]);
    seen.add(mark);
    return upsertRecord(caller, records.value, field.value, key, given);
  };
}

function upsertById(caller: Caller, records: Records, given: Values): Outcome<Saved> {
  const { id, values } = withoutId(given);
  if (id === undefined || id === '') return created(insertInto(caller, records, values), true);
  const row = rowNamed(records, id);
  return row.ok ? created(updateRow(caller, records, row.value, values), false) : row;
}

/** Upserts one record by a value that may stand among its values, too. */
export function upsertRecord(
  caller: Caller,
  records: Records,
  field: FieldSchema,
  key: string,
  given: Values,
): Outcome<Saved> {
  const rows = rowsOfExternalId(caller, records, field, key);
  const values = without(withoutId(given).values, field.name);
  if (rows.length > 1) {
    const ids = rows.map((row) => records.idOf(row)).join(', ');
    return refused('externalIdAmbiguous', { field: field.name, ids }, [field.name]);
  }
  if (rows.length === 1) return created(updateRow(caller, records, rows[0]!, values), false);
  return created(insertInto(caller, records, { ...values, [field.name]: key }), true);
}

function created(saved: Outcome<Saved>, isNew: boolean): Outcome<Saved> {
  return saved.ok ? { ok: true, value: { ...saved.value, created: isNew } } : saved;
}

function keyOf(given: Values, field: string): string | undefined {
  const name = Object.keys(given).find((one) => one.toLowerCase() === field.toLowerCase());
  const value = name === undefined ? undefined : given[name];
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function without(values: Values, field: string): Values {
  const entries = Object.entries(values).filter(([name]) => name.toLowerCase() !== field.toLowerCase());
  return Object.fromEntries(entries);
}
