import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, START, withServer } from '../small-org.ts';
import { Client, withBulk } from './bulk-bench.ts';

const test = suite('query jobs of Bulk API 2.0');

const SOQL = 'SELECT Id, LastName, Account.Name, CreatedDate, DoNotCall FROM Contact ORDER BY LastName';

test('jsforce reads the records as a stream', () =>
  withBulk(async ({ url, org }) => {
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const stream = await connection.bulk2.query(SOQL, { pollInterval: 5, pollTimeout: 5_000 });
    const records = await stream.toArray();
    assert.is(records.length, 12);
    assert.equal(records[0], {
      Id: org.object('Contact').idOf(0),
      LastName: 'Last0',
      'Account.Name': 'Acme',
      CreatedDate: '2026-01-04T08:00:00.000Z',
      DoNotCall: 'false',
    });
  }));

test('queryAll finds deleted records, too', () =>
  withBulk(async ({ url, org, clock }) => {
    org.remove(org.object('Contact'), 0, 0, clock.now());
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const count = async (scanAll: boolean) =>
      (await (await connection.bulk2.query(SOQL, { pollInterval: 5, pollTimeout: 5_000, scanAll })).toArray())
        .length;
    assert.equal([await count(false), await count(true)], [11, 12]);
  }));

async function made(api: Client, body: object): Promise<{ path: string; info: Record<string, unknown> }> {
  const reply = await api.json('POST', '/query', { operation: 'query', ...body });
  const info = JSON.parse(reply.body) as Record<string, unknown>;
  return { path: `/query/${String(info.id)}`, info };
}

test('a job goes from UploadComplete to JobComplete on the org’s clock', () =>
  withServer({ bulk: { queueMs: 100, queryMs: 100, queryRowMs: 10 } }, async ({ url, clock }) => {
    const api = new Client(url, await accessToken(url));
    const { path, info } = await made(api, { query: 'SELECT Id FROM lead' });
    assert.equal(
      [info.object, info.state, info.contentType, info.lineEnding, info.columnDelimiter],
      ['Lead', 'UploadComplete', 'CSV', 'LF', 'COMMA'],
    );
    const states: unknown[] = [];
    for (const ms of [99, 100, 249, 250]) {
      clock.advanceTo(START + ms);
      const { state, numberRecordsProcessed } = await api.info(path);
      states.push([ms, state, numberRecordsProcessed]);
    }
    assert.equal(states, [
      [99, 'UploadComplete', 0],
      [100, 'InProgress', 0],
      [249, 'InProgress', 0],
      [250, 'JobComplete', 5],
    ]);
    const { jobType, isPkChunkingSupported, totalProcessingTime } = await api.info(path);
    assert.equal([jobType, isPkChunkingSupported, totalProcessingTime], ['V2Query', true, 150]);
  }));

test('pages: the locator of the last one is the word null', () =>
  withBulk(async ({ url }) => {
    const api = new Client(url, await accessToken(url));
    const { path } = await made(api, { query: SOQL });
    const sizes: unknown[] = [];
    let locator = '';
    do {
      const query = `?maxRecords=5${locator === '' ? '' : `&locator=${locator}`}`;
      const { headers, body } = await api.json('GET', `${path}/results${query}`);
      assert.match(body, /^"Id","LastName","Account\.Name","CreatedDate","DoNotCall"\n/);
      locator = headers.get('sforce-locator')!;
      sizes.push([headers.get('sforce-numberofrecords'), body.split('\n').length - 2]);
    } while (locator !== 'null' && sizes.length < 10);
    assert.equal(sizes, [
      ['5', 5],
      ['5', 5],
      ['2', 2],
    ]);
    const pages = await api.info(`${path}/resultPages`);
    assert.is(pages.done, true);
    const [{ resultUrl }] = pages.resultPages as [{ resultUrl: string }];
    const all = await fetch(url + resultUrl, {
      headers: { authorization: `Bearer ${await accessToken(url)}` },
    });
    assert.is((await all.text()).split('\n').length, 14);
  }));

