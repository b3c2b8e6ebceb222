/**
 * A lookup may be given by an external id of the record it points to: `"Account": { "Ext__c": "a1" }` instead of
 * `"AccountId": "001…"` (documented, REST guide "Insert or Update (Upsert) a Record Using an External ID").
 */
import type { Values } from '../dml/index.ts';
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { Caller } from './caller.ts';
import { externalField, rowsOfExternalId } from './external-ids.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The values with every lookup as an Id. */
export function withForeignKeys(caller: Caller, records: Records, given: Values): Outcome<Values> {
  if (!hasForeignKeys(given)) return { ok: true, value: given };
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const lookup = isFields(value) ? lookupNamed(records, name) : undefined;
    if (lookup === undefined) {
      values[name] = value;
      continue;
    }
    const id = foreignKey(caller, lookup.referenceTo ?? [], value as Fields);
    if (!id.ok) return id;
    values[lookup.name] = id.value;
  }
  return { ok: true, value: values };
}

function hasForeignKeys(given: Values): boolean {
  for (const name in given) if (isFields(given[name])) return true;
  return false;
}

function lookupNamed(records: Records, relationship: string) {
  const wanted = relationship.toLowerCase();
  return records.schema.fields.find((field) => field.relationshipName?.toLowerCase() === wanted);
}

function foreignKey(caller: Caller, objects: readonly string[], reference: Fields): Outcome<string> {
  const { attributes, type, ...keys } = reference;
  const named = typeof type === 'string' ? type : isFields(attributes) ? attributes.type : undefined;
  const object = objects.find((one) => one.toLowerCase() === String(named).toLowerCase()) ?? objects[0]!;
  const records = caller.org.object(object);
  const [[field, value] = ['', null]] = Object.entries(keys);
  const found = externalField(caller, records, field);
  if (!found.ok) return refused('unknownColumn', { field, object });
  const rows = rowsOfExternalId(caller, records, found.value, String(value));
  if (rows.length === 1) return { ok: true, value: records.idOf(rows[0]!) };
  if (rows.length > 1)
    return refused('externalIdAmbiguous', { field, ids: rows.map((row) => records.idOf(row)).join(', ') });
  return refused('foreignKeyUnknown', { field, value: String(value), object }, []);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
