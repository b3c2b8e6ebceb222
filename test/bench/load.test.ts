import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bareServer } from '../../bench/load/bare-server.ts';
import type { TargetResult } from '../../bench/load/measure.ts';
import { openModel } from '../../bench/load/open-model.ts';
import { loadReport } from '../../bench/load/report.ts';
import { journalTarget, type Target } from '../../bench/load/target.ts';
import { ensureKnown, judge, parseMinRatios } from '../../bench/load/thresholds.ts';
import { PLAIN } from '../../bench/report/text/view.ts';
import { startProgram } from '../support/program.ts';

const test = suite('load: a mock beside a bare server');

const target = { name: 'task-create', what: 'POST one', requests: [], minRatio: 0.5 } as unknown as Target;
/** Rounds as short as can be; figures do not matter here. */
const QUICK = ['--seconds', '0.2', '--connections', '2'];
const LATENCY = { p50: 1, p90: 2, p99: 3, p999: 4, max: 5, sent: 100, failures: 0 };

function result(ratio: number, failure?: string): TargetResult {
  const rates = { perSecond: 1_000, recordsPerSecond: 200_000, besidePerSecond: 1_000, ratio: 1 };
  const cpu = { cpuUs: 10 / ratio, besideCpuUs: 10, cpuRatio: ratio, rounds: 1 };
  return {
    name: 'task-create',
    what: 'POST one',
    beside: 'bare',
    ...rates,
    ...cpu,
    latencyMs: LATENCY,
    latencyPerSecond: 9,
    failure,
  };
}

test('thresholds: a target’s own, one for all, one by name; a failure never passes', () => {
  const table: [string | undefined, TargetResult, boolean][] = [
    [undefined, result(0.5), true],
    [undefined, result(0.49), false],
    ['0.4', result(0.45), true],
    ['0.4,task-create=0.6', result(0.5), false],
    ['other=0.9', result(0.5), true],
    ['0', result(0.9, '3 requests failed'), false],
  ];
  for (const [text, measured, passed] of table) {
    const given = text === undefined ? new Map<string, number>() : parseMinRatios(text);
    assert.is(judge(measured, target, given).passed, passed, `${text} ${measured.cpuRatio}`);
  }
  assert.is(judge(result(0.1), { ...target, minRatio: undefined }, new Map()).passed, true);
});

test('a threshold that nothing is held to is refused', () => {
  assert.throws(() => parseMinRatios('half'), /found "half", expected as in 0\.5/);
  assert.throws(
    () => ensureKnown(parseMinRatios('task-craete=1'), [target]),
    /there is no target "task-craete"; did you mean "task-create"\?/,
  );
});

test('the report names what was missed, and what differs from the original', () => {
  const view = { width: 100, style: PLAIN };
  const judged = [judge(result(0.3), target, new Map())];
  const text = loadReport('mock-salesforce', judged, ['no quota'], view).join('\n');
  assert.match(text, 'task-create: 0.30 of the bare route by CPU time, 0.50 wanted');
  assert.match(text, 'task-create: POST one (200,000 records a second)');
  assert.match(text, 'Other than the original: no quota.');
});

test('the journal is held against the same requests without it', () => {
  const { minRatio, ...journal } = journalTarget(target);
  const costing = (quarter: number) => ({ ...result(1 - quarter), name: 'journal', beside: journal.beside });
  const judged = [0.24, 0.26].map((cost) => judge(costing(cost), { ...journal, minRatio }, new Map()));
  assert.equal(
    judged.map(({ passed }) => passed),
    [true, false],
  );
  const text = loadReport('mock-salesforce', judged, [], { width: 100, style: PLAIN }).join('\n');
  assert.match(text, 'journal: 0.74 of the same without the journal of requests by CPU time, 0.75 wanted');
});

