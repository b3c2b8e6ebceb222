/** Turns what a run measured into its result. */
import { isoInstant } from '../engine/kernel/index.ts';
import { judge } from './expectations.ts';
import { staleValues } from './measure/stale.ts';
import { throughputOf } from './measure/throughput.ts';
import { backlogOf } from './measure/trend.ts';
import type { CauseResult, RunResult, StepResult } from './result.ts';
import { SCHEMA_VERSION } from './result.ts';
import { dailyApiRequests, type World } from './world.ts';

export interface RunFacts {
  readonly practices: readonly string[];
  readonly transport: 'direct' | 'http';
  readonly wallMs: number;
}

const KEPT_LINES = 1_000;

/** The result of a run that has ended. */
export function resultOf(world: World, facts: RunFacts): RunResult {
  const { recorder, scenario } = world;
  const result: RunResult = {
    schemaVersion: SCHEMA_VERSION,
    scenario: scenario.name,
    practices: facts.practices,
    seed: scenario.seed,
    days: scenario.days,
    transport: facts.transport,
    digest: recorder.digest.value(),
    backlog: backlogOf(world),
    throughput: throughputOf(world),
    latency: { background: recorder.latency.result(), expressLane: recorder.expressLatency.result() },
    records: {
      changed: recorder.backlog.changes,
      pulled: { ...recorder.sync.pulls },
      pushed: { ...recorder.sync.pushes, overtaken: recorder.sync.overtaken },
      fanOut: { personWrites: recorder.fanOut.personWrites, activities: recorder.fanOut.activities },
      expressLane: { ...recorder.sync.expressLane },
      tasks: recorder.sync.tasks,
      stale: staleValues(world),
    },
    apiCalls: {
      ...recorder.api.byPurpose,
      total: recorder.api.total,
      quota: dailyApiRequests(scenario),
      busiestDay: recorder.api.busiestDay,
    },
    causes: causesOf(world),
    errors: [...recorder.sync.errors.values()]
      .map((error) => ({ ...error }))
      .sort((a, b) => b.count - a.count),
    notifications: recorder.sync.notifications.map(({ at, code, message }) => ({
      at: isoInstant(at),
      code,
      message,
    })),
    cycles: cyclesOf(world),
    syncStatus: recorder.sync.steps.slice(-KEPT_LINES).map(stepOf),
    turns: turnsOf(world),
    expectations: [],
    speed: {
      changesPerSecond: Math.round(recorder.backlog.changes / Math.max(0.001, facts.wallMs / 1_000)),
      wallMs: Math.round(facts.wallMs),
      simulatedDays: scenario.days,
    },
  };
  return { ...result, expectations: judge(scenario.expect, result) };
}

function causesOf({ org, recorder }: World): CauseResult[] {
  const { enteredByCause, peakByCause } = recorder.backlog;
  const total = enteredByCause.reduce((sum, records) => sum + records, 0);
  return org.causes.all
    .map(({ process, field }, number) => ({
      cause: `${process}: ${field}`,
      process,
      field,
      records: enteredByCause[number]!,
      share: total === 0 ? 0 : enteredByCause[number]! / total,
      peakBacklog: peakByCause[number]!,
    }))
    .filter((cause) => cause.records > 0)
    .sort((a, b) => b.records - a.records);
}

function cyclesOf({ recorder }: World): RunResult['cycles'] {
  const { count, ended, totalMs, maxMs } = recorder.sync.cycles;
  return {
    count,
    meanMs: ended === 0 ? null : Math.round(totalMs / ended),
    maxMs: ended === 0 ? null : maxMs,
  };
}

function stepOf(step: World['recorder']['sync']['steps'][number]): StepResult {
  return {
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
  };
}

/** The pulls and pushes of the run, in order, with the number of records each turn handled. */
function turnsOf({ recorder }: World): string[] {
  return recorder.sync.steps
    .filter((step) => step.operation === 'Pull updates' || step.operation === 'Push updates')
    .slice(-KEPT_LINES)
    .map((step) => {
      const records = step.created + step.updated + step.failed + step.skipped;
      return `${step.object}${step.operation === 'Push updates' ? ' to Salesforce' : ''}: ${records}`;
    });
}
