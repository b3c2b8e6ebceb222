import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPushed, winnerFor } from '../../engine/sync/conflict.ts';
import { syncedFields, visibleValues } from '../../engine/sync/permissions.ts';

const test = suite('permissions and conflicts: which fields take part, and who wins');

function visible(...names: string[]) {
  return names.map((name) => ({ name, createable: true, updateable: true }));
}

test('fields that the sync ignores are not asked for, even when the sync user sees them', () => {
  const seen = visible(
    'Id',
    'SystemModstamp',
    'LastActivityDate',
    'Phone',
    'MailingCity',
    'ShippingCity',
    'Name',
  );
  assert.equal(syncedFields('Contact', seen), ['Phone', 'ShippingCity']);
  assert.equal(syncedFields('Account', seen), ['Phone', 'MailingCity', 'Name']);
  assert.equal(syncedFields('Lead', seen), ['Phone', 'MailingCity', 'ShippingCity', 'Name']);
});

test('what the sync user cannot see is not written to Salesforce', () => {
  const seen = new Set(['Phone']);
  assert.equal(visibleValues({ Phone: '1', Salary__c: 5 }, seen), { Phone: '1' });
  assert.equal(visibleValues({ Salary__c: 5 }, seen), {});
  assert.equal(visibleValues({ Phone: null }, seen), { Phone: null });
});

test('Marketo wins for leads, Salesforce for contacts, and only those two are written back', () => {
  const cases: [object: string, winner: string, pushed: boolean][] = [
    ['Lead', 'marketo', true],
    ['Contact', 'salesforce', true],
    ['Account', 'salesforce', false],
    ['Opportunity', 'salesforce', false],
  ];
  for (const [object, winner, pushed] of cases) {
    assert.is(winnerFor(object), winner);
    assert.is(isPushed(object), pushed);
  }
});

test.run();
