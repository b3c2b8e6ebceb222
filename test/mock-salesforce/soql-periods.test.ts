import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isoDate } from '../../engine/kernel/index.ts';
import { periodOf } from '../../mock-salesforce/soql/conditions/periods.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { smallOrg, withServer } from './small-org.ts';

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

/** Fiscal years that begin in April: today is in the last quarter of the one that began in 2025. */
const FISCAL: readonly [string, string, string][] = [
  ['THIS_FISCAL_QUARTER', '2026-01-01', '2026-04-01'],
  ['LAST_FISCAL_QUARTER', '2025-10-01', '2026-01-01'],
  ['THIS_FISCAL_YEAR', '2025-04-01', '2026-04-01'],
  ['NEXT_FISCAL_YEAR', '2026-04-01', '2027-04-01'],
  ['LAST_N_FISCAL_YEARS:2', '2023-04-01', '2025-04-01'],
  ['NEXT_N_FISCAL_QUARTERS:2', '2026-04-01', '2026-10-01'],
  ['N_FISCAL_YEARS_AGO:1', '2024-04-01', '2025-04-01'],
  ['THIS_YEAR', '2026-01-01', '2027-01-01'],
  ['THIS_QUARTER', '2026-01-01', '2026-04-01'],
];

test('a fiscal year may begin in another month, and its quarters with it', () => {
  for (const [literal, from, to] of FISCAL) {
    const span = periodOf(literal, NOW, { startMonth: 4, namedByStart: true })!;
    assert.equal([isoDate(span.from), isoDate(span.to)], [from, to], literal);
  }
  const february = periodOf('THIS_FISCAL_QUARTER', NOW, { startMonth: 2, namedByStart: false })!;
  assert.equal([isoDate(february.from), isoDate(february.to)], ['2026-02-01', '2026-05-01']);
});

/** Month of a date, quarter and year of the fiscal year, by its first month and its name (documented samples first). */
const PARTS: readonly [string, number, boolean, number, number, number][] = [
  ['2026-03-10', 3, true, 1, 1, 2026],
  ['2026-02-10', 3, true, 12, 4, 2025],
  ['2026-07-15', 7, true, 1, 1, 2026],
  ['2026-06-06', 7, false, 12, 4, 2026],
  ['2026-07-15', 7, false, 1, 1, 2027],
  ['2026-07-15', 1, false, 7, 3, 2026],
];

/** What a query says of the one opportunity of an org, which closes on a date. */
async function ofDeal(
  [CloseDate, startMonth, namedByStart]: (typeof PARTS)[number],
  soql: string,
): Promise<{ totalSize: number; record: Record<string, unknown> | undefined }> {
  let answer: { totalSize: number; record: Record<string, unknown> | undefined } | undefined;
  await withServer({ fiscalYear: { startMonth, namedByStart } }, async ({ url }) => {
    const connection = await jsforceClient(url);
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate };
    await connection.sobject('Opportunity').create(deal);
    const { totalSize, records } = await connection.query(soql);
    answer = { totalSize, record: records[0] };
  });
  return answer!;
}

test('functions and fields of an opportunity tell its fiscal month, quarter and year', async () => {
  const functions = ['MONTH', 'QUARTER', 'YEAR'].map((part) => `FISCAL_${part}(CloseDate)`).join(', ');
  for (const row of PARTS) {
    const [date, startMonth, , month, quarter, year] = row;
    const what = `${date} from month ${startMonth}`;
    const { record } = await ofDeal(row, `SELECT ${functions} FROM Opportunity GROUP BY ${functions}`);
    assert.equal([record?.expr0, record?.expr1, record?.expr2], [month, quarter, year], what);
    const { record: deal } = await ofDeal(row, 'SELECT FiscalQuarter, FiscalYear, Fiscal FROM Opportunity');
    const fields = [deal?.FiscalQuarter, deal?.FiscalYear, deal?.Fiscal];
    assert.equal(fields, [quarter, year, `${year} ${quarter}`], what);
  }
});

test('literals in a query follow the org’s fiscal year, which Organization tells', async () => {
  for (const row of PARTS) {
    const [date, startMonth] = row;
    const soql = 'SELECT COUNT() FROM Opportunity WHERE CloseDate = THIS_FISCAL_YEAR';
    const isThisYear = startMonth === 1 || date < `2026-0${startMonth}-01`;
    assert.is((await ofDeal(row, soql)).totalSize, isThisYear ? 1 : 0, date);
    const { record } = await ofDeal(row, 'SELECT FiscalYearStartMonth FROM Organization');
    assert.is(record?.FiscalYearStartMonth, startMonth);
  }
});

test('there is no thirteenth month for a year to begin in', () => {
  assert.throws(() => smallOrg({ fiscalYear: { startMonth: 13 } }), /cannot start in month 13/);
});

test('an unknown literal has no span', () => {
  assert.is(periodOf('LAST_N_MOONS:3', NOW), undefined);
  assert.is(periodOf('SOMETIME', NOW), undefined);
});

test.run();
