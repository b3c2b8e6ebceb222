/**
 * Random scenarios for the swarm. Each has a storm of six hours, in which people, integrations and the link do what
 * they like, and a calm long enough for any of them to drain. Everything is drawn from the seed.
 */
import { type Stream, streamFor } from '../../../engine/kernel/index.ts';
import { type Scenario, type ScenarioInput, scenarioSchema } from '../../schema.ts';
import { drawMarketing } from './campaigns.ts';
import { perhaps, pick, several } from './chance.ts';
import { drawOrg } from './org.ts';
import { drawWorkload, FRIDAY, STORM_HOURS } from './workload.ts';

export { FOLLOW_UP } from './campaigns.ts';

const CALM_HOURS = 54;

/** The scenario of a seed; the same in every process. */
export function drawScenario(seed: number): Scenario {
  const stream = streamFor(seed, 'swarm');
  const { workload, ...marketing } = drawMarketing(stream);
  return scenarioSchema.parse({
    name: `swarm-${seed}`,
    seed,
    start: FRIDAY,
    days: (STORM_HOURS + CALM_HOURS) / 24,
    org: drawOrg(stream),
    sync: drawSync(stream),
    ...marketing,
    workload: [...workload, ...several(stream, 1, 5, drawWorkload)],
    faults: several(stream, 0, 4, drawFault),
  });
}

function drawSync(stream: Stream): ScenarioInput['sync'] {
  return {
    gapMinutes: stream.int(5, 15),
    recordsPerCall: stream.int(5, 200),
    turn: stream.int(200, 3_000),
    recordsPerHour: stream.int(1_000, 50_000),
    throughputScope: pick(stream, ['per-object', 'shared'] as const),
    accountGate: stream.chance(0.8),
    echo: stream.chance(0.8),
    order: pick(stream, ['pull-first', 'push-first'] as const),
    activityPush: pick(stream, ['each', 'once-a-day'] as const),
    personsPerFlowCall: pick(stream, [1, 20, 200]),
    disabled: perhaps(stream, 0.2, () => ({ afterHours: stream.int(0, 4), forHours: stream.int(1, 3) })),
  };
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
