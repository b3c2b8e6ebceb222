/**
 * Insert and update, in the platform's order of execution (documented, Apex Developer Guide "Triggers and Order of
 * Execution"): checks, flows before the save, validation rules, the save, flows after it, roll-ups. Everything runs
 * inside a transaction, so rules look at the record as it will be, and an error leaves nothing behind.
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { ApiError, Outcome } from '../errors.ts';
import { id18 } from '../ids.ts';
import type { Records } from '../records.ts';
import { brokenRules } from '../rules/validation.ts';
import { FIRST_MEMBER_STATUSES } from '../schema/campaign.ts';
import type { Before } from '../sight.ts';
import type { OrgState } from '../state.ts';
import { recordActivity, relateActivity } from './activity.ts';
import { noteActivity } from './activity-index.ts';
import { afterSave, beforeSave } from './automate.ts';
import { type Checked, checkWrite, type Row, type Values } from './check.ts';
import { duplicatesOf } from './duplicates.ts';
import { fillIn } from './fill-in.ts';
import { type LockingWrite, lockSet } from './lock-set.ts';
import { memberTwiceError, noteMember } from './members.ts';
import { addPersonContact, checkPersonFields, withPersonName } from './person-account.ts';
import { hasPrimaryContact, settlePrimaryContact } from './primary-contact.ts';
import { platform, type Writer } from './writer.ts';

/** @see Org.insert */
export function insertRecord(org: OrgState, records: Records, values: Values, writer: Writer): Outcome<Row> {
  const checked = checkedWrite(org, records, undefined, withPersonName(org, records, values), writer);
  if (!checked.ok) return checked;
  fillIn(org, records, undefined, checked.value, writer.now);
  const twice = memberTwiceError(records, checked.value);
  if (twice !== undefined) return { ok: false, error: twice };
  const cause = causeOf(org, records, checked.value, writer);
  const row = records.add(writer.by, cause, writer.now);
  setDefaults(records, row, writer.by);
  addPersonContact(org, records, row, checked.value, writer, cause);
  const outcome = saved(org, records, row, checked.value, undefined, cause, writer);
  if (outcome.ok && records.schema.name === 'Campaign') addMemberStatuses(org, records.idOf(row), writer);
  if (outcome.ok) settleRoles(org, records, row, checked.value, true, writer);
  return outcome;
}

function checkedWrite(
  org: OrgState,
  records: Records,
  row: Row | undefined,
  values: Values,
  writer: Writer,
): Outcome<Checked> {
  const checked = checkWrite(org, records, row, values, writer);
  return checked.ok ? checkPersonFields(org, records, row, checked.value) : checked;
}

/** Every new campaign has two statuses for its members. */
function addMemberStatuses(org: OrgState, CampaignId: string, writer: Writer): void {
  const statuses = org.object('CampaignMemberStatus');
  for (const status of FIRST_MEMBER_STATUSES) {
    insertRecord(org, statuses, { CampaignId, ...status }, platform(writer));
  }
}

/** @see Org.update */
export function updateRecord(
  org: OrgState,
  records: Records,
  row: Row,
  values: Values,
  writer: Writer,
): Outcome<Row> {
  const checked = checkedWrite(org, records, row, values, writer);
  if (!checked.ok) return checked;
  fillIn(org, records, row, checked.value, writer.now);
  const cause = causeOf(org, records, checked.value, writer);
  records.stamp(row, writer.by, cause, writer.now);
  const before = new Map([...checked.value.keys()].map((field) => [field, records.value(row, field)]));
  const outcome = saved(org, records, row, checked.value, before, cause, writer);
  if (outcome.ok) settleRoles(org, records, row, checked.value, false, writer);
  return outcome;
}

/** What a save means for the roles of an opportunity; most saves mean nothing. */
function settleRoles(
  org: OrgState,
  records: Records,
  row: Row,
  written: Checked,
  isNew: boolean,
  writer: Writer,
): void {
  if (!hasPrimaryContact(records)) return;
  settlePrimaryContact(org, records, row, written, isNew, {
    create: (object, values) => insertRecord(org, org.object(object), values, platform(writer)),
    change: (others, other, values) => writeAsPlatform(org, others, other, values, writer),
    derive: (parents, parent, field, value) => {
      parents.set(parent, field, value);
      parents.stampSilently(parent, causeOf(org, records, written, writer), writer.now);
    },
  });
}

