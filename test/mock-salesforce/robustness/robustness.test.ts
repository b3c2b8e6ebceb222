import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualClock } from '../../../engine/kernel/index.ts';
import { buildServer } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';
import { assertShape } from './expected-shape.ts';
import { JOB, TOKEN } from './placeholders.ts';
import { knownRequest, type WildRequest, wildRequest } from './wild-requests.ts';

const test = suite('bad input is the client’s mistake, never the server’s');

const SEED = Number(process.env.PROPERTY_SEED ?? 20_260_105);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 1);
/** No request may keep the others waiting for longer, on however slow a machine. */
const MOST_MS = 5_000;
/** Requests after which the org begins anew. */
const FRESH_AFTER = 500;

/** A server that signs in again when it has to, and begins anew from time to time. */
class Target {
  readonly #server: FastifyInstance;
  #token = '';
  #job = '';
  #asked = 0;

  private constructor(server: FastifyInstance) {
    this.#server = server;
  }

  static async open(): Promise<Target> {
    const clock = new VirtualClock(START);
    const bulk = { queueMs: 0, ingestRowMs: 0, queryMs: 0, queryRowMs: 0 };
    return new Target(await buildServer(smallOrg({ dailyApiRequests: 1e9, bulk }), { clock }));
  }

  async send({ method, url, headers, body }: WildRequest) {
    if (this.#asked++ % FRESH_AFTER === 0) await this.#begin();
    const fill = (text: string) => text.replaceAll(TOKEN, this.#token).replaceAll(JOB, this.#job);
    const payload = method === 'GET' || method === 'HEAD' ? {} : { payload: fill(body) };
    const startedAt = performance.now();
    const reply = await this.#server.inject({
      method: method as 'GET',
      url: fill(url),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])),
      ...payload,
    });
    const ms = performance.now() - startedAt;
    assert.ok(ms < MOST_MS, `took ${ms} ms`);
    if (reply.statusCode === 401 && headers.authorization === `Bearer ${TOKEN}`) await this.#begin();
    const type = String(reply.headers['content-type'] ?? '');
    return { url: resolved(url), status: reply.statusCode, type, body: method === 'HEAD' ? '' : reply.body };
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #begin(): Promise<void> {
    await this.#server.inject({ method: 'POST', url: '/__mock/reset' });
    const signedIn = await this.#server.inject({
      method: 'POST',
      url: '/services/oauth2/token',
      payload:
        'grant_type=password&username=admin@mock.example&password=mock&client_id=mock-client&client_secret=mock-secret',
    });
    this.#token = signedIn.json<{ access_token: string }>().access_token;
    const job = await this.#server.inject({
      method: 'POST',
      url: '/services/data/v62.0/jobs/ingest',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      payload: '{"object":"Contact","operation":"insert"}',
    });
    this.#job = job.json<{ id: string }>().id;
  }
}

/** Dots in a path are resolved before an injected request reaches the server. */
function resolved(url: string): string {
  return new URL(url.replace(/^\/+/, '/'), 'http://127.0.0.1').pathname;
}

async function holds(requests: fc.Arbitrary<WildRequest>, runs: number): Promise<void> {
  const target = await Target.open();
  try {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const reply = await target.send(request);
        if (reply.body !== '') assertShape(reply);
      }),
      { seed: SEED, numRuns: runs * RUNS },
    );
  } finally {
    await target.close();
  }
  assert.is(({} as Record<string, unknown>).polluted, undefined);
}

test('four thousand wild requests to wild addresses', () => holds(wildRequest, 4_000));

test('eight thousand requests whose method and address are right', () => holds(knownRequest, 8_000));

test('a path that cannot be decoded names nothing, and a long name is one that does not exist', async () => {
  const server = await buildServer(smallOrg(), { clock: { now: () => START } });
  const undecodable = await server.inject({ method: 'GET', url: '/services/data/%E0%A4%A/limits' });
  assert.equal(
    [undecodable.statusCode, undecodable.json()],
    [404, [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]],
  );
  const name = 'x'.repeat(12_000);
  const long = await server.inject({ method: 'GET', url: `/services/data/v62.0/sobjects/${name}` });
  assert.is(long.statusCode, 401, 'it gets as far as any other name');
  await server.close();
});

test.run();
