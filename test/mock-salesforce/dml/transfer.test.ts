import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('changing owners');

const BY = SYSTEM_ADMINISTRATOR;

/** Account 0 with an open and a closed opportunity, an open and a completed task, and a contact of another owner. */
function orgWithAccount(): Org {
  const org = smallOrg();
  const AccountId = org.object('Account').idOf(0);
  const insert = (object: string, values: Record<string, unknown>) =>
    assert.ok(org.insert(org.object(object), values, BY, START).ok);
  const deal = { Name: 'Deal', AccountId, CloseDate: '2026-02-01' };
  insert('Opportunity', { ...deal, StageName: 'Prospecting' });
  insert('Opportunity', { ...deal, StageName: 'Closed Won' });
  insert('Task', { WhatId: AccountId });
  insert('Task', { WhatId: AccountId, Status: 'Completed' });
  const OwnerId = org.object('User').idOf(2);
  assert.ok(org.update(org.object('Contact'), 3, { OwnerId }, BY, START).ok);
  return org;
}

/** The rows of an object that the sync user owns. */
function owned(org: Org, object: string): number[] {
  const records = org.object(object);
  const id = org.object('User').idOf(SYNC_USER);
  const owner = records.field('OwnerId');
  return Array.from({ length: records.count }, (_, row) => row).filter(
    (row) => records.value(row, owner) === id,
  );
}

test("in the app an account takes along its owner's contacts, open opportunities and open activities", () => {
  const org = orgWithAccount();
  assert.ok(org.transfer(org.object('Account'), [0], SYNC_USER, BY, START + 5_000).ok);
  assert.equal(owned(org, 'Account'), [0]);
  assert.equal(owned(org, 'Contact'), [0, 6, 9]);
  assert.equal(owned(org, 'Opportunity'), [0]);
  assert.equal(owned(org, 'Task'), [0]);
  assert.is(org.object('Contact').changes.stamps[6], START / 1_000 + 5);
});

test('through the API only the account changes hands', () => {
  const org = orgWithAccount();
  const OwnerId = org.object('User').idOf(SYNC_USER);
  assert.ok(org.update(org.object('Account'), 0, { OwnerId }, BY, START + 5_000).ok);
  assert.equal(owned(org, 'Account'), [0]);
  assert.equal(owned(org, 'Contact'), []);
  assert.equal(owned(org, 'Opportunity'), []);
});

test('a mass transfer takes 250 records, and is whole or not at all', () => {
  const org = orgWithAccount();
  const leads = org.object('Lead');
  const rows = Array.from({ length: 251 }, (_, row) => row);
  const tooMany = org.transfer(leads, rows, SYNC_USER, BY, START);
  assert.is(tooMany.ok ? '' : tooMany.error.message, 'cannot transfer more than 250 records at a time');
  assert.not(org.transfer(leads, [0, 99], SYNC_USER, BY, START).ok);
  assert.equal(owned(org, 'Lead'), []);
  assert.ok(org.transfer(leads, [0, 1], SYNC_USER, BY, START).ok);
  assert.equal(owned(org, 'Lead'), [0, 1]);
});

test.run();
