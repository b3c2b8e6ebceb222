/**
 * Random scenarios for the swarm. Each has a storm of six hours, in which people, integrations and the link do what
 * they like, and a calm long enough for any of them to drain. Everything is drawn from the seed.
 */
import { type Stream, streamFor } from '../../engine/kernel/index.ts';
import { type Scenario, type ScenarioInput, scenarioSchema } from '../schema.ts';

export const STORM_HOURS = 6;
const CALM_HOURS = 42;

/** The scenario of a seed; the same in every process. */
export function drawScenario(seed: number): Scenario {
  const stream = streamFor(seed, 'swarm');
  return scenarioSchema.parse({
    name: `swarm-${seed}`,
    seed,
    days: (STORM_HOURS + CALM_HOURS) / 24,
    org: drawOrg(stream),
    sync: drawSync(stream),
    workload: several(stream, 1, 5, drawWorkload),
    faults: several(stream, 0, 4, drawFault),
  });
}

function drawOrg(stream: Stream): ScenarioInput['org'] {
  const score = { name: 'Account_Score__c', label: 'Account Score', type: 'double' as const };
  return {
    licences: 1_000,
    records: {
      User: stream.int(1, 20),
      Account: stream.int(1, 80),
      Lead: stream.int(1, 400),
      Contact: stream.int(1, 600),
      Opportunity: stream.int(0, 60),
    },
    fields: [
      { object: 'Account', ...score },
      { object: 'Contact', ...score },
    ],
    automation: stream.chance(0.7)
      ? [{ copy: 'Account.Account_Score__c', to: 'Contact.Account_Score__c' }]
      : [],
    syncUser: {
      hidden: stream.chance(0.3) ? [pick(stream, ['Lead.Title', 'Contact.Phone', 'Contact.Department'])] : [],
      readOnly: stream.chance(0.3) ? [pick(stream, ['Lead.Phone', 'Contact.Title'])] : [],
    },
  };
}

function drawSync(stream: Stream): ScenarioInput['sync'] {
  return {
    gapMinutes: stream.int(1, 15),
    recordsPerCall: stream.int(5, 200),
    turn: stream.int(200, 3_000),
    recordsPerHour: stream.int(1_000, 50_000),
    throughputScope: pick(stream, ['per-object', 'shared'] as const),
    accountGate: stream.chance(0.8),
    disabled: stream.chance(0.2) ? [{ afterHours: stream.int(0, 4), forHours: stream.int(1, 3) }] : [],
  };
}

function drawWorkload(stream: Stream): NonNullable<ScenarioInput['workload']>[number] {
  const object = pick(stream, ['Lead', 'Contact'] as const);
  switch (stream.int(0, 3)) {
    case 0:
      return {
        kind: 'mass-update',
        object: pick(stream, ['Account', 'Lead', 'Contact'] as const),
        field: 'Phone',
        records: stream.int(1, 600),
        afterHours: stream.int(0, 5),
        overMinutes: stream.int(0, 50),
        silent: stream.chance(0.2),
      };
    case 1:
      return {
        kind: 'account-score',
        everyMinutes: stream.int(10, 120),
        moves: stream.int(1, 10) / 10,
        forHours: STORM_HOURS,
      };
    default:
      return {
        kind: 'edits',
        side: pick(stream, ['salesforce', 'marketo'] as const),
        process: 'Edits',
        object,
        field: pick(stream, ['Title', 'Phone', 'Email']),
        perHour: stream.int(10, 1_000),
        hours: { from: 0, to: STORM_HOURS },
        weekends: true,
      };
  }
}

function drawFault(stream: Stream): NonNullable<ScenarioInput['faults']>[number] {
  return {
    kind: pick(stream, ['outage', 'slow', 'errors', 'no-answers', 'lost-replies'] as const),
    afterHours: stream.int(0, 50) / 10,
    forHours: stream.int(1, 10) / 10,
    probability: pick(stream, [0.05, 0.2, 0.5, 1]),
    code: pick(stream, ['SERVER_UNAVAILABLE', 'QUERY_TIMEOUT', 'UNKNOWN_EXCEPTION']),
  };
}

function several<T>(stream: Stream, least: number, most: number, draw: (stream: Stream) => T): T[] {
  return Array.from({ length: stream.int(least, most) }, () => draw(stream));
}

function pick<T>(stream: Stream, values: readonly T[]): T {
  return values[stream.int(0, values.length - 1)]!;
}
