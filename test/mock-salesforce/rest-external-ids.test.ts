import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, type Bench, request, withServer } from './small-org.ts';

const test = suite('records by an external id');

const V = '/services/data/v62.0';

/** An external id that several records may share. */
const BATCH = {
  object: 'Lead',
  name: 'Batch__c',
  label: 'Batch',
  type: 'string',
  length: 20,
  externalId: true,
  custom: true,
} as const;

/** Leads 1 and 3 are of batch B1. */
async function withBatches(story: (bench: Bench, send: Send) => Promise<void>): Promise<void> {
  await withServer({ customFields: [BATCH] }, async (bench) => {
    const leads = bench.org.object('Lead');
    for (const row of [1, 3])
      bench.org.update(leads, row, { Batch__c: 'B1' }, SYSTEM_ADMINISTRATOR, bench.clock.now());
    const token = await accessToken(bench.url);
    await story(bench, (method, path, body) => request(bench.url, token, method, path, body));
  });
}

type Send = (method: string, path: string, body?: unknown) => ReturnType<typeof request>;

test('an e-mail address finds its person, too, and a username its user', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const send: Send = (method, path, body) => request(url, token, method, `${V}/sobjects/${path}`, body);
    const contacts = org.object('Contact');
    const found = await send('PATCH', 'Contact/Email/PERSON3@example.com', { Title: 'CEO' });
    assert.equal([found.status, (found.body as { id: string }).id], [200, contacts.idOf(3)]);
    const made = await send('PATCH', 'Contact/Email/new@example.com', { LastName: 'New' });
    assert.is(made.status, 201);
    const again = await send('GET', 'Contact/Email/new@example.com?fields=Email');
    assert.is((again.body as { Email: string }).Email, 'new@example.com');
    assert.is(
      (await send('PATCH', `Contact/${contacts.idOf(3)}`, { Email: 'moved@example.com' })).status,
      204,
    );
    assert.is((await send('GET', 'Contact/Email/person3@example.com')).status, 404, 'it has another one now');
    assert.is((await send('DELETE', 'Contact/Email/moved@example.com')).status, 204);
    assert.is((await send('GET', 'User/Username/sync@mock.example?fields=Name')).status, 200);
    const owned = { LastName: 'Owned', Owner: { Username: 'sync@mock.example' } };
    assert.is((await send('POST', 'Contact', owned)).status, 201);
    assert.is((await send('GET', 'Contact/Phone/1')).status, 404, 'a phone number identifies nobody');
  }));

test('where several records hold the value nothing is done, and the answer lists them', () =>
  withBatches(async ({ org }, send) => {
    const leads = org.object('Lead');
    const path = `${V}/sobjects/lead/batch__c/b1`;
    const paths = [1, 3].map((row) => `${V}/sobjects/Lead/${leads.idOf(row)}`);
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { Title: 'CEO' }],
      ['DELETE', undefined],
    ] as const) {
      const reply = await send(method, path, body);
      assert.equal([reply.status, reply.body], [300, paths], method);
    }
    assert.is(leads.value(1, leads.field('Title')), null);
    const record = { attributes: { type: 'Lead' }, Batch__c: 'B1', Title: 'CEO' };
    const many = await send('PATCH', `${V}/composite/sobjects/Lead/Batch__c`, { records: [record] });
    const [{ errors }] = many.body as [{ errors: unknown[] }];
    assert.equal(errors, [
      {
        statusCode: 'DUPLICATE_EXTERNAL_ID',
        message: `Batch__c: more than one record found for external id field: [${leads.idOf(1)}, ${leads.idOf(3)}]`,
        fields: ['Batch__c'],
      },
    ]);
    org.remove(leads, 1, SYSTEM_ADMINISTRATOR, org.options.startAt + 90_000_000);
    assert.is((await send('GET', path)).status, 200, 'a deleted record does not hold it any more');
  }));

