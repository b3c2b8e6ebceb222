import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { run, type TestScenario } from '../support/run-scenario.ts';

const test = suite('theory: simple settings agree with the closed forms of queueing');

/**
 * One object, one record a call, no gap: a single server with a constant service time of 18 s. An idle sync looks every
 * second, so it needs an org with more API requests than any has.
 */
const SERVICE_MS = 18_000;
const single: TestScenario = {
  org: { records: { Lead: 2_000_000 }, licences: 100_000 },
  sync: { gapMinutes: 0, recordsPerCall: 1, turn: 200, recordsPerHour: 200, throughputScope: 'shared' },
};

/** The mean wait in the queue: a record's wait ends when its service begins, for the page is taken over at once. */
function meanWaitMs(days: number, perHour: number, seed: number): number {
  const poisson = {
    kind: 'edits' as const,
    side: 'salesforce' as const,
    process: 'Arrivals',
    object: 'Lead' as const,
  };
  const workload = [{ ...poisson, field: 'Title', perHour, hours: { from: 0, to: 24 }, weekends: true }];
  const { count, sumMs } = run({ ...single, days, seed, workload }).latency.background;
  return sumMs / count;
}

/** Half the width of a 99 % confidence interval (Student’s t, 7 degrees of freedom). */
function interval(values: readonly number[]): { mean: number; halfWidth: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, halfWidth: 3.5 * Math.sqrt(variance / values.length) };
}

test('M/D/1: Poisson changes and constant cost wait ρD / 2(1 - ρ)', () => {
  const utilisation = 0.8;
  const waits = Array.from({ length: 8 }, (_, i) => meanWaitMs(2, utilisation * 200, i + 1));
  const { mean, halfWidth } = interval(waits);
  const closedForm = (utilisation * SERVICE_MS) / (2 * (1 - utilisation));
  // A change is seen when its second is over, which adds up to a second to every wait.
  assert.ok(mean + halfWidth > closedForm, `${mean} ± ${halfWidth}, theory ${closedForm}`);
  assert.ok(mean - halfWidth < closedForm + 1_000, `${mean} ± ${halfWidth}, theory ${closedForm}`);
});

test('a burst of B drains in B services, and its mean wait is half of that', () => {
  const workload = [
    { kind: 'mass-update' as const, object: 'Lead' as const, field: 'Phone', records: 2_001 },
  ];
  const { latency } = run({ ...single, days: 1, workload });
  assert.ok(Math.abs(latency.background.maxMs! - 2_000 * SERVICE_MS) <= 1_000);
  assert.ok(Math.abs(latency.background.sumMs / 2_001 - 1_000 * SERVICE_MS) <= 1_000);
});

test('batches of b every so often: each waits like a burst while utilisation stays below one', () => {
  const batch = { kind: 'mass-update' as const, object: 'Lead' as const, field: 'Phone', records: 51 };
  const workload = Array.from({ length: 20 }, (_, i) => ({ ...batch, afterHours: i }));
  const { latency, backlog } = run({ ...single, days: 1, workload });
  assert.is(latency.background.count, 20 * 51);
  assert.ok(Math.abs(latency.background.sumMs / latency.background.count - 25 * SERVICE_MS) <= 1_000);
  assert.is(backlog.final, 0);
});

test('utilisation above one never drains: the backlog grows by λ - μ', () => {
  const poisson = {
    kind: 'edits' as const,
    side: 'salesforce' as const,
    process: 'Arrivals',
    object: 'Lead' as const,
  };
  const workload = [{ ...poisson, field: 'Title', perHour: 300, hours: { from: 0, to: 24 }, weekends: true }];
  const { backlog } = run({ ...single, days: 4, workload });
  assert.is(backlog.drainedAt, null);
  assert.ok(Math.abs(backlog.final - 96 * 100) < 4 * Math.sqrt(96 * 300), `${backlog.final}`);
});

test.run();
