import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replay } from '../../scenarios/index.ts';
import { replayOverHttp } from '../../scenarios/over-http.ts';
import { run, scenarioOf, type TestScenario } from '../support/run-scenario.ts';

const test = suite('faults: trouble on the way to Salesforce, and the calm after it');

const edits = { kind: 'edits' as const, hours: { from: 0, to: 5 } };
const office: TestScenario = {
  days: 0.4,
  org: { records: { Account: 50, Lead: 1_000, Contact: 2_000 } },
  workload: [
    { ...edits, side: 'salesforce', process: 'Sales edits', object: 'Contact', field: 'Phone', perHour: 300 },
    { ...edits, side: 'marketo', process: 'Form fills', object: 'Lead', field: 'Title', perHour: 300 },
  ],
};

test('an outage of two hours: the backlog waits, and drains when the org is back', () => {
  const calm = run(office);
  const outage = run({ ...office, faults: [{ kind: 'outage', afterHours: 1, forHours: 2 }] });
  assert.is(outage.backlog.final, 0);
  assert.is(
    outage.records.changed - outage.records.pushed.updated,
    calm.records.changed - calm.records.pushed.updated,
  );
  assert.ok(outage.backlog.peak > 4 * calm.backlog.peak);
  assert.is(outage.errors[0]?.code, 'SERVER_UNAVAILABLE');
  const failed = outage.syncStatus.filter(({ status }) => status === 'Failed');
  assert.is(failed.length, 24);
  assert.ok(failed.every(({ object, operation }) => object === 'All objects' && operation === 'Sync schema'));
});

test('errors say what the org says with their code', () => {
  const errors = { kind: 'errors' as const, afterHours: 1, forHours: 0.1 };
  const messages = (code: string) =>
    run({ ...office, faults: [{ ...errors, code }] }).errors.map(({ example }) => example);
  assert.equal(messages('REQUEST_LIMIT_EXCEEDED'), ['TotalRequests Limit exceeded.']);
  assert.equal(messages('SERVER_UNAVAILABLE'), ['server too busy']);
});

test('a slow org makes cycles longer, not wrong', () => {
  const slow = run({
    ...office,
    faults: [{ kind: 'slow', forHours: 5, latencyMs: { min: 2_000, max: 4_000 } }],
  });
  assert.is(slow.backlog.final, 0);
  assert.ok(slow.cycles.count < run(office).cycles.count);
});

test('answers that get lost after the write: written again, found equal, skipped', () => {
  const lost = run({
    ...office,
    faults: [{ kind: 'lost-replies', afterHours: 1, forHours: 3, probability: 0.2 }],
  });
  assert.is(lost.backlog.final, 0);
  assert.is(lost.records.pushed.failed, 0);
  assert.ok(lost.errors.some(({ code }) => code === 'TIMEOUT'));
});

test('no API requests left: the sync rests, and goes on when the window frees them', () => {
  const org = { ...office.org, edition: 'Developer' as const, otherApiCallsPerDay: 12_000 };
  const result = run({ ...office, days: 2.5, org });
  assert.is(result.apiCalls.quota, 15_000);
  assert.ok(result.apiCalls.busiestDay <= 15_000);
  assert.is(result.backlog.final, 0);
  assert.is(result.errors[0]?.code, 'REQUEST_LIMIT_EXCEEDED');
  const refused = result.syncStatus.filter(({ error }) => error === 'REQUEST_LIMIT_EXCEEDED');
  const times = refused.map(({ startedAt }) => Date.parse(startedAt));
  assert.ok(times.length > 4);
  for (let i = 1; i < times.length; i += 1)
    assert.ok(times[i]! - times[i - 1]! >= 3_600_000, 'it asks hourly');
  assert.equal(
    result.notifications.map(({ at, code }) => `${at.slice(8, 10)} ${code}`),
    ['05 REQUEST_LIMIT_EXCEEDED', '06 REQUEST_LIMIT_EXCEEDED'],
    'an administrator is told once a day',
  );
});

test('the requests are shared: without other integrations the same day has enough of them', () => {
  const org = { ...office.org, edition: 'Developer' as const };
  const { errors, apiCalls } = run({ ...office, days: 2.5, org });
  assert.equal(errors, []);
  assert.ok(apiCalls.busiestDay < 15_000);
});

test('every kind of trouble in one morning: the same timeline over HTTP', async () => {
  const scenario = scenarioOf({
    ...office,
    faults: [
      { kind: 'outage', afterHours: 0.5, forHours: 0.5 },
      { kind: 'slow', afterHours: 1, forHours: 1 },
      { kind: 'errors', afterHours: 2, forHours: 0.5, probability: 0.3, code: 'QUERY_TIMEOUT' },
      { kind: 'no-answers', afterHours: 2.5, forHours: 0.5, probability: 0.2 },
      { kind: 'lost-replies', afterHours: 3, forHours: 1, probability: 0.2 },
    ],
  });
  const direct = replay(scenario, () => 0);
  assert.is(direct.backlog.final, 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
