import { stripVTControlCharacters } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { roundStep, timeTicks } from '../../bench/report/text/axes.ts';
import { areaChart, resample } from '../../bench/report/text/chart.ts';
import { COLOURED, PLAIN } from '../../bench/report/text/view.ts';

const test = suite('the chart of the Sync Backlog Trend');

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONDAY = Date.UTC(2026, 0, 5);

const slope = Array.from({ length: 480 }, (_, i) => i * 20);
const flat = Array.from({ length: 480 }, (_, i) => (i < 240 ? 0 : 1_500));

test('one curve is a solid area under round numbers and weekdays', () => {
  const chart = { curves: [slope], startAt: MONDAY, totalMs: 5 * DAY_MS };
  assert.fixture(
    areaChart(chart, { width: 60, style: PLAIN }).join('\n'),
    `
10,000 ┤                                                  ▂▄
       │                                             ▁▃▅▇███
       │                                         ▂▄▆▇███████
 7,500 ┤                                    ▁▃▅▇████████████
       │                                ▂▄▆█████████████████
       │                           ▁▃▅▇█████████████████████
 5,000 ┤                      ▁▂▄▆██████████████████████████
       │                  ▁▃▅▇██████████████████████████████
       │             ▁▂▄▆███████████████████████████████████
 2,500 ┤         ▁▃▅▇███████████████████████████████████████
       │    ▁▂▄▆████████████████████████████████████████████
       │▂▃▅▇████████████████████████████████████████████████
     0 └┬─────────┬─────────┬──────────┬─────────┬──────────
        Mon       Tue       Wed        Thu       Fri`.slice(1),
  );
});

test('of two curves the first is a light area behind the second', () => {
  const chart = { curves: [slope, flat], startAt: MONDAY, totalMs: 5 * DAY_MS };
  const lines = areaChart(chart, { width: 60, style: PLAIN });
  assert.is(lines.length, 14);
  assert.match(lines[0]!, /^10,000 ┤ +░+$/);
  assert.match(lines[11]!, /│░+█+$/, 'at the bottom the second stands in front');
  assert.not.match(lines.join('\n'), /▒/);
});

test('where the second curve is the higher one, the first still shows within it', () => {
  const chart = { curves: [flat, slope], startAt: MONDAY, totalMs: 5 * DAY_MS };
  const lines = areaChart(chart, { width: 60, style: PLAIN });
  assert.match(lines[11]!, /▒{20}$/);
  assert.match(lines[0]!, /[▁-█]+$/);
});

test('a backlog of one record can be seen, and an empty run is an empty chart', () => {
  const of = (values: number[]) =>
    areaChart({ curves: [values], startAt: MONDAY, totalMs: DAY_MS }, { width: 60, style: PLAIN });
  assert.match(of([100_000, 1])[11]!, /█▁+$/);
  assert.match(of([0])[11]!, /│$/);
  assert.match(of([])[0]!, /^4 ┤$/);
});

test('colours follow the curves, and leave the text as it is', () => {
  const chart = { curves: [slope, flat], startAt: MONDAY, totalMs: 5 * DAY_MS };
  const coloured = areaChart(chart, { width: 60, style: COLOURED }).join('\n');
  assert.ok(coloured.includes('\x1b[33m░'));
  assert.ok(coloured.includes('\x1b[36m█'));
  const plain = areaChart(chart, { width: 60, style: PLAIN }).join('\n');
  assert.is(stripVTControlCharacters(coloured), plain);
});

test('no peak is lost between two columns', () => {
  assert.equal(resample([1, 9, 2, 3, 4, 8], 3), [9, 3, 8]);
  assert.equal(resample([5, 7], 4), [5, 5, 7, 7]);
});

test('the axis has round whole steps', () => {
  const table: [number, number][] = [
    [0, 1],
    [3, 1],
    [4, 1],
    [5, 2],
    [9, 3],
    [10, 3],
    [52, 15],
    [125_541, 40_000],
    [9_999, 2_500],
  ];
  for (const [highest, step] of table) assert.is(roundStep(highest, 4), step, String(highest));
});

test('the marks of time are as close as their labels allow', () => {
  const labels = (startAt: number, totalMs: number, columns: number) =>
    timeTicks(startAt, totalMs, columns).map(({ label }) => label);
  assert.equal(labels(MONDAY, 5 * DAY_MS, 50), ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']);
  assert.equal(labels(MONDAY + 20 * HOUR_MS, DAY_MS, 40), ['Tue', '06:00', '12:00']);
  assert.equal(labels(MONDAY, 28 * DAY_MS, 50), ['5 Jan', '12 Jan', '19 Jan', '26 Jan']);
  assert.equal(labels(MONDAY, 0.25 * HOUR_MS, 50), ['Mon']);
});

test.run();
