/** The verbs of the in-process door that write: each record under all rules, one refused record keeps no other back. */
import type { Value } from '../../engine/kernel/index.ts';
import { memberStatusesOf } from '../dml/member-status.ts';
import { type ApiError, type Outcome, refused } from '../errors.ts';
import { CONVERTED_LEADS } from '../limits.ts';
import type { Records } from '../records.ts';
import {
  type CreateResult,
  convertToContact,
  createResult,
  type ExistingPage,
  existingPage,
  fieldsOf,
  memberRows,
  type NewRecord,
} from './creating.ts';
import { UserSession } from './user-session.ts';

/** A record to write: its row, and values by field name. */
export interface RecordUpdate {
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** What became of one record; no error means that it was written. */
export interface WriteResult {
  readonly error?: ApiError;
}

const WRITTEN: WriteResult = {};

export class WritingConnection extends UserSession {
  /** Writes records in their order, each under all rules; one that is refused does not keep the others from it. */
  update({
    object,
    records,
  }: {
    object: string;
    records: readonly RecordUpdate[];
  }): Outcome<readonly WriteResult[]> {
    const refusal = this.takeRequest();
    if (refusal !== undefined) return refusal;
    const target = this.see(object, 'unknownObject');
    const now = this.clock.now();
    const write = (record: RecordUpdate): WriteResult =>
      target.ok ? this.#update(target.value, record, now) : { error: target.error };
    return this.#waiting(() => this.org.call(now, () => records.map(write)));
  }

  /** Deletes records in their order; one that is refused does not keep the others from it. */
  delete({ object, rows }: { object: string; rows: readonly number[] }): Outcome<readonly WriteResult[]> {
    const refusal = this.takeRequest();
    if (refusal !== undefined) return refusal;
    const target = this.see(object, 'unknownObject');
    const now = this.clock.now();
    const remove = (row: number): WriteResult =>
      target.ok ? resultOf(this.org.remove(target.value, row, this.user, now)) : { error: target.error };
    return this.#waiting(() => this.org.call(now, () => rows.map(remove)));
  }

  /** Creates records in their order; one that is refused does not keep the others from it. */
  create({
    object,
    records,
  }: {
    object: string;
    records: readonly NewRecord[];
  }): Outcome<readonly CreateResult[]> {
    const refusal = this.takeRequest();
    if (refusal !== undefined) return refusal;
    const target = this.see(object, 'unknownObject');
    const now = this.clock.now();
    const create = (record: NewRecord): CreateResult =>
      target.ok
        ? createResult(this.org.insert(target.value, fieldsOf(this.org, record), this.user, now))
        : { error: target.error };
    return this.#waiting(() => this.org.call(now, () => records.map(create)));
  }

  /** Which of these records exist already, created since the second `since`, on the page after the row `after`. */
  existing({
    object,
    records,
    keys,
    since,
    known = [],
    after = -1,
  }: {
    object: string;
    records: readonly NewRecord[];
    keys: readonly string[];
    since: number;
    /** Rows that are passed over. */
    known?: readonly number[];
    /** -1: from the first. */
    after?: number;
  }): Outcome<ExistingPage> {
    const target = this.open(object);
    if (!target.ok) return target;
    return { ok: true, value: existingPage(this.org, target.value, records, keys, { since, known, after }) };
  }

  /** Converts leads, each into a new account, contact and opportunity; replies the rows of the contacts. */
  convert({
    leads,
  }: {
    leads: readonly { row: number; status: string }[];
  }): Outcome<readonly CreateResult[]> {
    const refusal = this.takeRequest();
    if (refusal !== undefined) return refusal;
    if (leads.length > CONVERTED_LEADS) return refused('tooManyLeads', { max: CONVERTED_LEADS });
    const now = this.clock.now();
    return this.#waiting(() =>
      leads.map(({ row, status }) => convertToContact(this.org, row, status, this.user, now)),
    );
  }

  /** The memberships of leads or contacts in a campaign: rows by position, or -1. */
  members({
    campaignId,
    object,
    rows,
  }: {
    campaignId: string;
    object: string;
    rows: readonly number[];
  }): Outcome<readonly number[]> {
    const members = this.open('CampaignMember');
    if (!members.ok) return members;
    return { ok: true, value: memberRows(this.org, campaignId, object, rows) };
  }

  /** The statuses that members of a campaign can have, in the order of the campaign. */
  memberStatuses({ campaignId }: { campaignId: string }): Outcome<readonly string[]> {
    const statuses = this.open('CampaignMemberStatus');
    if (!statuses.ok) return statuses;
    return { ok: true, value: memberStatusesOf(this.org, campaignId).map(({ label }) => label) };
  }

  /** What a call did, and how long it waited for locks. */
  #waiting<T>(work: () => T): Outcome<T> {
    const { locks } = this.org;
    const before = locks.waitedMs;
    const value = work();
    const waitedMs = locks.waitedMs - before;
    return waitedMs === 0 ? { ok: true, value } : { ok: true, value, waitedMs };
  }

  #update(target: Records, record: RecordUpdate, now: number): WriteResult {
    return resultOf(this.org.update(target, record.row, record.values, this.user, now));
  }
}

function resultOf(outcome: Outcome<number>): WriteResult {
  return outcome.ok ? WRITTEN : { error: outcome.error };
}
