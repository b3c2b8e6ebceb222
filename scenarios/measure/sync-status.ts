/** Sync Status, as Marketo Admin has it: the steps of the sync's cycles that had something to do. */
import { isoInstant } from '../../engine/kernel/index.ts';
import type { Step } from '../../engine/sync/index.ts';
import type { RunResult, StepResult } from '../result.ts';

/** Lines that a result holds; older ones are counted only. */
const KEPT_LINES = 1_000;

/** A step with the number of its cycle, from 1. */
export interface CycleStep extends Step {
  readonly cycle: number;
}

/** The latest steps in order. Twice as many may be there, so that room is not made at every step. */
export class StepLog {
  readonly kept: CycleStep[] = [];
  /** Steps so far, older ones included. */
  count = 0;

  add(step: CycleStep): void {
    this.count += 1;
    this.kept.push(step);
    if (this.kept.length > 2 * KEPT_LINES) this.kept.splice(0, KEPT_LINES);
  }
}

type StatusParts = Pick<RunResult, 'syncStatus' | 'syncStatusLeftOff' | 'turns'>;

/** The parts of a result that tell of steps. */
export function syncStatusOf({ kept, count }: StepLog): StatusParts {
  const lines = kept.slice(-KEPT_LINES);
  return {
    syncStatus: lines.map(lineOf),
    syncStatusLeftOff: count - lines.length,
    turns: turnsOf(kept),
  };
}

function lineOf(step: CycleStep): StepResult {
  return {
    cycle: step.cycle,
    startedAt: isoInstant(step.startedAt),
    endedAt: isoInstant(step.endedAt),
    object: step.object,
    operation: step.operation,
    status: step.status,
    new: step.created,
    updated: step.updated,
    deleted: step.deleted,
    failed: step.failed,
    skipped: step.skipped,
    error: step.error?.code ?? null,
  };
}

/** The pulls and pushes of the run, in order, with the number of records each turn handled. */
function turnsOf(steps: readonly CycleStep[]): string[] {
  return steps
    .filter((step) => step.operation === 'Pull updates' || step.operation === 'Push updates')
    .slice(-KEPT_LINES)
    .map((step) => {
      const records = step.created + step.updated + step.failed + step.skipped;
      return `${step.object}${step.operation === 'Push updates' ? ' to Salesforce' : ''}: ${records}`;
    });
}
