import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { RecordType } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('record types');

const V = '/services/data/v62.0';

const RECORD_TYPES: readonly RecordType[] = [
  { object: 'Lead', name: 'Consumer', developerName: 'Consumer' },
  { object: 'Lead', name: 'Business', developerName: 'Business', isDefault: true },
  { object: 'Lead', name: 'Old', developerName: 'Old', isActive: false },
  { object: 'Contact', name: 'Partner', developerName: 'Partner' },
];

test('a describe lists them, with the default and Master', () =>
  withServer({ recordTypes: RECORD_TYPES }, async ({ url, org }) => {
    const token = await accessToken(url);
    const infos = async (object: string) => {
      const { body } = await request(url, token, 'GET', `${V}/sobjects/${object}/describe`);
      return (body as { recordTypeInfos: Record<string, unknown>[] }).recordTypeInfos.map(
        ({ name, available, defaultRecordTypeMapping }) => [name, available, defaultRecordTypeMapping],
      );
    };
    assert.equal(await infos('Lead'), [
      ['Consumer', true, false],
      ['Business', true, true],
      ['Old', false, false],
      ['Master', true, false],
    ]);
    assert.equal(await infos('Account'), [['Master', true, true]]);
    assert.match(org.object('RecordType').idOf(0), /^012/);
  }));

test('a new record has the default one; a query finds records by the name of their type', () =>
  withServer({ recordTypes: RECORD_TYPES }, async ({ url, org }) => {
    const connection = await jsforceClient(url);
    const types = org.object('RecordType');
    const lead = { LastName: 'A', Company: 'B' };
    await connection.sobject('Lead').create(lead);
    await connection.sobject('Lead').create({ ...lead, RecordTypeId: types.idOf(0) });
    const soql = "SELECT RecordType.DeveloperName FROM Lead WHERE RecordType.Name = 'Business'";
    const found = await connection.query<{ RecordType: { DeveloperName: string } }>(soql);
    assert.equal(
      found.records.map(({ RecordType: type }) => type.DeveloperName),
      ['Business'],
    );
    const all = await connection.query(
      "SELECT Id FROM RecordType WHERE SobjectType = 'Lead' AND IsActive = true",
    );
    assert.is(all.totalSize, 2);
  }));

test('a type of another object, one that is not active, and one that does not exist are refused', () =>
  withServer({ recordTypes: RECORD_TYPES }, async ({ url, org }) => {
    const token = await accessToken(url);
    const types = org.object('RecordType');
    for (const RecordTypeId of [types.idOf(3), types.idOf(2), types.idOf(99)]) {
      const lead = { LastName: 'A', Company: 'B', RecordTypeId };
      const { status, body } = await request(url, token, 'POST', `${V}/sobjects/Lead`, lead);
      const message = `Record Type ID: this ID value isn't valid for the user: ${RecordTypeId}`;
      const error = { message, errorCode: 'INVALID_CROSS_REFERENCE_KEY', fields: ['RecordTypeId'] };
      assert.equal([status, body], [400, [error]]);
    }
    assert.is(org.object('Lead').count, 5);
  }));

test('an org without any has the object, without a record, and no object has the field', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const connection = await jsforceClient(url);
    assert.is((await connection.sobject('RecordType').describe()).keyPrefix, '012');
    const soql = 'SELECT Id, Name, DeveloperName, SobjectType FROM RecordType WHERE IsActive = true';
    assert.equal((await connection.query(soql)).records, []);
    const { body } = await request(url, token, 'GET', `${V}/sobjects/Lead/describe`);
    assert.not.ok(
      (body as { fields: { name: string }[] }).fields.some(({ name }) => name === 'RecordTypeId'),
    );
  }));

test.run();
