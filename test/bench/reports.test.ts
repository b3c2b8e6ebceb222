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
      field: 'State',
      count: 1_200,
      example: 'There is a problem',
      records: [{ object: 'Lead', id: '00Q0000000000017AA', person: 17, at: '2026-01-05T07:08:09.000Z' }],
      recordsLeftOff: 100,
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
  assert.is(lines[0], 'score-churn: 5 days, seed 1, direct');
  assert.is(lines[1], 'Scores outrun the sync.');
  const titles = [
    'Sync Backlog Trend',
    'Time to drain',
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
  assert.match(trend, /█ 900 records at the peak, drained Tue 6 Jan 03:15, 0 at the end$/m);
});

test('Sync Throughput and Backlog has the columns of Marketo Admin', () => {
  assert.fixture(
    part(runReport(busy, '', VIEW), 'Sync Throughput'),
    `
Sync Throughput and Backlog: last 24 hours; estimated is backlog ÷ average, as in Marketo
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
  assert.is(lines[0], 'score-churn without and with band-scores: 5 days, seed 1, direct');
  assert.fixture(
    part(lines, 'Top causes'),
    `
Top causes of the backlog: the first change of a record since its last sync
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
Latency: from the first unsynced change of a record to its sync
Lane                    Run      Count         p50         p95          p99         Max
──────────────────────  ──────  ──────  ──────────  ──────────  ───────────  ──────────
Pulled from Salesforce  before  20,000        50 s  5 min 50 s  58 min 20 s   1 day 1 h
                        after   20,000        50 s  5 min 50 s  58 min 20 s   1 day 1 h
Pushed to Salesforce    before   5,000  1 min 10 s  6 min 10 s    1 h 2 min  2 h 13 min
                        after    5,000  1 min 10 s  6 min 10 s    1 h 2 min  2 h 13 min
Both                    before  25,000       1 min       6 min          1 h   1 day 1 h
                        after   25,000       1 min       6 min          1 h   1 day 1 h`.slice(1),
  );
  assert.match(
    part(lines, 'Sync errors'),
    /FIELD_INTEGRITY_EXCEPTION on State +before +1,200 +101 +Lead 00Q0000000000017AA\nThere is a problem +after +0 +0 +Mon 5 Jan 07:08$/,
  );
  assert.match(
    lines.join('\n'),
    /\nWith band-scores the backlog after 5 days is 0 records instead of 88,120/,
  );
  assert.match(
    part(lines, '░ before'),
    /^░ before: 90,000 records at the peak, 88,120 at the end \(catching up\)\n█ after \(band-scores\): 900/,
  );
});

test('API calls are shown by purpose, and the busiest day against the quota', () => {
  assert.fixture(
    part(runReport(busy, '', VIEW), 'API calls'),
    `
API calls: the busiest day counts other integrations too
              Flow               Busiest    Daily
Check   Data  step  Task  Total      day    quota  Used
─────  ─────  ────  ────  ─────  ───────  ───────  ────
7,200  1,300     0     0  8,500    2,000  200,000  1.0%`.slice(1),
  );
});

test('records are shown by what became of them', () => {
  assert.match(
    part(runReport(busy, '', VIEW), 'By outcome'),
    /Pulled from Salesforce +1 +20,000 +300 +4 +-\nPushed to Salesforce +0 +5,000 +60 +7 +8\n/,
  );
});

test('expectations are told apart, met and not met', () => {
  const expectations = [
    { measure: 'apiCalls.total', expected: '7213', found: '7213', met: true, source: 'ka-28190' },
    { measure: 'backlog.final', expected: 'at most 5', found: '9', met: false, source: null },
  ];
  const section = part(runReport(resultWith({ expectations }), '', VIEW), 'Expectations');
  assert.match(section, /^Expectations: 1 of 2 not met\n/);
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

test('an idle run is told without empty tables', () => {
  const { background } = resultWith().latency;
  const never = { ...background, count: 0, sumMs: 0, p50Ms: null, p95Ms: null, p99Ms: null, maxMs: null };
  const none = { created: 0, updated: 0, skipped: 0, failed: 0 };
  const idle = resultWith({
    latency: { background: never, pull: never, push: never, expressLane: never },
    records: { ...resultWith().records, changed: 0, pulled: none, pushed: { ...none, overtaken: 0 } },
  });
  assert.fixture(
    runReport(idle, '', VIEW).join('\n'),
    `
score-churn: 5 days, seed 1, direct

Sync Backlog Trend
Nothing waited for the sync.

API calls: the busiest day counts other integrations too
              Flow               Busiest    Daily
Check   Data  step  Task  Total      day    quota  Used
─────  ─────  ────  ────  ─────  ───────  ───────  ────
7,200  1,300     0     0  8,500    2,000  200,000  1.0%

Sync cycles
288 cycles, 12 s on average, 1 min 1 s the longest

5 days in 1.3 s, 987,654 changes a second, digest 0123456789abcdef`.slice(1),
  );
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
