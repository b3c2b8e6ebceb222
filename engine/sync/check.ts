/**
 * The check calls of a cycle. Adobe counts 25 API calls per cycle "just to check objects" (documented, KB ka-28190);
 * which ones they are is not documented. Ours (assumed): the limits once; for each of the ten standard objects its
 * count of changes and its deleted records; and the describe of the four whose custom fields take part: 1 + 10 × 2 + 4
 * = 25. A custom object adds three.
 */

import { isPushed } from './conflict.ts';
import { call, type Outcome, type Process, type Verbs } from './effects.ts';
import { filterOf } from './parameters.ts';
import { endsCycle } from './policy.ts';
import { see } from './schema.ts';
import type { ObjectState, SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** What waits at the start of a cycle. */
export interface Backlog {
  readonly state: ObjectState;
  readonly deleted: readonly number[];
  readonly toPull: number;
  readonly toPush: number;
}

/**
 * Looks at every object. `before` is the present second, which is still open: what changes in it waits for the next
 * cycle, for a query that ends inside a second would lose the rest of it.
 */
export function* checkObjects(context: SyncContext, before: number): Process<Outcome<readonly Backlog[]>> {
  const limits = yield* call('salesforce.limits', 'check', {});
  if (!limits.ok) return limits;
  const found: Backlog[] = [];
  for (const state of context.objects.values()) {
    const step = new StepCounter(context, state.object, 'Sync schema');
    const backlog = yield* checkObject(context, state, step, before);
    if (backlog.ok) found.push(backlog.value);
    else if (endsCycle(backlog.error)) return backlog;
    else step.failed(backlog.error);
  }
  return { ok: true, value: found };
}

/** A line of Sync Status tells the fields that will join. */
function* checkObject(
  context: SyncContext,
  state: ObjectState,
  schema: StepCounter,
  before: number,
): Process<Outcome<Backlog>> {
  const { object } = state;
  const joining = yield* see(state, 'check');
  if (!joining.ok) return joining;
  schema.created = joining.value;
  schema.succeeded();
  const filter = filterOf(context.parameters, object);
  if (filter !== undefined) yield { kind: 'spend', ms: filter.scanMs };
  const only = filter?.only;
  const toPull = yield* call('salesforce.count', 'check', { object, after: state.cursor, before, only });
  if (!toPull.ok) return toPull;
  const deleted = yield* call('salesforce.deleted', 'check', deletedWindow(state, before));
  if (!deleted.ok) return deleted;
  const toPush =
    isPushed(object) || object === 'Task' ? yield* call('marketo.pendingCount', 'none', { object }) : NOTHING;
  if (!toPush.ok) return toPush;
  return { ok: true, value: { state, deleted: deleted.value, toPull: toPull.value, toPush: toPush.value } };
}

/**
 * Salesforce cuts the window of deleted records to whole minutes and wants at least one (documented, REST "Get
 * Deleted"), so a cycle soon after another looks at a minute again; a record is marked deleted only once. It looks no
 * more than 15 days back (documented, same page): what was deleted before is missed by a sync that was off for longer.
 */
export function deletedWindow(
  { object, deletedThrough }: ObjectState,
  before: number,
): Verbs['salesforce.deleted']['args'] {
  const to = before - (before % 60);
  return { object, from: Math.max(Math.min(deletedThrough, to - 60), to - FARTHEST_BACK_S), to };
}

/** A minute less than Salesforce allows. */
const FARTHEST_BACK_S = 15 * 86_400 - 60;

const NOTHING: Outcome<number> = { ok: true, value: 0 };
