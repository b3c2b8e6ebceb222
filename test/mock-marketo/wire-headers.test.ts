/** What stands around the bodies: headers, compression, the order of keys. */
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encoded } from '../../mock-marketo/http/compression.ts';
import { type Mock, tokenPath, withMock } from './support.ts';

const test = suite('Marketo wire: headers and compression');

interface Answered {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

async function ask(mock: Mock, path: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const reply = await request(mock.origin + path, {
    headers: { authorization: `Bearer ${await mock.token()}`, ...headers },
  });
  return { headers: reply.headers, bytes: Buffer.from(await reply.body.arrayBuffer()) };
}

const LONG = '/rest/v1/leads/describe.json';
const SHORT = '/rest/v1/leads/partitions.json';

test('long answers are compressed for clients that take gzip, and say that they vary', () =>
  withMock({}, async (mock) => {
    const plain = await ask(mock, LONG, {});
    assert.is(plain.headers['content-encoding'], undefined);
    assert.is(plain.headers.vary, 'Accept-Encoding');
    const zipped = await ask(mock, LONG, { 'accept-encoding': 'gzip, deflate' });
    assert.is(zipped.headers['content-encoding'], 'gzip');
    assert.is(Number(zipped.headers['content-length']), zipped.bytes.length);
    const body = JSON.parse(gunzipSync(zipped.bytes).toString());
    assert.equal(body.result, JSON.parse(plain.bytes.toString()).result);
  }));

test('short answers are not', () =>
  withMock({}, async (mock) => {
    const short = await ask(mock, SHORT, { 'accept-encoding': 'gzip' });
    assert.equal([short.headers['content-encoding'], short.headers.vary], [undefined, undefined]);
    assert.ok(JSON.parse(short.bytes.toString()).success);
  }));

/** Bytes, path, what the client takes, whether it is compressed. */
const ENCODINGS: readonly (readonly [number, string, string | undefined, boolean])[] = [
  [1_023, '/rest/v1/x', 'gzip', false],
  [1_024, '/rest/v1/x', 'gzip', true],
  [1_024, '/rest/v1/x', 'deflate, gzip;q=0.5', true],
  [1_024, '/rest/v1/x', 'gzip;q=0', false],
  [1_024, '/rest/v1/x', 'gzip;q=0.0, br', false],
  [1_024, '/rest/v1/x', 'x-gzip', false],
  [1_024, '/rest/v1/x', undefined, false],
  [5_000, '/bulk/v1/leads/export/1/file.json', 'gzip', false],
];

test('what is compressed, by length, path and what the client takes', () => {
  for (const [length, url, accepted, expected] of ENCODINGS) {
    const { headers } = encoded('x'.repeat(length), url, accepted);
    assert.is(headers?.['content-encoding'] === 'gzip', expected, `${length} ${url} ${accepted}`);
  }
  assert.is(
    encoded('é'.repeat(512), '/rest/v1/x', 'gzip').headers?.['content-encoding'],
    'gzip',
    'bytes, not characters',
  );
});

test('headers are those of the recordings', () =>
  withMock({}, async (mock) => {
    const { headers } = await ask(mock, SHORT, {});
    assert.is(headers.server, 'nginx');
    assert.is(headers['content-type'], 'application/json;charset=UTF-8');
    assert.is(headers.date, 'Mon, 05 Jan 2026 12:00:00 GMT');
    const identity = await ask(mock, tokenPath(), {});
    assert.equal(
      ['cache-control', 'pragma', 'x-xss-protection', 'x-frame-options', 'x-content-type-options'].map(
        (name) => identity.headers[name],
      ),
      ['no-store', 'no-cache', '1; mode=block', 'DENY', 'nosniff'],
    );
  }));

test('the request id is a number below 100,000 and the instant in milliseconds, both in hex', () =>
  withMock({}, async (mock) => {
    for (let call = 0; call < 50; call += 1) {
      const { requestId } = (await mock.get(SHORT)).body;
      const [, prefix, at] = /^([0-9a-f]{1,5})#([0-9a-f]{11})$/.exec(requestId) ?? [];
      assert.ok(Number.parseInt(prefix!, 16) < 100_000, requestId);
      assert.is(Number.parseInt(at!, 16), mock.clock.now());
      mock.clock.advanceTo(mock.clock.now() + 1_000);
    }
  }));

/** Paths, and the keys of their answers in order. */
const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['leads.json?filterType=email&filterValues=none', ['requestId', 'result', 'success']],
  ['leads.json?filterType=nope&filterValues=none', ['requestId', 'success', 'errors']],
  ['activities/pagingtoken.json?sinceDatetime=2026-01-01', ['requestId', 'success', 'nextPageToken']],
  ['lists.json', ['requestId', 'result', 'success']],
  ['leads/schema/fields.json?batchSize=1', ['requestId', 'result', 'success', 'nextPageToken', 'moreResult']],
];

test('answers are compact JSON whose keys stand in the order of the live server', () =>
  withMock({}, async (mock) => {
    for (const [path, keys] of KEYS) {
      const { body, text } = await mock.get(`/rest/v1/${path}`);
      assert.equal(Object.keys(body), keys, path);
      assert.is(text, JSON.stringify(body), path);
    }
  }));

test.run();
