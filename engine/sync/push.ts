/**
 * The step that writes Marketo's changes of leads and contacts to Salesforce, 200 records a call. A record that
 * Salesforce refuses is logged as a sync error and waits for its next change.
 */
import type { Backlog } from './check.ts';
import { type ChangedRecord, call, type Outcome, type Process, type WriteResult } from './effects.ts';
import { batchMs } from './pace.ts';
import { turnOf } from './parameters.ts';
import { visibleValues } from './permissions.ts';
import type { ObjectState, SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** One turn of an object's pushes, oldest change first, up to the turn's cap. */
export function* pushUpdates(
  context: SyncContext,
  backlog: Backlog,
  scale: number,
): Process<Outcome<number>> {
  const { state } = backlog;
  const { recordsPerCall, pace, comparesEcho } = context.parameters;
  const step = new StepCounter(context, state.object, 'Push updates');
  let left = Math.min(turnOf(context.parameters, state.object), backlog.toPush);
  while (left > 0) {
    const limit = Math.min(recordsPerCall, left);
    const pending = yield* call('marketo.pending', 'none', { object: state.object, limit });
    if (!pending.ok) return step.failed(pending.error);
    if (pending.value.length === 0) break;
    const written = yield* writeRecords(state, pending.value);
    if (!written.ok) return step.failed(written.error);
    const { records, results } = written.value;
    const noted = yield* call('marketo.pushed', 'none', { object: state.object, records, results });
    if (!noted.ok) return step.failed(noted.error);
    if (!comparesEcho) noteOwnWrites(state, records, results, context.clock.now());
    const counts = countResults(records, results);
    step.add(0, counts.updated, counts.failed, counts.skipped);
    context.log.pushed({ object: state.object, records, results, done: noted.value }, context.clock.now());
    left -= records.length;
    yield { kind: 'spend', ms: batchMs(counts, pace, scale) };
  }
  return step.succeeded();
}

interface Written {
  readonly records: readonly ChangedRecord[];
  readonly results: readonly WriteResult[];
}

/** Writes what the sync user can see; a person whose only changes are in hidden fields costs no call. */
function* writeRecords(state: ObjectState, pending: readonly ChangedRecord[]): Process<Outcome<Written>> {
  const records = pending.map((record) => ({
    ...record,
    values: visibleValues(record.values, state.visibleNames),
  }));
  const toWrite = records.filter(hasValues);
  if (toWrite.length === 0) return { ok: true, value: { records, results: records.map(() => WRITTEN) } };
  const outcome = yield* call('salesforce.update', 'data', { object: state.object, records: toWrite });
  if (!outcome.ok) return outcome;
  let next = 0;
  const results = records.map((record) => (hasValues(record) ? outcome.value[next++]! : WRITTEN));
  return { ok: true, value: { records, results } };
}

const WRITTEN: WriteResult = {};

function noteOwnWrites(
  { ownWrites }: ObjectState,
  records: readonly ChangedRecord[],
  results: readonly WriteResult[],
  now: number,
): void {
  const second = Math.floor(now / 1_000);
  records.forEach((record, i) => {
    if (results[i]?.error === undefined && hasValues(record)) ownWrites.set(record.row, second);
  });
}

/** Whether anything of a record is left to be written; without, it is skipped. */
export function hasValues(record: ChangedRecord): boolean {
  return Object.keys(record.values).length > 0;
}

/** How the records of a push ended. */
export function countResults(
  records: readonly ChangedRecord[],
  results: readonly WriteResult[],
): { updated: number; skipped: number; failed: number } {
  const failed = results.filter((result) => result.error !== undefined).length;
  const skipped = records.filter((record) => !hasValues(record)).length;
  return { updated: records.length - failed - skipped, skipped, failed };
}
