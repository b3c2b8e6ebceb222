import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playCycles } from '../support/sync-bench.ts';

const test = suite('turns: one object at a time, in order, up to 10,000 records each');

test('20,000 leads and 20,000 contacts alternate in four turns (invariant 6)', () => {
  const { turns } = playCycles(3, { pull: { Lead: 20_000, Contact: 20_000 } });
  assert.equal(turns, ['Lead: 10000', 'Contact: 10000', 'Lead: 10000', 'Contact: 10000']);
});

test('both readings of 10,000 an hour: two hours of work, or four', () => {
  const waiting = { pull: { Lead: 20_000, Contact: 20_000 } };
  const gaps = 2 * 300_000;
  const pace = { updatedMs: 360, skippedMs: 36, failedMs: 720 };
  assert.is(playCycles(2, waiting, { pace: { ...pace, scope: 'per-object' } }).endedAt - gaps, 7_200_000);
  assert.is(playCycles(2, waiting, { pace: { ...pace, scope: 'shared' } }).endedAt - gaps, 14_400_000);
});

test('contacts wait, both ways, until a cycle can empty the account backlog (invariant 7)', () => {
  const waiting = { pull: { Account: 25_000, Contact: 300 }, push: { Contact: 10, Lead: 10 } };
  const expected = [
    'Account: 10000',
    'Lead to Salesforce: 10',
    'Account: 10000',
    'Account: 5000',
    'Contact: 300',
    'Contact to Salesforce: 10',
  ];
  assert.equal(playCycles(4, waiting).turns, expected);
});

test('without the gate contacts go on', () => {
  const { turns } = playCycles(1, { pull: { Account: 25_000, Contact: 300 } }, { accountGate: false });
  assert.equal(turns, ['Account: 10000', 'Contact: 300']);
});

test('when contacts come before accounts in the order, any account backlog holds them', () => {
  const objects = [
    'Contact',
    'Account',
    'User',
    'Lead',
    'Opportunity',
    'OpportunityContactRole',
    'Campaign',
    'CampaignMember',
    'Task',
    'Event',
  ];
  const { turns } = playCycles(2, { pull: { Account: 1, Contact: 300 } }, { objects });
  assert.equal(turns, ['Account: 1', 'Contact: 300']);
});

test('25 calls check the objects, and no call reads or writes more than 200 records (invariant 6)', () => {
  const { calls } = playCycles(1, { pull: { Lead: 450 }, push: { Lead: 201 } });
  assert.is(calls.filter(({ purpose }) => purpose === 'check').length, 25);
  const limits = calls.flatMap((call) => (call.verb === 'salesforce.changed' ? [call.args.limit] : []));
  assert.equal(limits, [200, 200, 50]);
  const written = calls.flatMap((call) =>
    call.verb === 'salesforce.update' ? [call.args.records.length] : [],
  );
  assert.equal(written, [200, 1]);
});

test('a refused call ends the cycle as Failed, and the next cycle begins at the same cursor', () => {
  let refusals = 0;
  const { steps, calls } = playCycles(2, { pull: { Lead: 400 } }, {}, (call) => {
    if (call.verb !== 'salesforce.changed' || refusals > 0) return undefined;
    refusals += 1;
    return { code: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' };
  });
  assert.equal(
    steps.map(({ object, status, updated }) => [object, status, updated]),
    [
      ['Lead', 'Failed', 0],
      ['Lead', 'Succeeded', 400],
    ],
  );
  const cursors = calls.flatMap((call) => (call.verb === 'salesforce.changed' ? [call.args.after.row] : []));
  assert.equal(cursors, [-1, -1, 199]);
});

test('an idle cycle takes no time, so the gap alone decides: 288 cycles a day', () => {
  assert.is(playCycles(288, {}).endedAt, 86_400_000);
});

test('a refused look at the limits ends the cycle, whatever the refusal says: the sync does not spin', () => {
  let looks = 0;
  const { calls } = playCycles(3, {}, {}, ({ verb }) => {
    if (verb !== 'salesforce.limits') return undefined;
    looks += 1;
    if (looks > 10) throw new Error('it spins');
    return { code: 'INVALID_FIELD', message: 'No such column' };
  });
  assert.is(calls.length, 3);
});

test.run();
