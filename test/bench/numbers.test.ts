import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  dayCount,
  duration,
  instantText,
  number,
  percent,
  seconds,
} from '../../bench/report/text/numbers.ts';

const test = suite('numbers in reports: grouped, in words, the same everywhere');

test('numbers are grouped in thousands, and small ones keep a decimal', () => {
  const table: [number, string][] = [
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [1_234_567, '1,234,567'],
    [-88_120, '-88,120'],
    [0.4, '0.4'],
    [9.96, '10'],
    [12.5, '13'],
    [999.6, '1,000'],
    [-0.01, '0'],
  ];
  for (const [value, text] of table) assert.is(number(value), text);
});

test('shares are percentages; nearly nothing is not nothing, and nearly all is not all', () => {
  const table: [number, string][] = [
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.004, '0.4%'],
    [0.126, '13%'],
    [0.995, '99.5%'],
    [0.99999, '>99.9%'],
    [1, '100%'],
    [1.57, '157%'],
  ];
  for (const [share, text] of table) assert.is(percent(share), text);
});

test('durations have their two largest units', () => {
  const second = 1_000;
  const minute = 60 * second;
  const hour = 60 * minute;
  const day = 24 * hour;
  const table: [number, string][] = [
    [0, '0 ms'],
    [350, '350 ms'],
    [999.6, '1 s'],
    [45 * second, '45 s'],
    [59.7 * second, '1 min'],
    [5 * minute, '5 min'],
    [2 * hour + 13 * minute, '2 h 13 min'],
    [2 * hour + 13 * minute + 40 * second, '2 h 14 min'],
    [hour - second / 10, '1 h'],
    [day - second, '1 day'],
    [day + 3 * hour, '1 day 3 h'],
    [4 * day + 23 * hour + 59 * minute, '5 days'],
    [5_000 * day, '5,000 days'],
  ];
  for (const [ms, text] of table) assert.is(duration(ms), text);
});

test('days are shown as they were written, instants by date, machine time in seconds', () => {
  assert.equal([1, 5, 0.05].map(dayCount), ['1 day', '5 days', '0.05 days']);
  assert.is(instantText(Date.UTC(2026, 0, 6, 3, 15)), 'Tue 6 Jan 2026 03:15');
  assert.equal([120, 1_250, 65_400].map(seconds), ['0.1 s', '1.3 s', '65 s']);
});

test.run();
