/** The swarm: random scenarios, each with a storm and a calm, each judged by what both systems say in the end. */
import type { Driver } from '../../engine/drivers/direct.ts';
import { InvariantError } from '../../engine/sync/index.ts';
import { driverOf, playDirect } from '../replay.ts';
import type { Scenario } from '../schema.ts';
import { createWorld, type World } from '../world.ts';
import { judge } from './checkers/index.ts';
import { drawInput, drawScenario } from './draw/index.ts';
import { told } from './draw/told.ts';
import { evidenceOf } from './evidence.ts';
import { History } from './history/index.ts';
import { Witness } from './witness.ts';

/** Makes the sync a worse one, to see whether the judges notice: what goes over the wire, as a changed engine has it. */
export type Mutation = (driver: Driver, world: World) => Driver;

/** What is drawn from a seed, a line for each part of the scenario. */
export function toldOfSeed(seed: number): string[] {
  return told(drawInput(seed));
}

/** What is wrong with the scenario of one seed; nothing when all is well. */
export function swarmProblems(seed: number, mutation?: Mutation): string[] {
  return problemsOf(drawScenario(seed), mutation);
}

/** What is wrong with a scenario; nothing when all is well. */
export function problemsOf(scenario: Scenario, mutation: Mutation = (driver) => driver): string[] {
  const world = createWorld(scenario);
  const history = new History(world);
  const witness = new Witness(world);
  const broken: string[] = [];
  try {
    playDirect(world, {}, mutation(witness.watch(history.watch(driverOf(world))), world));
  } catch (error) {
    if (!(error instanceof InvariantError)) throw error;
    broken.push(error.message);
  }
  return [...broken, ...judge(evidenceOf(world, history, witness))];
}
