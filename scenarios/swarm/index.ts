/** The swarm: random scenarios, each with a storm and a calm, each judged by what both systems say in the end. */
import { InvariantError } from '../../engine/sync/index.ts';
import { playDirect } from '../replay.ts';
import { createWorld } from '../world.ts';
import { judge } from './checkers.ts';
import { drawScenario } from './draw.ts';

/** What is wrong with the scenario of one seed; nothing when all is well. */
export function swarmProblems(seed: number): string[] {
  const world = createWorld(drawScenario(seed));
  try {
    playDirect(world);
  } catch (error) {
    if (error instanceof InvariantError) return [error.message];
    throw error;
  }
  return judge(world);
}
