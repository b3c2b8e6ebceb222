/**
 * The express lane: Sync Person to SFDC and the other flow steps that need Salesforce. They act at once, beside the
 * background sync and also while it is disabled (documented, Adobe "Sync Person to SFDC", "Enable/Disable the
 * Salesforce Sync"), and are no part of the backlog. Trigger and batch campaigns have a lane each.
 */
import { call, type Outcome, type Process } from './effects.ts';
import { carryOut } from './express-lane/calls.ts';
import { firstUnit, type Unit } from './express-lane/units.ts';
import type { CampaignKind, FlowRequest, FlowResult } from './flow-requests.ts';
import { actionFor } from './policy.ts';
import { logPostponed } from './postponed.ts';
import { sortOut } from './push-outcomes.ts';
import { see } from './schema.ts';
import type { SyncContext } from './state.ts';
import { asCreated, remember, unansweredSince } from './unanswered.ts';

/** How long a lane listens before it looks again by itself. */
const LONGEST_LISTEN_MS = 3_600_000;

/** How long a lane waits for somebody else who is making a lead. */
const BUSY_MS = 1_000;

/** How often a unit has been tried. */
interface Attempt {
  readonly firstId: number;
  readonly tries: number;
}

/** Serves the flow steps of one kind of campaign until whoever drives it stops asking. */
export function* expressLane(context: SyncContext, lane: CampaignKind): Process<never> {
  const { personsPerCall: limit } = context.parameters.expressLane;
  let attempt: Attempt | undefined;
  for (;;) {
    const asked = yield* call('marketo.flowRequests', 'none', { limit, campaignKind: lane });
    const unit = asked.ok ? firstUnit(asked.value, limit) : undefined;
    if (unit === undefined) yield { kind: 'listen', to: lane, ms: LONGEST_LISTEN_MS };
    else if (isUnderWay(context, unit)) yield { kind: 'wait', ms: BUSY_MS };
    else attempt = yield* serveAlone(context, unit, attemptAt(unit, attempt));
  }
}

/**
 * Whether somebody else is making leads of these persons: what is to be done with them is not known before. Retry site:
 * lead under way.
 */
function isUnderWay({ underWay }: SyncContext, unit: Unit): boolean {
  return underWay.size > 0 && personsOf(unit).some((person) => underWay.has(person));
}

/** Keeps others from making leads of the same persons meanwhile. */
function* serveAlone(context: SyncContext, unit: Unit, attempt: Attempt): Process<Attempt> {
  const persons = unit.decision.deed === 'create lead' ? personsOf(unit) : [];
  for (const person of persons) context.underWay.add(person);
  const next = yield* serve(context, unit, attempt);
  for (const person of persons) context.underWay.delete(person);
  return next;
}

function personsOf({ requests }: Unit): number[] {
  return requests.map(({ person }) => person);
}

/** The attempt so far at the unit that begins with the same request, or a new one. */
function attemptAt({ requests }: Unit, before: Attempt | undefined): Attempt {
  const firstId = requests[0]!.id;
  return before?.firstId === firstId ? before : { firstId, tries: 0 };
}

/**
 * Tries a unit once. A call that is refused as a whole leaves the unit open, until there is no try left. Retry site: flow
 * step.
 */
function* serve(context: SyncContext, unit: Unit, attempt: Attempt): Process<Attempt> {
  const { expressLane: parameters } = context.parameters;
  yield { kind: 'spend', ms: parameters.callMs };
  const startedAt = Math.floor(context.clock.now() / 1_000);
  const outcome = yield* carryOutSeeing(context, unit);
  const done = unit.decision.deed === 'create lead' ? asCreated(context, unit.requests) : unit.requests;
  // What needed no call has answered nothing.
  if (unit.decision.deed !== 'none') remember(context, personsOf(unit), outcome, startedAt);
  if (outcome.ok) return yield* settle(context, { ...unit, requests: done }, outcome.value, attempt);
  const { error } = outcome;
  const next = { ...attempt, tries: attempt.tries + 1 };
  if (next.tries >= parameters.tries || actionFor(error) === 'park') {
    yield* finish(
      context,
      unit,
      unit.requests.map(() => ({ error })),
    );
    return next;
  }
  yield { kind: 'wait', ms: parameters.retryMs };
  return next;
}

/**
 * Records that others had locked stay open and are tried again at once, others that were refused for now after a while,
 * until there is no try left. The rest is done, whatever became of it. Retry site: locked records of a flow step.
 */
function* settle(
  context: SyncContext,
  unit: Unit,
  results: readonly FlowResult[],
  attempt: Attempt,
): Process<Attempt> {
  const { tries: most, retryMs } = context.parameters.expressLane;
  const tries = attempt.tries + 1;
  const tried = { records: unit.requests, results };
  const { through, again, waiting } = tries < most ? sortOut(tried) : { ...NOTHING_OPEN, through: tried };
  if (through.records.length > 0)
    yield* finish(context, { ...unit, requests: through.records }, through.results);
  logPostponed(context, again);
  logPostponed(context, waiting);
  const open = [...again.records, ...waiting.records];
  if (open.length === 0) return attempt;
  if (waiting.records.length > 0) yield { kind: 'wait', ms: retryMs };
  return { firstId: Math.min(...open.map(({ id }) => id)), tries };
}

const NOTHING_OPEN = { again: { records: [], results: [] }, waiting: { records: [], results: [] } };

/** The lane has to know what the sync user sees; while the background sync is off it asks for itself. */
function* carryOutSeeing(context: SyncContext, unit: Unit): Process<Outcome<readonly FlowResult[]>> {
  for (const object of ['Lead', 'Contact']) {
    const state = context.objects.get(object)!;
    if (state.visible.length > 0) continue;
    const seen = yield* see(state, 'flowStep');
    if (!seen.ok) return seen;
  }
  return yield* carryOut({ unit, context, unansweredSince: unansweredSince(context, personsOf(unit)) });
}

/** A contact that became a lead a second time keeps what waits to be pushed: nothing of it was sent to the contact. */
function* finish(context: SyncContext, unit: Unit, results: readonly FlowResult[]): Process {
  const isSecondRecord = unit.decision.deed === 'create lead';
  const requests = unit.requests.map(
    (request): FlowRequest => (isSecondRecord && request.row >= 0 ? { ...request, values: {} } : request),
  );
  yield* call('marketo.flowDone', 'none', { requests, results });
  context.log.flowSteps({ requests, results }, context.clock.now());
}
