/** Every API that jsforce has, each with every trouble: what the client mends by itself, and what its caller hears. */
import { type EventEmitter, once } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withBulk } from '../mock-salesforce/bulk/bulk-bench.ts';
import { type Bench, request } from '../mock-salesforce/small-org.ts';
import { type Connection, failureOf, jsforceClient } from './jsforce.ts';

const test = suite('jsforce through every API, with faults');

/** One of jsforce's APIs: where its requests go, and a call of it that ends with the number of records done. */
interface Api {
  readonly name: string;
  /** The paths of its requests. */
  readonly path: string;
  readonly call: (connection: Connection, bench: Bench) => Promise<number>;
  readonly records: number;
  /** What the daily limit looks like to its caller. */
  readonly limit: string;
}

const LEADS = [
  { LastName: 'One', Company: 'Acme' },
  { LastName: 'Two', Company: 'Acme' },
];
const CONTACTS = 'SELECT Id, LastName FROM Contact';
const REST_LIMIT = 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.';

const done = (results: readonly { readonly success: boolean }[]) =>
  results.filter(({ success }) => success).length;

interface BulkResult {
  readonly success: boolean;
  readonly errors: readonly string[];
}

/** The results of a load of bulk 1. The client closes the job and does not wait: the server must not go before. */
async function loaded(batch: unknown): Promise<BulkResult[]> {
  const closed = once((batch as { job: EventEmitter }).job, 'close');
  const results = await Promise.race([batch as PromiseLike<BulkResult[]>, closed.then(() => batch)]);
  await closed;
  return results as BulkResult[];
}

const contactIds = ({ org }: Bench) => [0, 1, 2].map((row) => org.object('Contact').idOf(row));

const APIS: readonly Api[] = [
  {
    name: 'query',
    path: '*/query*',
    call: async (connection) => (await connection.query(CONTACTS)).totalSize,
    records: 12,
    limit: REST_LIMIT,
  },
  {
    name: 'describe',
    path: '*/describe',
    call: async (connection) => Number((await connection.describe('Lead')).name === 'Lead'),
    records: 1,
    limit: REST_LIMIT,
  },
  {
    name: 'collections: create',
    path: '*/composite/sobjects*',
    call: async (connection) => done(await connection.sobject('Lead').create(LEADS)),
    records: 2,
    limit: REST_LIMIT,
  },
  {
    name: 'collections: update',
    path: '*/composite/sobjects*',
    call: async (connection, bench) =>
      done(await connection.sobject('Contact').update(contactIds(bench).map((Id) => ({ Id, Title: 'CEO' })))),
    records: 3,
    limit: REST_LIMIT,
  },
  {
    name: 'collections: delete',
    path: '*/composite/sobjects*',
    call: async (connection, bench) => done(await connection.sobject('Contact').destroy(contactIds(bench))),
    records: 3,
    limit: REST_LIMIT,
  },
  {
    name: 'bulk2: load',
    path: '*/jobs/ingest*',
    call: async ({ bulk2 }) => {
      const job = { object: 'Lead', operation: 'insert' as const, input: LEADS };
      const { successfulResults } = await bulk2.loadAndWaitForResults({ ...job, pollInterval: 5 });
      return successfulResults.length;
    },
    records: 2,
    limit: REST_LIMIT,
  },
  {
    name: 'bulk2: query',
    path: '*/jobs/query*',
    call: async ({ bulk2 }) =>
      (await (await bulk2.query(CONTACTS, { pollInterval: 5, pollTimeout: 5_000 })).toArray()).length,
    records: 12,
    limit: REST_LIMIT,
  },
  {
    name: 'bulk 1: load',
    path: '/services/async/*',
    call: async ({ bulk }) => {
      bulk.pollInterval = 5;
      return done(await loaded(bulk.load('Lead', 'insert', LEADS)));
    },
    records: 2,
    limit: 'ExceededQuota: TotalRequests Limit exceeded.',
  },
  {
    name: 'SOAP',
    path: '/services/Soap/*',
    call: async ({ soap }) => done(await soap.create(LEADS.map((lead) => ({ type: 'Lead', ...lead })))),
    records: 2,
    limit: 'sf:REQUEST_LIMIT_EXCEEDED: REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
  },
];

const control = ({ url }: Bench, method: string, path: string, body?: object) =>
  request(url, '', method, `/__mock/${path}`, body);

/** The codes of the errors that an API answered with, sign-in aside. */
async function errorsOf(bench: Bench, path: string): Promise<string[]> {
  const { body } = await control(bench, 'GET', `requests?path=${path}`);
  const { requests } = body as { requests: { code?: string }[] };
  return requests.map(({ code }) => code ?? '').filter((code) => code !== '');
}

const SESSION_CODES = new Set(['INVALID_SESSION_ID', 'InvalidSessionId']);

