import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Org } from '../../../mock-salesforce/index.ts';
import { accessToken } from '../small-org.ts';
import { withBulk } from './bulk-bench.ts';

const test = suite('bulk2 loads, with jsforce');

/** A row of a result, with the columns of its file. */
type Row = Record<string, string>;

const POLL = { pollInterval: 5, pollTimeout: 5_000 };

async function bulk2(url: string, username?: string) {
  return new jsforce.Connection({
    instanceUrl: url,
    accessToken: await accessToken(url, username),
    version: '62.0',
  }).bulk2;
}

function contact(org: Org, row: number, field: string): unknown {
  const contacts = org.object('Contact');
  return contacts.value(row, contacts.field(field));
}

test('insert: results in three parts, with the Id or with the error', () =>
  withBulk(async ({ url, org }) => {
    const input = [
      { LastName: 'Doe', FirstName: '', Email: 'doe@example.com', DoNotCall: true },
      { LastName: '', FirstName: 'Nameless', Email: 'x@example.com', DoNotCall: false },
    ];
    const job = { object: 'Contact', operation: 'insert' as const, input, ...POLL };
    const results = await (await bulk2(url)).loadAndWaitForResults(job);
    assert.equal(results.successfulResults, [
      {
        sf__Id: org.object('Contact').idOf(12),
        sf__Created: 'true',
        LastName: 'Doe',
        FirstName: '',
        Email: 'doe@example.com',
        DoNotCall: 'true',
      },
    ]);
    const failed = results.failedResults[0]!;
    assert.is(failed.sf__Error, 'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --');
    assert.equal([failed.sf__Id, (failed as unknown as Row).FirstName], ['', 'Nameless']);
    assert.equal(results.unprocessedRecords, []);
    assert.is(contact(org, 12, 'DoNotCall'), true);
  }));

test('update: an empty cell leaves a field alone, null empties it', () =>
  withBulk(async ({ url, org }) => {
    const id = (row: number) => org.object('Contact').idOf(row);
    const input = [
      { Id: id(0), FirstName: '', Email: null },
      { Id: id(1), FirstName: 'New', Email: 'new@example.com' },
    ];
    const job = { object: 'Contact', operation: 'update' as const, input, ...POLL };
    const results = await (await bulk2(url)).loadAndWaitForResults(job);
    assert.is(results.successfulResults.length, 2);
    assert.equal(
      [0, 1].map((row) => [contact(org, row, 'FirstName'), contact(org, row, 'Email')]),
      [
        ['First0', null],
        ['New', 'new@example.com'],
      ],
    );
  }));

test('upsert by an external id; the blank Id that jsforce sends along is not looked at', () =>
  withBulk(async ({ url, org }) => {
    const api = await bulk2(url);
    const load = (input: Record<string, string>[]) =>
      api.loadAndWaitForResults({
        object: 'Contact',
        operation: 'upsert',
        externalIdFieldName: 'Ext__c',
        input,
        ...POLL,
      });
    await load([{ Ext__c: 'e1', LastName: 'One' }]);
    const results = await load([
      { Ext__c: 'E1', LastName: 'First' },
      { Ext__c: 'e2', LastName: 'Two' },
      { Ext__c: '', LastName: 'None' },
    ]);
    assert.equal(
      results.successfulResults.map((one) => [one.sf__Created, (one as unknown as Row).LastName]),
      [
        ['false', 'First'],
        ['true', 'Two'],
      ],
    );
    assert.is(results.failedResults[0]!.sf__Error, 'MISSING_ARGUMENT:Ext__c not specified:Ext__c --');
    assert.is(contact(org, 12, 'LastName'), 'First');
  }));

test('delete: into the recycle bin; an Id that is none has its own error', () =>
  withBulk(async ({ url, org }) => {
    const contacts = org.object('Contact');
    const input = [{ Id: contacts.idOf(3) }, { Id: 'nonsense' }, { Id: contacts.idOf(999) }];
    const job = { object: 'Contact', operation: 'delete' as const, input, ...POLL };
    const results = await (await bulk2(url)).loadAndWaitForResults(job);
    assert.equal(
      [contacts.deleted[3], results.successfulResults[0]!.sf__Id, results.successfulResults[0]!.sf__Created],
      [1, contacts.idOf(3), 'false'],
    );
    assert.equal(
      results.failedResults.map((one) => one.sf__Error),
      [
        'MALFORMED_ID:Contact ID: id value of incorrect type: nonsense:Id --',
        'INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--',
      ],
    );
  }));

test('hardDelete needs a permission of its own', () =>
  withBulk(async ({ url, org }) => {
    const load = async (username: string) =>
      (await bulk2(url, username))
        .loadAndWaitForResults({
          object: 'Contact',
          operation: 'hardDelete',
          input: [{ Id: org.object('Contact').idOf(0) }],
          ...POLL,
        })
        .then(
          (results) => `${results.successfulResults.length} deleted`,
          (error: Error) => `${error.name}: ${error.message}`,
        );
    assert.is(
      await load('sync@mock.example'),
      'FEATURENOTENABLED: hardDelete operation requires special user profile permission, please contact your system administrator',
    );
    assert.is(await load('admin@mock.example'), '1 deleted');
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const found = await connection.query('SELECT Id FROM Contact', { scanAll: true });
    assert.is(found.totalSize, 11);
  }));

test('a session that has expired is refreshed in the middle of a load', () =>
  withBulk(async ({ url, org }) => {
    const connection = new jsforce.Connection({ loginUrl: url, version: '62.0' });
    await connection.login('admin@mock.example', 'mock');
    const job = connection.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    await job.open();
    await job.uploadData([{ LastName: 'Survivor' }]);
    await fetch(`${url}/__mock/sessions/expire`, { method: 'POST' });
    await job.close();
    await job.poll(5, 5_000);
    await fetch(`${url}/__mock/sessions/expire`, { method: 'POST' });
    assert.is((await job.getSuccessfulResults()).length, 1);
    assert.is(contact(org, 12, 'LastName'), 'Survivor');
  }));

test.run();
