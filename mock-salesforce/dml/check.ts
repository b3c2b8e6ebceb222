/**
 * What a write must pass before anything is stored, in the order in which the platform asks: what the client may name,
 * then each value, then the record as a whole.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import { addressChanges } from '../rules/addresses.ts';
import { checkedValue } from '../rules/field-values.ts';
import { lookupError } from '../rules/lookups.ts';
import { missingFields } from '../rules/required.ts';
import { duplicateError } from '../rules/unique.ts';
import { type Writing, writtenFields } from '../rules/write-access.ts';
import { SYSTEM_ADMINISTRATOR } from '../setup-records.ts';
import type { OrgState } from '../state.ts';
import type { Writer } from './writer.ts';

/** Values by field name, as a client sent them. */
export type Values = Readonly<Record<string, unknown>>;

/** A record's row. */
export type Row = number;

/** Checked values by field number. */
export type Checked = Map<number, Value>;

/** Whether a record may be deleted. */
export function checkDelete(records: Records, row: Row): Outcome<Row> {
  const error = rowError(records, row);
  if (error !== undefined) return { ok: false, error };
  const { name, deletable } = records.schema;
  return deletable === false ? refused('notDeletable', { object: name }) : { ok: true, value: row };
}

/** The values of a write as they will be stored, or what is wrong with it. `row` is undefined on create. */
export function checkWrite(
  org: OrgState,
  records: Records,
  row: Row | undefined,
  values: Values,
  writer: Writer,
): Outcome<Checked> {
  if (row !== undefined) {
    const error = rowError(records, row) ?? convertedLeadError(records, row);
    return error === undefined
      ? checkRecord(org, records, row, values, 'update', writer)
      : { ok: false, error };
  }
  const { name, createable } = records.schema;
  if (createable === false) return refused('notCreateable', { object: name });
  return checkRecord(org, records, row, values, 'insert', writer);
}

/** What is wrong with writing a row whatever is written: it is not there, or it is deleted. */
export function rowError(records: Records, row: number): ApiError | undefined {
  if (row < 0 || row >= records.count || records.purged[row] === 1) return failure('recordNotFound');
  return records.deleted[row] === 1 ? failure('deletedRecord', {}, []) : undefined;
}

/** A converted lead is read-only, and nothing new may point to it (documented, Adobe "Salesforce diagnostics"). */
export function convertedLeadError(records: Records, row: number): ApiError | undefined {
  if (records.schema.name !== 'Lead' || records.value(row, records.field('IsConverted')) !== true)
    return undefined;
  return failure('convertedLead', {}, []);
}

function checkRecord(
  org: OrgState,
  records: Records,
  row: number | undefined,
  values: Values,
  writing: Writing,
  writer: Writer,
): Outcome<Checked> {
  if (!writer.asPlatform && mayNotWrite(records, writer.by)) return noAccess(org);
  const names = Object.keys(values);
  const permissions = writer.asPlatform ? org.allPermissions : org.permissionsOf(writer.by);
  const fields = writtenFields(records, names, writing, permissions);
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
  org: OrgState,
  records: Records,
  row: number | undefined,
  checked: Checked,
): ApiError | undefined {
  const missing = missingFields(records, row, (field) => checked.get(field));
  if (missing !== undefined) return missing;
  for (const [number, value] of checked) {
    const error = referenceError(org, records, row, number, value);
    if (error !== undefined) return error;
  }
  if (!org.options.stateCountryPicklists) return undefined;
  const changes = addressChanges(records, row, checked);
  if (!changes.ok) return changes.error;
  for (const [number, value] of changes.value) checked.set(number, value);
  return undefined;
}

/** What is wrong with a value in view of other records: what it points to, and who else has it. */
function referenceError(
  org: OrgState,
  records: Records,
  row: number | undefined,
  number: number,
  value: Value,
): ApiError | undefined {
  const field = records.schema.fields[number]!;
  const error = lookupError(field, value, (prefix) => org.findByPrefix(prefix)) ?? leadError(org, value);
  if (error !== undefined || !field.unique) return error;
  return duplicateError(org.uniqueIndex(records, number), records, field.name, value, row);
}

/** Tasks and campaign members of a converted lead are refused as writes to it are. */
function leadError(org: OrgState, value: Value): ApiError | undefined {
  if (typeof value !== 'string' || !value.startsWith('00Q')) return undefined;
  const leads = org.object('Lead');
  const lead = leads.rowOf(value);
  return lead < 0 ? undefined : convertedLeadError(leads, lead);
}

/** Users are administered by administrators; the sync user reads them only. */
function mayNotWrite(records: Records, by: number): boolean {
  return records.schema.name === 'User' && by !== SYSTEM_ADMINISTRATOR;
}

function noAccess(org: OrgState): Outcome<never> {
  const error = failure('noAccess', {}, []);
  return { ok: false, error: { ...error, status: org.options.insufficientAccessStatus ?? error.status } };
}
