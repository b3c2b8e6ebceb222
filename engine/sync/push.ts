/**
 * The step that writes Marketo's changes of leads and contacts to Salesforce, 200 records a call. What becomes of a
 * record that Salesforce refuses is the policy's decision: it is parked until its next change, tried once more at the
 * end of the step, or left for the next cycle.
 */
import type { Backlog } from './check.ts';
import { type ChangedRecord, call, type Outcome, type Process, type WriteResult } from './effects.ts';
import { noteOwnWrite } from './own-writes.ts';
import { batchMs } from './pace.ts';
import { turnOf } from './parameters.ts';
import { visibleValues } from './permissions.ts';
import { countResults, hasValues, sortOut, sortOutFinally, type Written } from './push-outcomes.ts';
import type { ObjectState, SyncContext } from './state.ts';
import { StepCounter } from './step-counter.ts';

/** What a step of pushes works with. */
interface Pushing {
  readonly context: SyncContext;
  readonly state: ObjectState;
  readonly step: StepCounter;
  readonly scale: number;
}

/** One turn of an object's pushes, oldest change first, up to the turn's cap. */
export function* pushUpdates(
  context: SyncContext,
  backlog: Backlog,
  scale: number,
): Process<Outcome<number>> {
  const { state } = backlog;
  const step = new StepCounter(context, state.object, 'Push updates');
  const pushing = { context, state, step, scale };
  const met: Met = { again: new Map(), waiting: new Set() };
  for (let left = Math.min(turnOf(context.parameters, state.object), backlog.toPush); left > 0; ) {
    const limit = Math.min(context.parameters.recordsPerCall, left);
    const skip = met.waiting.size + met.again.size;
    const pending = yield* call('marketo.pending', 'none', { object: state.object, limit, skip });
    if (!pending.ok) return step.failed(pending.error);
    if (pending.value.length === 0) break;
    const written = yield* writeRecords(state, unmet(met, pending.value));
    if (!written.ok) return step.failed(written.error);
    const sorted = sortOut(written.value);
    const noted = yield* note(pushing, sorted.through, sorted.waiting, written.value);
    if (!noted.ok) return step.failed(noted.error);
    for (const record of sorted.again.records) met.again.set(record.person, record);
    for (const { person } of sorted.waiting.records) met.waiting.add(person);
    left -= pending.value.length;
  }
  return yield* tryAgain(pushing, [...met.again.values()]);
}

/** Records that this step has met and that are not through: to be tried once more at its end, or in the next cycle. */
interface Met {
  readonly again: Map<number, ChangedRecord>;
  readonly waiting: Set<number>;
}

/** A record that changes meanwhile comes up anew; it still has one more try only, with what it holds by then. */
function unmet({ again, waiting }: Met, records: readonly ChangedRecord[]): readonly ChangedRecord[] {
  if (again.size === 0 && waiting.size === 0) return records;
  for (const record of records) if (again.has(record.person)) again.set(record.person, record);
  return records.filter(({ person }) => !again.has(person) && !waiting.has(person));
}

/** The second and last try of this cycle for records that others had locked. Retry site: locked persons. */
function* tryAgain(pushing: Pushing, records: readonly ChangedRecord[]): Process<Outcome<number>> {
  const { context, state, step } = pushing;
  const { recordsPerCall } = context.parameters;
  for (let from = 0; from < records.length; from += recordsPerCall) {
    const written = yield* writeRecords(state, records.slice(from, from + recordsPerCall));
    if (!written.ok) return step.failed(written.error);
    const { through, waiting } = sortOutFinally(written.value);
    const noted = yield* note(pushing, through, waiting, written.value);
    if (!noted.ok) return step.failed(noted.error);
  }
  return step.succeeded();
}

/** Tells Marketo who is through, and the log everything; what was tried has taken its time, whatever came of it. */
function* note(
  { context, state, step, scale }: Pushing,
  through: Written,
  waiting: Written,
  tried: Written,
): Process<Outcome<number>> {
  const { object } = state;
  const now = context.clock.now();
  const noted = yield* call('marketo.pushed', 'none', { object, ...through });
  if (!noted.ok) return noted;
  noteWritten(context, object, through);
  const counts = countResults(through);
  step.add(0, counts.updated, counts.failed + waiting.records.length, counts.skipped);
  context.log.pushed({ object, ...through, done: noted.value }, now);
  if (waiting.records.length > 0) context.log.postponed({ object, ...waiting, done: 0 }, now);
  yield { kind: 'spend', ms: batchMs(countResults(tried), context.parameters.pace, scale) };
  return noted;
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

function noteWritten(context: SyncContext, object: string, { records, results }: Written): void {
  records.forEach((record, i) => {
    if (results[i]?.error === undefined && hasValues(record)) {
      noteOwnWrite(context, 'pushes', object, record.row);
    }
  });
}
