/** The steps that bring Salesforce's changes to Marketo: deleted records first, then changed ones, page by page. */

import type { RecordPage } from '../kernel/index.ts';
import type { Backlog } from './check.ts';
import { winnerFor } from './conflict.ts';
import { call, type Outcome, type Process } from './effects.ts';
import { batchMs } from './pace.ts';
import { advance, type SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** Takes deleted records over: the person stays in Marketo and is marked "SFDC Is Deleted". */
export function* pullDeletes(
  context: SyncContext,
  backlog: Backlog,
  before: number,
): Process<Outcome<number>> {
  const { state, deleted } = backlog;
  const step = new StepCounter(context, state.object, 'Pull deletes');
  if (deleted.length > 0) {
    const done = yield* call('marketo.deleted', 'none', { object: state.object, rows: deleted });
    if (!done.ok) return step.failed(done.error);
    step.deleted += deleted.length;
    context.log.deleted(state.object, deleted.length, context.clock.now());
  }
  state.deletedThrough = before - (before % 60);
  return step.succeeded();
}

/** One turn of an object: its changed records, oldest first, up to the turn's cap. Returns how many were handled. */
export function* pullUpdates(
  context: SyncContext,
  backlog: Backlog,
  before: number,
  scale: number,
): Process<Outcome<number>> {
  const { state } = backlog;
  const { recordsPerCall, turn, pace } = context.parameters;
  const step = new StepCounter(context, state.object, 'Pull updates');
  let left = Math.min(turn, backlog.toPull);
  while (left > 0) {
    const limit = Math.min(recordsPerCall, left);
    const { object, cursor: after, syncedFields: fields } = state;
    const page = yield* call('salesforce.changed', 'data', { object, fields, after, before, limit });
    if (!page.ok) return step.failed(page.error);
    if (page.value.size === 0) break;
    const applied = yield* call('marketo.apply', 'none', { page: page.value, winner: winnerFor(object) });
    if (!applied.ok) return step.failed(applied.error);
    const { created, updated, skipped, failed } = applied.value;
    advance(state, lastOf(page.value));
    step.add(created, updated, failed, skipped);
    context.log.pulled(page.value, applied.value, state.cursor, context.clock.now());
    left -= page.value.size;
    yield { kind: 'spend', ms: batchMs({ updated: created + updated, skipped, failed }, pace, scale) };
    if (page.value.size < limit) break;
  }
  return step.succeeded();
}

function lastOf(page: RecordPage): { stamp: number; row: number } {
  return { stamp: page.stamps[page.size - 1]!, row: page.rows[page.size - 1]! };
}