/**
 * Writes values that only the platform may write (`IsConverted`, `MasterRecordId`), and stamps the record: a part of
 * a larger verb that has done its own checks. It sets off what follows from values, but no flow.
 */
export function writeAsPlatform(
  org: OrgState,
  records: Records,
  row: Row,
  values: Readonly<Record<string, Value>>,
  writer: Writer,
): void {
  const checked: Checked = new Map();
  for (const [name, value] of Object.entries(values)) checked.set(records.field(name), value);
  const cause = causeOf(org, records, checked, writer);
  records.stamp(row, writer.by, cause, writer.now);
  for (const [field, value] of checked) {
    const before = records.value(row, field);
    keep(org, records, row, field, value);
    noteActivity(records, row);
    org.setOffCopies(records, row, field, value, cause, writer.now);
    org.rollUp(records, row, field, before, cause, writer.now);
  }
}

function saved(
  org: OrgState,
  records: Records,
  row: Row,
  checked: Checked,
  before: Before,
  cause: number,
  writer: Writer,
): Outcome<Row> {
  for (const [field, value] of checked) keep(org, records, row, field, value);
  relateActivity(org, records, row);
  const error =
    lockError(org, records, row, checked.keys(), before === undefined ? 'insert' : 'update') ??
    beforeSave(org, records, row, before, writer) ??
    ruleError(org, records, row, before, writer.now) ??
    duplicatesOf(org, records, row, before, writer) ??
    settle(org, records, row, cause, writer.now) ??
    afterSave(org, records, row, checked, before, cause, writer);
  return error === undefined ? { ok: true, value: row } : { ok: false, error };
}

/** Stores a value, and keeps the index of a unique field. */
function keep(org: OrgState, records: Records, row: Row, field: number, value: Value): void {
  const { unique, externalId } = records.schema.fields[field]!;
  const index = unique || externalId ? org.uniqueIndex(records, field) : undefined;
  records.set(row, field, value);
  index?.note(row);
  noteMember(records, row);
}

function ruleError(
  org: OrgState,
  records: Records,
  row: Row,
  before: Before,
  now: number,
): ApiError | undefined {
  const rules = org.rules.validationOf(records);
  if (rules.length === 0) return undefined;
  return brokenRules(rules, org.rules.readersOf(records).sight(row, before, now));
}

/** Locks what a write needs locked, for as long as a save of the object takes. */
export function lockError(
  org: OrgState,
  records: Records,
  row: Row,
  written: Iterable<number>,
  write: LockingWrite,
): ApiError | undefined {
  const workMs = org.options.saveMs?.[records.schema.name] ?? 0;
  if (workMs === 0 && org.locks.isIdle) return undefined;
  return org.locks.take(lockSet(org, records, row, written, write), workMs);
}

/** What a save means for other records whatever the automation is. */
function settle(org: OrgState, records: Records, row: Row, cause: number, now: number): undefined {
  recordActivity(org, records, row, cause, now);
}

/** The first field of a write names its cause: `Contact.Phone`. */
function causeOf(org: OrgState, records: Records, checked: Checked, writer: Writer): number {
  if (writer.cause !== undefined) return writer.cause;
  const [first] = checked.keys();
  const path = first === undefined ? `${records.schema.name}.Id` : pathOf(records, first);
  return org.causes.of(org.userName(writer.by), path);
}

/** `Contact.Phone`, by field number: every save asks for one. */
const PATHS = new WeakMap<Records, string[]>();

function pathOf(records: Records, field: number): string {
  const paths = PATHS.get(records) ?? [];
  PATHS.set(records, paths);
  paths[field] ??= `${records.schema.name}.${records.schema.fields[field]!.name}`;
  return paths[field];
}

/** Whoever creates a record owns it, and it is of the object's default record type. */
function setDefaults(records: Records, row: Row, by: number): void {
  const owner = records.fieldNumber('OwnerId');
  if (owner >= 0) records.set(row, owner, id18('005', by));
  const type = records.fieldNumber('RecordTypeId');
  const ofType = type < 0 ? undefined : records.schema.fields[type]!.defaultValue;
  if (ofType) records.set(row, type, ofType);
}
