/** Insert and update: checks, then the write, and what it sets off. */
import type { Value } from '../../engine/kernel/index.ts';
import type { Outcome } from '../errors.ts';
import { id18 } from '../ids.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import { recordActivity } from './activity.ts';
import { type Checked, checkWrite, type Row, type Values } from './check.ts';

/** @see Org.insert */
export function insertRecord(
  org: OrgState,
  records: Records,
  values: Values,
  by: number,
  now: number,
): Outcome<Row> {
  const checked = checkWrite(org, records, undefined, values, by);
  if (!checked.ok) return checked;
  const cause = causeOf(org, records, checked.value, by);
  const row = records.add(by, cause, now);
  for (const [field, value] of defaultsOf(records, by)) records.set(row, field, value);
  store(org, records, row, checked.value, cause, now);
  recordActivity(org, records, row, cause, now);
  return { ok: true, value: row };
}

/** @see Org.update */
export function updateRecord(
  org: OrgState,
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

/**
 * Writes values that only the platform may write (`IsConverted`, `MasterRecordId`), and stamps the record: a part of
 * a larger verb that has done its own checks.
 */
export function writeAsPlatform(
  org: OrgState,
  records: Records,
  row: Row,
  values: Readonly<Record<string, Value>>,
  by: number,
  now: number,
): void {
  const checked: Checked = new Map();
  for (const [name, value] of Object.entries(values)) checked.set(records.field(name), value);
  const cause = causeOf(org, records, checked, by);
  records.stamp(row, by, cause, now);
  store(org, records, row, checked, cause, now);
}

/** The first field of a write names its cause: `Contact.Phone`. */
export function causeOf(org: OrgState, records: Records, checked: Checked, by: number): number {
  const [first] = checked.keys();
  const field = first === undefined ? 'Id' : records.schema.fields[first]!.name;
  return org.causes.of(org.userName(by), `${records.schema.name}.${field}`);
}

function store(
  org: OrgState,
  records: Records,
  row: number,
  checked: Checked,
  cause: number,
  now: number,
): void {
  for (const [number, value] of checked) {
    const { unique, externalId } = records.schema.fields[number]!;
    const index = unique || externalId ? org.uniqueIndex(records, number) : undefined;
    records.set(row, number, value);
    index?.note(row);
  }
  for (const [number, value] of checked) org.automate(records, row, number, value, cause, now);
}

/** Whoever creates a record owns it. */
function defaultsOf(records: Records, by: number): [number, Value][] {
  const owner = records.fieldNumber('OwnerId');
  return owner < 0 ? [] : [[owner, id18('005', by)]];
}
