import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualClock } from '../../engine/kernel/index.ts';
import type { Remote } from '../../engine/sync/effects.ts';
import { connect, type OrgOptions, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('the in-process connection of a sync');

const SECOND = START / 1_000;

function connected(options: Partial<OrgOptions> = {}) {
  const clock = new VirtualClock(START);
  const org = smallOrg(options);
  return { clock, org, connection: connect(org, { clock }), contacts: org.object('Contact') };
}

const FROM_START = { stamp: SECOND, row: -1 };

test('it fits the sync engine’s Salesforce verbs', () => {
  const { connection } = connected();
  const remote: Pick<
    Remote,
    `salesforce.${'limits' | 'describe' | 'count' | 'deleted' | 'changed' | 'update'}`
  > = {
    'salesforce.limits': () => connection.limits(),
    'salesforce.describe': (args) => connection.describe(args),
    'salesforce.count': (args) => connection.count(args),
    'salesforce.deleted': (args) => connection.deleted(args),
    'salesforce.changed': (args) => connection.changed(args),
    'salesforce.update': (args) => connection.update(args),
  };
  assert.ok(remote['salesforce.limits']({}).ok);
});

test('describe shows what the sync user sees and may write; compound addresses only by their parts', () => {
  const { connection } = connected({ syncUser: { hidden: ['Contact.Title'], readOnly: ['Contact.Phone'] } });
  const fields = connection.describe({ object: 'Contact' });
  assert.ok(fields.ok);
  const field = (name: string) => fields.ok && fields.value.find((one) => one.name === name);
  assert.is(field('Title'), undefined);
  assert.is(field('MailingAddress'), undefined);
  assert.equal(field('MailingCity'), { name: 'MailingCity', createable: true, updateable: true });
  assert.equal(field('Phone'), { name: 'Phone', createable: false, updateable: false });
  assert.equal(field('Name'), { name: 'Name', createable: false, updateable: false });
  const again = connection.describe({ object: 'Contact' });
  assert.ok(
    again.ok && fields.ok && again.value === fields.value,
    'the same array, so a sync can tell no change',
  );
});

test('changes come page by page, oldest first, with their stamps and columns', () => {
  const { org, connection, contacts } = connected();
  for (const row of [4, 2, 9]) org.update(contacts, row, { Title: `T${row}` }, SYSTEM_ADMINISTRATOR, START);
  const query = { object: 'Contact', fields: ['LastName', 'Title'], before: SECOND + 1, limit: 2 };
  const first = connection.changed({ ...query, after: FROM_START });
  assert.ok(first.ok);
  if (!first.ok) return;
  assert.equal([first.value.size, ...first.value.rows], [2, 2, 4]);
  assert.equal([...first.value.stamps], [SECOND, SECOND]);
  assert.equal(
    first.value.columns.map((column) => column.get(4)),
    ['Last4', 'T4'],
  );
  const second = connection.changed({ ...query, after: { stamp: SECOND, row: 4 } });
  assert.ok(second.ok && second.value.size === 1 && second.value.rows[0] === 9);
  const count = connection.count({ object: 'Contact', after: { stamp: SECOND, row: 2 }, before: SECOND + 1 });
  assert.equal(count, { ok: true, value: 2 });
});

test('asking for a hidden field is an error of the query', () => {
  const { connection } = connected({ syncUser: { hidden: ['Contact.Title'] } });
  const fields = ['LastName', 'Title'];
  const page = connection.changed({
    object: 'Contact',
    fields,
    after: FROM_START,
    before: SECOND,
    limit: 200,
  });
  assert.is(page.ok ? '' : page.error.code, 'INVALID_FIELD');
  assert.match(
    page.ok ? '' : page.error.message,
    "Row:1:Column:38\nNo such column 'Title' on entity 'Contact'",
  );
});

test('an object the sync user cannot see is unknown to resources and queries, each in its own words', () => {
  const { connection } = connected({ syncUser: { hiddenObjects: ['Lead'] } });
  const describe = connection.describe({ object: 'Lead' });
  const count = connection.count({ object: 'Lead', after: FROM_START, before: SECOND });
  const update = connection.update({ object: 'Lead', records: [{ row: 0, values: {} }] });
  assert.is(describe.ok ? '' : describe.error.code, 'NOT_FOUND');
  assert.is(count.ok ? '' : count.error.code, 'INVALID_TYPE');
  assert.is(update.ok ? update.value[0]!.error?.code : '', 'INVALID_TYPE');
});

test('an update writes each record by itself, and its causes name the sync user and the field', () => {
  const { org, connection, contacts } = connected({ syncUser: { readOnly: ['Contact.Phone'] } });
  const records = [
    { row: 0, values: { Title: 'CEO' } },
    { row: 1, values: { Phone: '1' } },
    { row: 2, values: { Email: 'new@example.com', Title: 'CTO' } },
  ];
  const results = connection.update({ object: 'Contact', records });
  assert.equal(results.ok && results.value.map(({ error }) => error?.code), [
    undefined,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    undefined,
  ]);
  assert.is(contacts.value(2, contacts.field('Email')), 'new@example.com');
  assert.equal(
    org.causes.all.map(({ process, field }) => `${process}: ${field}`),
    ['Marketo Sync User: Contact.Title', 'Marketo Sync User: Contact.Email'],
  );
});

test('deleted records are told by whole minutes', () => {
  const { org, clock, connection, contacts } = connected();
  org.remove(contacts, 3, SYSTEM_ADMINISTRATOR, START + 30_000);
  clock.advanceTo(START + 90_000);
  const rows = (from: number, to: number) => {
    const deleted = connection.deleted({ object: 'Contact', from: SECOND + from, to: SECOND + to });
    return deleted.ok ? deleted.value : deleted.error.code;
  };
  assert.equal(rows(0, 60), [3]);
  assert.equal(rows(59, 119), [3]);
  assert.equal(rows(60, 120), []);
  assert.is(rows(0, 59), 'INVALID_REPLICATION_DATE');
});

test('every call counts one request; when they are gone, all are refused', () => {
  const { clock, connection } = connected({ dailyApiRequests: 3 });
  assert.equal(connection.limits(), { ok: true, value: { max: 3, remaining: 2 } });
  connection.describe({ object: 'Lead' });
  connection.update({ object: 'Lead', records: [] });
  const refused = connection.count({ object: 'Lead', after: FROM_START, before: SECOND });
  assert.is(refused.ok ? '' : refused.error.code, 'REQUEST_LIMIT_EXCEEDED');
  assert.is(refused.ok ? '' : refused.error.message, 'TotalRequests Limit exceeded.');
  clock.advanceTo(START + 24 * 3_600_000 + 60_000);
  assert.ok(connection.limits().ok);
});

test.run();
