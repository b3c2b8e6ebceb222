/**
 * Single edits at random: people in Salesforce, integrations, or forms and data changes in Marketo. Arrivals are a
 * Poisson process during the given hours, each to a record drawn evenly.
 */
import { HOUR_MS, NOBODY, type Stream } from '../../engine/kernel/index.ts';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import type { Workload } from '../schema.ts';
import { arrivalAfter } from './arrivals.ts';
import { scheduleWithin, type WorkloadContext, workloadStream } from './context.ts';
import { freshValue } from './fresh-value.ts';
import { writtenField } from './written-field.ts';

type Persons = WorkloadContext['instance']['persons'];
type EditsWorkload = Extract<Workload, { kind: 'edits' }>;

/** Schedules the first edit; each edit schedules the next. */
export function startEdits(context: WorkloadContext, workload: EditsWorkload, place: number): void {
  const stream = workloadStream(context, place, `${workload.kind} ${workload.object}`);
  const edit =
    workload.side === 'salesforce' ? salesforceEdit(context, workload) : marketoEdit(context, workload);
  if (edit === undefined || workload.perHour === 0 || workload.hours.from >= workload.hours.to) return;
  const meanMs = HOUR_MS / workload.perHour;
  const arrive = (): void => {
    const now = context.clock.now();
    edit(stream, now);
    scheduleWithin(context, arrivalAfter(now, meanMs, workload, stream), arrive);
  };
  scheduleWithin(context, arrivalAfter(context.startAt, meanMs, workload, stream), arrive);
}

type Edit = (stream: Stream, now: number) => void;

function salesforceEdit(context: WorkloadContext, workload: EditsWorkload): Edit | undefined {
  const records = context.org.object(workload.object);
  const population = records.count;
  if (population === 0) return undefined;
  const field = records.field(workload.field);
  const schema = records.schema.fields[field]!;
  const cause = context.org.causes.of(workload.process, `${workload.object}.${workload.field}`);
  const fieldOf = writtenField(records, field);
  return (stream, now) => {
    const row = stream.int(0, (workload.newcomers ? records.count : population) - 1);
    const value = freshValue(schema, stream);
    context.org.write(records, row, fieldOf(row), value, SYSTEM_ADMINISTRATOR, cause, now);
  };
}

function marketoEdit(context: WorkloadContext, workload: EditsWorkload): Edit | undefined {
  const records = context.org.object(workload.object);
  const population = records.count;
  const mirror = context.instance.mirror(workload.object);
  const number = mirror.field(workload.field)?.number ?? -1;
  if (population === 0 || number < 0) return undefined;
  const schema = records.schema.fields[records.field(workload.field)]!;
  const cause = context.instance.causes.of(workload.process, `${workload.object}.${workload.field}`);
  const { persons } = context.instance;
  return (stream, now) => {
    const person = workload.newcomers
      ? anyOf(persons, workload.object, stream)
      : mirror.rowOf(stream.int(0, population - 1));
    const value = freshValue(schema, stream);
    if (person !== NOBODY) context.instance.write(person, number, value, cause, now);
  };
}

/** A person that is a record of the object, or none yet; NOBODY when the draw falls on another one. */
function anyOf(persons: Persons, object: string, stream: Stream): number {
  if (persons.count === 0) return NOBODY;
  const person = stream.int(0, persons.count - 1);
  const isOther = (persons.linkedObjectOf(person) ?? object) !== object;
  return isOther || persons.isDeleted(person) ? NOBODY : person;
}
