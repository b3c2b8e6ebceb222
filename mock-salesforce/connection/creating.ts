/** Creates, conversions and searches of the in-process door, each under the rules of the user who is logged in. */
import type { Value } from '../../engine/kernel/index.ts';
import type { ApiError, Outcome } from '../errors.ts';
import { id18 } from '../ids.ts';
import { QUERY_PAGE_RECORDS } from '../limits.ts';
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

/** Rows that were found on a page, by position, or -1; and the last row of the page, -1 when no other follows. */
export interface ExistingPage {
  readonly rows: readonly number[];
  readonly through: number;
}

/**
 * For each wanted record the row of one created since a second and not known, with the same values in `keys`, or -1. It
 * looks at as many rows as one answer to a query has.
 */
export function existingPage(
  org: Org,
  records: Records,
  wanted: readonly NewRecord[],
  keys: readonly string[],
  {
    since,
    known,
    after,
  }: { readonly since: number; readonly known: readonly number[]; readonly after: number },
): ExistingPage {
  const numbers = keys.map((key) => records.field(key));
  const page = createdSince(records, since, after);
  const rows = new Map<string, number[]>();
  for (const row of page.filter((one) => !known.includes(one))) {
    const key = JSON.stringify(numbers.map((number) => records.value(row, number)));
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  const found = wanted.map((record) => {
    const fields = fieldsOf(org, record);
    return rows.get(JSON.stringify(keys.map((key) => fields[key] ?? null)))?.shift() ?? -1;
  });
  return { rows: found, through: page.length < QUERY_PAGE_RECORDS ? -1 : page.at(-1)! };
}

/** The next rows after one that were created since a second, a page at most. */
function createdSince(records: Records, since: number, after: number): number[] {
  let first = records.count;
  while (first > after + 1 && records.created[first - 1]! >= since) first -= 1;
  const page: number[] = [];
  for (let row = first; row < records.count && page.length < QUERY_PAGE_RECORDS; row += 1) {
    if (records.deleted[row] !== 1) page.push(row);
  }
  return page;
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
