import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ChangeObserver } from '../../../engine/kernel/index.ts';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('transactions: whole or not at all');

const BY = SYSTEM_ADMINISTRATOR;

/** Everything that anyone can see of an org's contacts and accounts. */
function picture(org: Org) {
  return ['Account', 'Contact', 'Task'].map((name) => {
    const records = org.object(name);
    const rows = Array.from({ length: records.count }, (_, row) => [
      ...records.columns.map((column) => column.get(row)),
      records.deleted[row],
      records.changes.has(row),
    ]);
    return { rows, waiting: records.changes.size, causes: [...records.changes.countByCause] };
  });
}

/** Updates, inserts, deletes, logs a task; then says whether to keep it. */
function busyCall(org: Org, isKept: boolean): boolean {
  const contacts = org.object('Contact');
  return org.transaction(
    () => {
      assert.ok(org.update(contacts, 3, { Title: 'CEO', AccountId: null }, BY, START + 5_000).ok);
      assert.ok(org.insert(contacts, { LastName: 'New', Ext__c: 'key' }, BY, START + 6_000).ok);
      assert.ok(org.remove(org.object('Account'), 1, BY, START + 7_000).ok);
      const task = { WhoId: contacts.idOf(0), Status: 'Completed' };
      assert.ok(org.insert(org.object('Task'), task, BY, START + 8_000).ok);
      return isKept;
    },
    (kept) => kept,
  );
}

test('a call that is rolled back leaves no trace: values, stamps, deletions, the list of changes', () => {
  const org = smallOrg();
  org.update(org.object('Contact'), 3, { Title: 'CFO' }, BY, START);
  const before = picture(org);
  busyCall(org, false);
  assert.equal(picture(org), before);
  assert.is(org.object('Contact').deletions.between(0, 2_000_000_000).rows.length, 0);
  assert.is(org.recycleBin.size, 0);
});

test('what is rolled back can be done again, unique values included, and gets the same Id', () => {
  const org = smallOrg();
  busyCall(org, false);
  busyCall(org, true);
  assert.is(org.object('Contact').count, 13);
  const other = smallOrg();
  busyCall(other, true);
  assert.equal(picture(org), picture(other));
});

test('two records of one call with the same unique value: the second is refused, and the first goes with it', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  const outcomes = org.transaction(
    () => ['A', 'B'].map((LastName) => org.insert(contacts, { LastName, Ext__c: 'same' }, BY, START)),
    (all) => all.every((one) => one.ok),
  );
  assert.equal(
    outcomes.map((one) => (one.ok ? 'written' : one.error.code)),
    ['written', 'DUPLICATE_VALUE'],
  );
  assert.is(contacts.count, 12);
});

test('an error that is thrown rolls back as well', () => {
  const org = smallOrg();
  const before = picture(org);
  const work = (): never => {
    org.update(org.object('Contact'), 0, { Title: 'CEO' }, BY, START);
    throw new Error('out of order');
  };
  assert.throws(() => org.transaction(work, () => true), 'out of order');
  assert.equal(picture(org), before);
});

test('inside a call one record may be undone while the others stay', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  org.transaction(
    () => {
      org.update(contacts, 0, { Title: 'kept' }, BY, START);
      org.transaction(
        () => org.update(contacts, 1, { Title: 'undone' }, BY, START),
        () => false,
      );
    },
    () => true,
  );
  const title = contacts.field('Title');
  assert.equal([contacts.value(0, title), contacts.value(1, title)], ['kept', null]);
});

test('who watches the changes hears of those that stay, in their order, and of no other', () => {
  const org = smallOrg();
  const heard: string[] = [];
  const observer: ChangeObserver = {
    touched: (list, row) => heard.push(`touched ${org.objects[list]!.schema.name} ${row}`),
    left: (list, row) => heard.push(`left ${org.objects[list]!.schema.name} ${row}`),
  };
  org.observe(observer);
  busyCall(org, false);
  assert.equal(heard, []);
  busyCall(org, true);
  assert.equal(heard, [
    'touched Contact 3',
    'touched Contact 12',
    'touched Task 0',
    'touched Contact 0',
    'touched Account 0',
  ]);
});

test.run();
