/** Turns what a run measured into its result. */
import { isoInstant } from '../engine/kernel/index.ts';
import { judge } from './expectations.ts';
import { merged } from './measure/latency.ts';
import { staleValues } from './measure/stale.ts';
import { errorsOf } from './measure/sync-errors.ts';
import { syncStatusOf } from './measure/sync-status.ts';
import { throughputOf } from './measure/throughput.ts';
import { backlogOf } from './measure/trend.ts';
import type { CauseResult, RunResult } from './result.ts';
import { SCHEMA_VERSION } from './result.ts';
import { dailyApiRequests, type World } from './world.ts';

export interface RunFacts {
  readonly practices: readonly string[];
  readonly transport: 'direct' | 'http';
  readonly wallMs: number;
}

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
    latency: {
      background: merged([recorder.pullLatency, recorder.pushLatency]).result(),
      pull: recorder.pullLatency.result(),
      push: recorder.pushLatency.result(),
      expressLane: recorder.expressLatency.result(),
    },
    records: {
      changed: recorder.backlog.changes,
      pulled: { ...recorder.sync.pulls },
      pushed: { ...recorder.sync.pushes, overtaken: recorder.sync.overtaken },
      fanOut: { ...recorder.fanOut.counts },
      expressLane: { ...recorder.sync.expressLane },
      programs: { ...recorder.sync.programs },
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
    errors: errorsOf(recorder.sync.errors, (object, row) => world.org.object(object).idOf(row)),
    notifications: recorder.sync.notifications.map(({ at, code, message }) => ({
      at: isoInstant(at),
      code,
      message,
    })),
    cycles: cyclesOf(world),
    ...syncStatusOf(recorder.sync.stepLog),
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
