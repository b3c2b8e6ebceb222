import fc from 'fast-check';
import { Client, request } from 'undici';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Mock, withMock } from './support.ts';

const test = suite('Marketo wire oddities');

const PARTITIONS = '/rest/v1/leads/partitions.json';

/** A request with its path and body exactly as written, which fetch would tidy up. */
async function raw(mock: Mock, method: string, path: string, body = '', type?: string): Promise<string> {
  const headers = { authorization: `Bearer ${await mock.token()}`, ...(type && { 'content-type': type }) };
  const options = { method: method as 'GET', path, headers, ...(body !== '' && { body }) };
  const client = new Client(mock.origin);
  const reply = await client.request(options);
  const answer = JSON.parse(await reply.body.text());
  await client.close();
  return answer.success ? 'answered' : errorOf({ body: answer });
}

/** Method, path, body, content type, answer. */
const ODDITIES: readonly (readonly [string, string, string, string | undefined, string])[] = [
  ['GET', '/rest/../rest/v1/leads/partitions.json', '', undefined, 'answered'],
  ['GET', '/rest/./v1/leads/partitions.json', '', undefined, 'answered'],
  ['GET', '/../../rest/v1/leads/partitions.json', '', undefined, 'answered'],
  ['GET', `${PARTITIONS}?_method=GET`, '', undefined, 'answered'],
  ['GET', PARTITIONS, '_method=GET', 'application/x-www-form-urlencoded', 'answered'],
  ['GET', PARTITIONS, '{broken', 'application/json', 'answered'],
  ['POST', `${PARTITIONS}?_method=get`, '', undefined, 'answered'],
  ['POST', PARTITIONS, '_method=GET', 'application/x-www-form-urlencoded', 'answered'],
  ['POST', '/rest/v1/leads/describe.json', '', undefined, "605 Request method 'POST' not supported"],
  ['PUT', PARTITIONS, '', undefined, "605 Request method 'PUT' not supported"],
  ['PATCH', PARTITIONS, '{}', 'application/json', "605 Request method 'PATCH' not supported"],
  ['GET', '/rest//v1/leads/partitions.json', '', undefined, '610 Requested resource not found'],
  ['GET', '/rest/v1/leads/partitions', '', undefined, '610 Requested resource not found'],
  ['GET', '/', '', undefined, '610 Requested resource not found'],
  ['GET', '/rest/v1/lead/%E0%A4%A.json', '', undefined, '500 Internal Server error'],
  ['POST', '/rest/v1/leads.json', '', 'application/json', '1003 Leads not specified'],
  [
    'POST',
    '/rest/v1/leads.json',
    '{"data":{}}',
    'application/json; charset=utf-8',
    '1003 Leads not specified',
  ],
  ['POST', '/rest/v1/leads.json', '', undefined, '612 Invalid Content Type'],
  ['POST', '/rest/v1/leads.json', 'a=b', 'application/x-www-form-urlencoded', '612 Invalid Content Type'],
  ['POST', '/rest/v1/leads.json', '{}', 'no content type at all', '612 Invalid Content Type'],
];

test('requests that real clients send, and some that nobody should, get a proper answer', () =>
  withMock({}, async (mock) => {
    for (const [method, path, body, type, expected] of ODDITIES) {
      assert.is(await raw(mock, method, path, body, type), expected, `${method} ${path} ${body} ${type}`);
    }
  }));

test('header and query may both carry the token', () =>
  withMock({}, async (mock) => {
    const { body } = await mock.get(`${PARTITIONS}?access_token=${await mock.token()}`);
    assert.ok(body.success);
  }));

test('a form, and a field of a multipart body, may carry it too', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    const form = new URLSearchParams({ access_token: token, _method: 'GET' });
    assert.ok((await mock.fetch(PARTITIONS, { method: 'POST', body: form })).body.success);
    const parts = new FormData();
    parts.set('access_token', token);
    parts.set('format', 'csv');
    parts.set('file', new Blob(['email\na@acme.example']), 'C:\\leads\\a.csv');
    const upload = await mock.fetch('/bulk/v1/leads.json', { method: 'POST', body: parts });
    assert.is(upload.body.result[0].status, 'Queued');
  }));

test('an array comes with commas, encoded commas, or as a repeated parameter, and a plus is no blank', () =>
  withMock({}, async (mock) => {
    const input = ['a+b@acme.example', 'c@acme.example'].map((email) => ({ email }));
    await mock.post('/rest/v1/leads.json', { input });
    for (const values of [
      'filterValues=a%2Bb@acme.example,c@acme.example',
      'filterValues=a%2Bb%40acme.example%2Cc%40acme.example',
      'filterValues=a%2Bb@acme.example&filterValues=c@acme.example',
    ]) {
      const { result } = (
        await mock.get(`/rest/v1/leads.json?filterType=email&${values}&fields=id&fields=email`)
      ).body;
      assert.equal(
        result.map((lead: { id: number }) => lead.id),
        [1, 2],
        values,
      );
    }
  }));

test('keep-alive: one connection carries many calls', () =>
  withMock({}, async (mock) => {
    for (let call = 0; call < 20; call += 1) {
      const reply = await request(`${mock.origin}${PARTITIONS}?access_token=${await mock.token()}`);
      assert.is(reply.statusCode, 200);
      await reply.body.dump();
    }
  }));

const anyValue = fc.anything({ withNullPrototype: false, maxDepth: 2 });
const anyInput = fc.array(
  fc.dictionary(
    fc.constantFrom('email', 'id', 'leadScore', 'dateOfBirth', '__proto__', 'unsubscribed', 'x'),
    anyValue,
  ),
  { maxLength: 4 },
);
const anyBody = fc.oneof(
  fc.string(),
  fc.record({
    input: fc.oneof(anyInput, anyValue),
    action: fc.oneof(fc.constantFrom('createOnly', 'updateOnly', 'createDuplicate'), anyValue),
    lookupField: fc.oneof(fc.constantFrom('email', 'id', 'leadScore'), anyValue),
  }),
);

test('whatever is sent to lead sync, the answer is an envelope, and never the system error of a bug', () =>
  withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY } }, async (mock) => {
    for (const body of fc.sample(anyBody, { numRuns: 150, seed: 20_260_105 })) {
      const sent = typeof body === 'string' ? body : jsonText(body);
      const reply = await mock.post('/rest/v1/leads.json', sent);
      assert.is(reply.status, 200, sent);
      assert.type(reply.body.success, 'boolean', sent);
      if (!reply.body.success) assert.is.not(reply.body.errors[0].code, '611', sent);
    }
  }));

function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
}

test.run();
