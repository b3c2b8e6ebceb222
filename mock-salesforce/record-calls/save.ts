/** Create, update and delete of one record of a call on many. */
import type { Values } from '../dml/index.ts';
import { type ApiError, type Outcome, refused } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Records } from '../records.ts';
import { type Caller, seenObject } from './caller.ts';
import { withForeignKeys } from './foreign-keys.ts';
import type { Saved } from './results.ts';

export function createRecord(caller: Caller, type: string, given: Values): Outcome<Saved> {
  const records = seenObject(caller, type);
  return records.ok ? insertInto(caller, records.value, given) : records;
}

export function insertInto(caller: Caller, records: Records, given: Values): Outcome<Saved> {
  const fault = nextFault(caller);
  if (fault !== undefined) return fault;
  const values = withForeignKeys(caller, records, given);
  if (!values.ok) return values;
  return savedIn(
    records,
    caller.org.insert(records, values.value, caller.user, caller.now, caller.writeOptions),
  );
}

/** Changes the record whose Id is among the values. */
export function updateRecord(caller: Caller, type: string, given: Values): Outcome<Saved> {
  const records = seenObject(caller, type);
  if (!records.ok) return records;
  const { id, values } = withoutId(given);
  if (id === undefined) return refused('idMissing', {}, ['Id']);
  const row = rowNamed(records.value, id);
  return row.ok ? updateRow(caller, records.value, row.value, values) : row;
}

export function updateRow(caller: Caller, records: Records, row: number, given: Values): Outcome<Saved> {
  const fault = nextFault(caller);
  if (fault !== undefined) return fault;
  const values = withForeignKeys(caller, records, given);
  if (!values.ok) return values;
  return savedIn(
    records,
    caller.org.update(records, row, values.value, caller.user, caller.now, caller.writeOptions),
  );
}

/** Deletes the record of an Id, of whatever object. */
export function deleteRecord(caller: Caller, id: string): Outcome<Saved> {
  const found = recordOfId(caller, id);
  if (!found.ok) return found;
  const { records, row } = found.value;
  return removeRow(caller, records, row);
}

export function removeRow(caller: Caller, records: Records, row: number): Outcome<Saved> {
  const fault = nextFault(caller);
  if (fault !== undefined) return fault;
  return savedIn(records, caller.org.remove(records, row, caller.user, caller.now));
}

/** What is to go wrong with the next record that the call writes. */
function nextFault({ recordFaults }: Caller): { readonly ok: false; readonly error: ApiError } | undefined {
  const error = recordFaults?.next();
  return error === undefined ? undefined : { ok: false, error: { fields: [], ...error } };
}

/** The object and row of an Id, of an object that the caller sees; the record may be deleted. */
export function recordOfId({ org, user }: Caller, id: string): Outcome<{ records: Records; row: number }> {
  const records = isId(id) ? org.findByPrefix(id.slice(0, 3)) : undefined;
  if (records === undefined || !org.permissionsOf(user).seesObject(records)) {
    return refused('malformedId', { value: id }, ['Id']);
  }
  const row = rowNamed(records, id);
  return row.ok ? { ok: true, value: { records, row: row.value } } : row;
}

/** The row of an Id that must be one of this object's. */
export function rowNamed(records: Records, id: string): Outcome<number> {
  const { label, keyPrefix } = records.schema;
  if (!isId(id) || !id.startsWith(keyPrefix)) {
    return refused('wrongId', { label: `${label} ID`, value: id }, ['Id']);
  }
  const row = records.rowOf(id);
  return row < 0 ? refused('unknownRecord', {}, []) : { ok: true, value: row };
}

/** The Id among a record's values, in any case, and the other values. */
export function withoutId(given: Values): { id: string | undefined; values: Values } {
  const key = Object.keys(given).find((name) => name.toLowerCase() === 'id');
  if (key === undefined) return { id: undefined, values: given };
  const { [key]: id, ...values } = given;
  return { id: id === null ? undefined : String(id), values };
}

function savedIn(records: Records, row: Outcome<number>): Outcome<Saved> {
  return row.ok ? { ok: true, value: { id: records.idOf(row.value) } } : row;
}

/** Brings the record of an Id back from the recycle bin. */
export function undeleteRecord(caller: Caller, id: string): Outcome<Saved> {
  const found = recordOfId(caller, id);
  if (!found.ok) return found;
  const { records, row } = found.value;
  return savedIn(records, caller.org.undelete(records, row, caller.user, caller.now));
}

/** Deletes the record of an Id, which is in the recycle bin, for good. */
export function emptyFromRecycleBin(caller: Caller, id: string): Outcome<Saved> {
  const found = recordOfId(caller, id);
  if (!found.ok) return found;
  const { records, row } = found.value;
  return savedIn(records, caller.org.emptyRecycleBin(records, row, caller.now));
}