test('the bare route answers what the mock answered, and reads what the mock read', async () => {
  const reply = {
    attributes: { type: 'Contact', url: '/services/data/v62.0/sobjects/Contact/003000000000001AAA' },
    Name: 'Ann "A." Lee',
    Phone: null,
    Score__c: 1.5,
    IsDeleted: false,
    errors: [],
    records: [{ Id: '1' }, { Id: '2' }],
  };
  const other = { ...reply, Name: null, Phone: '555', Score__c: null, errors: ['x'], records: [], More: 1 };
  const server = bareServer([
    { method: 'GET', path: '/read', status: 200, replies: [reply, other] },
    { method: 'POST', path: '/create', status: 201, replies: [[reply, other]] },
  ]);
  const read = async () => (await server.inject({ method: 'GET', url: '/read' })).body;
  assert.equal([await read(), await read()].sort(), [JSON.stringify(other), JSON.stringify(reply)].sort());
  const headers = { 'content-type': 'application/json' };
  const create = await server.inject({ method: 'POST', url: '/create', headers, payload: '{"a":1}' });
  assert.equal([create.statusCode, create.body], [201, JSON.stringify([reply, other])]);
  const broken = await server.inject({ method: 'POST', url: '/create', headers, payload: '{"a":' });
  assert.is(broken.statusCode, 400);
});

test('latencies count from the planned instant: a stall is charged to all who had to wait', async () => {
  let answered = 0;
  const server = createServer((_request, response) => {
    answered += 1;
    if (answered === 50) setTimeout(() => response.end(), 400);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const requests = [{ method: 'GET', path: '/', headers: {} }] as const;
  // One connection: while it is stalled for 0.4 s, about 80 of 200 planned requests have to wait.
  const load = { kind: 'open', origin, requests, connections: 1, seconds: 1, perSecond: 200 } as const;
  const { p50, p90, max, sent, failures } = await openModel(load);
  server.close();
  assert.equal([sent, failures], [200, 0]);
  assert.ok(max >= 395, `max ${max}`);
  assert.ok(p90 > 100, `p90 ${p90}: measured from the sending, one request in 200 would be slow`);
  assert.ok(p50 < 390, `p50 ${p50}`);
});

test('the Salesforce mock answers every target, and the JSON has what the report shows', async () => {
  const words = ['load', 'mock-salesforce', ...QUICK, '--min-ratio', '0', '--json', '-'];
  const { code, output, errors } = await startProgram('main.js', ...words).ended;
  const { mock, passed, targets, raised } = JSON.parse(output);
  assert.equal([code, errors, mock, passed], [0, '', 'mock-salesforce', true]);
  const names = ['record-read', 'sync-query', 'collection-update', 'task-create', 'journal'];
  assert.equal(
    targets.map(({ name }: TargetResult) => name),
    names,
  );
  for (const { name, perSecond, besidePerSecond, cpuUs, besideCpuUs, latencyMs, failure } of targets) {
    assert.is(failure, undefined, name);
    assert.ok(
      [perSecond, besidePerSecond, cpuUs, besideCpuUs].every((one) => one > 0) &&
        latencyMs.p99 >= latencyMs.p50,
      name,
    );
  }
  const beside = targets.map((one: TargetResult) => one.beside);
  assert.equal(beside, ['bare', 'bare', 'bare', 'bare', 'withoutJournal']);
  assert.is(raised.length, 1);
});

test('the Marketo mock answers every target, and a missed threshold ends with exit code 1', async () => {
  const words = ['load', 'mock-marketo', ...QUICK, '--min-ratio', '0,token=99,journal=98'];
  const { code, output, errors } = await startProgram('main.js', ...words).ended;
  assert.equal([code, errors], [1, '']);
  for (const name of ['token', 'leads-by-filter', 'lead-sync', 'activities-page', 'journal'])
    assert.match(output, name);
  assert.match(output, /token: \d+\.\d\d of the bare route by CPU time, 99\.00 wanted/);
  assert.match(
    output,
    /journal: \d+\.\d\d of the same without the journal of requests by CPU time, 98\.00 wanted/,
  );
  assert.not.match(output, /requests failed|answered with/);
});

test('bad usage is said before anything is started', async () => {
  const table: [string[], RegExp][] = [
    [['load', 'mock-marketto'], /Allowed choices are mock-salesforce, mock-marketo/],
    [['load', 'mock-marketo', '--seconds', '0'], /Expected a number of seconds from 0\.1 to 600/],
    [['load', 'mock-marketo', '--connections', '1.5'], /Expected a whole number from 1 to 1000/],
    [['load', 'mock-marketo', '--min-ratio', 'x'], /--min-ratio: found "x"/],
  ];
  for (const [words, message] of table) {
    const { code, errors } = await startProgram('main.js', ...words).ended;
    assert.is(code, 2);
    assert.match(errors, message);
  }
});

test.run();