for (const { name, path, call, records, limit } of APIS) {
  test(`${name}: a session that has expired is renewed, and the call done`, () =>
    withBulk(async (bench) => {
      const connection = await jsforceClient(bench.url);
      const before = connection.accessToken;
      await control(bench, 'POST', 'sessions/expire');
      assert.is(await call(connection, bench), records);
      assert.is.not(connection.accessToken, before);
      const codes = await errorsOf(bench, path);
      assert.is(codes.length, 1, 'it was refused once');
      assert.ok(SESSION_CODES.has(codes[0]!), codes[0]);
    }));

  test(`${name}: the daily limit reaches the caller with its code, and the next call is done`, () =>
    withBulk(async (bench) => {
      const connection = await jsforceClient(bench.url);
      await control(bench, 'POST', 'faults', { code: 'REQUEST_LIMIT_EXCEEDED', times: 1, path });
      assert.is(await failureOf(call(connection, bench)), limit);
      assert.is(await call(connection, bench), records);
    }));
}

/** jsforce deletes a job of Bulk API 2.0 that was never made, and does not wait for the answer: it may have come or not. */
const TIDYING = 'NOT_FOUND';

/** APIs whose calls begin with a request that jsforce sends again, and those whose do not. */
const REPEATED = new Set(['query', 'describe', 'collections: delete']);

for (const { name, path, call, records } of APIS) {
  const isRepeated = REPEATED.has(name);
  test(`${name}: 503 ${isRepeated ? 'is tried again by the client' : 'is the caller’s to try again'}`, () =>
    withBulk(async (bench) => {
      const connection = await jsforceClient(bench.url);
      await control(bench, 'POST', 'faults', { code: 'SERVER_UNAVAILABLE', times: 1, path });
      const first = await call(connection, bench).catch((error: Error) => error.message);
      if (isRepeated) assert.is(first, records);
      else assert.match(String(first), 'server too busy');
      const codes = await errorsOf(bench, path);
      assert.is(codes.filter((code) => code !== TIDYING).length, 1);
      if (!isRepeated) assert.is(await call(connection, bench), records);
    }));
}

/** The code of an error of a record, which jsforce's types call otherwise. */
const codeOf = (error: object) => (error as { statusCode: string }).statusCode;

/** Calls that write the first three contacts, the second of which is locked: the codes of what became of each. */
const WRITES: readonly {
  readonly name: string;
  readonly write: (connection: Connection, ids: readonly string[]) => Promise<string[]>;
}[] = [
  {
    name: 'collections',
    write: async (connection, ids) =>
      (await connection.sobject('Contact').update(ids.map((Id) => ({ Id, Title: 'CEO' })))).map((result) =>
        result.success ? 'ok' : codeOf(result.errors[0]!),
      ),
  },
  {
    name: 'bulk2',
    write: async ({ bulk2 }, ids) => {
      const input = ids.map((Id) => ({ Id, Title: 'CEO' }));
      const job = { object: 'Contact', operation: 'update' as const, input, pollInterval: 5 };
      const { successfulResults, failedResults } = await bulk2.loadAndWaitForResults(job);
      const codes = new Map<string, string>([
        ...successfulResults.map(({ sf__Id }) => [sf__Id, 'ok'] as const),
        ...failedResults.map((row) => [row.sf__Id, row.sf__Error.split(':')[0]!] as const),
      ]);
      return ids.map((id) => codes.get(id)!);
    },
  },
  {
    name: 'bulk 1',
    write: async ({ bulk }, ids) => {
      bulk.pollInterval = 5;
      const rows = ids.map((Id) => ({ Id, Title: 'CEO' }));
      const results = await loaded(bulk.load('Contact', 'update', rows as never));
      return results.map(({ success, errors }) => (success ? 'ok' : errors[0]!.split(':')[0]!));
    },
  },
  {
    name: 'SOAP',
    write: async ({ soap }, ids) =>
      (await soap.update(ids.map((Id) => ({ type: 'Contact', Id, Title: 'CEO' })))).map(
        ({ success, errors }) => (success ? 'ok' : errors![0]!.statusCode),
      ),
  },
];

for (const { name, write } of WRITES) {
  test(`${name}: a row that is locked fails alone, and is written once it is free`, () =>
    withBulk(async (bench) => {
      const connection = await jsforceClient(bench.url);
      const ids = contactIds(bench);
      await control(bench, 'POST', 'locks', { ids: [ids[1]], forMs: 60_000 });
      assert.equal(await write(connection, ids), ['ok', 'UNABLE_TO_LOCK_ROW', 'ok']);
      await control(bench, 'DELETE', 'locks');
      assert.equal(await write(connection, [ids[1]!]), ['ok']);
      const contacts = bench.org.object('Contact');
      assert.is(contacts.value(1, contacts.field('Title')), 'CEO');
    }));
}

test.run();
