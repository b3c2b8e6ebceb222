import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../engine/kernel/index.ts';
import type { RunResult } from '../../../scenarios/index.ts';
import { run } from '../../support/run-scenario.ts';
import { SERVICE_MS, single } from './single-server.ts';

const test = suite('theory: bursts and fixed batches drain to the millisecond as the closed forms say');

/**
 * Nothing is random here, so there is no interval: every wait is known. `perCall` records are taken over at once, before
 * their time is spent, and after a turn of `turn` records the sync rests for the gap.
 */
interface Burst {
  readonly records: number;
  readonly perCall: number;
  readonly turn: number;
  readonly gapMinutes: number;
}

/** The first look that finds anything: the next closed second, or the second cycle when there is a gap. */
function firstLookMs({ gapMinutes }: Burst): number {
  return Math.max(SECOND_MS, gapMinutes * MINUTE_MS);
}

/** When the record with this many before it is taken over. */
function waitMs(burst: Burst, before: number): number {
  const { perCall, turn, gapMinutes } = burst;
  const turns = Math.floor(before / turn);
  const inTurn = before - turns * turn;
  const served = turns * turn + inTurn - (inTurn % perCall);
  return firstLookMs(burst) + served * SERVICE_MS + turns * gapMinutes * MINUTE_MS;
}

function waitsOf(burst: Burst): number[] {
  return Array.from({ length: burst.records }, (_, before) => waitMs(burst, before));
}

/** Scenarios are no shorter. */
const SHORTEST_DAYS = 0.01;

/** A run that ends a minute after the last record is taken over. */
function played(burst: Burst): RunResult {
  const { records, perCall, turn, gapMinutes } = burst;
  const sync = { ...single.sync, recordsPerCall: perCall, turn, gapMinutes };
  const workload = [{ kind: 'mass-update' as const, object: 'Lead', field: 'Phone', records }];
  const days = Math.max(SHORTEST_DAYS, (waitMs(burst, records - 1) + MINUTE_MS) / DAY_MS);
  return run({ ...single, sync, days, workload });
}

const BURSTS: readonly Burst[] = [
  { records: 1, perCall: 1, turn: 200, gapMinutes: 0 },
  { records: 2_001, perCall: 1, turn: 200, gapMinutes: 0 },
  { records: 2_001, perCall: 200, turn: 10_000, gapMinutes: 0 },
  { records: 2_001, perCall: 200, turn: 500, gapMinutes: 0 },
  { records: 2_001, perCall: 200, turn: 500, gapMinutes: 5 },
  { records: 1_999, perCall: 7, turn: 300, gapMinutes: 1 },
];

for (const burst of BURSTS) {
  const { records, perCall, turn, gapMinutes } = burst;
  test(`${records} records, ${perCall} a call, ${turn} a turn, a gap of ${gapMinutes} minutes`, () => {
    const waits = waitsOf(burst);
    const { count, sumMs, maxMs } = played(burst).latency.background;
    assert.is(count, records);
    assert.is(maxMs, waits.at(-1));
    assert.is(
      sumMs,
      waits.reduce((sum, ms) => sum + ms, 0),
    );
  });
}

test('one record a call and no gap: a burst of B waits (B - 1) ÷ 2 services on average', () => {
  const burst = { records: 2_001, perCall: 1, turn: 200, gapMinutes: 0 };
  const sumMs = waitsOf(burst).reduce((sum, ms) => sum + ms, 0);
  assert.is(sumMs / 2_001, 1_000 * SERVICE_MS + SECOND_MS);
});

/** Every two minutes; a batch takes 102 seconds. */
test('batches of b every so often: each waits like a burst as long as it drains before the next one', () => {
  const batch = { kind: 'mass-update' as const, object: 'Lead', field: 'Phone', records: 51 };
  const workload = Array.from({ length: 20 }, (_, place) => ({ ...batch, afterHours: place / 30 }));
  const { latency, backlog } = run({ ...single, days: 1 / 24, workload });
  assert.is(latency.background.count, 20 * 51);
  assert.is(latency.background.sumMs, 20 * 51 * (25 * SERVICE_MS + SECOND_MS));
  assert.is(latency.background.maxMs, 50 * SERVICE_MS + SECOND_MS);
  assert.is(backlog.final, 0);
});

test.run();
