/**
 * The steps of programs that are synced to campaigns: members who are not in Salesforce become leads ("Push new"),
 * then memberships and statuses are written ("Sync with program"). The steps' names are documented (Adobe "Salesforce
 * Sync Status"), what they do in detail is assumed.
 */
import { createOnce, LEAD_KEYS } from './create-once.ts';
import { type CreateResult, call, type Outcome, type Process } from './effects.ts';
import { noteOwnRecords, noteOwnUpdates } from './own-writes.ts';
import { batchMs } from './pace.ts';
import { turnOf } from './parameters.ts';
import { visibleValues } from './permissions.ts';
import type { PendingMember } from './program-requests.ts';
import type { SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';
import { remember, unansweredSince } from './unanswered.ts';

/**
 * Creates the leads that synced programs need, a call at a time: who needs one is asked anew before each, for flow steps
 * make leads meanwhile.
 */
export function* pushNew(context: SyncContext, scale: number): Process<Outcome<number>> {
  const step = new StepCounter(context, 'Lead', 'Push new');
  for (let left = turnOf(context.parameters, 'Lead'); left > 0; ) {
    const members = yield* membersToPush(context, 'Lead', (member) => needsLead(context, member));
    if (!members.ok) return step.failed(members.error);
    const [batch] = batches(context, members.value);
    if (batch === undefined) break;
    const created = yield* createLeads(context, batch);
    if (!created.ok) return step.failed(created.error);
    const counts = yield* note(context, batch, created.value, 'leads');
    step.add(counts.updated, 0, counts.failed, 0);
    left -= batch.length;
    yield { kind: 'spend', ms: batchMs({ ...counts, skipped: 0 }, context.parameters.pace, scale) };
  }
  return step.succeeded();
}

function needsLead({ underWay }: SyncContext, { row, person }: PendingMember): boolean {
  return row < 0 && !underWay.has(person);
}

/** Nobody else makes leads of the same persons meanwhile. */
function* createLeads(
  context: SyncContext,
  batch: readonly PendingMember[],
): Process<Outcome<readonly CreateResult[]>> {
  const { visibleNames } = context.objects.get('Lead')!;
  const persons = batch.map(({ person }) => person);
  const startedAt = Math.floor(context.clock.now() / 1_000);
  for (const person of persons) context.underWay.add(person);
  const created = yield* createOnce({
    object: 'Lead',
    records: batch.map(({ values }) => ({ values: visibleValues(values, visibleNames) })),
    keys: LEAD_KEYS,
    purpose: 'data',
    unansweredSince: unansweredSince(context, persons),
  });
  for (const person of persons) context.underWay.delete(person);
  if (created.ok) noteOwnRecords(context, 'pushes', 'Lead', created.value);
  remember(context, persons, created, startedAt);
  return created;
}

/** Writes memberships and their statuses, campaign by campaign. */
export function* syncWithProgram(context: SyncContext, scale: number): Process<Outcome<number>> {
  const step = new StepCounter(context, 'Campaign', 'Sync with program');
  const members = yield* membersToPush(context, 'CampaignMember', ({ row }) => row >= 0);
  if (!members.ok) return step.failed(members.error);
  for (const batch of batches(context, members.value)) {
    const written = yield* writeMembers(context, batch);
    if (!written.ok) return step.failed(written.error);
    const counts = yield* note(context, batch, written.value, 'members');
    step.add(0, counts.updated, counts.failed, 0);
    yield { kind: 'spend', ms: batchMs({ ...counts, skipped: 0 }, context.parameters.pace, scale) };
  }
  return step.succeeded();
}

function* membersToPush(
  context: SyncContext,
  object: string,
  isFor: (member: PendingMember) => boolean,
): Process<Outcome<readonly PendingMember[]>> {
  const limit = turnOf(context.parameters, object);
  const pending = yield* call('marketo.pendingMembers', 'none', { limit });
  return pending.ok ? { ok: true, value: pending.value.filter(isFor) } : pending;
}

/** Calls are for one campaign and for leads or contacts. */
function batches({ parameters }: SyncContext, members: readonly PendingMember[]): PendingMember[][] {
  const found: PendingMember[][] = [];
  const open = new Map<string, PendingMember[]>();
  for (const member of members) {
    const key = `${member.campaignId} ${member.object} ${member.row < 0}`;
    const batch = open.get(key) ?? [];
    if (batch.length === 0) found.push(batch);
    batch.push(member);
    if (batch.length === parameters.recordsPerCall) open.delete(key);
    else open.set(key, batch);
  }
  return found;
}

function* writeMembers(
  context: SyncContext,
  batch: readonly PendingMember[],
): Process<Outcome<readonly CreateResult[]>> {
  const { campaignId, object } = batch[0]!;
  const rows = batch.map(({ row }) => row);
  const known = yield* call('salesforce.members', 'data', { campaignId, object, rows });
  if (!known.ok) return known;
  const results: CreateResult[] = known.value.map((row) => ({ row }));
  const missing = batch.filter((_, i) => known.value[i]! < 0);
  if (missing.length > 0) {
    const records = missing.map(({ row, status }) => ({
      values: { CampaignId: campaignId, Status: status },
      references: { [`${object}Id`]: { object, row } },
    }));
    const added = yield* call('salesforce.create', 'data', { object: 'CampaignMember', records });
    if (!added.ok) return added;
    noteOwnRecords(context, 'pushes', 'CampaignMember', added.value);
    let next = 0;
    known.value.forEach((row, i) => {
      if (row < 0) results[i] = added.value[next++]!;
    });
  }
  const changed = batch.flatMap(({ person, status }, i) => {
    const row = known.value[i]!;
    return row < 0 ? [] : [{ i, record: { person, row, values: { Status: status } } }];
  });
  if (changed.length === 0) return { ok: true, value: results };
  const records = changed.map(({ record }) => record);
  const written = yield* call('salesforce.update', 'data', { object: 'CampaignMember', records });
  if (!written.ok) return written;
  noteOwnUpdates(context, 'pushes', 'CampaignMember', records, written.value);
  written.value.forEach(({ error }, place) => {
    if (error !== undefined) results[changed[place]!.i] = { error };
  });
  return { ok: true, value: results };
}

/** Tells Marketo and the log; a membership that Salesforce will not have is not tried again in the same status. */
function* note(
  context: SyncContext,
  members: readonly PendingMember[],
  results: readonly CreateResult[],
  what: 'leads' | 'members',
): Process<{ updated: number; failed: number }> {
  yield* call('marketo.membersPushed', 'none', { members, results, what });
  context.log.members({ members, results, what }, context.clock.now());
  const failed = results.filter(({ error }) => error !== undefined).length;
  return { updated: results.length - failed, failed };
}
