import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Mock, withMock } from '../support.ts';

const test = suite('Marketo: connections that are slow, half open, or no HTTP at all');

const TIMEOUT_MS = 300;

/** What a server says to these bytes until it closes the connection. */
function conversation({ origin }: Mock, parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
    for (const part of parts) socket.write(part);
  });
}

const HEAD = 'POST /rest/v1/leads.json HTTP/1.1\r\nHost: mock\r\n';

test('each gets an answer of the web server, and its connection is closed', () =>
  withMock({ requestTimeoutMs: TIMEOUT_MS }, async (mock) => {
    const table: [string, string[], RegExp][] = [
      ['headers that never end', [HEAD, 'X-A: b\r\n'], /^HTTP\/1\.1 408 Request Timeout\r\n/],
      ['a body that never comes', [`${HEAD}Content-Length: 9\r\n\r\n`, '{"in'], /^HTTP\/1\.1 408 /],
      ['no HTTP', ['hello there\r\n\r\n'], /^HTTP\/1\.1 400 Bad Request\r\n/],
      ['TLS', ['\x16\x03\x01\x02\x00\x01\x00'], /^HTTP\/1\.1 400 /],
      ['a head without end', [`${HEAD}X: ${'x'.repeat(70_000)}\r\n\r\n`], /^HTTP\/1\.1 431 /],
      ['two lengths', [`${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`], /^HTTP\/1\.1 400 /],
    ];
    const heard = await Promise.all(table.map(([, parts]) => conversation(mock, parts)));
    table.forEach(([what, , expected], i) => {
      assert.match(heard[i]!, expected, what);
      assert.match(heard[i]!, /Content-Type: text\/html\r\n/, what);
    });
    assert.is((await mock.get('/rest/v1/leads/partitions.json')).body.success, true, 'others are served');
  }));

test('a server that is told to close lets a request finish, and gives up what faults keep waiting', async () => {
  let hung: Promise<unknown> = Promise.resolve();
  let slow: Promise<{ status: number }> | undefined;
  const startedAt = performance.now();
  await withMock({}, async (mock) => {
    const headers = { authorization: `Bearer ${await mock.token()}` };
    const fault = { effect: 'timeout', path: '/rest/v1/leads/partitions.json' };
    await mock.fetch('/__mock/faults', { method: 'POST', body: JSON.stringify(fault) });
    hung = mock.fetch('/rest/v1/leads/partitions.json', { headers }).catch(() => 'broken');
    slow = mock.fetch('/rest/v1/lead/1.json', { headers });
    await slow;
  });
  assert.is(await hung, 'broken');
  assert.is((await slow!).status, 200);
  assert.ok(performance.now() - startedAt < 1_900, 'nobody waited for the request that hung');
});

test.run();
