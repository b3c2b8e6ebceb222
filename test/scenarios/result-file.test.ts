import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { z } from 'zod';
import type { RunResult } from '../../scenarios/index.ts';
import { BUSY } from '../support/busy-scenario.ts';
import { run } from '../support/run-scenario.ts';

const test = suite('result file: the keys that CI jobs and dashboards rely on');

const count = z.int().min(0);
const amount = z.number().min(0);
const instant = z.iso.datetime();
const direction = z.enum(['Salesforce to Marketo', 'Marketo to Salesforce']);
const outcomes = { created: count, updated: count, skipped: count, failed: count };
const wait = count.nullable();
const latency = z.strictObject({ count, sumMs: count, p50Ms: wait, p95Ms: wait, p99Ms: wait, maxMs: wait });

const point = z.strictObject({
  at: instant,
  total: count,
  estimatedHours: amount.nullable(),
  trueHours: amount.nullable(),
  state: z.enum(['empty', 'falling behind', 'catching up', 'stalled']),
  byObject: z.record(z.string(), count),
  byCause: z.record(z.string(), count),
});

/** The whole file: a key that is missing, misspelt or not listed here fails the test. */
const RESULT_FILE = z.strictObject({
  schemaVersion: z.literal(1),
  scenario: z.string(),
  practices: z.array(z.string()),
  seed: count,
  days: amount,
  transport: z.enum(['direct', 'http']),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  backlog: z.strictObject({
    peak: count,
    final: count,
    areaMs: count,
    drainedAt: instant.nullable(),
    highest: point.nullable(),
    trend: z.array(point),
    quarterHours: z.array(count),
    quarterHourPeaks: z.array(count),
  }),
  throughput: z.array(
    z.strictObject({
      object: z.string(),
      direction,
      maxPerHour: count,
      minPerHour: count,
      averagePerHour: amount,
      backlog: count,
      estimatedBacklogHours: amount.nullable(),
      status: z.enum(['Growing', 'Normal']),
    }),
  ),
  latency: z.strictObject({ background: latency, pull: latency, push: latency, expressLane: latency }),
  records: z.strictObject({
    changed: count,
    pulled: z.strictObject(outcomes),
    pushed: z.strictObject({ ...outcomes, overtaken: count }),
    fanOut: z.strictObject({
      accounts: count,
      personWrites: count,
      mostPersonWrites: count,
      activities: count,
    }),
    expressLane: z.strictObject({ done: count, failed: count, leads: count }),
    programs: z.strictObject({ leads: count, members: count, failed: count }),
    tasks: count,
    stale: count.nullable(),
  }),
  apiCalls: z.strictObject({
    check: count,
    data: count,
    flowStep: count,
    task: count,
    total: count,
    quota: count,
    busiestDay: count,
  }),
  causes: z.array(
    z.strictObject({
      cause: z.string(),
      process: z.string(),
      field: z.string(),
      records: count,
      share: z.number().min(0).max(1),
      peakBacklog: count,
    }),
  ),
  errors: z.array(
    z.strictObject({
      code: z.string(),
      field: z.string().nullable(),
      count,
      example: z.string(),
      records: z.array(
        z.strictObject({
          object: z.string(),
          id: z.string().nullable(),
          person: count.nullable(),
          at: instant,
        }),
      ),
      recordsLeftOff: count,
    }),
  ),
  notifications: z.array(z.strictObject({ at: instant, code: z.string(), message: z.string() })),
  cycles: z.strictObject({ count, meanMs: wait, maxMs: wait }),
  syncStatus: z.array(
    z.strictObject({
      cycle: count,
      startedAt: instant,
      endedAt: instant,
      object: z.string(),
      operation: z.string(),
      status: z.enum(['Succeeded', 'Failed']),
      new: count,
      updated: count,
      deleted: count,
      failed: count,
      skipped: count,
      error: z.string().nullable(),
    }),
  ),
  syncStatusLeftOff: count,
  turns: z.array(z.string().regex(/^\w+( to Salesforce)?: \d+$/)),
  expectations: z.array(
    z.strictObject({
      measure: z.string(),
      expected: z.string(),
      found: z.string(),
      met: z.boolean(),
      source: z.string().nullable(),
    }),
  ),
  speed: z.strictObject({ changesPerSecond: count, wallMs: count, simulatedDays: amount }),
});

const busy: RunResult = JSON.parse(JSON.stringify(run(BUSY)));

test('the file of a run has these keys and no others', () => {
  const { error } = RESULT_FILE.safeParse(busy);
  assert.is(error === undefined ? '' : z.prettifyError(error), '');
});

test('a busy half day leaves no part of it empty', () => {
  for (const [name, part] of Object.entries(busy))
    if (Array.isArray(part) && name !== 'practices') assert.ok(part.length > 0, name);
  const { records, latency: waits } = busy;
  for (const [name, found] of Object.entries({ ...records.fanOut, ...records.expressLane, ...waits }))
    assert.ok(typeof found === 'number' ? found > 0 : found.count > 0, name);
  assert.ok(records.tasks > 0 && records.stale! > 0 && records.programs.members > 0);
});

