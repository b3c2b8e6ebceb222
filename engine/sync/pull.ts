/** The steps that bring Salesforce's changes to Marketo: deleted records first, then changed ones, page by page. */

import type { RecordPage } from '../kernel/index.ts';
import { type Backlog, deletedWindow } from './check.ts';
import { isPushed, winnerFor } from './conflict.ts';
import { call, type Outcome, type Process } from './effects.ts';
import { ownWritesIn } from './own-writes.ts';
import { batchMs } from './pace.ts';
import { filterOf, turnOf } from './parameters.ts';
import { advance, type ObjectState, type SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** Takes deleted records over: the person stays in Marketo and is marked "SFDC Is Deleted". */
export function* pullDeletes(
  context: SyncContext,
  backlog: Backlog,
  before: number,
): Process<Outcome<number>> {
  const { state, deleted } = backlog;
  const step = new StepCounter(context, state.object, 'Pull deletes');
  for (let done = 0; done < deleted.length; done += context.parameters.recordsPerCall) {
    const rows = deleted.slice(done, done + context.parameters.recordsPerCall);
    const taken = yield* takeDeleted(state.object, rows);
    if (!taken.ok) return step.failed(taken.error);
    step.deleted += rows.length;
    context.log.deleted(state.object, rows.length, context.clock.now());
  }
  const { from, to } = deletedWindow(state, before);
  state.deletedThrough = to;
  context.log.deletionsTaken(state.object, from, to);
  return step.succeeded();
}

/** A merge shows as a deletion: of persons the sync has to ask what they were merged into. */
function* takeDeleted(object: string, rows: readonly number[]): Process<Outcome<number>> {
  if (!isPushed(object)) return yield* call('marketo.deleted', 'none', { object, rows });
  const masters = yield* call('salesforce.masters', 'data', { object, rows });
  if (!masters.ok) return masters;
  return yield* call('marketo.deleted', 'none', { object, rows, masters: masters.value });
}

/**
 * One turn of an object: its changed records, oldest first, up to the turn's cap. Returns how many were handled.
 * Retry site: next page of a turn.
 */
export function* pullUpdates(
  context: SyncContext,
  backlog: Backlog,
  before: number,
  scale: number,
): Process<Outcome<number>> {
  const { state } = backlog;
  const { recordsPerCall, pace } = context.parameters;
  const step = new StepCounter(context, state.object, 'Pull updates');
  const conversions = new StepCounter(context, state.object, 'Pull conversions');
  const filter = filterOf(context.parameters, state.object);
  const turn = turnOf(context.parameters, state.object);
  let left = Math.min(turn, backlog.toPull);
  while (left > 0) {
    const limit = Math.min(recordsPerCall, left);
    const { object, cursor: after, syncedFields: fields } = state;
    if (filter !== undefined) yield { kind: 'spend', ms: filter.scanMs };
    const only = filter?.only;
    const page = yield* call('salesforce.changed', 'data', { object, fields, after, before, limit, only });
    if (!page.ok) return step.failed(page.error);
    if (page.value.size === 0) break;
    const applied = yield* call('marketo.apply', 'none', { page: page.value, winner: winnerFor(object) });
    if (!applied.ok) return step.failed(applied.error);
    const { created, updated, skipped, failed, converted } = applied.value;
    advance(state, lastOf(page.value));
    step.add(created, updated - converted, failed, skipped);
    conversions.add(0, converted, 0, 0);
    context.log.pulled(page.value, applied.value, state.cursor, context.clock.now());
    left -= page.value.size;
    const own = ownWritesIn(page.value, applied.value.statuses, state);
    const counts = { updated: created + updated - own.updated, skipped: skipped - own.skipped, failed };
    yield { kind: 'spend', ms: batchMs(counts, pace, scale) };
    if (page.value.size < limit) break;
  }
  if (filter !== undefined && backlog.toPull <= turn) passOver(context, state, before);
  conversions.succeeded();
  return step.succeeded();
}

/** Nothing that fits the filter is left before a second: the rest of what changed until then need not be looked at. */
function passOver(context: SyncContext, state: ObjectState, before: number): void {
  const cursor = { stamp: before - 1, row: LAST_ROW };
  const { stamp, row } = state.cursor;
  if (stamp > cursor.stamp || (stamp === cursor.stamp && row === LAST_ROW)) return;
  advance(state, cursor);
  context.log.passed(state.object, cursor, context.clock.now());
}

/** A number that no record has: 2³¹ - 1. */
const LAST_ROW = 0x7fff_ffff;

function lastOf(page: RecordPage): { stamp: number; row: number } {
  return { stamp: page.stamps[page.size - 1]!, row: page.rows[page.size - 1]! };
}
