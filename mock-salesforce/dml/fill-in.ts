/** What the platform writes into a record along with what a client writes, by object. */
import { isoDate, isoInstant, parseInstant, type Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import { OPPORTUNITY_STAGES } from '../schema/picklist-records.ts';
import type { OrgState } from '../state.ts';
import { responses } from '../storage/response-column.ts';
import type { Checked, Row } from './check.ts';
import { settleMemberStatus } from './member-status.ts';

type FillIn = (org: OrgState, records: Records, row: Row | undefined, values: Checked, now: number) => void;

const FILL_INS: ReadonlyMap<string, FillIn> = new Map([
  ['CampaignMember', fillMember],
  ['Opportunity', followStage],
  ['Event', fillEvent],
]);

/** Adds to the values of a write what follows from them; `row` is undefined on create. */
export function fillIn(
  org: OrgState,
  records: Records,
  row: Row | undefined,
  values: Checked,
  now: number,
): void {
  FILL_INS.get(records.schema.name)?.(org, records, row, values, now);
}

/** The value that a field of the record will have. */
function reader(records: Records, row: Row | undefined, values: Checked): (name: string) => Value {
  return (name) => {
    const field = records.field(name);
    const written = values.get(field);
    if (written !== undefined) return written;
    return row === undefined
      ? (records.schema.fields[field]!.defaultValue ?? null)
      : records.value(row, field);
  };
}

/**
 * A member's status, and the day of the first that is a response. Of a lead and a contact the contact stays
 * (documented, Object Reference, CampaignMember).
 */
function fillMember(
  org: OrgState,
  members: Records,
  row: Row | undefined,
  values: Checked,
  now: number,
): void {
  if (values.get(members.field('ContactId'))) values.delete(members.field('LeadId'));
  settleMemberStatus(org, members.schema.name, row, values);
  const read = reader(members, row, values);
  if (read('FirstRespondedDate') !== null) return;
  const hasResponded = responses(org.object('CampaignMemberStatus'));
  if (!hasResponded(read('CampaignId'), read('Status'))) return;
  values.set(members.field('FirstRespondedDate'), isoDate(now));
}

/** A new stage brings its probability and forecast category (documented, Object Reference, Opportunity). */
function followStage(_: OrgState, opportunities: Records, row: Row | undefined, values: Checked): void {
  const field = opportunities.field('StageName');
  const name = values.get(field);
  if (name === undefined || (row !== undefined && opportunities.value(row, field) === name)) return;
  const stage = OPPORTUNITY_STAGES.find(({ MasterLabel }) => MasterLabel === name);
  if (stage === undefined) return;
  const { DefaultProbability: Probability, ForecastCategoryName } = stage;
  for (const [own, value] of Object.entries({ Probability, ForecastCategoryName })) {
    const number = opportunities.field(own);
    if (!values.has(number)) values.set(number, value);
  }
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** When an event begins is one thing in two fields, and its end and its length are one (documented, same, Event). */
function fillEvent(_: OrgState, events: Records, row: Row | undefined, values: Checked): void {
  const isWritten = (name: string) => values.has(events.field(name));
  const times = ['ActivityDateTime', 'StartDateTime', 'ActivityDate', 'DurationInMinutes', 'EndDateTime'];
  if (!times.some(isWritten)) return;
  const read = reader(events, row, values);
  const start = startOf(read, isWritten);
  if (start === undefined) return;
  const end = isWritten('EndDateTime') && !isWritten('DurationInMinutes') ? read('EndDateTime') : null;
  const minutes =
    end === null
      ? Number(read('DurationInMinutes') ?? DAY_MINUTES)
      : Math.round((parseInstant(String(end)) - start) / MINUTE_MS);
  const filled = {
    ActivityDateTime: dateTime(start),
    StartDateTime: dateTime(start),
    ActivityDate: isoDate(start),
    DurationInMinutes: minutes,
    EndDateTime: dateTime(start + minutes * MINUTE_MS),
  };
  for (const [name, value] of Object.entries(filled)) values.set(events.field(name), value);
}

/** The instant at which an event begins: the field that was written counts. */
function startOf(read: (name: string) => Value, isWritten: (name: string) => boolean): number | undefined {
  const fields = ['StartDateTime', 'ActivityDateTime', 'ActivityDate'];
  const field = fields.find(isWritten) ?? 'StartDateTime';
  const value = read(field);
  return typeof value === 'string' ? parseInstant(value) : undefined;
}

function dateTime(at: number): string {
  return isoInstant(at).replace('Z', '+0000');
}
