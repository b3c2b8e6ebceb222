import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replay } from '../../scenarios/index.ts';
import { fromCatalogue, run } from '../support/run-scenario.ts';

const test = suite('dashboard: what Marketo Admin shows, and the truth beside it');

const quiet = { kind: 'edits' as const, hours: { from: 0, to: 24 }, weekends: true };

test('the trend has a point every four hours: 30 steps in five days', () => {
  const { trend } = run({ days: 5, org: { records: { Lead: 10 } } }).backlog;
  assert.is(trend.length, 31);
  assert.is(trend[1]?.at, '2026-01-05T04:00:00.000Z');
  assert.is(trend[30]?.at, '2026-01-10T00:00:00.000Z');
});

test('the estimate is backlog divided by the average of 24 hours', () => {
  const result = replay(fromCatalogue('mass-migration', { days: 2 }), () => 0);
  const row = result.throughput[0]!;
  assert.is(row.object, 'Lead');
  assert.is(row.backlog, result.backlog.final);
  assert.is(row.estimatedBacklogHours, Math.round((row.backlog / row.averagePerHour) * 100) / 100);
});

test('the published figures: 120,000 at 10,000 an hour are 12 hours, after a quiet day at 500 they are 240', () => {
  const load = { kind: 'mass-update' as const, object: 'Lead', field: 'Phone' };
  const org = { records: { Lead: 360_000 } };
  const busy = run({ days: 1, org, sync: { gapMinutes: 0 }, workload: [{ ...load, records: 360_000 }] });
  const [row] = busy.throughput;
  assert.is(row?.averagePerHour, 10_000);
  assert.is(row?.backlog, 120_000);
  assert.is(row?.estimatedBacklogHours, 12);
  const quietDay = run({
    days: 1,
    org,
    workload: [
      { ...load, records: 12_000, overMinutes: 1_425 },
      { ...load, field: 'Title', records: 120_000, afterHours: 23.999 },
    ],
  });
  assert.is(quietDay.throughput[0]?.averagePerHour, 500);
  assert.is(quietDay.throughput[0]?.backlog, 120_000);
  assert.is(quietDay.throughput[0]?.estimatedBacklogHours, 240);
});

test('the trend adds up all objects and both directions', () => {
  const edits = {
    kind: 'edits' as const,
    process: 'Edits',
    field: 'Phone',
    perHour: 60,
    hours: { from: 0, to: 4 },
  };
  const { backlog } = run({
    days: 0.5,
    org: { records: { Account: 500, Lead: 500, Contact: 500 } },
    sync: { disabled: [{ afterHours: 0, forHours: 12 }] },
    workload: [
      { kind: 'mass-update', object: 'Account', field: 'Phone', records: 100, afterHours: 1 },
      { ...edits, side: 'salesforce', object: 'Lead' },
      { ...edits, side: 'marketo', object: 'Contact' },
    ],
  });
  const { total, byObject } = backlog.trend[2]!;
  assert.is(byObject.Account, 100);
  assert.is(
    total,
    Object.values(byObject).reduce((sum, records) => sum + records, 0),
  );
  assert.ok(Object.keys(byObject).length >= 3, Object.keys(byObject).join());
});

test('after a quiet day a burst looks like weeks, and is gone in hours', () => {
  const result = run({
    days: 3,
    org: { records: { Lead: 60_000 } },
    workload: [
      { ...quiet, side: 'salesforce', process: 'Sales edits', object: 'Lead', field: 'Title', perHour: 100 },
      { kind: 'mass-update', object: 'Lead', field: 'Phone', records: 50_000, afterHours: 35.9 },
    ],
  });
  const burst = result.backlog.trend.find(({ at }) => at === '2026-01-06T12:00:00.000Z')!;
  assert.ok(burst.total > 49_000);
  assert.ok(burst.estimatedHours! > 300, `${burst.estimatedHours}`);
  assert.ok(burst.trueHours! < 8, `${burst.trueHours}`);
  assert.is(burst.state, 'falling behind');
});

test('Growing looks six hours back; a huge backlog that shrinks is Normal', () => {
  const grows = replay(fromCatalogue('score-churn', { days: 1.4 }), () => 0);
  assert.is(
    grows.throughput.find(({ object, direction }) => object === 'Contact' && direction.startsWith('Sales'))
      ?.status,
    'Growing',
  );
  const shrinks = replay(fromCatalogue('mass-migration', { days: 2 }), () => 0);
  assert.is(shrinks.throughput[0]?.status, 'Normal');
  assert.is(shrinks.backlog.trend.at(-1)?.state, 'catching up');
});

test('a backlog that has stood still for six hours was Growing until then, and is Normal after', () => {
  const statusAfter = (hours: number) =>
    run({
      days: hours / 24,
      org: { records: { Lead: 1_000 } },
      sync: { disabled: [{ afterHours: 0, forHours: 24 }] },
      workload: [{ kind: 'mass-update', object: 'Lead', field: 'Phone', records: 500, afterHours: 1.1 }],
    }).throughput[0]?.status;
  assert.equal([6, 7, 7.5, 12].map(statusAfter), ['Growing', 'Growing', 'Normal', 'Normal']);
});

test('nothing handled for an hour while records wait is stalled', () => {
  const result = run({
    days: 1,
    org: { records: { Lead: 1_000 } },
    sync: { disabled: [{ afterHours: 2, forHours: 20 }] },
    workload: [{ kind: 'mass-update', object: 'Lead', field: 'Phone', records: 500, afterHours: 2.5 }],
  });
  const states = result.backlog.trend.map(({ state }) => state);
  assert.equal(states, ['empty', 'stalled', 'stalled', 'stalled', 'stalled', 'stalled', 'empty']);
});

test.run();
