import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from '../../bench/cli.ts';
import { duration, hoursText, percent } from '../../bench/report/text/numbers.ts';
import type { CompareResult, RunResult } from '../../scenarios/index.ts';
import { BUSY } from '../support/busy-scenario.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('terminal and result file tell the same of a run');

/** What one command prints and what it writes. */
async function told<Result>(verb: string, ...options: string[]): Promise<{ text: string; result: Result }> {
  return withFiles({ 'busy.json': JSON.stringify(BUSY) }, async (folder) => {
    const terminal = memoryTerminal();
    const file = `${folder}/result.json`;
    await runCli([verb, `${folder}/busy.json`, ...options, '--json', file], terminal);
    return { text: terminal.output(), result: JSON.parse(readFileSync(file, 'utf8')) };
  });
}

const { text, result } = await told<RunResult>('run', '--status', '--errors');

/** The lines of the part that begins with a title, up to the blank line. */
function part(title: string, of = text): string[] {
  const lines = of.split('\n');
  const from = lines.findIndex((line) => line.startsWith(title));
  assert.ok(from >= 0, `there is no part ${title}`);
  const length = lines.slice(from).indexOf('');
  return lines.slice(from, length < 0 ? undefined : from + length);
}

/** Cells of a line are parted by at least two blanks. */
function cells(line: string): string[] {
  return line.trim().split(/ {2,}/);
}

/** The rows of the tables of a part, as cells. */
function rows(title: string): string[][] {
  const lines = part(title);
  return lines.slice(lines.findIndex((line) => line.startsWith('─')) + 1).map(cells);
}

const shown = (value: number): string => {
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return rounded.toLocaleString('en-US');
};
const waits = (ms: number | null) => (ms === null ? '-' : duration(ms));
const minuteOf = (instant: string) => instant.slice(11, 16);

test('the backlog: its peak, its end and where it is going', () => {
  const { peak, final, trend } = result.backlog;
  const legend = part('Sync Backlog Trend').at(-1);
  const state = trend.at(-1)!.state;
  assert.is(legend, `█ ${shown(peak)} records at the peak, ${shown(final)} at the end (${state})`);
});

test('Marketo’s estimate beside the true time to drain', () => {
  const waiting = [...result.backlog.trend, result.backlog.highest!]
    .filter(({ total }) => total > 0)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const expected = waiting.map(({ total, state, estimatedHours }) => [
    shown(total),
    state,
    hoursText(estimatedHours!),
  ]);
  const found = rows('Time to drain');
  assert.equal(
    found.map((row) => row.slice(1, 4)),
    expected,
  );
  waiting.forEach(({ at, trueHours }, i) => {
    assert.match(found[i]![0]!, new RegExp(`${minuteOf(at)}$`));
    const truth = found[i]![4]!;
    if (trueHours === null) assert.match(truth, /^(over .+|after the run)$/);
    else assert.is(truth, hoursText(trueHours));
  });
});

test('Sync Throughput and Backlog', () => {
  const expected = result.throughput.map((row) => [
    row.object,
    row.direction,
    ...[row.maxPerHour, row.minPerHour, row.averagePerHour, row.backlog].map(shown),
    row.backlog === 0 ? 'none' : hoursText(row.estimatedBacklogHours!),
    row.status,
  ]);
  assert.equal(rows('Sync Throughput and Backlog'), expected);
});

test('causes, the greatest eight of them', () => {
  const expected = result.causes
    .slice(0, 8)
    .map(({ process, field, records, share, peakBacklog }) => [
      process,
      field,
      shown(records),
      percent(share),
      shown(peakBacklog),
    ]);
  const hidden = result.causes.length - 8;
  assert.equal(rows('Top causes'), [...expected, ...(hidden > 0 ? [[`and ${hidden} more`]] : [])]);
});

test('latency by direction, the express lane apart', () => {
  const { pull, push, background, expressLane } = result.latency;
  const lanes = [
    ['Pulled from Salesforce', pull],
    ['Pushed to Salesforce', push],
    ['Both', background],
    ['Sync Person to SFDC', expressLane],
  ] as const;
  assert.equal(
    rows('Latency'),
    lanes.map(([title, { count, p50Ms, p95Ms, p99Ms, maxMs }]) => [
      title,
      shown(count),
      ...[p50Ms, p95Ms, p99Ms, maxMs].map(waits),
    ]),
  );
});

