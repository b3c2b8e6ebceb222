/** Runs a scenario written in a test, in process; what the test leaves out has the schema's defaults. */
import {
  catalogue,
  type RunResult,
  replay,
  type ScenarioInput,
  scenarioSchema,
} from '../../scenarios/index.ts';

export type TestScenario = Omit<ScenarioInput, 'name'> & { name?: string };

/** The scenario with its defaults. */
export function scenarioOf(input: TestScenario) {
  return scenarioSchema.parse({ name: 'test', ...input });
}

/** The result of a direct run. */
export function run(input: TestScenario): RunResult {
  return replay(scenarioOf(input), () => 0);
}

/** A scenario of the catalogue, changed in places. */
export function fromCatalogue(name: string, changes: Partial<ScenarioInput> = {}) {
  const found = catalogue.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return scenarioSchema.parse({ ...found, ...changes });
}
