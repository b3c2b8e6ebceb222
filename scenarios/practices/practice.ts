/** A best practice: a named change to a scenario. */
import type { Scenario } from '../schema.ts';

export interface Practice {
  readonly name: string;
  readonly title: string;
  /** What it teaches, in a sentence. */
  readonly lesson: string;
  /** The scenario with the practice followed; the given one stays as it is. */
  apply(scenario: Scenario): Scenario;
}
