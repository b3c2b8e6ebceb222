/**
 * Many records change at once: a data load, a backfill, a field set by hand in a list view. Records change in order
 * of their Ids, in batches of 200 as the API writes them, spread over the given time.
 */
import { HOUR_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import { type Records, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import type { Workload } from '../schema.ts';
import { scheduleWithin, type WorkloadContext, workloadStream } from './context.ts';
import { freshValue } from './fresh-value.ts';
import { writtenField } from './written-field.ts';

export type MassUpdateWorkload = Extract<Workload, { kind: 'mass-update' }>;

const BATCH = 200;

/** Schedules the batches of the update, one after the other. */
export function startMassUpdate(context: WorkloadContext, workload: MassUpdateWorkload, place: number): void {
  const { org } = context;
  const stream = workloadStream(context, place, workload.kind);
  const records = org.object(workload.object);
  const field = records.field(workload.field);
  const schema = records.schema.fields[field]!;
  const cause = org.causes.of(workload.process, `${workload.object}.${workload.field}`);
  const fieldOf = writtenField(records, field);
  const total = Math.min(workload.records, records.count);
  const startAt = context.startAt + Math.round(workload.afterHours * HOUR_MS);
  const durationMs = workload.overMinutes * MINUTE_MS;
  const { value } = workload;
  const valueFor = () => (value === undefined ? freshValue(schema, stream) : value);
  let next = 0;
  const runBatch = (): void => {
    const now = context.clock.now();
    const end = Math.min(next + BATCH, total);
    for (; next < end; next += 1) {
      if (workload.silent) touchSilently(records, next, cause, now);
      else org.write(records, next, fieldOf(next), valueFor(), SYSTEM_ADMINISTRATOR, cause, now);
    }
    if (next < total) scheduleWithin(context, startAt + Math.floor((durationMs * next) / total), runBatch);
  };
  if (total > 0) scheduleWithin(context, startAt, runBatch);
}

/** A deleted record stays as it is, as with any other write. */
function touchSilently(records: Records, row: number, cause: number, now: number): void {
  if (records.deleted[row] !== 1) records.stampSilently(row, cause, now);
}