test('pull and push have waits of their own, which together are those of the background sync', () => {
  const { background, pull, push } = busy.latency;
  assert.is(pull.count + push.count, background.count);
  assert.is(pull.sumMs + push.sumMs, background.sumMs);
  assert.is(Math.max(pull.maxMs!, push.maxMs!), background.maxMs);
  const [low, high] = [pull.p50Ms!, push.p50Ms!].sort((one, other) => one - other);
  assert.ok(background.p50Ms! >= low! && background.p50Ms! <= high!);
});

test('an error names its records, each once, and counts those that it does not name', () => {
  const phone = busy.errors.find(({ field }) => field === 'Phone')!;
  assert.is(phone.records.length, 100);
  assert.ok(phone.recordsLeftOff > 100);
  assert.ok(phone.count >= phone.records.length + phone.recordsLeftOff);
  assert.is(new Set(phone.records.map(({ person }) => person)).size, 100);
  for (const { object, id } of phone.records) assert.match(`${object} ${id}`, /^Lead 00Q\w{15}$/);
});

test('a person without a record is named by its id in Marketo, a call refused as a whole by no record', () => {
  const company = busy.errors.find(({ field }) => field === 'Company')!;
  assert.ok(company.records.every(({ id, person }) => id === null && person! > 5_000));
  const quota = busy.errors.find(({ code }) => code === 'REQUEST_LIMIT_EXCEEDED')!;
  const failed = busy.syncStatus.filter(({ status }) => status === 'Failed');
  assert.ok(failed.length > 0 && failed.every(({ error }) => error === quota.code));
});

test('Sync Status holds the latest 1,000 steps and counts those before them', () => {
  const edits = { kind: 'edits' as const, hours: { from: 0, to: 24 }, weekends: true };
  const { syncStatus, syncStatusLeftOff, cycles } = run({
    days: 9,
    org: { records: { Lead: 500 } },
    workload: [
      { ...edits, side: 'salesforce', process: 'Sales edits', object: 'Lead', field: 'Title', perHour: 200 },
    ],
  });
  assert.is(syncStatus.length, 1_000);
  assert.ok(syncStatusLeftOff > 1_000);
  assert.is(syncStatus.at(-1)!.cycle, cycles.count);
});

test('the true time to drain ends when nothing waits, however short that lasts', () => {
  const { backlog } = run({
    days: 0.5,
    org: { records: { Lead: 2_000 } },
    workload: [{ kind: 'mass-update', object: 'Lead', field: 'Phone', records: 2_000, afterHours: 3.99 }],
  });
  const point = backlog.trend.find(({ total }) => total > 0)!;
  const trueMs = Date.parse(backlog.drainedAt!) - Date.parse(point.at);
  assert.is(point.trueHours, Math.round(trueMs / 36_000) / 100);
});

test('the true time ends when the sync has caught up, though changes keep arriving', () => {
  const edits = { kind: 'edits' as const, hours: { from: 0, to: 24 }, weekends: true };
  const { backlog } = run({
    days: 0.5,
    org: { records: { Lead: 20_000, Contact: 20_000 } },
    workload: [
      { kind: 'mass-update', object: 'Lead', field: 'Phone', records: 5_000, afterHours: 3.9 },
      {
        ...edits,
        side: 'salesforce',
        process: 'Sales edits',
        object: 'Contact',
        field: 'Title',
        perHour: 2_000,
      },
      { ...edits, side: 'marketo', process: 'Form fills', object: 'Contact', field: 'Phone', perHour: 2_000 },
    ],
  });
  const burst = backlog.trend.find(({ at }) => at.includes('T04:00'))!;
  assert.ok(burst.total > 4_000 && burst.trueHours! > 0.4 && burst.trueHours! < 1, `${burst.trueHours}`);
  assert.ok(Math.min(...backlog.quarterHours.slice(17)) > 0, 'something waits at any time');
});

test('the highest point is one of the quarters of an hour, also when the trend passes over it', () => {
  const { highest, trend, quarterHours } = busy.backlog;
  const place = (Date.parse(highest!.at) - Date.parse(trend[0]!.at)) / 900_000;
  assert.is(highest!.total, quarterHours[place]);
  assert.is(highest!.total, Math.max(...quarterHours));
  assert.not.ok(trend.some(({ at }) => at === highest!.at));
});

test('the peaks of the quarters of an hour show a backlog that no sample meets', () => {
  const { backlog } = run({
    days: 0.1,
    org: { records: { Lead: 100 } },
    workload: [{ kind: 'mass-update', object: 'Lead', field: 'Phone', records: 100, afterHours: 1.07 }],
  });
  assert.is(Math.max(...backlog.quarterHours), 0);
  assert.is(Math.max(...backlog.quarterHourPeaks), backlog.peak);
  assert.is(backlog.quarterHourPeaks.indexOf(100), 5);
});

test.run();
