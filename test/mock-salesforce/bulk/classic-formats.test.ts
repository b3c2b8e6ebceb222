import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, type Bench } from '../small-org.ts';
import { type Answer, send, withBulk } from './bulk-bench.ts';

const test = suite('Bulk API 1.0: who asks in JSON, in XML, in CSV');

/** Requests with the session in the API's own header. */
async function client({ url }: Bench) {
  const token = await accessToken(url);
  const ask = (method: string, path: string, type: string, body?: string): Promise<Answer> =>
    send(
      `${url}/services/async/61.0${path}`,
      method,
      { 'x-sfdc-session': token, 'content-type': type },
      body,
    );
  const json = async (method: string, path: string, body?: unknown) => {
    const { status, body: text } = await ask(
      method,
      path,
      'application/json',
      body === undefined ? undefined : JSON.stringify(body),
    );
    return { status, text, body: JSON.parse(text) as Record<string, unknown> };
  };
  return { ask, json };
}

test('simple-salesforce: everything in JSON', () =>
  withBulk(async (bench) => {
    const { json } = await client(bench);
    const asked = { operation: 'insert', object: 'Contact', concurrencyMode: 0, contentType: 'JSON' };
    const job = await json('POST', '/job', asked);
    assert.equal(
      [job.status, job.body.state, job.body.concurrencyMode, job.body.createdDate, job.body.apiVersion],
      [201, 'Open', 'Parallel', '2026-01-05T08:00:00.000+0000', 61],
    );
    assert.match(job.text, '"apiVersion":61.0,');
    const path = `/job/${String(job.body.id)}`;
    const rows = [
      { LastName: 'Doe', ReportsTo: { Email: 'person1@example.com' }, DoNotCall: true },
      { FirstName: 'X' },
    ];
    const batch = await json('POST', `${path}/batch`, rows);
    assert.equal([batch.status, batch.body.state, batch.body.jobId], [201, 'InProgress', job.body.id]);
    const batchPath = `${path}/batch/${String(batch.body.id)}`;
    assert.is((await json('GET', batchPath)).body.state, 'Completed');
    const contacts = bench.org.object('Contact');
    assert.equal((await json('GET', `${batchPath}/result`)).body, [
      { success: true, created: true, id: contacts.idOf(12), errors: [] },
      {
        success: false,
        created: false,
        id: null,
        errors: [
          {
            message: 'Required fields are missing: [LastName]',
            fields: ['LastName'],
            statusCode: 'REQUIRED_FIELD_MISSING',
            extendedErrorDetails: null,
          },
        ],
      },
    ]);
    assert.is(contacts.value(12, contacts.field('ReportsToId')), contacts.idOf(1));
    assert.is((await json('POST', path, { state: 'Closed' })).body.state, 'Closed');
  }));

test('simple-salesforce: a query, its instants as milliseconds', () =>
  withBulk(async (bench) => {
    const { json, ask } = await client(bench);
    const asked = { operation: 'query', object: 'Contact', contentType: 'JSON' };
    const path = `/job/${String((await json('POST', '/job', asked)).body.id)}`;
    const soql = 'SELECT Id, CreatedDate, Account.Name FROM Contact LIMIT 1';
    const added = await ask('POST', `${path}/batch`, 'application/json', soql);
    const batchPath = `${path}/batch/${(JSON.parse(added.body) as { id: string }).id}`;
    const [result] = (await json('GET', `${batchPath}/result`)).body as unknown as string[];
    assert.match(result!, /^752\w{15}$/);
    const id = bench.org.object('Contact').idOf(0);
    const account = bench.org.object('Account').idOf(0);
    assert.equal((await json('GET', `${batchPath}/result/${result}`)).body, [
      {
        attributes: { type: 'Contact', url: `/services/data/v61.0/sobjects/Contact/${id}` },
        Id: id,
        CreatedDate: Date.parse('2026-01-04T08:00:00Z'),
        Account: {
          attributes: { type: 'Account', url: `/services/data/v61.0/sobjects/Account/${account}` },
          Name: 'Acme',
        },
      },
    ]);
  }));

test('tap-salesforce: a job in JSON, its batches in XML, chunked by primary key', () =>
  withBulk(async (bench) => {
    const { ask } = await client(bench);
    const token = await accessToken(bench.url);
    const headers = {
      'x-sfdc-session': token,
      'content-type': 'application/json',
      'sforce-disable-batch-retry': 'true',
      'sforce-enable-pkchunking': 'true; chunkSize=5',
    };
    const body = JSON.stringify({ operation: 'queryAll', object: 'Contact', contentType: 'CSV' });
    const made = await send(`${bench.url}/services/async/61.0/job`, 'POST', headers, body);
    const path = `/job/${(JSON.parse(made.body) as { id: string }).id}`;
    const added = await ask('POST', `${path}/batch`, 'text/csv', 'SELECT Id FROM Contact');
    assert.match(added.body, /<batchInfo\s+xmlns="http:\/\/www\.force\.com\/2009\/06\/asyncapi\/dataload">/);
    const list = (await ask('GET', `${path}/batch`, 'application/json')).body;
    assert.equal(
      [...list.matchAll(/<state>(\w+)<\/state>/g)].map(([, state]) => state),
      ['NotProcessed', 'Completed', 'Completed', 'Completed'],
    );
    const ids = [...list.matchAll(/<id>(\w+)<\/id>/g)].map(([, id]) => id);
    const lines: number[] = [];
    for (const id of ids.slice(1)) {
      const results = (await ask('GET', `${path}/batch/${id}/result`, 'application/json')).body;
      const [, result] = /<result-list[^>]*>\s*<result>(\w+)<\/result>/.exec(results)!;
      const file = await ask('GET', `${path}/batch/${id}/result/${result}`, 'text/csv');
      lines.push(file.body.split('\n').length - 2);
    }
    assert.equal(lines, [5, 5, 2]);
  }));

