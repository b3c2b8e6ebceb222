import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildServer } from '../../mock-salesforce/index.ts';
import { OPERATIONS } from '../../mock-salesforce/resources/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('bad input is the client’s mistake, never the server’s');

const SEGMENTS = [
  'Contact',
  'lead',
  'Nope',
  'Ext__c',
  'v62.0',
  'v1',
  '0035g0000000001AAA',
  '003',
  'a%20b',
  '%00',
  'é',
  '..',
];
const TEXTS = ['', ' ', 'x', '-1', 'SELECT Id FROM Lead', "'", '2026-01-05T08:00:00Z', '5'.repeat(40)];
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/xml',
  'text/csv',
  'x',
  'application/json; charset=utf-16',
];

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.record({
    allOrNone: fc.constantFrom(true, false, 'x'),
    records: fc.array(
      fc.record({ attributes: fc.constant({ type: 'Lead' }), id: fc.jsonValue(), LastName: fc.jsonValue() }),
    ),
  }),
);

const anyRequest = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  segments: fc.array(fc.constantFrom(...SEGMENTS), { minLength: 4, maxLength: 4 }),
  name: fc.constantFrom('q', 'fields', 'start', 'end', 'ids', 'explain', 'columns', 'grant_type'),
  text: fc.constantFrom(...TEXTS),
  type: fc.constantFrom(...TYPES),
  body: fc.oneof(
    json.map((value) => JSON.stringify(value)),
    fc.constantFrom('', '{', '<a/>', 'grant_type=password&username=x', '\u0000'),
  ),
});

test('three hundred odd requests to every kind of resource', async () => {
  const server = buildServer(smallOrg(), { clock: { now: () => START } });
  const form = 'grant_type=client_credentials&client_id=mock-client&client_secret=mock-secret';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const signedIn = await server.inject({
    method: 'POST',
    url: '/services/oauth2/token',
    headers,
    payload: form,
  });
  const authorization = `Bearer ${signedIn.json<{ access_token: string }>().access_token}`;
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ operation, segments, name, text, type, body }) => {
      let next = 0;
      const path = operation.path.replace(/:\w+/g, () => segments[next++]!);
      const url = `${path}?${name}=${encodeURIComponent(text)}`;
      const payload = operation.method === 'GET' ? {} : { payload: body };
      const reply = await server.inject({
        method: operation.method,
        url,
        headers: { authorization, 'content-type': type },
        ...payload,
      });
      const isFault = reply.body.includes('soapenv:Fault');
      assert.ok(reply.statusCode < 500 || isFault, `${operation.method} ${url} ${body}: ${reply.body}`);
    }),
    { numRuns: 300, seed: 11 },
  );
  await server.close();
});

test('a path that cannot be decoded is not found or refused, as JSON', async () => {
  const server = buildServer(smallOrg(), { clock: { now: () => START } });
  const reply = await server.inject({ method: 'GET', url: '/services/data/%E0%A4%A/limits' });
  assert.ok(reply.statusCode >= 400 && reply.statusCode < 500);
  assert.type(reply.json<{ errorCode: string }[]>()[0]!.errorCode, 'string');
  await server.close();
});

test.run();
