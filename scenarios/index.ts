/** The door of the scenarios: what can be run, how to run it in process, and what a run says. */

export { InvariantError } from '../engine/sync/index.ts';
export { catalogue } from './catalogue/index.ts';
export { type Practice, practices } from './practices/index.ts';
export { type Progress, type ReplayOptions, replay, type Stopwatch } from './replay.ts';
export type * from './result.ts';
export { SCHEMA_VERSION } from './result.ts';
export { type Scenario, type ScenarioInput, scenarioSchema } from './schema.ts';
export { createSystems, createWorld, type World } from './world.ts';
