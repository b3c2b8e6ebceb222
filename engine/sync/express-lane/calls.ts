/** The calls that a deed of the express lane takes, and what they mean for each request. */
import { type Creation, createOnce, LEAD_KEYS, TASK_KEYS } from '../create-once.ts';
import {
  call,
  type NewRecord,
  type Outcome,
  type Process,
  type RemoteError,
  type WriteResult,
} from '../effects.ts';
import type { FlowRequest, FlowResult } from '../flow-requests.ts';
import { noteOwnRecords, noteOwnUpdates } from '../own-writes.ts';
import { visibleValues } from '../permissions.ts';
import type { SyncContext } from '../state.ts';
import { onceForEach } from '../unanswered.ts';
import type { Deed } from './deeds.ts';
import type { Unit } from './units.ts';

type Results = Process<Outcome<readonly FlowResult[]>>;

export interface Errand {
  readonly unit: Unit;
  readonly context: SyncContext;
  /** The second of the first try whose answer never came; its work may have been done. */
  readonly unansweredSince: number | undefined;
}

const CALLS: Readonly<Record<Deed, (errand: Errand) => Results>> = {
  'create lead': createLeads,
  update,
  'add member': addMissing,
  'change status': changeStatus,
  'remove member': removeMembers,
  'create task': createTasks,
  convert,
};

/** The status of a converted lead when the step names none: that of a new org. */
const CONVERTED_STATUS = 'Closed - Converted';

/** Does what a unit wants; the results are by position. */
export function* carryOut(errand: Errand): Results {
  const { decision, requests } = errand.unit;
  if (decision.deed !== 'none') return yield* CALLS[decision.deed](errand);
  const { error } = decision;
  return { ok: true, value: requests.map(() => (error === undefined ? {} : { error })) };
}

function* createLeads(errand: Errand): Results {
  const { context } = errand;
  const { visibleNames } = context.objects.get('Lead')!;
  const records = errand.unit.requests.map(({ values }) => ({ values: visibleValues(values, visibleNames) }));
  const persons = errand.unit.requests.map(({ person }) => person);
  const created = yield* createOnce(context, {
    ...creationOf(errand),
    ...onceForEach(context, persons, records),
    ...{ object: 'Lead', records, keys: LEAD_KEYS },
  });
  if (!created.ok) return created;
  noteOwnRecords(context, 'flowSteps', 'Lead', created.value);
  const results = errand.unit.requests.map((request, place): FlowResult => {
    const { row, error } = created.value[place]!;
    if (error !== undefined) return { error };
    return request.row < 0 ? { link: { object: 'Lead', row } } : {};
  });
  return { ok: true, value: results };
}

/** An existing record is always written, whatever changed: the step forces an update (documented, "Sync Person to SFDC"). */
function* update({ unit, context }: Errand): Results {
  const { object, requests } = unit;
  const { visibleNames } = context.objects.get(object)!;
  const records = requests.map(({ person, row, values }) => ({
    person,
    row,
    values: visibleValues(values, visibleNames),
  }));
  const written = yield* call('salesforce.update', 'flowStep', { object, records });
  if (!written.ok) return written;
  noteOwnUpdates(context, 'flowSteps', object, records, written.value);
  return { ok: true, value: written.value.map(resultOf) };
}

function* addMembers(context: SyncContext, { requests, object }: Pick<Unit, 'requests' | 'object'>): Results {
  const records = requests.map((request) => memberOf(request, object));
  const added = yield* call('salesforce.create', 'flowStep', { object: 'CampaignMember', records });
  if (!added.ok) return added;
  noteOwnRecords(context, 'flowSteps', 'CampaignMember', added.value);
  return { ok: true, value: added.value.map(resultOf) };
}

/** After a try that was not answered, those who have become members are left as they are. */
function* addMissing({ unit, context, unansweredSince }: Errand): Results {
  if (unansweredSince === undefined) return yield* addMembers(context, unit);
  const { requests, object } = unit;
  const members = yield* membersOf(unit);
  if (!members.ok) return members;
  const missing = requests.filter((_, place) => members.value[place]! < 0);
  if (missing.length === 0) return { ok: true, value: requests.map(() => ({})) };
  const added = yield* addMembers(context, { requests: missing, object });
  if (!added.ok) return added;
  return {
    ok: true,
    value: merged(
      members.value,
      added.value,
      members.value.filter((row) => row >= 0).map(() => ({})),
    ),
  };
}

