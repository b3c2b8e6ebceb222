/**
 * The check calls of a cycle. Adobe counts 25 API calls per cycle "just to check objects" (documented, KB ka-28190);
 * which ones they are is not documented. Ours (assumed): the limits once, and for each of the eight objects its
 * describe, its count of changes and its deleted records: 1 + 8 × 3 = 25.
 */

import { isPushed } from './conflict.ts';
import { call, type Outcome, type Process, type Verbs } from './effects.ts';
import { see } from './schema.ts';
import type { ObjectState, SyncContext } from './state.ts';

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
    const backlog = yield* checkObject(state, before);
    if (!backlog.ok) return backlog;
    found.push(backlog.value);
  }
  return { ok: true, value: found };
}

function* checkObject(state: ObjectState, before: number): Process<Outcome<Backlog>> {
  const { object } = state;
  const seen = yield* see(state, 'check');
  if (!seen.ok) return seen;
  const toPull = yield* call('salesforce.count', 'check', { object, after: state.cursor, before });
  if (!toPull.ok) return toPull;
  const deleted = yield* call('salesforce.deleted', 'check', deletedWindow(state, before));
  if (!deleted.ok) return deleted;
  const toPush = isPushed(object) ? yield* call('marketo.pendingCount', 'none', { object }) : NOTHING;
  if (!toPush.ok) return toPush;
  return { ok: true, value: { state, deleted: deleted.value, toPull: toPull.value, toPush: toPush.value } };
}

/**
 * Salesforce cuts the window of deleted records to whole minutes and wants at least one (documented, REST "Get
 * Deleted"), so a cycle soon after another looks at a minute again; a record is marked deleted only once.
 */
function deletedWindow(
  { object, deletedThrough }: ObjectState,
  before: number,
): Verbs['salesforce.deleted']['args'] {
  const to = before - (before % 60);
  return { object, from: Math.min(deletedThrough, to - 60), to };
}

const NOTHING: Outcome<number> = { ok: true, value: 0 };
