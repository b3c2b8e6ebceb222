/**
 * What an activity does to the records it is about: a closed task or an event moves their LastActivityDate, and with
 * it SystemModstamp but not LastModifiedDate (documented, Salesforce Help 000387261 "SystemModstamp vs
 * LastModifiedDate"). This is how a pushed activity brings its person back to the sync.
 */
import { isoDate, type Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';

/** An activity is being written: its account follows from who and what it is about. */
export function relateActivity(org: OrgState, records: Records, row: number): void {
  if (!isActivity(records)) return;
  const read = (field: string) => records.value(row, records.field(field));
  records.set(row, records.field('AccountId'), accountOf(org, read('WhoId'), read('WhatId')));
}

/** An activity was written: moves the LastActivityDate of the records it is about. */
export function recordActivity(
  org: OrgState,
  records: Records,
  row: number,
  cause: number,
  now: number,
): void {
  if (!isActivity(records)) return;
  const read = (field: string) => records.value(row, records.field(field));
  if (records.schema.name === 'Task' && read('IsClosed') !== true) return;
  const date = String(read('ActivityDate') ?? isoDate(now));
  const [who, what, account] = [read('WhoId'), read('WhatId'), read('AccountId')];
  moveDate(org, who, date, cause, now);
  if (what !== who) moveDate(org, what, date, cause, now);
  if (account !== who && account !== what) moveDate(org, account, date, cause, now);
}

function isActivity({ schema }: Records): boolean {
  return schema.name === 'Task' || schema.name === 'Event';
}

/** The account of an activity: the one it is about, else its contact's (assumed, salesforce-api fact sheet 6.6). */
function accountOf(org: OrgState, who: Value, what: Value): Value {
  if (typeof what === 'string' && what.startsWith('001')) return what;
  const contacts = org.object('Contact');
  const row = typeof who === 'string' ? contacts.rowOf(who) : -1;
  return row < 0 ? null : contacts.value(row, contacts.field('AccountId'));
}

/** LastActivityDate only moves forward; when it stays, so does SystemModstamp. */
function moveDate(org: OrgState, id: Value, date: string, cause: number, now: number): void {
  if (typeof id !== 'string') return;
  const records = org.findByPrefix(id.slice(0, 3));
  const field = records?.fieldNumber('LastActivityDate') ?? -1;
  if (records === undefined || field < 0) return;
  const row = records.rowOf(id);
  if (row < 0 || records.deleted[row] === 1) return;
  const present = records.value(row, field);
  if (typeof present === 'string' && present >= date) return;
  records.set(row, field, date);
  records.stampSilently(row, cause, now);
}