test('records by outcome, account fan-out, flow steps, programs, tasks, stale values', () => {
  const { changed, pulled, pushed, fanOut, expressLane, programs, tasks, stale } = result.records;
  const section = rows('Records').filter(([title]) => title !== 'In all' && !title?.startsWith('─'));
  // By outcome, a column in which every run has nothing is left out.
  const outcomes = [pulled, pushed].map(({ created, updated, skipped, failed }) =>
    [created, updated, skipped, failed].map(shown),
  );
  assert.equal(section, [
    ['Pulled from Salesforce', ...outcomes[0]!, '-'],
    ['Pushed to Salesforce', ...outcomes[1]!, shown(pushed.overtaken)],
    ['Changes of records, on both sides', shown(changed)],
    ['Account records updated in Marketo', shown(fanOut.accounts)],
    ['· writes to the persons of those accounts', shown(fanOut.personWrites)],
    ['· the most from one account record', shown(fanOut.mostPersonWrites)],
    ['· Change Data Value activities', shown(fanOut.activities)],
    ['Flow steps done', shown(expressLane.done)],
    ['· failed', shown(expressLane.failed)],
    ['· leads created', shown(expressLane.leads)],
    ['Memberships of synced programs written', shown(programs.members)],
    ['· failed', shown(programs.failed)],
    ['· leads created', shown(programs.leads)],
    ['Activities that became tasks', shown(tasks)],
    ['Stale formula values in Marketo, at the end', shown(stale!)],
  ]);
});

test('API calls by purpose', () => {
  const { check, data, flowStep, task, total, busiestDay, quota } = result.apiCalls;
  const used = percent(busiestDay / quota);
  assert.equal(rows('API calls'), [
    [...[check, data, flowStep, task, total, busiestDay, quota].map(shown), used],
  ]);
});

test('sync errors: how many, on how many records, which was the first', () => {
  const section = rows('Sync errors');
  for (const { code, field, count, records, recordsLeftOff, example } of result.errors) {
    const title = field === null ? code : `${code} on ${field}`;
    const [first] = records;
    const record = first!.id === null ? `person ${first!.person}` : `${first!.object} ${first!.id}`;
    const row = section.find(([found]) => found === title)!;
    assert.equal(row.slice(1, 3), [shown(count), shown(records.length + recordsLeftOff)], title);
    assert.ok(row[3]?.startsWith(record), title);
    assert.ok(part('Sync errors').some((line) => line.startsWith(example.split(' ')[0]!)));
  }
});

test('--errors lists the records that the result names, and counts the others', () => {
  for (const { code, field, records, recordsLeftOff } of result.errors) {
    const list = rows(`Records with ${field === null ? code : `${code} on ${field}`}`);
    const expected = records.map(({ object, id, person }) => [
      object,
      id ?? 'not in Salesforce',
      String(person),
    ]);
    assert.equal(
      list.slice(0, records.length).map((row) => row.slice(0, 3)),
      expected,
    );
    const rest = list.slice(records.length).join();
    assert.is(rest, recordsLeftOff === 0 ? '' : `and ${recordsLeftOff} more, which the result does not name`);
  }
});

test('notifications', () => {
  const section = part('Notifications').join('\n');
  for (const { at, code, message } of result.notifications)
    assert.match(section, new RegExp(`${minuteOf(at)} +${code}\\n +${message}`));
});

test('Sync Status: with --status every step, with its counts', () => {
  const lines = part('Sync Status').slice(3);
  const starts = lines.filter((line) => /^\d/.test(line)).map(cells);
  assert.is(starts.length, result.syncStatus.length);
  result.syncStatus.forEach(({ startedAt, endedAt, object, status, ...counts }, i) => {
    const [start, end, name, , outcome, records] = starts[i]!;
    assert.is(start!.slice(-8), startedAt.slice(11, 19));
    assert.equal([end, name, outcome], [endedAt.slice(11, 19), object, status]);
    const kinds = ['new', 'updated', 'deleted', 'failed', 'skipped'] as const;
    const expected = kinds.filter((kind) => counts[kind] > 0).map((kind) => `${shown(counts[kind])} ${kind}`);
    assert.ok(records!.startsWith(expected.join(', ')), `${records}`);
  });
});

test('cycles, expectations and the digest', () => {
  const { count, meanMs, maxMs } = result.cycles;
  assert.ok(text.includes(`\n${count} cycles, ${waits(meanMs)} on average, ${waits(maxMs)} the longest\n`));
  const expectations = result.expectations.map(({ met, measure, expected, found, source }) =>
    [met ? 'yes' : 'NO', measure, expected, found, source ?? '-'].join(),
  );
  assert.equal(
    rows('Expectations').map((row) => row.join()),
    expectations,
  );
  assert.match(text, new RegExp(`digest ${result.digest.slice(0, 16)}$`, 'm'));
});

test('without being asked, a run shows the longest cycle; a comparison only how long cycles were', async () => {
  const { text: short } = await told<RunResult>('run');
  const longest = /Sync Status: cycle (\d+), the longest.*--status lists all (\d+) steps/.exec(short)!;
  assert.is(Number(longest[2]), result.syncStatus.length);
  const steps = result.syncStatus.filter(({ cycle }) => cycle === Number(longest[1]));
  assert.is(part('Sync Status', short).length, 3 + steps.length);
  const compared = await told<CompareResult>('compare', '--with', 'band-scores');
  assert.not.match(compared.text, /^Sync Status/m);
  const { before, after } = compared.result;
  for (const [name, { cycles }] of Object.entries({ before, after }))
    assert.match(compared.text, new RegExp(`^${name}: ${cycles.count} cycles, `, 'm'));
  assert.ok(compared.text.includes(compared.result.change.verdict.slice(0, 60)));
});

test.run();