test('no records: a header and nothing below it', () =>
  withBulk(async ({ url }) => {
    const api = new Client(url, await accessToken(url));
    const query = "SELECT Id, Name FROM Lead WHERE LastName = 'Nobody'";
    const { path } = await made(api, { query, columnDelimiter: 'TAB', lineEnding: 'CRLF' });
    const { body, headers } = await api.json('GET', `${path}/results`);
    assert.equal(
      [body, headers.get('sforce-numberofrecords'), headers.get('sforce-locator')],
      ['"Id"\t"Name"\r\n', '0', 'null'],
    );
  }));

test('results are read with the version of the job', () =>
  withBulk(async ({ url }) => {
    const token = await accessToken(url);
    const { path } = await made(new Client(url, token), { query: SOQL });
    for (const resource of ['results', 'resultPages']) {
      assert.is((await new Client(url, token, '61.0').json('GET', `${path}/${resource}`)).status, 409);
    }
  }));

/** Statements that a bulk query does not take: status, code, message. */
const REFUSED: readonly (readonly [string, number, string, string])[] = [
  [
    'SELECT Id, MailingAddress FROM Contact',
    400,
    'API_ERROR',
    'Selecting compound data not supported in Bulk Query',
  ],
  [
    'SELECT Id, Account.BillingAddress FROM Contact',
    400,
    'API_ERROR',
    'Selecting compound data not supported in Bulk Query',
  ],
  [
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    400,
    'API_ERROR',
    'Aggregate Relationships not supported in Bulk Query',
  ],
  ['SELECT COUNT() FROM Contact', 400, 'API_ERROR', 'Aggregate functions not supported in Bulk Query'],
  ['SELECT Id FROM Contact LIMIT 5 OFFSET 5', 400, 'API_ERROR', 'OFFSET not supported in Bulk Query'],
  ['SELECT FIELDS(STANDARD) FROM Lead', 400, 'API_ERROR', 'FIELDS() not supported in Bulk Query'],
];

for (const [query, status, errorCode, message] of REFUSED) {
  test(`refused: ${query}`, () =>
    withBulk(async ({ url }) => {
      const api = new Client(url, await accessToken(url));
      const reply = await api.json('POST', '/query', { operation: 'query', query });
      assert.equal([reply.status, JSON.parse(reply.body)], [status, [{ message, errorCode }]]);
    }));
}

test('errors of the statement are those of a query', () =>
  withBulk(async ({ url }) => {
    const api = new Client(url, await accessToken(url));
    const codes: unknown[] = [];
    for (const query of ['SELECT Nope FROM Lead', 'SELECT Id FROM Nope', 'nonsense']) {
      const reply = await api.json('POST', '/query', { operation: 'query', query });
      codes.push([reply.status, (JSON.parse(reply.body) as { errorCode: string }[])[0]!.errorCode]);
    }
    assert.equal(codes, [
      [400, 'INVALID_FIELD'],
      [400, 'INVALID_TYPE'],
      [400, 'MALFORMED_QUERY'],
    ]);
  }));

test('abort, delete, and a locator that is none', () =>
  withServer({ bulk: { queueMs: 0, queryMs: 1_000 } }, async ({ url, clock }) => {
    const api = new Client(url, await accessToken(url));
    const { path } = await made(api, { query: SOQL });
    const early = await api.json('GET', `${path}/results`);
    assert.match(early.body, /"errorCode":"INVALIDJOBSTATE"/);
    assert.match((await api.json('PATCH', path, { state: 'Aborted' })).body, /"state":"Aborted"/);
    const again = await api.json('PATCH', path, { state: 'Aborted' });
    assert.is(again.status, 400);
    assert.match(again.body, '"Aborting already Aborted Job not allowed"');
    assert.is((await api.json('DELETE', path)).status, 204);
    const missing = await api.json('GET', path);
    assert.equal(
      [missing.status, JSON.parse(missing.body)],
      [404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]],
    );
    const other = await made(api, { query: SOQL });
    clock.advanceTo(START + 10_000);
    for (const locator of ['zzz', 'null', Buffer.from('0:7505g0000000001AAA:0').toString('base64url')]) {
      assert.is((await api.json('GET', `${other.path}/results?locator=${locator}`)).status, 400);
    }
  }));

test.run();
