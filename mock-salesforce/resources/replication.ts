/** Replication: which records changed or were deleted between two instants. */
import { z } from 'zod';
import { isoInstant, parseInstant, SECOND_MS } from '../../engine/kernel/index.ts';
import { type Call, operation, type Reply, restError } from '../api.ts';
import { type Outcome, refused } from '../errors.ts';
import { DELETED_DAYS_BACK, UPDATED_DAYS_BACK } from '../limits.ts';
import type { Records } from '../records.ts';
import { type ReplicationWindow, replicationWindow } from '../rules/replication-window.ts';
import { runQuery } from '../soql/index.ts';
import { instant } from '../storage/record-columns.ts';
import { DELETED, ERROR_LIST, UPDATED } from './shapes.ts';
import { objectOf } from './sobjects.ts';

const input = z.object({ start: z.string().default(''), end: z.string().default('') });
type Window = z.output<typeof input>;

function updated(call: Call, given: Window): Reply {
  const found = windowOf(call, given, UPDATED_DAYS_BACK);
  if (!found.ok) return restError(found.error);
  const [records, window] = found.value;
  const answer = runQuery(call.org, changesBetween(records, window), { user: call.user, now: call.now });
  if (!answer.ok) return restError(answer.error);
  const ids = Array.from(answer.value.rows, (row) => records.idOf(row));
  return { status: 200, body: { ids, latestDateCovered: instant(window.to) } };
}

/** It works on SystemModstamp, so that it also finds what system processes touched. */
function changesBetween({ schema }: Records, { from, to }: ReplicationWindow): string {
  const start = isoInstant(from * SECOND_MS);
  const end = isoInstant(to * SECOND_MS);
  return `SELECT Id FROM ${schema.name} WHERE SystemModstamp >= ${start} AND SystemModstamp < ${end} ORDER BY SystemModstamp`;
}

function deleted(call: Call, given: Window): Reply {
  const found = windowOf(call, given, DELETED_DAYS_BACK);
  if (!found.ok) return restError(found.error);
  const [records, window] = found.value;
  const { rows, stamps } = records.deletions.between(window.from, window.to);
  const deletedRecords = Array.from(rows, (row, i) => ({
    id: records.idOf(row),
    deletedDate: instant(stamps[i]!),
  }));
  const earliestDateAvailable = instant(Math.floor(call.org.options.startAt / SECOND_MS));
  return {
    status: 200,
    body: { deletedRecords, earliestDateAvailable, latestDateCovered: instant(window.to) },
  };
}

function windowOf(
  call: Call,
  { start, end }: Window,
  daysBack: number,
): Outcome<[Records, ReplicationWindow]> {
  const records = objectOf(call);
  if (!records.ok) return records;
  const [from, to] = [secondOf(start), secondOf(end)];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return refused('replicationDates', { reason: 'start and end must be dates in ISO 8601 format' });
  }
  const window = replicationWindow(from, to, call.now, daysBack);
  return window.ok ? { ok: true, value: [records.value, window.value] } : window;
}

/** A `+` that a client forgot to encode arrives as a space. */
function secondOf(text: string): number {
  return Math.floor(parseInstant(text.replace(' ', '+')) / SECOND_MS);
}

const path = '/services/data/:version/sobjects/:object';

export const replicationOperations = [
  operation('GET', `${path}/updated`, { input, replies: { 200: UPDATED, '4xx': ERROR_LIST } }, updated),
  operation('GET', `${path}/deleted`, { input, replies: { 200: DELETED, '4xx': ERROR_LIST } }, deleted),
];
