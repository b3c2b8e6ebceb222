/** Turns what a run measured into its result. */
import { HOUR_MS, isoInstant } from '../engine/kernel/index.ts';
import { isPushedObject } from './directions.ts';
import { judge } from './expectations.ts';
import { Latency } from './measure/latency.ts';
import { SAMPLE_MS, type Sample } from './measure/recorder.ts';
import type { CauseResult, Direction, RunResult, StepResult, ThroughputRow, TrendPoint } from './result.ts';
import { SCHEMA_VERSION } from './result.ts';
import { dailyApiRequests, type World } from './world.ts';

export interface RunFacts {
  readonly practices: readonly string[];
  readonly transport: 'direct' | 'http';
  readonly wallMs: number;
}

const TREND_STEP = (4 * HOUR_MS) / SAMPLE_MS;
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
    latency: { background: recorder.latency.result(), expressLane: NOT_MEASURED },
    records: {
      changed: recorder.backlog.changes,
      pulled: { ...recorder.sync.pulls },
      pushed: { ...recorder.sync.pushes, overtaken: recorder.sync.overtaken },
      tasks: 0,
      stale: null,
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

const NOT_MEASURED = new Latency().result();

function backlogOf(world: World): RunResult['backlog'] {
  const { backlog, samples } = world.recorder;
  const points = samples.filter((_, i) => i % TREND_STEP === 0 || i === samples.length - 1);
  return {
    peak: backlog.peak,
    final: backlog.total,
    areaMs: backlog.areaMs,
    drainedAt: backlog.drainedAt === undefined ? null : isoInstant(backlog.drainedAt),
    trend: points.map((sample) => trendPoint(world, sample)),
    quarterHours: samples.map((sample) => sample.total),
  };
}

function trendPoint(world: World, sample: Sample): TrendPoint {
  const byObject: Record<string, number> = {};
  for (const { object, list } of backlogLists(world)) {
    const waiting = sample.byList[list]!;
    if (waiting > 0) byObject[object] = (byObject[object] ?? 0) + waiting;
  }
  const byCause: Record<string, number> = {};
  world.org.causes.all.forEach(({ process, field }, number) => {
    if (sample.byCause[number]! > 0) byCause[`${process}: ${field}`] = sample.byCause[number]!;
  });
  return { at: isoInstant(sample.at), total: sample.total, byObject, byCause };
}

interface BacklogList {
  readonly object: string;
  readonly direction: Direction;
  readonly way: 'pull' | 'push';
  readonly list: number;
}

/** Every list of the backlog: each object's pull, and the pushes of leads and contacts. */
function backlogLists({ org, instance, scenario }: World): BacklogList[] {
  return scenario.sync.objects.flatMap((object): BacklogList[] => {
    const pull: BacklogList = {
      object,
      direction: 'Salesforce to Marketo',
      way: 'pull',
      list: org.object(object).changes.id,
    };
    if (!isPushedObject(object)) return [pull];
    return [
      pull,
      { object, direction: 'Marketo to Salesforce', way: 'push', list: instance.logs[object].changes.id },
    ];
  });
}

/** Sync Throughput and Backlog over the last 24 hours, for every list that had anything to do. */
function throughputOf(world: World): ThroughputRow[] {
  return backlogLists(world)
    .filter(({ list }) => world.recorder.backlog.enteredByList[list]! > 0)
    .map((line) => throughputRow(world, line));
}

function throughputRow(world: World, { object, direction, way, list }: BacklogList): ThroughputRow {
  const { recorder, startAt, endAt } = world;
  const hours = Math.max(1, Math.floor((endAt - startAt) / HOUR_MS));
  const window = Array.from({ length: Math.min(24, hours) }, (_, i) =>
    recorder.sync.handledIn(object, way, hours - 1 - i),
  );
  const average = window.reduce((sum, records) => sum + records, 0) / window.length;
  const backlog = recorder.backlog.byList[list]!;
  const sixHoursAgo = recorder.samples[Math.max(0, recorder.samples.length - 1 - (6 * HOUR_MS) / SAMPLE_MS)];
  return {
    object,
    direction,
    maxPerHour: Math.max(...window),
    minPerHour: Math.min(...window),
    averagePerHour: Math.round(average * 10) / 10,
    backlog,
    estimatedBacklogHours: average === 0 ? null : Math.round((backlog / average) * 100) / 100,
    status: backlog > (sixHoursAgo?.byList[list] ?? 0) ? 'Growing' : 'Normal',
  };
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
