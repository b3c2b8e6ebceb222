/** What a replay is asked for, and what its worker tells. */
import type { Progress } from '../scenarios/replay.ts';
import type { RunResult } from '../scenarios/result.ts';
import type { Scenario } from '../scenarios/schema.ts';

/** A scenario with its practices already followed. */
export interface ReplayJob {
  readonly scenario: Scenario;
  readonly practices: readonly string[];
  /** The command that repeats this replay, to be shown when it breaks an invariant. */
  readonly repeat: string;
}

/** What a worker tells: that it is there, how far it is, and how it ended. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: RunResult }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly stack: string };
