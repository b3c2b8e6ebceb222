/**
 * What an activity does to the records it is about: a closed task or an event moves their LastActivityDate, and with
 * it SystemModstamp but not LastModifiedDate (documented, Salesforce Help 000387261 "SystemModstamp vs
 * LastModifiedDate"). This is how a pushed activity brings its person back to the sync.
 */
import { isoDate, type Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import { noteActivity } from './activity-index.ts';

/** The numbers of the fields that make an activity one; they are asked for at every save of a task. */
interface ActivityFields {
  readonly who: number;
  readonly what: number;
  readonly account: number;
  readonly date: number;
  /** Of a task; -1 for an event, which counts from the start. */
  readonly isClosed: number;
}

const FIELDS = new WeakMap<Records, ActivityFields>();

function fieldsOf(records: Records): ActivityFields | undefined {
  const { name } = records.schema;
  if (name !== 'Task' && name !== 'Event') return undefined;
  const known = FIELDS.get(records);
  if (known !== undefined) return known;
  const fields = {
    who: records.field('WhoId'),
    what: records.field('WhatId'),
    account: records.field('AccountId'),
    date: records.field('ActivityDate'),
    isClosed: name === 'Task' ? records.field('IsClosed') : -1,
  };
  FIELDS.set(records, fields);
  return fields;
}

/** An activity is being written: its account follows from who and what it is about. */
export function relateActivity(org: OrgState, records: Records, row: number): void {
  const fields = fieldsOf(records);
  if (fields === undefined) return;
  const account = accountOf(org, records.value(row, fields.who), records.value(row, fields.what));
  records.set(row, fields.account, account);
  noteActivity(records, row);
}

/** An activity was written: moves the LastActivityDate of the records it is about. */
export function recordActivity(
  org: OrgState,
  records: Records,
  row: number,
  cause: number,
  now: number,
): void {
  const fields = fieldsOf(records);
  if (fields === undefined) return;
  if (fields.isClosed >= 0 && records.value(row, fields.isClosed) !== true) return;
  const date = String(records.value(row, fields.date) ?? isoDate(now));
  const who = records.value(row, fields.who);
  const what = records.value(row, fields.what);
  moveDate(org, who, date, cause, now);
  if (what !== who) moveDate(org, what, date, cause, now);
  const accounts = org.object('Account');
  const account = records.lookupAt(fields.account).parentOf(row);
  const isMoved = typeof what === 'string' && accounts.rowOf(what) === account;
  if (account >= 0 && !isMoved) moveDateOf(accounts, account, date, cause, now);
}

/** The account of an activity: the one it is about, else its contact's (assumed, salesforce-api fact sheet 6.6). */
function accountOf(org: OrgState, who: Value, what: Value): Value {
  if (typeof what === 'string' && what.startsWith('001')) return what;
  if (typeof who !== 'string') return null;
  const contacts = org.object('Contact');
  const row = contacts.rowOf(who);
  return row < 0 ? null : contacts.value(row, contacts.field('AccountId'));
}

function moveDate(org: OrgState, id: Value, date: string, cause: number, now: number): void {
  if (typeof id !== 'string') return;
  const records = org.findByPrefix(id.slice(0, 3));
  const row = records?.rowOf(id) ?? -1;
  if (records !== undefined && row >= 0) moveDateOf(records, row, date, cause, now);
}

/** LastActivityDate only moves forward; when it stays, so does SystemModstamp. Not every object has one. */
function moveDateOf(records: Records, row: number, date: string, cause: number, now: number): void {
  const field = records.fieldNumber('LastActivityDate');
  if (field < 0 || records.deleted[row] === 1) return;
  const present = records.value(row, field);
  if (typeof present === 'string' && present >= date) return;
  records.set(row, field, date);
  records.stampSilently(row, cause, now);
}
