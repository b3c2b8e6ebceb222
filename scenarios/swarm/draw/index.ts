/**
 * Random scenarios for the swarm. Each has a storm of six hours, in which people, integrations and the link do what
 * they like, and a calm long enough for any of them to drain. Everything is drawn from the seed, in every dimension
 * that the scenario language has.
 */
import { streamFor } from '../../../engine/kernel/index.ts';
import { type Scenario, type ScenarioInput, scenarioSchema } from '../../schema.ts';
import { drawMarketing } from './campaigns.ts';
import { drawCast } from './cast.ts';
import { perhaps, several } from './chance.ts';
import { drawFault } from './faults.ts';
import { drawOrg, drawRecordTypes } from './org.ts';
import { CALM_HOURS, FRIDAY, STORM_HOURS } from './storm.ts';
import { drawSync } from './sync.ts';
import { drawWorkload } from './workload.ts';

export { FOLLOW_UP } from './flow-steps.ts';

/** What is drawn from a seed, as a scenario file would say it. */
export function drawInput(seed: number): ScenarioInput {
  const stream = streamFor(seed, 'swarm');
  const types = streamFor(seed, 'record types of the swarm');
  const cast = drawCast(stream);
  const { workload, ...marketing } = drawMarketing(stream, cast);
  return {
    name: `swarm-${seed}`,
    seed,
    start: FRIDAY,
    days: (STORM_HOURS + CALM_HOURS) / 24,
    org: { ...drawOrg(stream, cast), recordTypes: perhaps(types, 0.15, drawRecordTypes).flat() },
    sync: drawSync(stream, cast),
    ...marketing,
    workload: [...workload, ...several(stream, 1, 5, () => drawWorkload(stream, cast))],
    faults: several(stream, 0, 4, drawFault),
  };
}

/** The scenario of a seed; the same in every process. */
export function drawScenario(seed: number): Scenario {
  return scenarioSchema.parse(drawInput(seed));
}
