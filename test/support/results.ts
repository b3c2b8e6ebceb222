/** Made-up results for what reads results: a quiet run of five days, with whatever a test wants otherwise. */
import type { BacklogResult, RunResult, ThroughputRow, TrendPoint } from '../../scenarios/result.ts';

/** A run of five days from Monday, 5 January 2026. */
export function resultWith(changes: Partial<RunResult> = {}): RunResult {
  return {
    schemaVersion: 1,
    scenario: 'score-churn',
    practices: [],
    seed: 1,
    days: 5,
    transport: 'direct',
    digest: '0123456789abcdef'.repeat(4),
    backlog: backlogOf([0]),
    throughput: [],
    latency: {
      background: {
        count: 25_000,
        sumMs: 1_500_000_000,
        p50Ms: 60_000,
        p95Ms: 360_000,
        p99Ms: 3_600_000,
        maxMs: 90_000_000,
      },
      pull: {
        count: 20_000,
        sumMs: 1_400_000_000,
        p50Ms: 50_000,
        p95Ms: 350_000,
        p99Ms: 3_500_000,
        maxMs: 90_000_000,
      },
      push: {
        count: 5_000,
        sumMs: 100_000_000,
        p50Ms: 70_000,
        p95Ms: 370_000,
        p99Ms: 3_700_000,
        maxMs: 8_000_000,
      },
      expressLane: { count: 0, sumMs: 0, p50Ms: null, p95Ms: null, p99Ms: null, maxMs: null },
    },
    records: {
      changed: 1_234_567,
      pulled: { created: 1, updated: 20_000, skipped: 300, failed: 4 },
      pushed: { created: 0, updated: 5_000, skipped: 60, failed: 7, overtaken: 8 },
      fanOut: { accounts: 0, personWrites: 0, mostPersonWrites: 0, activities: 0 },
      expressLane: { done: 0, failed: 0, leads: 0 },
      programs: { leads: 0, members: 0, failed: 0 },
      tasks: 0,
      stale: null,
    },
    apiCalls: {
      check: 7_200,
      data: 1_300,
      flowStep: 0,
      task: 0,
      total: 8_500,
      quota: 200_000,
      busiestDay: 2_000,
    },
    causes: [],
    errors: [],
    notifications: [],
    cycles: { count: 288, meanMs: 12_000, maxMs: 61_000 },
    syncStatus: [],
    syncStatusLeftOff: 0,
    turns: [],
    expectations: [],
    speed: { changesPerSecond: 987_654, wallMs: 1_250, simulatedDays: 5 },
    ...changes,
  };
}

/** A backlog whose quarter hours are given; its start, its end and its peak follow from them. */
export function backlogOf(quarterHours: readonly number[], drainedAt: string | null = null): BacklogResult {
  const final = quarterHours.at(-1) ?? 0;
  return {
    peak: Math.max(0, ...quarterHours),
    final,
    areaMs: quarterHours.reduce((sum, waiting) => sum + waiting * 900_000, 0),
    drainedAt,
    highest: null,
    trend: [
      pointOf('2026-01-05T00:00:00.000Z', quarterHours[0] ?? 0),
      pointOf('2026-01-10T00:00:00.000Z', final),
    ],
    quarterHours,
    quarterHourPeaks: quarterHours,
  };
}

function pointOf(at: string, total: number): TrendPoint {
  const state = total === 0 ? 'empty' : 'catching up';
  return { at, total, estimatedHours: null, trueHours: null, state, byObject: {}, byCause: {} };
}

/** A row of Sync Throughput and Backlog. */
export function throughputOf(changes: Partial<ThroughputRow> = {}): ThroughputRow {
  return {
    object: 'Contact',
    direction: 'Salesforce to Marketo',
    maxPerHour: 10_400,
    minPerHour: 9_000,
    averagePerHour: 9_650,
    backlog: 114_776,
    estimatedBacklogHours: 11.9,
    status: 'Growing',
    ...changes,
  };
}
