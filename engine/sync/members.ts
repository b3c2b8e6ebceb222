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
import { logPostponed } from './postponed.ts';
import type { PendingMember } from './program-requests.ts';
import { type Sorted, sortOut, sortOutFinally } from './push-outcomes.ts';
import type { SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';
import { asCreated, onceForEach, remember, unansweredSince } from './unanswered.ts';

/** What a step of members works with. */
interface Pushing {
  readonly context: SyncContext;
  readonly step: StepCounter;
  readonly scale: number;
}

type Sorting = typeof sortOut<PendingMember, CreateResult>;

/**
 * Creates the leads that synced programs need, a call at a time: who needs one is asked anew before each, for flow steps
 * make leads meanwhile. Those that others had locked are tried once more. Retry site: locked leads of programs.
 */
export function* pushNew(context: SyncContext, scale: number): Process<Outcome<number>> {
  const step = new StepCounter(context, 'Lead', 'Push new');
  const pushing = { context, step, scale };
  const first = yield* pushLeads(pushing, () => true, sortOut);
  if (!first.ok) return step.failed(first.error);
  if (first.value.size === 0) return step.succeeded();
  const second = yield* pushLeads(pushing, ({ person }) => first.value.has(person), sortOutFinally);
  return second.ok ? step.succeeded() : step.failed(second.error);
}

/** Tries each person once; replies who is to be tried again. */
function* pushLeads(
  pushing: Pushing,
  isFor: (member: PendingMember) => boolean,
  sort: Sorting,
): Process<Outcome<ReadonlySet<number>>> {
  const { context } = pushing;
  const again = new Set<number>();
  const tried = new Set<number>();
  const isOpen = (member: PendingMember): boolean =>
    needsLead(context, member) && !tried.has(member.person) && isFor(member);
  for (let left = turnOf(context.parameters, 'Lead'); left > 0; ) {
    const members = yield* membersToPush(context, 'Lead', isOpen);
    if (!members.ok) return members;
    const [batch] = batches(context, members.value);
    if (batch === undefined) break;
    const created = yield* createLeads(context, batch);
    if (!created.ok) return created;
    const { members: records, results } = created.value;
    const sorted = yield* note(pushing, sort({ records, results }), 'leads');
    for (const { person } of batch) tried.add(person);
    for (const { person } of sorted.again.records) again.add(person);
    left -= batch.length;
  }
  return { ok: true, value: again };
}

function needsLead({ underWay }: SyncContext, { row, person }: PendingMember): boolean {
  return row < 0 && !underWay.has(person);
}

/** Members with what their leads were created with, and what became of each. */
interface Created {
  readonly members: readonly PendingMember[];
  readonly results: readonly CreateResult[];
}

/** Nobody else makes leads of the same persons meanwhile. */
function* createLeads(context: SyncContext, batch: readonly PendingMember[]): Process<Outcome<Created>> {
  const { visibleNames } = context.objects.get('Lead')!;
  const persons = batch.map(({ person }) => person);
  const records = batch.map(({ values }) => ({ values: visibleValues(values, visibleNames) }));
  const startedAt = Math.floor(context.clock.now() / 1_000);
  for (const person of persons) context.underWay.add(person);
  const created = yield* createOnce(context, {
    ...onceForEach(context, persons, records),
    ...{ object: 'Lead', records, keys: LEAD_KEYS },
    purpose: 'data',
    unansweredSince: unansweredSince(context, persons),
  });
  for (const person of persons) context.underWay.delete(person);
  if (created.ok) noteOwnRecords(context, 'pushes', 'Lead', created.value);
  const members = asCreated(context, batch);
  remember(context, persons, created, startedAt);
  return created.ok ? { ok: true, value: { members, results: created.value } } : created;
}

/**
 * Writes memberships and their statuses, campaign by campaign; locked ones are tried once more. Retry site: locked
 * memberships.
 */
export function* syncWithProgram(context: SyncContext, scale: number): Process<Outcome<number>> {
  const step = new StepCounter(context, 'Campaign', 'Sync with program');
  const pushing = { context, step, scale };
  const members = yield* membersToPush(context, 'CampaignMember', ({ row }) => row >= 0);
  if (!members.ok) return step.failed(members.error);
  const first = yield* pushMembers(pushing, members.value, sortOut);
  if (!first.ok) return step.failed(first.error);
  const second = yield* pushMembers(pushing, first.value, sortOutFinally);
  return second.ok ? step.succeeded() : step.failed(second.error);
}

/** Replies who is to be tried again. */
function* pushMembers(
  pushing: Pushing,
  members: readonly PendingMember[],
  sort: Sorting,
): Process<Outcome<PendingMember[]>> {
  const again: PendingMember[] = [];
  for (const batch of batches(pushing.context, members)) {
    const written = yield* writeMembers(pushing.context, batch);
    if (!written.ok) return written;
    const sorted = yield* note(pushing, sort({ records: batch, results: written.value }), 'members');
    again.push(...sorted.again.records);
  }
  return { ok: true, value: again };
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

/**
 * Tells Marketo and the log; a membership that Salesforce will not have is not tried again in the same status. What was
 * tried has taken its time, whatever came of it.
 */
function* note(
  { context, step, scale }: Pushing,
  sorted: Sorted<PendingMember, CreateResult>,
  what: 'leads' | 'members',
): Process<Sorted<PendingMember, CreateResult>> {
  const { through, again, waiting } = sorted;
  const done = { members: through.records, results: through.results, what };
  if (done.members.length > 0) {
    yield* call('marketo.membersPushed', 'none', done);
    context.log.members(done, context.clock.now());
  }
  const failed = through.results.filter(({ error }) => error !== undefined).length;
  const [isNew, updated] =
    what === 'leads' ? [through.results.length - failed, 0] : [0, through.results.length - failed];
  step.add(isNew, updated, failed + waiting.records.length, 0);
  logPostponed(context, waiting);
  const counts = {
    updated: through.results.length - failed,
    skipped: 0,
    failed: failed + again.records.length + waiting.records.length,
  };
  yield { kind: 'spend', ms: batchMs(counts, context.parameters.pace, scale) };
  return sorted;
}
