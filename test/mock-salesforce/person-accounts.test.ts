import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { OrgOptions } from '../../mock-salesforce/index.ts';
import { failureOf, jsforceClient } from '../clients/jsforce.ts';
import { START, smallOrg, withServer } from './small-org.ts';

const test = suite('person accounts: an account and its one contact, which together are a person');

/** The small org with its first account as a person account: contact 0 is its only contact. */
const PERSONS: Partial<OrgOptions> = {
  personAccounts: true,
  populations: {
    Account: {
      count: 2,
      bases: { Name: (row) => ['', 'Globex'][row]! },
      lookups: { PersonContactId: (row) => (row === 0 ? 0 : -1) },
    },
    Contact: {
      count: 3,
      bases: { FirstName: (row) => `First${row}`, LastName: (row) => `Last${row}` },
      lookups: { AccountId: (row) => (row === 0 ? 0 : 1) },
    },
  },
};

const QUERY =
  'SELECT Id, Name, IsPersonAccount, PersonContactId, LastName, PersonEmail, PersonTitle, Region__pc, PersonContact.Phone FROM Account ORDER BY Id';

test('the account has its contact’s fields: Person…, …__pc, and the name; a business account has none', () =>
  withServer(PERSONS, async ({ url, org }) => {
    const client = await jsforceClient(url);
    const { records } = await client.query<Record<string, unknown>>(QUERY);
    const read = records.map(({ Name, IsPersonAccount, PersonContactId, LastName }) => [
      Name,
      IsPersonAccount,
      PersonContactId,
      LastName,
    ]);
    assert.equal(read, [
      ['First0 Last0', true, org.object('Contact').idOf(0), 'Last0'],
      ['Globex', false, null, null],
    ]);
    const described = await client.sobject('Account').describe();
    const names = new Set(described.fields.map(({ name }) => name));
    for (const name of ['PersonMailingCity', 'PersonBirthdate', 'Ext__pc', 'Salutation'])
      assert.ok(names.has(name));
    assert.not(names.has('PersonAccountId'));
  }));

test('a person account is created with a last name, and its contact along with it', () =>
  withServer(PERSONS, async ({ url, org }) => {
    const client = await jsforceClient(url);
    const byron = {
      FirstName: 'Ada',
      LastName: 'Byron',
      PersonEmail: 'ada@example.com',
      Region__pc: 'South',
    };
    const [saved] = await client.sobject('Account').create([byron as never]);
    assert.ok(saved?.success);
    const { records } = await client.query<Record<string, unknown>>(
      "SELECT Name, AccountId, Account.IsPersonAccount, IsPersonAccount, Email, Region__c FROM Contact WHERE LastName = 'Byron'",
    );
    const [contact, ...others] = records;
    assert.equal(others, []);
    assert.equal(
      [contact?.Name, contact?.AccountId, contact?.IsPersonAccount, contact?.Email, contact?.Region__c],
      ['Ada Byron', org.object('Account').idOf(2), true, 'ada@example.com', 'South'],
    );
    assert.is(
      await failureOf(
        client.sobject('Account').create({ Name: 'Acme', PersonEmail: 'x@example.com' } as never),
      ),
      'INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: PersonEmail. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    );
    assert.is(
      await failureOf(client.sobject('Account').create({ FirstName: 'Ada' } as never)),
      'REQUIRED_FIELD_MISSING: Required fields are missing: [Name]',
    );
  }));

test('whichever of the two is changed, by whomever: the stamps of both move', () => {
  const org = smallOrg(PERSONS);
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  const stamps = () =>
    [accounts, contacts].map(({ changes, lastModified }) => [changes.stamps[0], lastModified[0]]);
  const deeds: (() => void)[] = [
    () => org.update(accounts, 0, { Phone: '1' }, 0, START),
    () => org.update(accounts, 0, { PersonTitle: 'Chief' }, 0, START + 10_000),
    () => org.update(contacts, 0, { Email: 'new@example.com' }, 0, START + 20_000),
    () => org.write(accounts, 0, accounts.field('Region__pc'), 'North', 0, 0, START + 30_000),
  ];
  deeds.forEach((deed, i) => {
    deed();
    const second = START / 1_000 + 10 * i;
    assert.equal(stamps(), [
      [second, second],
      [second, second],
    ]);
  });
  assert.is(contacts.value(0, contacts.field('Title')), 'Chief');
  assert.is(accounts.value(0, accounts.field('PersonEmail')), 'new@example.com');
  assert.is(contacts.value(0, contacts.field('Region__c')), 'North');
  org.setup.renamePicklistValue('Contact', 'Region__c', 'North', 'Nordics', START + 40_000);
  assert.equal(
    stamps().map(([stamp]) => stamp),
    [START / 1_000 + 40, START / 1_000 + 40],
    'a silent change too',
  );
  org.update(accounts, 1, { Phone: '2' }, 0, START + 50_000);
  assert.is(contacts.changes.stamps[1], contacts.created[1], 'a business account leaves its contacts alone');
});

test('what is refused leaves nothing behind, of neither record', () => {
  const rule = {
    name: 'No_Chiefs',
    object: 'Account',
    errorCondition: { formula: 'PersonTitle = "Chief"' },
    errorMessage: 'No chiefs.',
  };
  const org = smallOrg({ ...PERSONS, validationRules: [rule] });
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  assert.not(org.update(accounts, 0, { PersonTitle: 'Chief' }, 0, START).ok);
  assert.not(org.insert(accounts, { LastName: 'Byron', PersonTitle: 'Chief' }, 0, START).ok);
  assert.is(contacts.value(0, contacts.field('Title')), null);
  assert.equal([accounts.count, contacts.count], [2, 3]);
  assert.is(contacts.changes.stamps[0], contacts.created[0]);
});

test('the contact of a person is neither deleted nor merged without its account', () =>
  withServer(PERSONS, async ({ url, org }) => {
    const client = await jsforceClient(url);
    const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
    const merged = org.merge(contacts, 1, [0], {}, 0, START);
    assert.is(merged.ok ? '' : merged.error.code, 'INVALID_TYPE_FOR_OPERATION');
    assert.ok((await client.sobject('Contact').delete(contacts.idOf(0))).success);
    assert.equal([accounts.deleted[0], contacts.deleted[0]], [1, 1]);
    assert.ok((await client.sobject('Contact').delete(contacts.idOf(1))).success);
    assert.equal([accounts.deleted[1], contacts.deleted[1]], [0, 1], 'a business account stays');
  }));

test('a renamed person is a renamed account, and its deletion takes the contact along', () => {
  const org = smallOrg(PERSONS);
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  assert.ok(org.update(accounts, 0, { LastName: 'Byron' }, 0, START).ok);
  assert.is(accounts.value(0, accounts.field('Name')), 'First0 Byron');
  const refused = org.update(accounts, 0, { Name: 'Acme' }, 0, START);
  assert.is(
    refused.ok ? 'renamed' : refused.error.code,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'the name is the person’s',
  );
  assert.ok(org.remove(accounts, 0, 0, START).ok);
  assert.equal([...contacts.deleted.slice(0, 3)], [1, 0, 0]);
});

test.run();
