import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isoDate } from '../../engine/kernel/index.ts';
import { periodOf } from '../../mock-salesforce/soql/conditions/periods.ts';

const test = suite('SOQL: date literals');

/** A Wednesday in the first quarter. */
const NOW = Date.parse('2026-03-18T15:30:00Z');

/** First day, and the first day after. */
const TABLE: readonly [string, string, string][] = [
  ['TODAY', '2026-03-18', '2026-03-19'],
  ['YESTERDAY', '2026-03-17', '2026-03-18'],
  ['tomorrow', '2026-03-19', '2026-03-20'],
  ['THIS_WEEK', '2026-03-15', '2026-03-22'],
  ['LAST_WEEK', '2026-03-08', '2026-03-15'],
  ['NEXT_MONTH', '2026-04-01', '2026-05-01'],
  ['LAST_MONTH', '2026-02-01', '2026-03-01'],
  ['THIS_QUARTER', '2026-01-01', '2026-04-01'],
  ['LAST_QUARTER', '2025-10-01', '2026-01-01'],
  ['NEXT_FISCAL_QUARTER', '2026-04-01', '2026-07-01'],
  ['THIS_YEAR', '2026-01-01', '2027-01-01'],
  ['LAST_90_DAYS', '2025-12-18', '2026-03-19'],
  ['LAST_N_DAYS:2', '2026-03-16', '2026-03-19'],
  ['NEXT_N_DAYS:2', '2026-03-19', '2026-03-21'],
  ['N_DAYS_AGO:3', '2026-03-15', '2026-03-16'],
  ['LAST_N_MONTHS:3', '2025-12-01', '2026-03-01'],
  ['N_MONTHS_AGO:1', '2026-02-01', '2026-03-01'],
  ['LAST_N_QUARTERS:1', '2025-10-01', '2026-01-01'],
  ['NEXT_N_YEARS:2', '2027-01-01', '2029-01-01'],
];

test('each literal is a span of whole days in UTC', () => {
  for (const [literal, from, to] of TABLE) {
    const span = periodOf(literal, NOW)!;
    assert.equal([isoDate(span.from), isoDate(span.to)], [from, to], literal);
  }
});

test('an unknown literal has no span', () => {
  assert.is(periodOf('LAST_N_MOONS:3', NOW), undefined);
  assert.is(periodOf('SOMETIME', NOW), undefined);
});

test.run();
