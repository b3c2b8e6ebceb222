import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replay } from '../../scenarios/index.ts';
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

test.run();
