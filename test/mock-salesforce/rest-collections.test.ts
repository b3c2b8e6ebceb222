import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('collections: up to 200 records in one request');

const COLLECTIONS = '/services/data/v62.0/composite/sobjects';

interface Result {
  readonly id?: string;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors: { statusCode: string; message: string; fields: string[] }[];
}

const codesOf = (results: readonly Result[]) =>
  results.map(({ success, errors }) => (success ? 'ok' : errors[0]!.statusCode));

test('upsert creates and updates in the order given, each record with its own result', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.update(contacts, 3, { Ext__c: 'known' }, SYSTEM_ADMINISTRATOR, clock.now());
    const records = [
      { attributes: { type: 'Contact' }, ext__c: 'new', LastName: 'New', Id: '' },
      { attributes: { type: 'Contact' }, Ext__c: 'KNOWN', Title: 'CFO' },
      { attributes: { type: 'Contact' }, Ext__c: 'other' },
      { attributes: { type: 'Contact' }, LastName: 'Nameless' },
      { attributes: { type: 'Contact' }, Ext__c: 'New', LastName: 'Again' },
      { attributes: { type: 'Nope' }, Ext__c: 'x' },
    ];
    const path = `${COLLECTIONS}/contact/EXT__C`;
    const { status, body } = await request(url, await accessToken(url), 'PATCH', path, { records });
    const results = body as Result[];
    assert.is(status, 200);
    assert.equal(codesOf(results), [
      'ok',
      'ok',
      'REQUIRED_FIELD_MISSING',
      'MISSING_ARGUMENT',
      'DUPLICATE_VALUE',
      'INVALID_TYPE',
    ]);
    assert.equal(results[0], { id: contacts.idOf(12), success: true, errors: [], created: true });
    assert.equal(results[1], { id: contacts.idOf(3), success: true, errors: [], created: false });
    assert.equal(results[3]!.errors, [
      { statusCode: 'MISSING_ARGUMENT', message: 'Ext__c not specified', fields: ['Ext__c'] },
    ]);
    assert.is(results[4]!.errors[0]!.message, 'Duplicate external id specified: New');
    assert.is(contacts.value(3, contacts.field('Title')), 'CFO');
  }));

test('jsforce upserts, updates and deletes 400 records in two requests each', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = (await jsforceClient(url)).sobject('Contact');
    const records = Array.from({ length: 400 }, (_, i) => ({ Ext__c: `e${i}`, LastName: `L${i}` }));
    const before = org.requests.counted;
    const created = (await contacts.upsert(records, 'Ext__c', { allowRecursive: true })) as Result[];
    assert.is(org.requests.counted - before, 2);
    assert.ok(created.length === 400 && created.every((one) => one.created === true));
    const again = (await contacts.upsert(records, 'Ext__c', { allowRecursive: true })) as Result[];
    assert.ok(again.every((one, i) => one.created === false && one.id === created[i]!.id));
    const ids = created.map(({ id }) => id!);
    const deleted = (await contacts.destroy(ids, { allowRecursive: true })) as Result[];
    assert.equal([deleted.length, org.object('Contact').deletions.size], [400, 400]);
  }));

test('records are read in the order of their Ids; what is not there is null', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.remove(contacts, 2, SYSTEM_ADMINISTRATOR, clock.now());
    const ids = [4, 2, 0, 99].map((row) => contacts.idOf(row));
    const token = await accessToken(url);
    const attributes = (row: number) => ({
      type: 'Contact',
      url: `/services/data/v62.0/sobjects/Contact/${contacts.idOf(row)}`,
    });
    const expected = [
      { attributes: attributes(4), LastName: 'Last4' },
      null,
      { attributes: attributes(0), LastName: 'Last0' },
      null,
    ];
    const posted = await request(url, token, 'POST', `${COLLECTIONS}/contact`, { ids, fields: ['lastname'] });
    assert.equal([posted.status, posted.body], [200, expected]);
    const got = await request(url, token, 'GET', `${COLLECTIONS}/Contact?ids=${ids.join()}&fields=LastName`);
    assert.equal(got.body, expected);
    const many = await (await jsforceClient(url)).sobject('Contact').retrieve([ids[2]!, ids[0]!]);
    assert.equal(
      many.map((record) => record.LastName),
      ['Last0', 'Last4'],
    );
    const unknown = await request(url, token, 'POST', `${COLLECTIONS}/Contact`, { ids, fields: ['Nope'] });
    assert.is((unknown.body as [{ errorCode: string }])[0].errorCode, 'INVALID_FIELD');
  }));

