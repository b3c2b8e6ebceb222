import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareResults } from '../../bench/compare.ts';
import { compareReport, runReport } from '../../bench/report/reports.ts';
import { PLAIN } from '../../bench/report/text/view.ts';
import type { ErrorResult, RunResult, StepResult, TrendPoint } from '../../scenarios/result.ts';
import { backlogOf, resultWith } from '../support/results.ts';

const test = suite('parts of a report: what is shown, what is only counted, what is left out');

const VIEW = { width: 100, style: PLAIN };

function report(changes: Partial<RunResult>, lists = {}): string {
  return `${runReport(resultWith(changes), '', VIEW, lists).join('\n')}\n`;
}

function errorOf(code: string, records: number): ErrorResult {
  const named = Array.from({ length: Math.min(records, 2) }, (_, i) => ({
    object: 'Lead',
    id: `00Q00000000000${i}AAA`,
    person: i + 1,
    at: '2026-01-05T00:00:00.000Z',
  }));
  const recordsLeftOff = records - named.length;
  return { code, field: null, count: records, example: 'no', records: named, recordsLeftOff };
}

function stepOf(cycle: number, minute: number, changes: Partial<StepResult> = {}): StepResult {
  return {
    cycle,
    startedAt: '2026-01-05T03:00:00.000Z',
    endedAt: `2026-01-05T03:${minute}:00.000Z`,
    object: 'Lead',
    operation: 'Pull updates',
    status: 'Succeeded',
    new: 0,
    updated: cycle,
    deleted: 0,
    failed: 0,
    skipped: 0,
    error: null,
    ...changes,
  };
}

function pointAt(hours: number, total: number, trueHours: number | null = null): TrendPoint {
  const at = new Date(Date.UTC(2026, 0, 5, hours)).toISOString();
  return { at, total, estimatedHours: 2.5, trueHours, state: 'stalled', byObject: {}, byCause: {} };
}

test('ten errors and five notifications are shown, the rest is counted', () => {
  const errors = Array.from({ length: 12 }, (_, i) => errorOf(`CODE_${i}`, 1));
  const notifications = Array.from({ length: 7 }, (_, i) => ({
    at: `2026-01-0${i + 1}T00:00:00.000Z`,
    code: `NOTICE_${i}`,
    message: 'down',
  }));
  const text = report({ errors, notifications });
  assert.match(text, /CODE_9 [\s\S]*\nand 2 more\n/);
  assert.not.match(text, /CODE_10/);
  assert.match(text, /NOTICE_4\n[\s\S]*\n +and 2 more\n/);
  assert.not.match(text, /NOTICE_5/);
});

test('an error of a whole call names no record', () => {
  const text = report({ errors: [{ ...errorOf('SERVER_UNAVAILABLE', 0), count: 3 }] }, { errors: true });
  assert.match(text, /\nSERVER_UNAVAILABLE +3 +0\nno\n/);
  assert.not.match(text, /Records with/);
});

test('a comparison counts each error in both runs, and lists the records of each run by its name', () => {
  const before = resultWith({ errors: [errorOf('LOCKED', 3)] });
  const after = resultWith({ practices: ['band-scores'], errors: [errorOf('REFUSED', 1)] });
  const lines = compareReport(compareResults(before, after), '', VIEW, { errors: true });
  const text = lines.join('\n');
  assert.match(text, /\nLOCKED +before +3 +3 +Lead 00Q000000000000AAA\nno +after +0 +0 +Mon 5 Jan 00:00\n/);
  assert.match(text, /\nREFUSED +before +0 +0 .*\nno +after +1 +1 /);
  assert.match(text, /\nbefore: Records with LOCKED\n[\s\S]*\nand 1 more, which the result does not name\n/);
  assert.match(text, /\nafter: Records with REFUSED\n/);
});

test('what a run did not live to see took longer than what was left of it', () => {
  const trend = [pointAt(0, 0), pointAt(4, 900), pointAt(8, 300, 1.25), pointAt(120, 50)];
  const text = report({ backlog: { ...backlogOf([0, 900]), trend } });
  assert.match(text, /\nMon 5 Jan 04:00 +900 +stalled +2 h 30 min +over 4 days 20 h\n/);
  assert.match(text, /\nMon 5 Jan 08:00 +300 +stalled +2 h 30 min +1 h 15 min\n/);
  assert.match(text, /\nSat 10 Jan 00:00 +50 +stalled +2 h 30 min +after the run\n/);
  assert.not.match(text, /Mon 5 Jan 00:00 +0/, 'nothing waited then');
});

test('of a long trend seven points are shown, the first and the last among them', () => {
  const trend = Array.from({ length: 31 }, (_, i) => pointAt(4 * i, 100 + i));
  const text = report({ backlog: { ...backlogOf([100]), trend } });
  const shown = [...text.matchAll(/ +(1\d\d) +stalled/g)].map(([, total]) => Number(total));
  assert.equal(shown, [100, 105, 110, 115, 120, 125, 130]);
});

test('a burst that comes and goes between two points of the trend is shown all the same', () => {
  const trend = [pointAt(0, 0), pointAt(4, 0), pointAt(8, 70, 1)];
  const text = report({ backlog: { ...backlogOf([70]), trend, highest: pointAt(6, 9_000, 1.5) } });
  assert.match(text, /\nMon 5 Jan 06:00 +9,000 .*\nMon 5 Jan 08:00 +70 /);
});

test('Sync Status shows the longest cycle; the log has all, and counts what is not kept', () => {
  const syncStatus = [
    stepOf(1, 10),
    stepOf(2, 40, { status: 'Failed', error: 'SERVER_UNAVAILABLE', skipped: 1_234 }),
    stepOf(3, 20),
  ];
  const short = report({ syncStatus, syncStatusLeftOff: 40 });
  assert.match(
    short,
    /\nSync Status: cycle 2, the longest, .* 03:00; --status lists the latest 3 of 43 steps\n/,
  );
  assert.match(short, /\n03:00:00 .* Failed +2 updated, 1,234 skipped, SERVER_UNAVAILABLE\n/);
  assert.not.match(short, /1 updated/);
  const log = report({ syncStatus, syncStatusLeftOff: 40 }, { status: true });
  assert.match(log, /\nSync Status: the latest; 40 steps before these are not kept\n/);
  assert.is(log.match(/^5 Jan 03:00:00/gm)?.length, 3);
});

test('a group of counts shows its first line when only a detail has happened', () => {
  const records = { ...resultWith().records, expressLane: { done: 0, failed: 3, leads: 0 } };
  assert.match(report({ records }), /\nFlow steps done +0\n· failed +3\n\n/);
  assert.not.match(report({}), /Flow steps|Account records|programs|tasks|Stale/);
});

test.run();
