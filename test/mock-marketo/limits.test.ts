import { connect as openSocket, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RateLimit } from '../../mock-marketo/rules/rate-limit.ts';
import { Usage } from '../../mock-marketo/usage.ts';
import { errorOf, type Mock, withMock } from './support.ts';

const test = suite('Marketo limits');

test('the rate is a sliding window: each call counts for exactly 20 seconds', () => {
  const rate = new RateLimit(2, 20_000);
  const admitted = [0, 5_000, 19_999, 20_000, 20_001, 25_000, 25_001].map((at) => rate.admit(at));
  assert.equal(admitted, [true, true, false, true, false, true, false]);
});

test('the day of the quota begins at midnight CST, which is 06:00 UTC', () => {
  const usage = new Usage(1);
  const before = Date.UTC(2026, 0, 5, 5, 59, 59);
  assert.equal([usage.admit(before), usage.admit(before)], [true, false]);
  assert.is(usage.admit(before + 1_000), true);
  assert.equal(
    usage
      .days(before + 1_000, 7)
      .map(({ date, calls }) => `${date} ${calls}`)
      .slice(0, 3),
    ['2026-01-05 1', '2026-01-04 1', '2026-01-03 0'],
  );
});

async function usage(mock: Mock): Promise<string> {
  const reply = await mock.get('/rest/v1/stats/usage.json');
  return reply.body.success ? String(reply.body.result[0].total) : errorOf(reply);
}

test('call 101 within 20 seconds is refused with the recorded text', () =>
  withMock({}, async (mock) => {
    for (let call = 1; call <= 100; call += 1) assert.is(await usage(mock), String(call));
    assert.is(await usage(mock), "606 Max rate limit '100' exceeded with in '20' secs");
    mock.clock.advanceTo(mock.clock.now() + 19_999);
    assert.match(await usage(mock), /^606/);
    mock.clock.advanceTo(mock.clock.now() + 1);
    assert.is(await usage(mock), '101', 'refused calls were not counted');
  }));

test('the daily quota ends in 607 and begins again the next day', () =>
  withMock({ limits: { dailyCalls: 3, rateCalls: Number.POSITIVE_INFINITY } }, async (mock) => {
    for (let call = 1; call <= 3; call += 1) assert.is(await usage(mock), String(call));
    assert.is(await usage(mock), '607 Daily quota reached');
    mock.clock.advanceTo(mock.clock.now() + 86_400_000);
    assert.is(await usage(mock), '1');
  }));

test('calls with a bad token or a method that does not exist are not counted', () =>
  withMock({}, async (mock) => {
    await mock.fetch('/rest/v1/leads.json', { headers: { authorization: 'Bearer invented' } });
    await mock.post('/rest/v1/stats/usage.json', {});
    assert.is(await usage(mock), '1');
    const { result } = (await mock.get('/rest/v1/stats/errors.json')).body;
    assert.equal(result[0].errors, [
      { errorCode: '601', count: 1 },
      { errorCode: '605', count: 1 },
    ]);
  }));

/** A call that stays in flight: its body is announced and does not come. */
function unfinished({ origin }: Mock): Promise<Socket> {
  const socket = openSocket(Number(new URL(origin).port), '127.0.0.1');
  const head = 'POST /rest/v1/leads.json HTTP/1.1\r\nHost: mock\r\nContent-Length: 9\r\n\r\n';
  return new Promise((resolve) => socket.write(head, () => resolve(socket)));
}

test('the eleventh call in flight is refused, and there is room again when one ends', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    const sockets = await Promise.all(Array.from({ length: 10 }, () => unfinished(mock)));
    const call = (): ReturnType<Mock['fetch']> =>
      mock.fetch('/rest/v1/stats/usage.json', { headers: { authorization: `Bearer ${token}` } });
    let reply = await call();
    while (reply.body.success) reply = await call();
    assert.is(errorOf(reply), "615 Concurrent access limit '10' reached");
    assert.ok((await mock.fetch('/__mock/clock')).status === 200, 'the control routes have no limit');
    for (const socket of sockets) socket.destroy();
    while (!reply.body.success) reply = await call();
    assert.ok(reply.body.result);
  }));

test('the native sync is exempt: with no call left, it goes on', () =>
  withMock({ synced: {}, limits: { rateCalls: 0, dailyCalls: 0, concurrentCalls: 0 } }, async (mock) => {
    assert.match(await usage(mock), /^615/);
    for (let call = 0; call < 200; call += 1) {
      const reply = await mock.fetch('/__mock/sync/pendingCount?object=Lead');
      assert.equal([reply.status, reply.body], [200, 0]);
    }
  }));

test('a URI over 8 KB is 414 and a body over 1 MB is 413, in plain text', () =>
  withMock({}, async (mock) => {
    const path = '/rest/v1/leads.json?filterValues=';
    const fits = await mock.get(path.padEnd(8_192, 'x'));
    assert.is(errorOf(fits), "1002 Missing value for the required parameter 'filterType'");
    const long = await mock.get(path.padEnd(8_193, 'x'));
    assert.equal([long.status, long.body], [414, undefined]);
    const large = await mock.post('/rest/v1/leads.json', `{"input":"${'x'.repeat(1_048_576)}"}`);
    assert.equal([large.status, large.body], [413, undefined]);
  }));

test('10 MB are for imports alone: a form with a file is 413 elsewhere, and a larger file is 413 to its sender', () =>
  withMock({}, async (mock) => {
    const headers = { authorization: `Bearer ${await mock.token()}` };
    const send = async (path: string, bytes: number) => {
      const body = new FormData();
      body.set('format', 'csv');
      body.set('file', new Blob([`email\n${'x'.repeat(bytes)}`]), 'leads.csv');
      const { status, text, body: told } = await mock.fetch(path, { method: 'POST', headers, body });
      return told?.result?.[0].status ?? `${status} ${text}`;
    };
    assert.is(await send('/rest/v1/leads.json', 2_000_000), '413 Request Entity Too Large');
    assert.is(await send('/bulk/v1/leads/export/create.json', 2_000_000), '413 Request Entity Too Large');
    assert.is(await send('/bulk/v1/leads.json', 2_000_000), 'Queued');
    assert.is(await send('/bulk/v1/leads.json', 30_000_000), '413 Request Entity Too Large');
  }));

test('limits can be switched off for a load test of one’s own', () =>
  withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY } }, async (mock) => {
    for (let call = 1; call <= 130; call += 1) assert.is(await usage(mock), String(call));
  }));

test.run();
