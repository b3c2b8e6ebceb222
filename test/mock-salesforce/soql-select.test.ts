import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { flatColumns, flatValue, runQuery } from '../../mock-salesforce/soql/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: what a SELECT shows');

function records(soql: string, org = smallOrg(), user = SYSTEM_ADMINISTRATOR): Record<string, unknown>[] {
  const answer = runQuery(org, soql, { user, now: START });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.page(0, 2_000, '/services/data/v62.0');
}

test('a record begins with its type and address, then shows the fields in their own spelling', () => {
  const id = smallOrg().object('Contact').idOf(5);
  const [record] = records("SELECT id, NAME, email FROM contact WHERE LastName = 'Last5'");
  assert.equal(record, {
    attributes: { type: 'Contact', url: `/services/data/v62.0/sobjects/Contact/${id}` },
    Id: id,
    Name: 'First5 Last5',
    Email: 'person5@example.com',
  });
});

test('parents nest, as deep as the path goes; a parent that is not there is null', () => {
  const org = smallOrg();
  org.update(org.object('Contact'), 1, { AccountId: null }, SYSTEM_ADMINISTRATOR, START);
  const soql = 'SELECT LastName, Account.Name, Account.Owner.Username FROM Contact ORDER BY LastName LIMIT 2';
  const [first, second] = records(soql, org);
  const account = first!.Account as Record<string, Record<string, unknown>>;
  assert.is(account.Name as unknown, 'Acme');
  assert.is(account.Owner!.Username, 'admin@mock.example');
  assert.is(account.Owner!.attributes !== undefined, true);
  assert.is(second!.Account, null);
});

/** A task about Lead2, and one about Contact 3 and Acme. */
function orgWithTasks(): Org {
  const org = smallOrg();
  const task = (values: Record<string, string>) =>
    assert.ok(org.insert(org.object('Task'), values, SYSTEM_ADMINISTRATOR, START).ok);
  task({ WhoId: org.object('Lead').idOf(2) });
  task({ WhoId: org.object('Contact').idOf(3), WhatId: org.object('Account').idOf(0) });
  return org;
}

test('a lookup to several objects shows a Name, whichever it points to', () => {
  const org = orgWithTasks();
  const whos = records('SELECT Who.Type, Who.Name, Who.Email FROM Task', org).map((record) => record.Who);
  const url = `/services/data/v62.0/sobjects/Lead/${org.object('Lead').idOf(2)}`;
  assert.equal(whos[0], { attributes: { type: 'Name', url }, Type: 'Lead', Name: 'Lead2', Email: null });
  assert.match(
    JSON.stringify(whos[1]),
    /"Type":"Contact","Name":"First3 Last3","Email":"person3@example.com"/,
  );
  assert.is(records("SELECT Id FROM Task WHERE What.Type = 'Account'", org).length, 1);
  assert.is(records("SELECT Id FROM Lead WHERE Owner.Type = 'User'", org).length, 5);
});

