import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareResults } from '../../bench/compare.ts';
import { catalogueReport } from '../../bench/report/catalogue.ts';
import { compareReport, runReport } from '../../bench/report/reports.ts';
import { PLAIN } from '../../bench/report/text/view.ts';
import type { CauseResult } from '../../scenarios/result.ts';
import { backlogOf, resultWith, throughputOf } from '../support/results.ts';

const test = suite('reports: what an architect reads');

const VIEW = { width: 100, style: PLAIN };

function causeOf(process: string, field: string, records: number): CauseResult {
  return { cause: `${process}: ${field}`, process, field, records, share: 0.5, peakBacklog: records / 10 };
}

const busy = resultWith({
  backlog: backlogOf([0, 500, 90_000, 88_120]),
  throughput: [
    throughputOf(),
    throughputOf({ object: 'Lead', backlog: 0 }),
    throughputOf({
      object: 'Lead',
      direction: 'Marketo to Salesforce',
      averagePerHour: 0,
      estimatedBacklogHours: null,
    }),
  ],
  causes: [causeOf('Account score recalculation', 'Account.Account_Score__c', 1_500_000)],
  errors: [
    {
      code: 'FIELD_INTEGRITY_EXCEPTION',
      field: 'Lead.State',
      count: 1_200,
      example: 'There is a problem',
      records: [],
      recordsLeftOff: 0,
    },
  ],
});

const calm = resultWith({
  practices: ['band-scores'],
  backlog: backlogOf([0, 900, 0], '2026-01-06T03:15:00.000Z'),
  throughput: [throughputOf({ backlog: 0, status: 'Normal' })],
  causes: [causeOf('Sales edits', 'Contact.Phone', 9_000)],
});

/** The lines of a part of a report: from its title to the blank line. */
function part(lines: readonly string[], title: string): string {
  const from = lines.findIndex((line) => line.startsWith(title));
  const to = lines.indexOf('', from);
  return lines.slice(from, to < 0 ? undefined : to).join('\n');
}

test('a run is told part by part, the speed last', () => {
  const lines = runReport(busy, 'Scores outrun the sync.', VIEW);
  assert.is(lines[0], 'score-churn 5 days, seed 1, direct');
  assert.is(lines[1], 'Scores outrun the sync.');
  const titles = [
    'Sync Backlog Trend',
    'Sync Throughput and Backlog',
    'Top causes',
    'Latency',
    'Records',
    'API calls',
  ];
  const places = [...titles, 'Sync errors', 'Sync cycles'].map((title) =>
    lines.findIndex((line) => line.startsWith(title)),
  );
  assert.equal(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places[0]! > 0);
  assert.is(lines.at(-1), '5 days in 1.3 s, 987,654 changes a second, digest 0123456789abcdef');
});

test('the trend says the peak, the end, and when the backlog was gone', () => {
  const trend = part(runReport(calm, '', VIEW), 'Sync Backlog Trend');
  assert.match(trend, /records waiting from Mon 5 Jan 2026 00:00 UTC/);
  assert.match(trend, /█ 900 records at the peak, 0 at the end, drained Tue 6 Jan 2026 03:15/);
});

test('Sync Throughput and Backlog has the columns of Marketo Admin', () => {
  assert.fixture(
    part(runReport(busy, '', VIEW), 'Sync Throughput'),
    `
Sync Throughput and Backlog
last 24 hours; Estimated Backlog (time) is backlog ÷ average, as in Marketo
                                     Max       Min    Average
                                 records   records    records             Estimated
                                  synced    synced     synced     Sync      Backlog  Backlog
Object   Direction                  / hr      / hr       / hr  Backlog       (time)  Status
───────  ─────────────────────  ────────  ────────  ─────────  ───────  ───────────  ───────
Contact  Salesforce to Marketo    10,400     9,000      9,650  114,776  11 h 54 min  Growing
Lead     Salesforce to Marketo    10,400     9,000      9,650        0         none  Growing
Lead     Marketo to Salesforce    10,400     9,000          0  114,776      unknown  Growing`.slice(1),
  );
});

