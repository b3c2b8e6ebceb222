import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ChangeList } from '../../engine/kernel/index.ts';
import { BacklogMeter } from '../../scenarios/measure/backlog-meter.ts';
import { run } from '../support/run-scenario.ts';

const test = suite('Little’s law: the area under the backlog is the sum of all waits');

test('a run that begins and ends empty: equal to the millisecond (invariant 4)', () => {
  const result = run({
    days: 1,
    org: { records: { Account: 100, Lead: 3_000, Contact: 2_000 } },
    workload: [
      { kind: 'mass-update', object: 'Lead', field: 'Phone', records: 2_500, afterHours: 2, overMinutes: 30 },
      {
        kind: 'mass-update',
        object: 'Contact',
        field: 'Phone',
        records: 1_000,
        afterHours: 2.2,
        overMinutes: 7,
      },
      { kind: 'edits', side: 'marketo', process: 'Form fills', object: 'Lead', field: 'Title', perHour: 90 },
    ],
  });
  assert.is(result.backlog.final, 0);
  assert.ok(result.latency.background.count > 3_000);
  assert.is(result.backlog.areaMs, result.latency.background.sumMs);
});

test('a run that ends with records waiting: their waits so far are the difference (invariant 4)', () => {
  const workload = [
    { kind: 'mass-update' as const, object: 'Lead' as const, field: 'Phone', records: 3_000 },
  ];
  const result = run({ days: 0.01, org: { records: { Lead: 3_000 } }, workload });
  const waitingMs = result.backlog.final * 0.01 * 86_400_000;
  assert.ok(result.backlog.final > 0);
  assert.is(result.backlog.areaMs, result.latency.background.sumMs + waitingMs);
});

test('by hand: two records wait 10 and 30 seconds', () => {
  const waits: number[] = [];
  const meter = new BacklogMeter(1, 0, {
    touched: () => undefined,
    left: (_list, _row, waitedMs) => waits.push(waitedMs),
  });
  const list = new ChangeList(0);
  list.observer = meter;
  list.reserve(2, 0);
  list.touch(0, 0, 0, 0);
  list.touch(1, 5, 0, 5_000);
  list.touch(0, 7, 0, 7_000);
  list.settle(0, 10_000);
  list.settle(1, 35_000);
  assert.equal(waits, [10_000, 30_000]);
  assert.is(meter.areaMs, 40_000);
  assert.is(meter.peak, 2);
  assert.is(meter.drainedAt, 35_000);
});

test.run();
