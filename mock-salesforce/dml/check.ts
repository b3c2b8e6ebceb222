/**
 * What a write must pass before anything is stored, in the order in which the platform asks: what the client may name,
 * then each value, then the record as a whole.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, ERRORS, failure, type Outcome, together } from '../errors.ts';
import type { Records } from '../records.ts';
import { addressChanges } from '../rules/addresses.ts';
import { dependencyError } from '../rules/dependent-picklists.ts';
import { checkedValue } from '../rules/field-values.ts';
import { hasRules, objectRuleError } from '../rules/object-rules.ts';
import { stillOwnsError } from '../rules/queues.ts';
import { missingFields } from '../rules/required.ts';
import { writtenFields } from '../rules/write-access.ts';
import type { OrgState } from '../state.ts';
import { createError, deleteError, editError } from './access.ts';
import { convertedLeadError, referenceError } from './references.ts';
import type { Writer } from './writer.ts';

/** Values by field name, as a client sent them. */
export type Values = Readonly<Record<string, unknown>>;

/** A record's row. */
export type Row = number;

/** Checked values by field number. */
export type Checked = Map<number, Value>;

/** Whether a record may be deleted. */
export function checkDelete(org: OrgState, records: Records, row: Row, writer: Writer): Outcome<Row> {
  const error =
    rowError(records, row) ??
    deleteError(org, records, row, writer) ??
    stillOwnsError(org.objects, records, row);
  return error === undefined ? { ok: true, value: row } : { ok: false, error };
}

/** The values of a write as they will be stored, or what is wrong with it. `row` is undefined on create. */
export function checkWrite(
  org: OrgState,
  records: Records,
  row: Row | undefined,
  values: Values,
  writer: Writer,
): Outcome<Checked> {
  const error =
    row === undefined
      ? createError(org, records, writer)
      : (rowError(records, row) ?? convertedLeadError(records, row) ?? editError(org, records, row, writer));
  return error === undefined ? checkRecord(org, records, row, values, writer) : { ok: false, error };
}

/**
 * What is wrong with writing a row whatever is written: it is gone for good, or in the recycle bin (observed, a public
 * client tells the two apart when it deletes a record again).
 */
export function rowError(records: Records, row: number): ApiError | undefined {
  if (row < 0 || row >= records.count || records.purged[row] === 1) return failure('recordGone', {}, []);
  return records.deleted[row] === 1 ? failure('deletedRecord', {}, []) : undefined;
}

const NONE: readonly ApiError[] = [];

function checkRecord(
  org: OrgState,
  records: Records,
  row: number | undefined,
  values: Values,
  writer: Writer,
): Outcome<Checked> {
  const names = Object.keys(values);
  const permissions = writer.asPlatform ? org.users.all : org.permissionsOf(writer.by);
  const writing = row === undefined ? 'insert' : 'update';
  const fields = writtenFields(records, names, writing, permissions);
  if (!fields.ok) return fields;
  const checked: Checked = new Map();
  let tooLong = NONE;
  for (let i = 0; i < names.length; i += 1) {
    const value = checkedValue(records.schema.fields[fields.value[i]!]!, values[names[i]!]);
    if (value.ok) checked.set(fields.value[i]!, value.value);
    else if (value.error.code !== ERRORS.tooLong.code) return value;
    else tooLong = [...tooLong, value.error];
  }
  // All texts that are too long are told at once (reported, the flow action CheckValidation of UnofficialSF).
  const error = tooLong === NONE ? recordError(org, records, row, checked, writer) : together(tooLong);
  return error === undefined ? { ok: true, value: checked } : { ok: false, error };
}

/** What is wrong with the record as a whole, once each value by itself is right. */
function recordError(
  org: OrgState,
  records: Records,
  row: number | undefined,
  checked: Checked,
  writer: Writer,
): ApiError | undefined {
  const missing = missingFields(records, row, (field) => checked.get(field));
  if (missing !== undefined) return missing;
  for (const [number, value] of checked) {
    const error =
      dependencyError(records, row, number, value, checked) ??
      referenceError(org, records, row, number, value, writer);
    if (error !== undefined) return error;
  }
  const broken = ofItsObject(records, row, checked);
  if (broken !== undefined) return broken;
  if (!org.options.stateCountryPicklists) return undefined;
  const changes = addressChanges(records, row, checked);
  if (!changes.ok) return changes.error;
  for (const [number, value] of changes.value) checked.set(number, value);
  return undefined;
}

/** What is wrong with the record by the rules of its object. */
function ofItsObject(records: Records, row: number | undefined, checked: Checked): ApiError | undefined {
  const { name, fields } = records.schema;
  if (!hasRules(name)) return undefined;
  const read = (field: string): Value => {
    const number = records.field(field);
    const written = checked.get(number);
    if (written !== undefined) return written;
    return row === undefined ? (fields[number]!.defaultValue ?? null) : records.value(row, number);
  };
  return objectRuleError(name, read, row === undefined);
}