test('TYPEOF shows each object its own way', () => {
  const org = orgWithTasks();
  const soql =
    'SELECT TYPEOF Who WHEN Lead THEN Company, Status ELSE Name END, TYPEOF What WHEN Account THEN Owner.Username END FROM Task';
  const [first, second] = records(soql, org);
  const url = `/services/data/v62.0/sobjects/Lead/${org.object('Lead').idOf(2)}`;
  const lead = { attributes: { type: 'Lead', url }, Company: 'Umbrella', Status: 'Open - Not Contacted' };
  assert.equal(first!.Who, lead);
  assert.is(first!.What, null);
  assert.is((second!.Who as Record<string, unknown>).Name, 'First3 Last3');
  assert.match(JSON.stringify(second!.What), /"Owner":\{.*"Username":"admin@mock.example"/);
});

test('functions show values in other ways, under the field’s name or an alias', () => {
  const org = smallOrg();
  const opportunities = org.object('Opportunity');
  const values = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-02-03', Amount: 1_234.5 };
  assert.ok(org.insert(opportunities, values, SYSTEM_ADMINISTRATOR, START).ok);
  const soql =
    'SELECT toLabel(StageName), FORMAT(Amount) shown, FORMAT(CloseDate) day, FORMAT(CreatedDate), Probability FROM Opportunity';
  const { attributes: _, ...record } = records(soql, org)[0]!;
  assert.equal(record, {
    StageName: 'Prospecting',
    shown: '$1,234.50',
    day: '2/3/2026',
    CreatedDate: '1/5/2026, 8:00 AM',
    Probability: 10,
  });
});

test('children come as a result of their own, and as null when there are none', () => {
  const org = smallOrg();
  const soql =
    "SELECT Name, (SELECT LastName FROM Contacts WHERE LastName > 'Last2' ORDER BY LastName DESC) FROM Account";
  const [acme, , initech] = records(soql, org);
  const contacts = acme!.Contacts as { totalSize: number; records: { LastName: string }[] };
  assert.is(contacts.totalSize, 3);
  assert.equal(
    contacts.records.map((record) => record.LastName),
    ['Last9', 'Last6', 'Last3'],
  );
  assert.is((initech!.Contacts as { totalSize: number }).totalSize, 2);
  assert.is(
    records('SELECT Id, (SELECT Id FROM Opportunities) FROM Account LIMIT 1', org)[0]!.Opportunities,
    null,
  );
});

test('an address is an object of its parts, and null when it has none', () => {
  const org = smallOrg();
  const contacts = org.object('Contact');
  org.update(contacts, 0, { MailingCity: 'Berlin', MailingCountry: 'Germany' }, SYSTEM_ADMINISTRATOR, START);
  const shown = records('SELECT MailingAddress FROM Contact LIMIT 2', org).map(
    (record) => record.MailingAddress,
  );
  const nothing = {
    geocodeAccuracy: null,
    latitude: null,
    longitude: null,
    postalCode: null,
    state: null,
    street: null,
  };
  assert.equal(shown, [{ city: 'Berlin', country: 'Germany', ...nothing }, null]);
});

test('FIELDS() shows what the user may see', () => {
  const org = smallOrg({ syncUser: { hidden: ['Contact.Title'] } });
  const count = (user: number, which: string) =>
    Object.keys(records(`SELECT FIELDS(${which}) FROM Contact LIMIT 1`, org, user)[0]!).length;
  assert.is(count(SYSTEM_ADMINISTRATOR, 'ALL') - count(SYNC_USER, 'ALL'), 1);
  assert.is(count(SYSTEM_ADMINISTRATOR, 'CUSTOM'), 3, 'attributes and two fields');
});

test('COUNT() is a number without records', () => {
  const org = smallOrg();
  const counted = (soql: string) => {
    const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
    return answer.ok ? [answer.value.totalSize, answer.value.page(0, 10, '').length] : answer.error;
  };
  assert.equal(counted('SELECT COUNT() FROM Contact'), [12, 0]);
  assert.equal(counted("SELECT count() FROM Contact WHERE Account.Name = 'Acme'"), [4, 0]);
  assert.equal(counted('SELECT COUNT() FROM Contact LIMIT 5'), [5, 0]);
});

test('columns are flat for APIs that write rows', () => {
  const org = smallOrg();
  const soql = 'SELECT Id, Account.Name, MailingAddress, (SELECT Id FROM Tasks) FROM Contact LIMIT 1';
  const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
  if (!answer.ok) throw new Error(answer.error.message);
  const columns = flatColumns(answer.value.shown);
  assert.equal(
    columns.map(({ name, kind }) => [name, kind]),
    [
      ['Id', 'value'],
      ['Account.Name', 'value'],
      ['MailingAddress', 'compound'],
      ['Tasks', 'children'],
    ],
  );
  const [record] = answer.value.page(0, 1, '');
  assert.is(flatValue(record!, columns[1]!), 'Acme');
  assert.is(flatValue({ Account: null }, columns[1]!), null);
});

test('deleted records are found only by who asks for them', () => {
  const org = smallOrg();
  org.remove(org.object('Lead'), 0, SYSTEM_ADMINISTRATOR, START);
  const found = (withDeleted: boolean) => {
    const answer = runQuery(org, 'SELECT Id FROM Lead WHERE IsDeleted = true', {
      user: SYSTEM_ADMINISTRATOR,
      now: START,
      withDeleted,
    });
    return answer.ok ? [...answer.value.rows] : answer.error;
  };
  assert.equal(found(false), []);
  assert.equal(found(true), [0]);
});

test.run();