test('an upsert says what it did, and before version 46 nothing when it updated', () =>
  withBatches(async ({ org }, send) => {
    const body = { LastName: 'New', Company: 'C' };
    const created = await send('PATCH', `${V}/sobjects/Lead/Batch__c/B2`, body);
    const id = org.object('Lead').idOf(5);
    assert.equal([created.status, created.body], [201, { id, success: true, errors: [], created: true }]);
    assert.is(created.headers.get('location'), `${V}/sobjects/Lead/${id}`);
    const updated = await send('PATCH', `${V}/sobjects/Lead/Batch__c/B2`, body);
    assert.equal([updated.status, updated.body], [200, { id, success: true, errors: [], created: false }]);
    const old = await send('PATCH', '/services/data/v45.0/sobjects/Lead/Batch__c/B2', body);
    assert.equal([old.status, old.body], [204, undefined]);
    const never = await send('PATCH', `${V}/sobjects/Lead/Batch__c/B3?updateOnly=true`, body);
    assert.equal(
      [never.status, never.body],
      [404, [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]],
    );
  }));

test('the external id stands in the address and not in the body', () =>
  withBatches(async (_bench, send) => {
    const { status, body } = await send('PATCH', `${V}/sobjects/Lead/Batch__c/B9`, { BATCH__C: 'B9' });
    const message = 'The BATCH__C field should not be specified in the sobject data.';
    assert.equal([status, body], [400, [{ message, errorCode: 'INVALID_FIELD', fields: ['BATCH__C'] }]]);
  }));

test('the Id is an external id of its own: without a value it creates', () =>
  withBatches(async ({ org }, send) => {
    const leads = org.object('Lead');
    const created = await send('POST', `${V}/sobjects/Lead/Id`, { LastName: 'New', Company: 'C' });
    assert.equal([created.status, (created.body as { id: string }).id], [201, leads.idOf(5)]);
    assert.is((await send('PATCH', `${V}/sobjects/Lead/Id/${leads.idOf(0)}`, { Title: 'CEO' })).status, 200);
    assert.is(leads.value(0, leads.field('Title')), 'CEO');
    assert.is((await send('PATCH', `${V}/sobjects/Lead/Id/${leads.idOf(77)}`, { Title: 'CEO' })).status, 404);
  }));

test('read with fields, and delete', () =>
  withBatches(async ({ org }, send) => {
    await send('PATCH', `${V}/sobjects/Lead/Batch__c/B2`, { LastName: 'New', Company: 'C' });
    const { body } = await send('GET', `${V}/sobjects/Lead/Batch__c/B2?fields=Company`);
    assert.is((body as { Company: string }).Company, 'C');
    assert.is((await send('DELETE', `${V}/sobjects/Lead/Batch__c/B2`)).status, 204);
    assert.is((await send('GET', `${V}/sobjects/Lead/Batch__c/B2`)).status, 404);
    assert.is(org.object('Lead').deletions.size, 1);
  }));

test('a record that is not shared with the user is not there, however it is named', () =>
  withServer(
    { customFields: [BATCH], sharing: { Lead: { default: 'Private' } } },
    async ({ url, org, clock }) => {
      const leads = org.object('Lead');
      org.update(leads, 0, { Batch__c: 'B1' }, SYSTEM_ADMINISTRATOR, clock.now());
      const [mine, theirs] = await Promise.all(
        ['admin@mock.example', 'sync@mock.example'].map((user) => accessToken(url, user)),
      );
      const paths = [
        `sobjects/Lead/${leads.idOf(0)}`,
        'sobjects/Lead/Batch__c/B1',
        `sobjects/Lead/Id/${leads.idOf(0)}`,
      ];
      for (const path of paths) {
        assert.is((await request(url, mine!, 'GET', `${V}/${path}`)).status, 200, path);
        const { status, body } = await request(url, theirs!, 'GET', `${V}/${path}`);
        const message = 'The requested resource does not exist';
        assert.equal([status, body], [404, [{ message, errorCode: 'NOT_FOUND' }]], path);
      }
      const read = { ids: [leads.idOf(0)], fields: ['Company'] };
      assert.equal((await request(url, theirs!, 'POST', `${V}/composite/sobjects/Lead`, read)).body, [null]);
      const retrieve = `<m:retrieve><m:fieldList>Company</m:fieldList><m:sObjectType>Lead</m:sObjectType><m:ids>${leads.idOf(0)}</m:ids></m:retrieve>`;
      assert.match((await soapClient(url, theirs!)(retrieve)).text, '<result xsi:nil="true"/>');
    },
  ));

test.run();
