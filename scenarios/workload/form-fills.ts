/** People fill out forms on web pages: a part of them is new to Marketo, the others are persons that it knows. */
import { HOUR_MS, type Stream, type Value } from '../../engine/kernel/index.ts';
import { changeStatus } from '../../mock-marketo/index.ts';
import { pool } from '../population/vocabulary.ts';
import type { Workload } from '../schema.ts';
import { arrivalAfter } from './arrivals.ts';
import { scheduleWithin, type WorkloadContext, workloadStream } from './context.ts';

type FormFills = Extract<Workload, { kind: 'form-fills' }>;

/** Schedules the first form; each one schedules the next. */
export function startFormFills(context: WorkloadContext, workload: FormFills, place: number): void {
  if (workload.perHour === 0 || workload.hours.from >= workload.hours.to) return;
  const stream = workloadStream(context, place, workload.kind);
  const { campaigns } = context.instance;
  const meanMs = HOUR_MS / workload.perHour;
  let visitors = 0;
  const arrive = (): void => {
    const now = context.clock.now();
    visitors += 1;
    const person = visitorOf(context, workload, stream, `${place}-${visitors}`, now);
    join(context, workload, person, now);
    campaigns.fillOutForm(person, workload.form, now);
    scheduleWithin(context, arrivalAfter(now, meanMs, workload, stream), arrive);
  };
  scheduleWithin(context, arrivalAfter(context.startAt, meanMs, workload, stream), arrive);
}

/** Whoever fills out the form becomes a member of its program. */
function join(
  { instance }: WorkloadContext,
  { program: name }: FormFills,
  person: number,
  now: number,
): void {
  const program = name === undefined ? undefined : instance.database.programs.named(name);
  if (program !== undefined) changeStatus(program, person, program.statuses[0]!, { isNew: false, now });
}

function visitorOf(
  { instance }: WorkloadContext,
  workload: FormFills,
  stream: Stream,
  number: string,
  now: number,
): number {
  const { persons } = instance;
  if (persons.count > 0 && !stream.chance(workload.newPersons)) return stream.int(0, persons.count - 1);
  const cause = instance.causes.of(workload.process, 'Lead');
  return instance.create(newPerson(instance, workload, stream, number), cause, now);
}

/** What the form asks for; some visitors leave the company out. */
function newPerson(
  { persons }: WorkloadContext['instance'],
  workload: FormFills,
  stream: Stream,
  number: string,
): Map<number, Value> {
  const pick = (name: Parameters<typeof pool>[0]): string => {
    const words = pool(name);
    return words[stream.int(0, words.length - 1)]!;
  };
  const values: Record<string, Value> = {
    firstName: pick('firstName'),
    lastName: pick('lastName'),
    email: `visitor.${number}@example.com`,
  };
  if (!stream.chance(workload.withoutCompany)) values.company = pick('company');
  return new Map(Object.entries(values).map(([name, value]) => [persons.fieldNumber(name), value]));
}
