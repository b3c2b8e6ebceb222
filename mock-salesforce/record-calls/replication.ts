/** Replication: which records changed or were deleted between two instants, for `updated`, `deleted` and SOAP's twins. */
import { isoInstant, parseInstant, SECOND_MS } from '../../engine/kernel/index.ts';
import { type Outcome, refused } from '../errors.ts';
import { DELETED_DAYS_BACK, REPLICATED_IDS, UPDATED_DAYS_BACK } from '../limits.ts';
import type { Records } from '../records.ts';
import { type ReplicationWindow, replicationWindow } from '../rules/replication-window.ts';
import { runQuery } from '../soql/index.ts';
import type { Caller } from './caller.ts';

/** Instants are whole seconds. */
export interface Updated {
  readonly ids: readonly string[];
  readonly latestDateCovered: number;
}

export interface Deleted {
  readonly deletedRecords: readonly { readonly id: string; readonly deletedDate: number }[];
  readonly earliestDateAvailable: number;
  readonly latestDateCovered: number;
}

/** @param start the first instant, @param end the last, both ISO 8601 with an offset */
export function updatedBetween(
  caller: Caller,
  records: Records,
  start: string,
  end: string,
): Outcome<Updated> {
  const window = windowOf(caller, start, end, UPDATED_DAYS_BACK);
  if (!window.ok) return window;
  const { org, user, now } = caller;
  const answer = runQuery(org, changesBetween(records, window.value), { user, now });
  if (!answer.ok) return answer;
  const { rows } = answer.value;
  if (rows.length > REPLICATED_IDS) return refused('tooManyReplicated', { max: REPLICATED_IDS });
  const ids = Array.from(rows, (row) => records.idOf(row));
  return { ok: true, value: { ids, latestDateCovered: coveredBy(caller, window.value) } };
}

/** It works on SystemModstamp, so that it also finds what system processes touched. */
function changesBetween({ schema }: Records, { from, to }: ReplicationWindow): string {
  const start = isoInstant(from * SECOND_MS);
  const end = isoInstant(to * SECOND_MS);
  return `SELECT Id FROM ${schema.name} WHERE SystemModstamp >= ${start} AND SystemModstamp < ${end} ORDER BY SystemModstamp`;
}

export function deletedBetween(
  caller: Caller,
  records: Records,
  start: string,
  end: string,
): Outcome<Deleted> {
  const window = windowOf(caller, start, end, DELETED_DAYS_BACK);
  if (!window.ok) return window;
  const { rows, stamps } = records.deletions.between(window.value.from, window.value.to);
  if (rows.length > REPLICATED_IDS) return refused('tooManyReplicated', { max: REPLICATED_IDS });
  const sees = caller.org.rowFilter(caller.user, records) ?? (() => true);
  const all = Array.from(rows, (row, i) => ({ row, deletedDate: stamps[i]! }));
  const deletedRecords = all
    .filter(({ row }) => sees(row))
    .map(({ row, deletedDate }) => ({ id: records.idOf(row), deletedDate }));
  const earliestDateAvailable = Math.floor(caller.org.options.startAt / SECOND_MS);
  return {
    ok: true,
    value: { deletedRecords, earliestDateAvailable, latestDateCovered: coveredBy(caller, window.value) },
  };
}

/**
 * Up to when an answer has everything: the end of the window but not the future, or the start of the oldest call that is still running,
 * whose records carry stamps from before they can be seen (documented, SOAP API "GetUpdatedResult").
 */
function coveredBy({ org, now }: Caller, { to }: ReplicationWindow): number {
  const since = org.locks.runningSince(now) ?? now;
  return Math.min(to, Math.floor(since / SECOND_MS));
}

function windowOf({ now }: Caller, start: string, end: string, daysBack: number): Outcome<ReplicationWindow> {
  const [from, to] = [secondOf(start), secondOf(end)];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return refused('replicationDates', { reason: 'start and end must be dates in ISO 8601 format' });
  }
  return replicationWindow(from, to, now, daysBack);
}

/** A `+` that a client forgot to encode arrives as a space. */
function secondOf(text: string): number {
  return Math.floor(parseInstant(text.replace(' ', '+')) / SECOND_MS);
}
