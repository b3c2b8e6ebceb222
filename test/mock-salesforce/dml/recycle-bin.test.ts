import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, HOUR_MS } from '../../../engine/kernel/index.ts';
import { type OrgOptions, type Outcome, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('the recycle bin: undelete, hard delete, and its limits');

const BY = SYSTEM_ADMINISTRATOR;

/** An org that deletes accounts and contacts, and says in a word what became of it. */
function bin(options: Partial<OrgOptions> = {}) {
  const org = smallOrg(options);
  const word = (outcome: Outcome<number>) => (outcome.ok ? 'done' : outcome.error.code);
  const at = (object: string) => org.object(object);
  return {
    org,
    remove: (object: string, row: number, ms = 0) => word(org.remove(at(object), row, BY, START + ms)),
    undelete: (object: string, row: number, ms = 0) => word(org.undelete(at(object), row, BY, START + ms)),
    hardDelete: (object: string, row: number) => word(org.hardDelete(at(object), row, BY, START)),
    empty: (object: string, row: number, ms = 0) => word(org.emptyRecycleBin(at(object), row, START + ms)),
    isDeleted: (object: string, row: number) => at(object).deleted[row] === 1,
    isGone: (object: string, row: number) => at(object).purged[row] === 1,
  };
}

test('an account comes back with the contacts that went with it, and the sync sees them as changed', () => {
  const { org, remove, undelete, isDeleted } = bin();
  remove('Account', 0);
  assert.is(isDeleted('Contact', 3), true);
  assert.is(undelete('Account', 0, 60_000), 'done');
  assert.equal(
    [0, 3, 6, 9].map((row) => isDeleted('Contact', row)),
    [false, false, false, false],
  );
  const contacts = org.object('Contact');
  assert.is(contacts.changes.has(3), true);
  assert.is(contacts.changes.stamps[3], START / 1_000 + 60);
  assert.equal([...contacts.deletions.between(0, 2_000_000_000).rows], [], 'getDeleted names them no more');
});

test('activities go and come back with the record that they are about, also those made and moved later', () => {
  const { org, remove, undelete, isDeleted } = bin();
  const tasks = org.object('Task');
  const add = (values: object) => assert.ok(org.insert(tasks, { ...values }, BY, START).ok);
  add({ WhoId: org.object('Contact').idOf(3) });
  add({ WhatId: org.object('Account').idOf(0) });
  add({ WhoId: org.object('Lead').idOf(0) });
  const deleted = () => [0, 1, 2, 3].map((row) => isDeleted('Task', row));
  remove('Account', 0);
  assert.equal(deleted(), [true, true, false, false], 'the contact went, and its task with it');
  assert.is(undelete('Account', 0), 'done');
  add({ WhoId: org.object('Lead').idOf(0) });
  assert.ok(org.update(tasks, 2, { WhoId: org.object('Lead').idOf(1) }, BY, START).ok);
  remove('Lead', 0);
  assert.equal(deleted(), [false, false, false, true]);
  remove('Lead', 1);
  assert.equal(deleted(), [false, false, true, true]);
});

test('what went with another record, what is not deleted and what is unknown cannot be undeleted', () => {
  const { org, remove, undelete } = bin();
  remove('Account', 0);
  const refusal = org.undelete(org.object('Contact'), 3, BY, START);
  assert.equal(refusal, {
    ok: false,
    error: { code: 'UNDELETE_FAILED', message: 'entity is not in the recycle bin', status: 400, fields: [] },
  });
  assert.is(undelete('Contact', 1), 'INVALID_ID_FIELD');
  assert.is(undelete('Contact', 99), 'INVALID_CROSS_REFERENCE_KEY');
});

test('a hard-deleted record is in no bin, but getDeleted still tells of it', () => {
  const { org, hardDelete, undelete, isGone } = bin();
  assert.is(hardDelete('Contact', 2), 'done');
  assert.is(isGone('Contact', 2), true);
  assert.is(undelete('Contact', 2), 'UNDELETE_FAILED');
  assert.equal([...org.object('Contact').deletions.between(0, 2_000_000_000).rows], [2]);
});

test('emptying takes a record out of the bin for good, once', () => {
  const { remove, empty, undelete } = bin();
  remove('Contact', 2);
  assert.is(empty('Contact', 2), 'done');
  assert.is(empty('Contact', 2), 'UNDELETE_FAILED');
  assert.is(undelete('Contact', 2), 'UNDELETE_FAILED');
  assert.is(empty('Contact', 3), 'INVALID_ID_FIELD');
});

test('after 15 days a record is gone', () => {
  const { remove, undelete } = bin();
  remove('Contact', 2);
  remove('Contact', 3);
  assert.is(undelete('Contact', 2, 15 * DAY_MS - 1), 'done');
  assert.is(undelete('Contact', 3, 15 * DAY_MS), 'UNDELETE_FAILED');
});

test('a full bin drops its oldest records, but none before two hours are over', () => {
  const { remove, undelete, isGone } = bin({ recycleBinRecords: 2 });
  for (const row of [1, 2, 4]) remove('Contact', row);
  assert.is(isGone('Contact', 1), false);
  remove('Contact', 5, 2 * HOUR_MS);
  assert.is(isGone('Contact', 1), true);
  assert.is(undelete('Contact', 4, 2 * HOUR_MS), 'done');
});

test.run();
