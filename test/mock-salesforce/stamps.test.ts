import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('what moves which timestamp');

const SECOND = 1_000;

/** Seconds after the start of the tests; negative for what was there before. */
function stamps(org: Org, object: string, row: number) {
  const records = org.object(object);
  const at = (stamp: number) => stamp - START / SECOND;
  return {
    created: at(records.created[row]!),
    modified: at(records.lastModified[row]!),
    modifiedBy: records.lastModifiedBy[row],
    system: at(records.changes.stamps[row]!),
  };
}

const BEFORE = -86_400;
const UNTOUCHED = { created: BEFORE, modified: BEFORE, modifiedBy: SYSTEM_ADMINISTRATOR, system: BEFORE };

test('an insert sets all three to the same second', () => {
  const org = smallOrg();
  org.insert(org.object('Lead'), { LastName: 'A', Company: 'B' }, SYNC_USER, START + 5_999);
  assert.equal(stamps(org, 'Lead', 5), { created: 5, modified: 5, modifiedBy: SYNC_USER, system: 5 });
});

test('an update moves LastModifiedDate and SystemModstamp, even when it changes nothing', () => {
  const org = smallOrg();
  org.update(org.object('Contact'), 0, { LastName: 'Last0' }, SYNC_USER, START + 7 * SECOND);
  assert.equal(stamps(org, 'Contact', 0), { created: BEFORE, modified: 7, modifiedBy: SYNC_USER, system: 7 });
});

test('a refused update moves nothing', () => {
  const org = smallOrg();
  org.update(org.object('Contact'), 0, { LastName: '' }, SYNC_USER, START);
  assert.equal(stamps(org, 'Contact', 0), UNTOUCHED);
});

test('a logged task moves only the SystemModstamp of its person and account', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  const task = { WhoId: contacts.idOf(4), Subject: 'Sent an email', Status: 'Completed' };
  org.insert(org.object('Task'), task, SYNC_USER, START + 60 * SECOND);
  assert.equal(stamps(org, 'Contact', 4), { ...UNTOUCHED, system: 60 });
  assert.equal(stamps(org, 'Account', 1), { ...UNTOUCHED, system: 60 });
  assert.equal(stamps(org, 'Contact', 5), UNTOUCHED);
  assert.is(contacts.value(4, contacts.field('LastActivityDate')), '2026-01-05');
  assert.is(contacts.changes.has(4), true, 'the sync will fetch it');
});

test('a second task on the same day leaves LastActivityDate, and so SystemModstamp, where they are', () => {
  const org = smallOrg();
  const task = { WhoId: org.object('Lead').idOf(0), Status: 'Completed' };
  org.insert(org.object('Task'), task, SYNC_USER, START + 60 * SECOND);
  org.insert(org.object('Task'), task, SYNC_USER, START + 120 * SECOND);
  assert.is(stamps(org, 'Lead', 0).system, 60);
});

test('an open task touches nobody until it is completed', () => {
  const org = smallOrg();
  const tasks = org.object('Task');
  org.insert(tasks, { WhoId: org.object('Lead').idOf(0) }, SYNC_USER, START);
  assert.equal(stamps(org, 'Lead', 0), UNTOUCHED);
  org.update(tasks, 0, { Status: 'Completed' }, SYNC_USER, START + 9 * SECOND);
  assert.is(stamps(org, 'Lead', 0).system, 9);
});

test('automation that copies a field to the children touches each of them, and keeps the cause', () => {
  const score = (object: string) =>
    ({ object, name: 'Score__c', label: 'Score', type: 'double', custom: true }) as const;
  const automation = [{ from: 'Account.Score__c', to: 'Contact.Score__c', by: 'AccountId' }];
  const org = smallOrg({ customFields: [score('Account'), score('Contact')], automation });
  org.update(org.object('Account'), 0, { Score__c: 7 }, SYSTEM_ADMINISTRATOR, START);
  const contacts = org.object('Contact');
  assert.is(contacts.changes.size, 4);
  assert.is(contacts.value(3, contacts.field('Score__c')), 7);
  const cause = org.causes.all[contacts.changes.causeOf(3)]!;
  assert.equal(cause, { process: 'System Administrator', field: 'Account.Score__c' });
});

test('deleting an account takes its contacts along; the sync hears of them as deleted, not as changed', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  org.update(contacts, 0, { Title: 'CEO' }, SYSTEM_ADMINISTRATOR, START);
  org.remove(org.object('Account'), 0, SYSTEM_ADMINISTRATOR, START + 60 * SECOND);
  assert.is(contacts.changes.size, 0);
  const second = START / SECOND + 60;
  assert.equal([...contacts.deletions.between(second, second + 1).rows].sort(), [0, 3, 6, 9]);
  assert.is(stamps(org, 'Contact', 0).system, 60);
  assert.is(org.update(contacts, 0, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START).ok, false);
});

test.run();
