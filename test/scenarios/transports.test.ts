import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue, replay, type Scenario } from '../../scenarios/index.ts';
import { replayOverHttp } from '../../scenarios/over-http.ts';
import { fromCatalogue } from '../support/run-scenario.ts';

const test = suite('transports: the same timeline in process and over HTTP');

test('a day of score-churn on a small org, edits on both sides: one digest', async () => {
  const churn = fromCatalogue('score-churn');
  const records = { User: 10, Account: 600, Lead: 1_000, Contact: 4_000, Opportunity: 200, Campaign: 20 };
  const scenario = { ...churn, days: 1, org: { ...churn.org, records } };
  const direct = replay(scenario, () => 0);
  const http = await replayOverHttp(scenario, () => 0);
  assert.ok(direct.records.pulled.updated > 1_000 && direct.records.pushed.updated > 1_000);
  assert.is(http.digest, direct.digest);
  assert.equal({ ...http, transport: 'direct' }, direct);
});

test('fields that the sync user cannot see or edit: one digest, and Salesforce’s own errors', async () => {
  const churn = fromCatalogue('score-churn');
  const records = { Account: 100, Lead: 500, Contact: 800 };
  const syncUser = { hidden: ['Contact.Phone'], readOnly: ['Contact.Title'], hiddenObjects: [] };
  const scenario = { ...churn, days: 0.6, org: { ...churn.org, records, syncUser } };
  const direct = replay(scenario, () => 0);
  const http = await replayOverHttp(scenario, () => 0);
  assert.equal({ ...http, transport: 'direct' }, direct);
  const [error] = direct.errors;
  assert.is(error?.code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  assert.is(error?.field, 'Title');
  assert.is(error?.count, direct.records.pushed.failed);
  assert.ok(direct.records.pulled.skipped > 100, 'changes of a hidden field end as skips');
});

/** A scenario of the catalogue in small: a few hundred records, an hour, and trouble on the link in the midst of it. */
function inSmall(name: string): Scenario {
  const scenario = fromCatalogue(name);
  const records = Object.fromEntries(
    Object.entries(scenario.org.records).map(([object, count]) => [object, Math.min(count ?? 0, 150)]),
  );
  const hour = { from: 0, to: 1 };
  const workload = scenario.workload.map((one) => {
    const early = 'afterHours' in one ? { ...one, afterHours: 0.1 } : one;
    return 'hours' in early ? { ...early, hours: hour } : early;
  });
  return {
    ...scenario,
    days: 0.06,
    org: {
      ...scenario.org,
      records,
      personAccounts: Math.min(scenario.org.personAccounts, 100),
      accessChanges: scenario.org.accessChanges.map((one) => ({ ...one, afterHours: 0.05 })),
    },
    sync: {
      ...scenario.sync,
      turn: 200,
      recordsPerCall: 50,
      disabled: scenario.sync.disabled.map(() => ({ afterHours: 0.2, forHours: 0.3 })),
    },
    activitySync: scenario.activitySync.map((one) => ({ ...one, afterHours: 0.1, history: 100 })),
    workload,
    faults: [
      {
        kind: 'errors',
        afterHours: 0.4,
        forHours: 0.3,
        probability: 0.2,
        code: 'SERVER_UNAVAILABLE',
        latencyMs,
      },
      { kind: 'lost-replies', afterHours: 0.7, forHours: 0.3, probability: 0.2, code: '', latencyMs },
      { kind: 'slow', afterHours: 1, forHours: 0.2, probability: 0.5, code: '', latencyMs },
    ],
    expect: [],
  };
}

const latencyMs = { min: 100, max: 900 };

for (const { name } of catalogue) {
  test(`${name} in small, with faults: one digest (invariant 8)`, async () => {
    const scenario = inSmall(name);
    const direct = replay(scenario, () => 0);
    const codes = direct.errors.map(({ code }) => code);
    assert.ok(codes.includes('SERVER_UNAVAILABLE') && codes.includes('TIMEOUT'), 'the faults have hit');
    assert.ok(direct.records.changed > 0 || name === 'idle-day', 'the sync had work');
    assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
  });
}

test.run();
