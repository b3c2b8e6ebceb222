/**
 * Insert, update and delete through the API: the rules in the order in which the platform applies them (first what
 * the client may name, then each value, then the record as a whole), then the write and what it sets off.
 */
import type { Value } from '../engine/kernel/index.ts';
import { recordActivity } from './activity.ts';
import { type ApiError, failure, type Outcome, refused } from './errors.ts';
import { id18 } from './ids.ts';
import type { Org } from './org.ts';
import type { Records } from './records.ts';
import { addressChanges } from './rules/addresses.ts';
import { checkedValue } from './rules/field-values.ts';
import { lookupError } from './rules/lookups.ts';
import { missingFields } from './rules/required.ts';
import { duplicateError } from './rules/unique.ts';
import { type Writing, writtenFields } from './rules/write-access.ts';
import { SYSTEM_ADMINISTRATOR } from './setup-records.ts';

/** Values by field name, as a client sent them. */
export type Values = Readonly<Record<string, unknown>>;

/** The row that was written. */
export type Row = number;

/** Checked values by field number. */
type Checked = Map<number, Value>;

/** @see Org.insert */
export function insertRecord(
  org: Org,
  records: Records,
  values: Values,
  by: number,
  now: number,
): Outcome<Row> {
  const checked = checkWrite(org, records, undefined, values, by);
  if (!checked.ok) return checked;
  const cause = causeOf(org, records, checked.value, by);
  const row = records.add(by, cause, now);
  for (const [field, value] of defaultsOf(records, by)) records.columns[field]!.set(row, value);
  store(org, records, row, checked.value, cause, now);
  recordActivity(org, records, row, cause, now);
  return { ok: true, value: row };
}

/** @see Org.update */
export function updateRecord(
  org: Org,
  records: Records,
  row: Row,
  values: Values,
  by: number,
  now: number,
): Outcome<Row> {
  const checked = checkWrite(org, records, row, values, by);
  if (!checked.ok) return checked;
  const cause = causeOf(org, records, checked.value, by);
  records.stamp(row, by, cause, now);
  store(org, records, row, checked.value, cause, now);
  recordActivity(org, records, row, cause, now);
  return { ok: true, value: row };
}

/** @see Org.remove */
export function deleteRecord(org: Org, records: Records, row: Row, by: number, now: number): Outcome<Row> {
  const checked = checkDelete(records, row);
  if (!checked.ok) return checked;
  removeWithChildren(org, records, row, by, now);
  return checked;
}

/** Whether a record may be deleted. */
export function checkDelete(records: Records, row: Row): Outcome<Row> {
  const error = rowError(records, row);
  if (error !== undefined) return { ok: false, error };
  const { name, deletable } = records.schema;
  return deletable === false ? refused('notDeletable', { object: name }) : { ok: true, value: row };
}

/** The values of a write as they will be stored, or what is wrong with it. `row` is undefined on create. */
export function checkWrite(
  org: Org,
  records: Records,
  row: Row | undefined,
  values: Values,
  by: number,
): Outcome<Checked> {
  if (row !== undefined) {
    const error = rowError(records, row);
    return error === undefined ? checkRecord(org, records, row, values, 'update', by) : { ok: false, error };
  }
  const { name, createable } = records.schema;
  if (createable === false) return refused('notCreateable', { object: name });
  return checkRecord(org, records, row, values, 'insert', by);
}

function rowError(records: Records, row: number): ApiError | undefined {
  if (row < 0 || row >= records.count) return failure('recordNotFound');
  return records.deleted[row] === 1 ? failure('deletedRecord', {}, []) : undefined;
}

function checkRecord(
  org: Org,
  records: Records,
  row: number | undefined,
  values: Values,
  writing: Writing,
  by: number,
): Outcome<Checked> {
  if (mayNotWrite(records, by)) return noAccess(org);
  const names = Object.keys(values);
  const fields = writtenFields(records, names, writing, org.permissionsOf(by));
  if (!fields.ok) return fields;
  const checked: Checked = new Map();
  for (let i = 0; i < names.length; i += 1) {
    const value = checkedValue(records.schema.fields[fields.value[i]!]!, values[names[i]!]);
    if (!value.ok) return value;
    checked.set(fields.value[i]!, value.value);
  }
  const error = recordError(org, records, row, checked);
  return error === undefined ? { ok: true, value: checked } : { ok: false, error };
}

/** What is wrong with the record as a whole, once each value by itself is right. */
function recordError(
  org: Org,
  records: Records,
  row: number | undefined,
  checked: Checked,
): ApiError | undefined {
  const missing = missingFields(records, row, (field) => checked.get(field));
  if (missing !== undefined) return missing;
  for (const [number, value] of checked) {
    const field = records.schema.fields[number]!;
    const error = lookupError(field, value, (prefix) => org.findByPrefix(prefix));
    if (error !== undefined) return error;
    if (!field.unique && !field.externalId) continue;
    const duplicate = field.unique
      ? duplicateError(org.uniqueIndex(records, number), records, field.name, value, row)
      : undefined;
    if (duplicate !== undefined) return duplicate;
  }
  if (!org.options.stateCountryPicklists) return undefined;
  const changes = addressChanges(records, row, checked);
  if (!changes.ok) return changes.error;
  for (const [number, value] of changes.value) checked.set(number, value);
  return undefined;
}

function store(org: Org, records: Records, row: number, checked: Checked, cause: number, now: number): void {
  for (const [number, value] of checked) {
    const { unique, externalId } = records.schema.fields[number]!;
    const index = unique || externalId ? org.uniqueIndex(records, number) : undefined;
    records.columns[number]!.set(row, value);
    index?.note(row);
  }
  for (const [number, value] of checked) org.automate(records, row, number, value, cause, now);
}

/** The first field of a write names its cause: `Contact.Phone`. */
function causeOf(org: Org, records: Records, checked: Checked, by: number): number {
  const [first] = checked.keys();
  const field = first === undefined ? 'Id' : records.schema.fields[first]!.name;
  return org.causes.of(org.userName(by), `${records.schema.name}.${field}`);
}

/** Users are administered by administrators; the sync user reads them only. */
function mayNotWrite(records: Records, by: number): boolean {
  return records.schema.name === 'User' && by !== SYSTEM_ADMINISTRATOR;
}

function noAccess(org: Org): Outcome<never> {
  const error = failure('noAccess', {}, []);
  return { ok: false, error: { ...error, status: org.options.insufficientAccessStatus ?? error.status } };
}

/** Whoever creates a record owns it. */
function defaultsOf(records: Records, by: number): [number, Value][] {
  const owner = records.fieldNumber('OwnerId');
  return owner < 0 ? [] : [[owner, id18('005', by)]];
}

/** Deletes a record and the children that go with it: contacts with their account, members with their campaign. */
function removeWithChildren(org: Org, records: Records, row: number, by: number, now: number): void {
  if (records.deleted[row] === 1) return;
  records.remove(row, by, now);
  for (const children of org.objects) {
    children.schema.fields.forEach((field, number) => {
      if (!field.cascadeDelete || field.referenceTo?.[0] !== records.schema.name) return;
      const lookup = children.lookupAt(number);
      for (let child = lookup.firstChild(row); child >= 0; child = lookup.nextChild(child)) {
        removeWithChildren(org, children, child, by, now);
      }
    });
  }
}
