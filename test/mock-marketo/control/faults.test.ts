import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, marketoClient, withMock } from '../support.ts';

const test = suite('Marketo faults on demand under /__mock/faults');

const PARTITIONS = '/rest/v1/leads/partitions.json';

async function addFault(mock: Mock, rule: object): Promise<Json> {
  return (await mock.fetch('/__mock/faults', { method: 'POST', body: JSON.stringify(rule) })).body;
}

/** What a call of the API came to: `200`, an error code, another HTTP status, or `broken`. */
async function outcome(mock: Mock, token: string, path = PARTITIONS): Promise<string> {
  try {
    const reply = await mock.fetch(path, { headers: { authorization: `Bearer ${token}` } });
    return reply.body?.success === false ? reply.body.errors[0].code : String(reply.status);
  } catch {
    return 'broken';
  }
}

test('an error refuses the next calls and then no more, signing in aside', () =>
  withMock({}, async (mock) => {
    await addFault(mock, { code: '604', times: 2 });
    const call = async (): Promise<string> => {
      const reply = await mock.get(PARTITIONS);
      return reply.body.success ? 'answered' : errorOf(reply);
    };
    assert.equal(
      [await call(), await call(), await call()],
      ['604 Request timed out', '604 Request timed out', 'answered'],
    );
  }));

test('the errors of limits carry the instance’s own limits', () =>
  withMock({ limits: { rateCalls: 50, concurrentCalls: 5 } }, async (mock) => {
    await addFault(mock, { code: '606', times: 1 });
    await addFault(mock, { code: '615', times: 1 });
    assert.is(errorOf(await mock.get(PARTITIONS)), "606 Max rate limit '50' exceeded with in '20' secs");
    assert.is(errorOf(await mock.get(PARTITIONS)), "615 Concurrent access limit '5' reached");
  }));

test('rules choose by operation, method and path; a status alone is a gateway’s', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    await addFault(mock, { operation: 'GET /rest/v1/lead/{leadId}.json', code: '713' });
    await addFault(mock, { path: '/rest/v1/stats/*', status: 502 });
    await addFault(mock, { path: '/identity/oauth/token', status: 503, times: 1 });
    assert.is(await outcome(mock, token, '/rest/v1/lead/7.json'), '713');
    assert.is(await outcome(mock, token, '/rest/v1/stats/usage.json'), '502');
    assert.is(await outcome(mock, token), '200');
    const reply = await mock.fetch('/identity/oauth/token?grant_type=client_credentials');
    assert.equal([reply.status, reply.headers.get('content-type')], [503, 'text/html']);
  }));

test('latency, timeout, connection reset and reply lost', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const create = (email: string) =>
      mock
        .fetch('/rest/v1/leads.json', {
          method: 'POST',
          headers,
          body: JSON.stringify({ input: [{ email }] }),
        })
        .catch(() => 'broken');
    await addFault(mock, {
      effect: 'latency',
      delay: { shape: 'logNormal', medianMs: 60, sigma: 0 },
      times: 1,
    });
    const startedAt = performance.now();
    assert.is(await outcome(mock, token), '200');
    assert.ok(performance.now() - startedAt >= 59);
    await addFault(mock, { effect: 'reset', times: 1 });
    assert.is(await create('reset@acme.example'), 'broken');
    assert.is(mock.instance.persons.count, 0, 'nothing was written');
    await addFault(mock, { effect: 'replyLost', times: 1 });
    assert.is(await create('lost@acme.example'), 'broken');
    assert.is(mock.instance.persons.count, 1, 'the lead is there, though nobody was told');
    await addFault(mock, { effect: 'timeout', times: 1 });
    const hung = mock.fetch(PARTITIONS, { signal: AbortSignal.timeout(60) });
    assert.is(await hung.catch((error) => error.name), 'TimeoutError');
  }));

test('rules are listed with their hits, and removed', () =>
  withMock({}, async (mock) => {
    await addFault(mock, { code: '608', times: 1, probability: 1 });
    await outcome(mock, await mock.token());
    const { faults } = (await mock.fetch('/__mock/faults')).body;
    assert.equal(faults, [
      { id: 1, effect: 'error', code: '608', times: 1, probability: 1, hits: 1, over: true },
    ]);
    assert.is((await mock.fetch('/__mock/faults/1', { method: 'DELETE' })).status, 204);
    assert.is((await mock.fetch('/__mock/faults/1', { method: 'DELETE' })).status, 404);
  }));

test('a wrong rule is refused with place, found, expected and the nearest name', () =>
  withMock({}, async (mock) => {
    const table: [object, RegExp][] = [
      [{}, /^the request: expected either a code or a status$/],
      [{ code: '1003' }, /^code: found "1003", expected one of 500, 502, 600/],
      [{ code: '606', tims: 1 }, /^tims: there is no such key; did you mean "times"\?$/],
      [{ status: 503, operation: 'GET /rest/v1/lead.json' }, /did you mean "GET \/rest\/v1\/leads\.json"\?$/],
    ];
    for (const [rule, message] of table) {
      const { code, message: found } = await addFault(mock, rule);
      assert.is(code, 'BAD_REQUEST');
      assert.match(found, message);
    }
  }));

test('node-marketo-rest renews an expired token, and waits out 606 and a 503', () =>
  withMock({}, async (mock) => {
    const client = marketoClient(mock);
    const signIns = async (): Promise<number> =>
      (await mock.fetch('/__mock/requests?path=/identity/*')).body.requests.length;
    assert.is((await client.lead.partitions()).success, true);
    assert.is(await signIns(), 1);
    await mock.fetch('/__mock/tokens/expire', { method: 'POST' });
    assert.is((await client.lead.partitions()).success, true, 'the refusal never reaches the caller');
    assert.is(await signIns(), 2);
    assert.is((await mock.fetch('/__mock/requests?code=602')).body.requests.length, 1);
    await addFault(mock, { code: '606', times: 1 });
    await addFault(mock, { status: 503, times: 1 });
    assert.is((await client.lead.partitions()).success, true);
    const { faults } = (await mock.fetch('/__mock/faults')).body;
    assert.equal(
      faults.map((rule: Json) => rule.hits),
      [1, 1],
    );
  }));

test.run();