test('a comparison has a line for each run in every row', () => {
  const lines = compareReport(compareResults(busy, calm), '', VIEW);
  assert.is(lines[0], 'score-churn without and with band-scores 5 days, seed 1, direct');
  assert.fixture(
    part(lines, 'Top causes'),
    `
Top causes of the backlog
                                                                                    Peak
Process                      Field                     Run       Records  Share  backlog
───────────────────────────  ────────────────────────  ──────  ─────────  ─────  ───────
Account score recalculation  Account.Account_Score__c  before  1,500,000    50%  150,000
                                                       after           -      -        -
Sales edits                  Contact.Phone             before          -      -        -
                                                       after       9,000    50%      900`.slice(1),
  );
  assert.fixture(
    part(lines, 'Latency'),
    `
Latency from the first unsynced change of a record to its sync
Lane                 Run       p50    p95   p99        Max
───────────────────  ──────  ─────  ─────  ────  ─────────
Background sync      before  1 min  6 min   1 h  1 day 1 h
                     after   1 min  6 min   1 h  1 day 1 h
Sync Person to SFDC  before   none   none  none       none
                     after    none   none  none       none`.slice(1),
  );
  assert.match(
    part(lines, 'Sync errors'),
    /FIELD_INTEGRITY_EXCEPTION {2}Lead.State {2}before {2}1,200 {2}There is a problem\n +after +0$/,
  );
  assert.match(
    lines.join('\n'),
    /\nWith band-scores the backlog after 5 days is 0 records instead of 88,120/,
  );
  assert.match(
    part(lines, '░ before'),
    /^░ before: 90,000 records at the peak, 88,120 at the end\n█ after \(band-scores\): 900/,
  );
});

test('API calls are shown by purpose, and the busiest day against the quota', () => {
  assert.fixture(
    part(runReport(busy, '', VIEW), 'API calls'),
    `
API calls the busiest day counts other integrations too
              Flow               Busiest    Daily
Check   Data  step  Task  Total      day    quota  Used
─────  ─────  ────  ────  ─────  ───────  ───────  ────
7,200  1,300     0     0  8,500    2,000  200,000  1.0%`.slice(1),
  );
});

test('records are shown by what became of them', () => {
  assert.match(
    part(runReport(busy, '', VIEW), 'Records'),
    /Pulled from Salesforce +1 +20,000 +300 +4 +-\nPushed to Salesforce +0 +5,000 +60 +7 +8\n1,234,567 changes, 0 tasks$/,
  );
});

test('expectations are told apart, met and not met', () => {
  const expectations = [
    { measure: 'apiCalls.total', expected: '7213', found: '7213', met: true, source: 'ka-28190' },
    { measure: 'backlog.final', expected: 'at most 5', found: '9', met: false, source: null },
  ];
  const section = part(runReport(resultWith({ expectations }), '', VIEW), 'Expectations');
  assert.match(section, /^Expectations 1 of 2 not met\n/);
  assert.match(
    section,
    /\nyes {2}apiCalls.total {2}7213 +7213 +ka-28190\nNO {3}backlog.final +at most 5 +9 +-$/,
  );
});

test('only the greatest causes are shown, and the rest is counted', () => {
  const causes = Array.from({ length: 11 }, (_, i) => causeOf(`process ${i}`, 'Lead.Status', 100 + i));
  const section = part(runReport(resultWith({ causes }), '', VIEW), 'Top causes');
  assert.match(section, /process 10 .*\nprocess 9 /);
  assert.match(section, /\nand 3 more$/);
});

test('no line is wider than the terminal, from narrow to wide', () => {
  for (const width of [60, 80, 100, 120]) {
    const lines = compareReport(compareResults(busy, calm), 'A lesson. '.repeat(20), { width, style: PLAIN });
    const widest = lines.reduce((one, other) => (one.length >= other.length ? one : other));
    assert.ok(widest.length <= width, `${width}: ${widest}`);
  }
});

test('an idle run is told without inventing anything', () => {
  const idle = { ...resultWith({ backlog: { ...backlogOf([]), trend: [] } }) };
  const text = runReport(idle, '', VIEW).join('\n');
  for (const said of ['Nothing was measured.', 'There was nothing to sync.', 'No record changed.', 'None.']) {
    assert.ok(text.includes(said), said);
  }
});

test('the list has a line for each scenario and practice, with its lesson', () => {
  const practice = {
    name: 'band-scores',
    title: 'Bands',
    lesson: 'Ranges only.',
    apply: <T>(same: T) => same,
  };
  const scenarios = [{ name: 'idle-day', lesson: 'Idle costs too.' }, { name: 'x' }];
  assert.fixture(
    catalogueReport(scenarios, [practice], VIEW).join('\n'),
    `
Scenarios (run <scenario>, compare <scenario>)
  idle-day     Idle costs too.
  x

Practices (--with practice,...)
  band-scores  Ranges only.`.slice(1),
  );
});

test.run();
