/**
 * One cycle: check everything, then give each object its turn, in order, one object at a time. An object with more
 * than a turn's worth goes on in the next cycle, so that nothing waits for a long queue to drain completely:
 * 20,000 leads and 20,000 contacts come as leads, contacts, leads, contacts, 10,000 each (reported, S1).
 */
import { type Backlog, checkObjects } from './check.ts';
import type { Outcome, Process, RemoteError } from './effects.ts';
import { linkPrograms, updateForeignKeys } from './links.ts';
import { pushNew, syncWithProgram } from './members.ts';
import { overlapScale } from './pace.ts';
import { turnOf } from './parameters.ts';
import { endsCycle } from './policy.ts';
import { pullDeletes, pullUpdates } from './pull.ts';
import { pushUpdates } from './push.ts';
import type { SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';
import { pushActivities } from './tasks.ts';

/** What the check calls of a cycle have found. */
export interface Checked {
  readonly backlogs: readonly Backlog[];
  /** The second in which the cycle began: what changes from then on is left for the next one. */
  readonly before: number;
}

/** Begins a cycle: looks at every object. A call that is refused as a whole ends it; the next cycle starts afresh. */
export function* checkCycle(context: SyncContext): Process<Outcome<Checked>> {
  context.log.cycleStarted(context.clock.now());
  const before = Math.floor(context.clock.now() / 1_000);
  const schema = new StepCounter(context, 'All objects', 'Sync schema');
  const checked = yield* checkObjects(context, before);
  if (checked.ok) return { ok: true, value: { backlogs: checked.value, before } };
  schema.failed(checked.error);
  context.log.cycleEnded(context.clock.now());
  return checked;
}

/** The turns of a cycle; returns the error that ended it, or undefined. */
export function* workCycle(
  context: SyncContext,
  { backlogs, before }: Checked,
): Process<RemoteError | undefined> {
  const error = yield* takeTurns(context, backlogs, before);
  context.log.cycleEnded(context.clock.now());
  return error;
}

function* takeTurns(
  context: SyncContext,
  backlogs: readonly Backlog[],
  before: number,
): Process<RemoteError | undefined> {
  const isGated = contactsWait(context, backlogs);
  const scale = overlapScale(
    backlogs.map((backlog) => (isGated && isContact(backlog) ? 0 : plannedRecords(context, backlog))),
    context.parameters.pace,
  );
  for (const backlog of backlogs) {
    if (isGated && isContact(backlog)) continue;
    const turn = yield* takeTurn(context, backlog, before, scale);
    if (!turn.ok && endsCycle(turn.error)) return turn.error;
  }
  const linked = yield* updateForeignKeys(context);
  return linked.ok ? undefined : linked.error;
}

function* takeTurn(
  context: SyncContext,
  backlog: Backlog,
  before: number,
  scale: number,
): Process<Outcome<number>> {
  const pull = () => pullUpdates(context, backlog, before, scale);
  const pushes = pushSteps(context, backlog, scale);
  const steps = [
    () => pullDeletes(context, backlog, before),
    ...(context.parameters.pullsFirst ? [pull, ...pushes] : [...pushes, pull]),
  ];
  let handled = 0;
  for (const step of steps) {
    const done = yield* step();
    if (!done.ok) return done;
    handled += done.value;
  }
  return { ok: true, value: handled };
}

type StepOf = () => Process<Outcome<number>>;

/** What else there is in an object's turn: above all what goes from Marketo to Salesforce. */
function pushSteps(context: SyncContext, backlog: Backlog, scale: number): readonly StepOf[] {
  switch (backlog.state.object) {
    case 'Lead':
      return [() => pushNew(context, scale), () => pushUpdates(context, backlog, scale)];
    case 'Contact':
      return [() => pushUpdates(context, backlog, scale)];
    case 'Task':
      return [() => pushActivities(context, scale)];
    case 'Campaign':
      return [() => linkPrograms(context, scale)];
    case 'CampaignMember':
      return [() => syncWithProgram(context, scale)];
    default:
      return [];
  }
}

/**
 * Contacts wait while accounts have backlog (reported, S1): when this cycle's turn of accounts, which usually comes
 * first, will not empty it.
 */
function contactsWait(context: SyncContext, backlogs: readonly Backlog[]): boolean {
  const { accountGate, gateBacklog, objects } = context.parameters;
  const turn = turnOf(context.parameters, 'Account');
  const accounts = backlogs.find((backlog) => backlog.state.object === 'Account');
  if (!accountGate || accounts === undefined) return false;
  const isBeforeContact = objects.indexOf('Account') < objects.indexOf('Contact');
  return accounts.toPull - (isBeforeContact ? turn : 0) > gateBacklog;
}

function isContact(backlog: Backlog): boolean {
  return backlog.state.object === 'Contact';
}

function plannedRecords(context: SyncContext, backlog: Backlog): number {
  const turn = turnOf(context.parameters, backlog.state.object);
  return Math.min(turn, backlog.toPull) + Math.min(turn, backlog.toPush);
}
