/** What people, integrations and jobs do in a storm. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { pick } from './chance.ts';

/** The first six hours of a run. */
export const STORM_HOURS = 6;

type WorkloadInput = NonNullable<ScenarioInput['workload']>[number];

/** The run begins on a Friday, so that there is one storm and a weekend of calm. */
export const FRIDAY = '2026-01-09T00:00:00Z';
const STORM = { hours: { from: 0, to: STORM_HOURS }, weekends: false };

export function drawWorkload(stream: Stream): WorkloadInput {
  switch (stream.int(0, 6)) {
    case 0:
      return drawMassUpdate(stream);
    case 1:
      return {
        kind: 'account-score',
        everyMinutes: stream.int(10, 120),
        moves: stream.int(1, 10) / 10,
        forHours: STORM_HOURS,
      };
    case 2:
      return {
        kind: 'endings',
        ending: pick(stream, ['convert', 'merge', 'delete', 'undelete'] as const),
        object: pick(stream, ['Lead', 'Contact', 'Account'] as const),
        perHour: stream.int(1, 20),
        ...STORM,
      };
    default:
      return drawEdits(stream);
  }
}

function drawMassUpdate(stream: Stream): WorkloadInput {
  return {
    kind: 'mass-update',
    object: pick(stream, ['Account', 'Lead', 'Contact'] as const),
    field: 'Phone',
    records: stream.int(1, 600),
    afterHours: stream.int(0, 5),
    overMinutes: stream.int(0, 50),
    silent: stream.chance(0.2),
  };
}

function drawEdits(stream: Stream): WorkloadInput {
  return {
    kind: 'edits',
    side: pick(stream, ['salesforce', 'marketo'] as const),
    process: 'Edits',
    object: pick(stream, ['Lead', 'Contact'] as const),
    field: pick(stream, ['Title', 'Phone', 'Email']),
    perHour: stream.int(10, 1_000),
    ...STORM,
  };
}

/** Web forms, and what sets off flow steps beside them. */
export function drawVisits(stream: Stream, program: string | undefined): WorkloadInput {
  return {
    kind: 'form-fills',
    perHour: stream.int(5, 120),
    newPersons: stream.int(0, 10) / 10,
    withoutCompany: pick(stream, [0, 0, 0.2]),
    ...(program !== undefined && { program }),
    ...STORM,
  };
}
