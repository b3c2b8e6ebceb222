/** Creates, conversions and searches of the in-process door, each under the rules of the user who is logged in. */
import type { Value } from '../../engine/kernel/index.ts';
import type { ApiError, Outcome } from '../errors.ts';
import { id18 } from '../ids.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';

/** A record to create: values by field name, and lookups as the object and row they point to. */
export interface NewRecord {
  readonly values: Readonly<Record<string, Value>>;
  readonly references?: Readonly<Record<string, { readonly object: string; readonly row: number }>>;
}

/** The row of a new record, or why there is none. */
export type CreateResult =
  | { readonly row: number; readonly error?: undefined }
  | { readonly row?: undefined; readonly error: ApiError };

/** A record's fields with its lookups as Ids. */
export function fieldsOf(org: Org, { values, references = {} }: NewRecord): Record<string, Value> {
  const fields: Record<string, Value> = { ...values };
  for (const [field, { object, row }] of Object.entries(references)) {
    fields[field] = id18(org.object(object).schema.keyPrefix, row);
  }
  return fields;
}

/** What became of one record of a create. */
export function createResult(outcome: Outcome<number>): CreateResult {
  return outcome.ok ? { row: outcome.value } : { error: outcome.error };
}

/** Converts a lead as Convert Person does: into a new account, a new contact and a new opportunity. */
export function convertToContact(
  org: Org,
  row: number,
  convertedStatus: string,
  user: number,
  now: number,
): CreateResult {
  const converted = org.convertLead({ leadId: org.object('Lead').idOf(row), convertedStatus }, user, now);
  if (!converted.ok) return { error: converted.error };
  return { row: org.object('Contact').rowOf(converted.value.contactId) };
}

/** For each wanted record the row of one created since a second and not known, with the same values in `keys`, or -1. */
export function existingRows(
  org: Org,
  records: Records,
  wanted: readonly NewRecord[],
  keys: readonly string[],
  { since, known }: { readonly since: number; readonly known: readonly number[] },
): number[] {
  const numbers = keys.map((key) => records.field(key));
  const rows = new Map<string, number[]>();
  for (let row = records.count - 1; row >= 0 && records.created[row]! >= since; row -= 1) {
    if (records.deleted[row] === 1 || known.includes(row)) continue;
    const key = JSON.stringify(numbers.map((number) => records.value(row, number)));
    rows.set(key, [row, ...(rows.get(key) ?? [])]);
  }
  return wanted.map((record) => {
    const fields = fieldsOf(org, record);
    return rows.get(JSON.stringify(keys.map((key) => fields[key] ?? null)))?.shift() ?? -1;
  });
}

/** The memberships of leads or contacts in a campaign, by position, or -1. */
export function memberRows(org: Org, campaignId: string, object: string, rows: readonly number[]): number[] {
  const members = org.object('CampaignMember');
  const lookup = members.lookupAt(members.field(`${object}Id`));
  const campaigns = members.lookupAt(members.field('CampaignId'));
  const campaign = org.object('Campaign').rowOf(campaignId);
  return rows.map((row) => {
    for (let member = lookup.firstChild(row); member >= 0; member = lookup.nextChild(member)) {
      if (members.deleted[member] !== 1 && campaigns.parentOf(member) === campaign) return member;
    }
    return -1;
  });
}