test('with allOrNone two records with the same unique value leave no trace, not even in the change list', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = org.object('Contact');
    const token = await accessToken(url);
    const attributes = { type: 'Contact' };
    const records = [
      { attributes, LastName: 'A', Ext__c: 'same' },
      { attributes, LastName: 'B', Ext__c: 'same' },
    ];
    const send = async (allOrNone: boolean) =>
      (await request(url, token, 'POST', COLLECTIONS, { allOrNone, records })).body as Result[];
    const refused = await send(true);
    assert.equal(codesOf(refused), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'DUPLICATE_VALUE']);
    assert.is(
      refused[0]!.errors[0]!.message,
      'Record rolled back because not all records were valid and the request was using AllOrNone header',
    );
    assert.equal([contacts.count, contacts.changes.size], [12, 0]);
    assert.equal(codesOf(await send(false)), ['ok', 'DUPLICATE_VALUE']);
    assert.is(contacts.count, 13);
  }));

test('with allOrNone updates and deletions are undone, too', () =>
  withServer({}, async ({ url, org }) => {
    const contacts = org.object('Contact');
    const token = await accessToken(url);
    const records = [
      { attributes: { type: 'Contact' }, id: contacts.idOf(0), Title: 'CEO' },
      { attributes: { type: 'Contact' }, id: contacts.idOf(99), Title: 'CEO' },
    ];
    const updated = await request(url, token, 'PATCH', COLLECTIONS, { allOrNone: true, records });
    assert.equal(codesOf(updated.body as Result[]), [
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'INVALID_CROSS_REFERENCE_KEY',
    ]);
    assert.is(contacts.value(0, contacts.field('Title')), null);
    const ids = [contacts.idOf(1), contacts.idOf(99)].join();
    const deleted = await request(url, token, 'DELETE', `${COLLECTIONS}?ids=${ids}&allOrNone=true`);
    assert.is((deleted.body as Result[])[0]!.success, false);
    assert.equal([contacts.deleted[1], contacts.deletions.size], [0, 0]);
  }));

test('a lookup may be given by an external id of its record', () =>
  withServer(
    {
      customFields: [
        {
          object: 'Account',
          name: 'Key__c',
          label: 'Key',
          type: 'string',
          length: 9,
          externalId: true,
          custom: true,
        },
      ],
    },
    async ({ url, org, clock }) => {
      const accounts = org.object('Account');
      org.update(accounts, 1, { Key__c: 'a1' }, SYSTEM_ADMINISTRATOR, clock.now());
      const records = ['a1', 'none'].map((Key__c) => ({
        attributes: { type: 'Contact' },
        LastName: 'A',
        Account: { Key__c },
      }));
      const { body } = await request(url, await accessToken(url), 'POST', COLLECTIONS, { records });
      const [linked, missed] = body as Result[];
      const contacts = org.object('Contact');
      assert.is(linked!.success, true);
      assert.is(contacts.value(12, contacts.field('AccountId')), accounts.idOf(1));
      assert.equal(missed!.errors, [
        {
          statusCode: 'INVALID_FIELD',
          message: 'Foreign key external ID: none not found for field Key__c in entity Account',
          fields: [],
        },
      ]);
    },
  ));

test('more than ten runs of records of one type are too many', () =>
  withServer({}, async ({ url }) => {
    const records = Array.from({ length: 11 }, (_, i) => ({
      attributes: { type: i % 2 === 0 ? 'Lead' : 'Contact' },
      LastName: 'A',
    }));
    const { status, body } = await request(url, await accessToken(url), 'POST', COLLECTIONS, { records });
    const message = 'The records of a request may change their type no more than 10 times';
    assert.equal([status, body], [400, [{ message, errorCode: 'LIMIT_EXCEEDED' }]]);
  }));

test.run();