function* membersOf({ requests, object }: Unit): Process<Outcome<readonly number[]>> {
  const campaignId = String(requests[0]!.values.CampaignId);
  const rows = requests.map(({ row }) => row);
  return yield* call('salesforce.members', 'flowStep', { campaignId, object, rows });
}

/** Who is no member yet becomes one with the status (assumed). */
function* changeStatus({ unit, context }: Errand): Results {
  const { requests, object } = unit;
  const members = yield* membersOf(unit);
  if (!members.ok) return members;
  const missing = requests.filter((_, place) => members.value[place]! < 0);
  const added =
    missing.length > 0
      ? yield* addMembers(context, { requests: missing, object })
      : { ok: true as const, value: [] };
  if (!added.ok) return added;
  const records = requests.flatMap(({ person, values }, place) => {
    const row = members.value[place]!;
    return row < 0 ? [] : [{ person, row, values: { Status: values.Status ?? null } }];
  });
  const written =
    records.length > 0
      ? yield* call('salesforce.update', 'flowStep', { object: 'CampaignMember', records })
      : { ok: true as const, value: [] };
  if (!written.ok) return written;
  noteOwnUpdates(context, 'flowSteps', 'CampaignMember', records, written.value);
  return { ok: true, value: merged(members.value, added.value, written.value) };
}

/** Who is no member is skipped (documented, Adobe "Remove from SFDC Campaign"). */
function* removeMembers({ unit }: Errand): Results {
  const members = yield* membersOf(unit);
  if (!members.ok) return members;
  const rows = members.value.filter((row) => row >= 0);
  if (rows.length === 0) return { ok: true, value: unit.requests.map(() => ({})) };
  const removed = yield* call('salesforce.delete', 'flowStep', { object: 'CampaignMember', rows });
  if (!removed.ok) return removed;
  let next = 0;
  const results = members.value.map((row) => (row < 0 ? {} : removedOf(removed.value[next++]!)));
  return { ok: true, value: results };
}

/** A membership that is gone already is what was wanted. */
function removedOf({ error }: WriteResult): FlowResult {
  return error === undefined || error.code === 'ENTITY_IS_DELETED' ? {} : { error };
}

function* createTasks(errand: Errand): Results {
  const { context, unit } = errand;
  const { requests, object } = unit;
  const records = requests.map(({ values, row }) => ({ values, references: { WhoId: { object, row } } }));
  const creation = { ...creationOf(errand), object: 'Task', records, keys: TASK_KEYS };
  const created = yield* createOnce(context, creation);
  if (!created.ok) return created;
  noteOwnRecords(context, 'tasks', 'Task', created.value);
  return { ok: true, value: created.value.map(resultOf) };
}

function* convert({ unit, context }: Errand): Results {
  const leads = unit.requests.map(({ row, values }) => ({
    row,
    status: String(values.ConvertedStatus ?? CONVERTED_STATUS),
  }));
  const converted = yield* call('salesforce.convert', 'flowStep', { leads });
  if (!converted.ok) return converted;
  noteOwnRecords(context, 'flowSteps', 'Contact', converted.value);
  noteOwnUpdates(context, 'flowSteps', 'Lead', leads, converted.value);
  const results = converted.value.map(
    ({ row, error }): FlowResult => (error === undefined ? { link: { object: 'Contact', row } } : { error }),
  );
  return { ok: true, value: results };
}

function creationOf({ unansweredSince }: Errand): Pick<Creation, 'purpose' | 'unansweredSince'> {
  return { purpose: 'flowStep', unansweredSince };
}

function memberOf({ row, values }: FlowRequest, object: FlowRequest['object']): NewRecord {
  return { values, references: { [`${object}Id`]: { object, row } } };
}

/** The results of added and of changed members, in the order in which they were asked for. */
function merged(
  members: readonly number[],
  added: readonly FlowResult[],
  written: readonly WriteResult[],
): FlowResult[] {
  let nextAdded = 0;
  let nextWritten = 0;
  return members.map((row) => (row < 0 ? added[nextAdded++]! : resultOf(written[nextWritten++]!)));
}

/** A membership that is there already is what was wanted: an unanswered try has made it, or somebody else. */
function resultOf({ error }: { readonly error?: RemoteError | undefined }): FlowResult {
  return error === undefined || error.code === 'DUPLICATE_VALUE' ? {} : { error };
}
