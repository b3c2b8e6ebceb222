/** Whatever comes in, the answer is the original's error: never a 500, never an unhandled exception, never a hang. */
import { Agent, request as send } from 'undici';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Stream, streamFor, VirtualClock } from '../../../engine/kernel/index.ts';
import { buildServer, Instance } from '../../../mock-marketo/index.ts';
import { CONTRACT_INSTANCE, fill, LAST_CALLS, LEAD_DATABASE_CALLS } from '../contract/contract-calls.ts';
import { OBJECT_CALLS } from '../contract/object-calls.ts';
import { START, tokenPath } from '../support.ts';
import { type AnyRequest, spoiled } from './mutations.ts';

const test = suite('Marketo robustness');

const SEED = 20_260_105;
const MUTANTS = 12_000;
const SOCKET_MUTANTS = 600;
const LIMITS = { rateCalls: Number.POSITIVE_INFINITY, dailyCalls: Number.POSITIVE_INFINITY };
const ROOM = { ...LIMITS, concurrentCalls: Number.POSITIVE_INFINITY };

const MULTIPART = [
  '--x',
  'Content-Disposition: form-data; name="file"; filename="a.csv"',
  'Content-Type: text/csv',
  '',
  'email,firstName\np9@acme.example,Nine',
  '--x--',
  '',
].join('\r\n');

/** Good requests that the contract does not have. */
const OTHERS: readonly (readonly [string, string, string, string])[] = [
  ['GET', '/rest/v1/campaigns.json?name=Welcome', '', ''],
  ['GET', '/rest/v1/campaigns/3001.json', '', ''],
  [
    'POST',
    '/rest/v1/campaigns/3001/trigger.json',
    'application/json',
    '{"input":{"leads":[{"id":1}],"tokens":[{"name":"{{my.a}}","value":"b"}]}}',
  ],
  [
    'POST',
    '/rest/v1/campaigns/3001/schedule.json',
    'application/json',
    '{"input":{"runAt":"2026-01-06T00:00:00Z"}}',
  ],
  ['DELETE', '/rest/v1/leads.json?id=99,98', '', ''],
  [
    'POST',
    '/rest/v1/leads.json?_method=GET',
    'application/x-www-form-urlencoded',
    'filterType=email&filterValues=p1%40acme.example',
  ],
  ['GET', tokenPath(), '', ''],
  ['POST', '/bulk/v1/leads.json?format=csv', 'multipart/form-data; boundary=x', MULTIPART],
  [
    'POST',
    '/bulk/v1/leads/export/create.json',
    'application/json',
    '{"fields":["id","email"],"filter":{"createdAt":{"startAt":"2026-01-01T00:00:00Z","endAt":"2026-01-06T00:00:00Z"}}}',
  ],
  [
    'POST',
    '/bulk/v1/activities/export/create.json',
    'application/json',
    '{"filter":{"createdAt":{"startAt":"2026-01-01T00:00:00Z","endAt":"2026-01-06T00:00:00Z"},"activityTypeIds":[12]}}',
  ],
  [
    'POST',
    '/bulk/v1/program/members/export/create.json',
    'application/json',
    '{"fields":["leadId"],"filter":{"programId":2001}}',
  ],
  ['GET', '/bulk/v1/leads/export.json?status=created,queued', '', ''],
  ['GET', '/bulk/v1/leads/export/none/file.json', '', ''],
  ['GET', '/bulk/v1/leads/batch/1.json', '', ''],
];