test('XML jobs: rows, results and errors in XML', () =>
  withBulk(async (bench) => {
    const { ask } = await client(bench);
    const xml = 'application/xml; charset=UTF-8';
    const ns = 'xmlns="http://www.force.com/2009/06/asyncapi/dataload"';
    const jobXml = `<?xml version="1.0" encoding="UTF-8"?><jobInfo ${ns}><operation>insert</operation><object>Lead</object><contentType>XML</contentType></jobInfo>`;
    const made = await ask('POST', '/job', xml, jobXml);
    assert.equal([made.status, made.headers.get('content-type')], [201, 'application/xml;charset=UTF-8']);
    assert.match(made.body, /<createdDate>2026-01-05T08:00:00\.000Z<\/createdDate>/);
    const [, id] = /<id>(\w+)<\/id>/.exec(made.body)!;
    const rows = `<sObjects ${ns} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><sObject><LastName>A &amp; B</LastName><Company>C</Company><Title xsi:nil="true"/></sObject><sObject><Company>C</Company></sObject></sObjects>`;
    const added = await ask('POST', `/job/${id}/batch`, xml, rows);
    const [, batch] = /<id>(\w+)<\/id>/.exec(added.body)!;
    const results = await ask('GET', `/job/${id}/batch/${batch}/result`, xml);
    assert.match(results.body, /<id>00Q\w+<\/id>\s*<success>true<\/success>\s*<created>true<\/created>/);
    assert.match(results.body, /<statusCode>REQUIRED_FIELD_MISSING<\/statusCode>/);
    const leads = bench.org.object('Lead');
    assert.is(leads.value(5, leads.field('LastName')), 'A & B');
  }));

test('no records: a file that says so', () =>
  withBulk(async (bench) => {
    const { ask, json } = await client(bench);
    const asked = { operation: 'query', object: 'Lead', contentType: 'CSV' };
    const path = `/job/${String((await json('POST', '/job', asked)).body.id)}`;
    const added = await ask('POST', `${path}/batch`, 'text/csv', "SELECT Id FROM Lead WHERE LastName = 'x'");
    const [, batch] = /<id>(\w+)<\/id>/.exec(added.body)!;
    const list = await ask('GET', `${path}/batch/${batch}/result`, 'text/csv');
    const [, result] = /<result>(\w+)<\/result>/.exec(list.body)!;
    const file = await ask('GET', `${path}/batch/${batch}/result/${result}`, 'text/csv');
    assert.is(file.body, 'Records not found for this query');
  }));

/** Requests that are refused: method, path, type, body, and the code and message of the answer. */
const REFUSED: readonly (readonly [string, string, string, string | undefined, string, string])[] = [
  ['POST', '/job', 'application/json', '{', 'InvalidJob', 'Unable to parse Job'],
  ['POST', '/job', 'application/xml', '<jobInfo>', 'InvalidJob', 'Unable to parse Job'],
  [
    'POST',
    '/job',
    'application/json',
    '{"operation":"harddelete","object":"Lead"}',
    'InvalidJob',
    'Unable to parse Job',
  ],
  [
    'GET',
    '/job/7505g0000000099AAA',
    'application/json',
    undefined,
    'InvalidJob',
    'Invalid job id: 7505g0000000099AAA',
  ],
  ['POST', '/job/x/batch', 'text/csv', 'A\n1\n', 'InvalidJob', 'Invalid job id: x'],
];

for (const [method, path, type, body, code, message] of REFUSED) {
  test(`${method} ${path} ${body ?? ''}: ${code}`, () =>
    withBulk(async (bench) => {
      const { ask } = await client(bench);
      const reply = await ask(method, path, type, body);
      assert.is(reply.status, 400);
      if (type === 'application/json') {
        assert.equal(JSON.parse(reply.body), { exceptionCode: code, exceptionMessage: message });
      } else {
        assert.is(
          reply.body,
          `<?xml version="1.0" encoding="UTF-8"?><error xmlns="http://www.force.com/2009/06/asyncapi/dataload"><exceptionCode>${code}</exceptionCode><exceptionMessage>${message}</exceptionMessage></error>`,
        );
      }
    }));
}

test('a session that is none, and a version written as REST writes it', () =>
  withBulk(async ({ url }) => {
    const headers = { 'x-sfdc-session': 'nonsense', 'content-type': 'application/json' };
    const expired = await send(`${url}/services/async/61.0/job/x`, 'GET', headers);
    assert.equal(
      [expired.status, JSON.parse(expired.body)],
      [400, { exceptionCode: 'InvalidSessionId', exceptionMessage: 'Invalid session id' }],
    );
    const valid = { 'x-sfdc-session': await accessToken(url), 'content-type': 'application/json' };
    const version = await send(`${url}/services/async/v61.0/job/x`, 'GET', valid);
    assert.equal(JSON.parse(version.body), {
      exceptionCode: 'InvalidUrl',
      exceptionMessage: 'unknown version: v61.0',
    });
  }));

test.run();
