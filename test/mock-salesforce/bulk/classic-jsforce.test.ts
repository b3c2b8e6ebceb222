import { type EventEmitter, once } from 'node:events';
import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken } from '../small-org.ts';
import { AT_ONCE, withBulk } from './bulk-bench.ts';

const test = suite('Bulk API 1.0, with jsforce');

async function bulk(url: string) {
  const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
  connection.bulk.pollInterval = 5;
  connection.bulk.pollTimeout = 5_000;
  return connection.bulk;
}

/** jsforce closes the job by itself, and does not wait: the server must not go before. */
async function loaded<T>(batch: PromiseLike<T> | { then: unknown; job: EventEmitter }): Promise<T> {
  const closed = once((batch as { job: EventEmitter }).job, 'close');
  const results = await (batch as PromiseLike<T>);
  await closed;
  return results;
}

interface Result {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly string[];
}

test('load: a result for each row, in the order of the rows', () =>
  withBulk(async ({ url, org }) => {
    const rows = [{ LastName: 'Doe', DoNotCall: true }, { LastName: '' }, { LastName: 'Roe' }];
    const results = await loaded<Result[]>((await bulk(url)).load('Contact', 'insert', rows));
    const contacts = org.object('Contact');
    assert.equal(results, [
      { id: contacts.idOf(12), success: true, created: true, errors: [] },
      {
        id: null,
        success: false,
        created: false,
        errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --'],
      },
      { id: contacts.idOf(13), success: true, created: true, errors: [] },
    ]);
    assert.is(contacts.value(12, contacts.field('DoNotCall')), true);
  }));

test('update, upsert and delete', () =>
  withBulk(async ({ url, org }) => {
    const api = await bulk(url);
    const contacts = org.object('Contact');
    const id = contacts.idOf(4);
    const updated = await loaded<Result[]>(
      api.load('Contact', 'update', [{ Id: id, Ext__c: 'e4', Title: 'CEO' }]),
    );
    const options = { extIdField: 'Ext__c' };
    const rows = [
      { Ext__c: 'e4', Title: 'CTO', LastName: 'Four' },
      { Ext__c: 'e5', Title: '', LastName: 'New' },
    ];
    const upserted = await loaded<Result[]>(api.load('Contact', 'upsert', options, rows));
    const deleted = await loaded<Result[]>(api.load('Contact', 'delete', [{ Id: id }]));
    assert.equal(
      [updated, upserted, deleted].map((results) => results.map((one) => [one.id, one.created, one.errors])),
      [
        [[id, false, []]],
        [
          [id, false, []],
          [contacts.idOf(12), true, []],
        ],
        [[id, false, []]],
      ],
    );
    assert.equal([contacts.value(4, contacts.field('Title')), contacts.deleted[4]], ['CTO', 1]);
  }));

test('query: a stream of records', () =>
  withBulk(async ({ url }) => {
    const soql = 'SELECT Id, LastName, Account.Name FROM Contact ORDER BY LastName LIMIT 3';
    const records = await (await (await bulk(url)).query(soql)).toArray();
    assert.equal(
      records.map((record) => [record.LastName, record['Account.Name']]),
      [
        ['Last0', 'Acme'],
        ['Last1', 'Globex'],
        ['Last10', 'Globex'],
      ],
    );
  }));

test('a batch that fails says why', () =>
  withBulk(async ({ url }) => {
    const api = await bulk(url);
    const failureOf = async (load: () => unknown) => {
      try {
        await load();
        return 'no error';
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    };
    assert.equal(
      [
        await failureOf(() => api.load('Contact', 'insert', [{ LastName: 'A', Nope__c: 'x' }])),
        await failureOf(() => api.query('SELECT Id, MailingAddress FROM Contact')),
        await failureOf(() => api.load('Nope__c', 'insert', [{ Name: 'A' }])),
        await failureOf(() => api.load('Contact', 'upsert', [{ LastName: 'A' }])),
      ],
      [
        'Error: InvalidBatch : Field name not found : Nope__c',
        'Error: InvalidBatch : Failed to process query: FUNCTIONALITY_NOT_ENABLED: Selecting compound data not supported in Bulk Query',
        'InvalidJob: Unable to find object: Nope__c',
        'InvalidJob: External ID was blank for Contact. An External ID must be specified for upsert.',
      ],
    );
  }));

test('a job with several batches: look at it, list them, close it', () =>
  withBulk(
    async ({ url, clock }) => {
      const job = (await bulk(url)).createJob('Lead', 'insert', { concurrencyMode: 'Serial' });
      await job.open();
      const batches = ['One', 'Two'].map((name) => {
        const batch = job.createBatch();
        const queued = new Promise((resolve) => batch.once('queue', resolve));
        batch.execute([{ LastName: name, Company: 'Acme' }]);
        return queued;
      });
      await Promise.all(batches);
      const states = async () => (await job.list()).map((batch) => batch.state);
      const seen = [await states()];
      clock.advanceTo(clock.now() + 1_000);
      seen.push(await states());
      clock.advanceTo(clock.now() + 1_000);
      seen.push(await states());
      assert.equal(seen, [
        ['Queued', 'Queued'],
        ['InProgress', 'Queued'],
        ['Completed', 'InProgress'],
      ]);
      clock.advanceTo(clock.now() + 1_000);
      const info = await job.check();
      assert.equal(
        [info.numberBatchesCompleted, info.numberBatchesTotal, info.numberRecordsProcessed, info.apiVersion],
        ['2', '2', '2', '50.0'],
      );
      assert.is((await job.close())!.state, 'Closed');
    },
    { bulk: { ...AT_ONCE, queueMs: 1_000, ingestRowMs: 1_000 } },
  ));

test('an aborted job leaves its batches unprocessed', () =>
  withBulk(
    async ({ url, org }) => {
      const api = await bulk(url);
      const job = api.createJob('Lead', 'insert');
      const { id } = await job.open();
      const batch = job.createBatch();
      const queued = new Promise((resolve) => batch.once('queue', resolve));
      batch.execute([{ LastName: 'Never', Company: 'Acme' }]);
      await queued;
      const batchId = batch.id!;
      assert.is((await job.abort())!.state, 'Aborted');
      const again = api.job(id).batch(batchId);
      assert.is((await again.check()).state, 'NotProcessed');
      assert.is(org.object('Lead').count, 5);
    },
    { bulk: { ...AT_ONCE, queueMs: 60_000 } },
  ));

test('an expired session is refreshed, and the load goes on', () =>
  withBulk(async ({ url }) => {
    const connection = new jsforce.Connection({ loginUrl: url });
    await connection.login('admin@mock.example', 'mock');
    connection.bulk.pollInterval = 5;
    await fetch(`${url}/__mock/sessions/expire`, { method: 'POST' });
    const results = await loaded<Result[]>(
      connection.bulk.load('Lead', 'insert', [{ LastName: 'Again', Company: 'Acme' }]),
    );
    assert.is(results[0]!.success, true);
  }));

test.run();
