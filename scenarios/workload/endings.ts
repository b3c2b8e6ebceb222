/**
 * Records come to an end in Salesforce: leads are converted, duplicates merged, records deleted and brought back.
 * Arrivals are a Poisson process; each takes a record drawn evenly, and one that cannot be ended stays as it is.
 */
import { HOUR_MS, type Stream } from '../../engine/kernel/index.ts';
import { type Records, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import type { Workload } from '../schema.ts';
import { arrivalAfter } from './arrivals.ts';
import { scheduleWithin, type WorkloadContext, workloadStream } from './context.ts';

type EndingsWorkload = Extract<Workload, { kind: 'endings' }>;
type End = (context: WorkloadContext, records: Records, stream: Stream, now: number) => void;

const CONVERTED_STATUS = 'Closed - Converted';

const ENDINGS: Readonly<Record<EndingsWorkload['ending'], End>> = {
  convert: ({ org }, records, stream, now) => {
    const leadId = records.idOf(anyOf(records, stream));
    const doNotCreateOpportunity = stream.chance(0.5);
    org.convertLead(
      { leadId, convertedStatus: CONVERTED_STATUS, doNotCreateOpportunity },
      SYSTEM_ADMINISTRATOR,
      now,
    );
  },
  merge: ({ org }, records, stream, now) => {
    const master = anyOf(records, stream);
    const losers = [anyOf(records, stream), anyOf(records, stream)].slice(0, stream.int(1, 2));
    const different = [...new Set(losers)].filter((row) => row !== master);
    if (different.length > 0) org.merge(records, master, different, {}, SYSTEM_ADMINISTRATOR, now);
  },
  delete: ({ org }, records, stream, now) => {
    org.remove(records, anyOf(records, stream), SYSTEM_ADMINISTRATOR, now);
  },
  undelete: ({ org }, records, stream, now) => {
    const gone = deletedRows(records);
    if (gone.length > 0)
      org.undelete(records, gone[stream.int(0, gone.length - 1)]!, SYSTEM_ADMINISTRATOR, now);
  },
};

/** Schedules the first; each one schedules the next. */
export function startEndings(context: WorkloadContext, workload: EndingsWorkload, place: number): void {
  const records = context.org.object(workload.ending === 'convert' ? 'Lead' : workload.object);
  if (records.count === 0 || workload.perHour === 0 || workload.hours.from >= workload.hours.to) return;
  const stream = workloadStream(context, place, `${workload.kind} ${workload.ending}`);
  const meanMs = HOUR_MS / workload.perHour;
  const arrive = (): void => {
    const now = context.clock.now();
    ENDINGS[workload.ending](context, records, stream, now);
    scheduleWithin(context, arrivalAfter(now, meanMs, workload, stream), arrive);
  };
  scheduleWithin(context, arrivalAfter(context.startAt, meanMs, workload, stream), arrive);
}

function anyOf(records: Records, stream: Stream): number {
  return stream.int(0, records.count - 1);
}

function deletedRows(records: Records): number[] {
  const rows: number[] = [];
  for (let row = 0; row < records.count; row += 1) if (records.deleted[row] === 1) rows.push(row);
  return rows;
}