function goodRequests(token: string): AnyRequest[] {
  const authorization = `Bearer ${token}`;
  const calls = [...LEAD_DATABASE_CALLS, ...OBJECT_CALLS, ...LAST_CALLS].map(({ operation, path, body }) => ({
    method: operation.split(' ')[0]!,
    url: `/rest/v1/${path.replaceAll(/[{}]/g, '')}`,
    headers: { authorization, 'content-type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
  }));
  const others = OTHERS.map(([method, url, type, body]) => ({
    method,
    url,
    headers: { authorization, ...(type !== '' && { 'content-type': type }) },
    body,
  }));
  return [...calls, ...others];
}

/** What is wrong with an answer, or undefined. */
function faultOf(status: number, type: string, text: string): string | undefined {
  if (![200, 206, 400, 401, 404, 413, 414, 416].includes(status)) return `status ${status}`;
  if (status === 400 || status === 401)
    return /^\{"error":/.test(text) ? undefined : `status ${status}: ${text}`;
  if (!type.startsWith('application/json'))
    return status === 200 && type === '' ? 'no content type' : undefined;
  const body = JSON.parse(text);
  if ('access_token' in body) return undefined;
  if (typeof body.success !== 'boolean' || typeof body.requestId !== 'string') return 'no envelope';
  if (body.success) return undefined;
  const [{ code, message }] = body.errors;
  if (code === '611') return 'an exception that nobody expected';
  if (!/^\d{3,4}$/.test(code) || message === '') return `odd error ${code} ${message}`;
  return /undefined|\[object|NaN\b/.test(message.replace(/'[^']*'/g, ''))
    ? `odd message ${message}`
    : undefined;
}

async function newServer() {
  const clock = new VirtualClock(START);
  const instance = new Instance({ startAt: START, ...CONTRACT_INSTANCE });
  fill(instance, START);
  return { server: await buildServer(instance, { clock, limits: ROOM }), clock };
}

/** A random good request, spoiled; HEAD has no body to look at. */
function mutants(token: string, stream: Stream): () => AnyRequest {
  const good = goodRequests(token);
  return () => spoiled(good[stream.int(0, good.length - 1)]!, stream);
}

test(`${MUTANTS} spoiled requests get a proper answer`, async () => {
  const { server, clock } = await newServer();
  const { access_token: token } = (await server.inject(tokenPath())).json();
  const next = mutants(token, streamFor(SEED, 'mutants'));
  const outcomes = new Map<string, number>();
  for (let number = 0; number < MUTANTS; number += 1) {
    const { method, url, headers, body } = next();
    if (number % 100 === 0) clock.advanceTo(clock.now() + 1_000);
    const reply = await server.inject({ method: method as 'GET', url, headers, payload: body });
    const type = String(reply.headers['content-type'] ?? '');
    if (method === 'HEAD') continue;
    const fault = faultOf(reply.statusCode, type, reply.payload);
    assert.is(
      fault,
      undefined,
      `${number}: ${method} ${url}\n${JSON.stringify(headers)}\n${body.slice(0, 500)}\n${reply.payload.slice(0, 300)}`,
    );
    const code =
      /"success":false,"errors":\[\{"code":"(\d+)"/.exec(reply.payload)?.[1] ?? String(reply.statusCode);
    outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
  }
  for (const code of [
    '200',
    '601',
    '605',
    '609',
    '610',
    '612',
    '1001',
    '1002',
    '1003',
    '1006',
    '1011',
    '1013',
  ]) {
    assert.ok(
      (outcomes.get(code) ?? 0) > 0,
      `nothing was answered with ${code}: ${JSON.stringify([...outcomes])}`,
    );
  }
  await server.close();
});

test(`${SOCKET_MUTANTS} of them over sockets, and each is answered in time`, async () => {
  const { server } = await newServer();
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ headersTimeout: 10_000, bodyTimeout: 10_000 });
  try {
    const { access_token: token } = (await server.inject(tokenPath())).json();
    const next = mutants(token, streamFor(SEED, 'socket mutants'));
    for (let number = 0; number < SOCKET_MUTANTS; number += 1) {
      const { method, url, headers, body } = next();
      const payload = method === 'HEAD' ? null : body;
      const reply = await send(origin + url, {
        method: method as 'GET',
        headers,
        body: payload,
        dispatcher: agent,
      });
      const text = await reply.body.text();
      if (method === 'HEAD') continue;
      const fault = faultOf(reply.statusCode, String(reply.headers['content-type'] ?? ''), text);
      assert.is(
        fault,
        undefined,
        `${number}: ${method} ${url}\n${body.slice(0, 500)}\n${text.slice(0, 300)}`,
      );
    }
  } finally {
    await agent.close();
    await server.close();
  }
});

test.run();
