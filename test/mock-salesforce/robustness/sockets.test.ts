import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildServer } from '../../../mock-salesforce/index.ts';
import { accessToken, START, smallOrg } from '../small-org.ts';
import { assertShape } from './expected-shape.ts';
import { JOB, TOKEN } from './placeholders.ts';
import { knownRequest, type WildRequest } from './wild-requests.ts';

const test = suite('bad input over real sockets');

const TIMEOUT_MS = 300;
/** How long the machine may need on top of the server's own timeout. */
const PATIENCE_MS = 10_000;

interface Bench {
  readonly url: string;
  readonly port: number;
}

/** Runs a story against a server with short timeouts; afterwards the server must still answer, and close at once. */
async function withSockets(story: (bench: Bench) => Promise<void>): Promise<void> {
  const server = await buildServer(smallOrg({ dailyApiRequests: 1e9 }), {
    clock: { now: () => START },
    requestTimeoutMs: TIMEOUT_MS,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    await story({ url, port: Number(new URL(url).port) });
    const token = await accessToken(url);
    const reply = await fetch(`${url}/services/data/v62.0/limits`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.is(reply.status, 200);
  } finally {
    await server.close();
  }
}

/** Sends what it is given and collects what comes back, until the other side closes. */
async function exchange(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the server keeps the connection open')));
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    answer += chunk;
  });
  const closed = once(socket, 'close');
  const failed = once(socket, 'error').then(([error]) => ignoreReset(error as NodeJS.ErrnoException));
  for (const part of parts) socket.write(part);
  await Promise.race([closed, failed]);
  return answer;
}

/** A server that refuses a body may close before it has read it. */
function ignoreReset(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
}

/** The head of a query of so many parentheses. */
const queryOf = (length: number) =>
  `GET /services/data/v62.0/query?q=${'('.repeat(length)} HTTP/1.1\r\nHost: mock\r\n`;

const HEAD = 'POST /services/oauth2/token HTTP/1.1\r\nHost: mock\r\n';

/** What is sent, and what the answer begins with. */
const CASES: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['nothing at all', [], /^HTTP\/1\.1 408 /],
  ['headers that never end', [HEAD, 'X-A: b\r\n'], /^HTTP\/1\.1 408 /],
  ['a body that never comes', [`${HEAD}Content-Length: 10\r\n\r\n`], /^HTTP\/1\.1 408 /],
  ['a body that stops half-way', [`${HEAD}Content-Length: 10\r\n\r\n`, 'grant'], /^HTTP\/1\.1 408 /],
  [
    'chunks without a last one',
    [`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '5\r\ngrant\r\n'],
    /^HTTP\/1\.1 408 /,
  ],
  [
    'no HTTP',
    ['\u0016\u0003\u0001 hello\r\n\r\n'],
    /^HTTP\/1\.1 400 [\s\S]*<h1>Bad Message 400<\/h1><pre>reason: /,
  ],
  ['a chunk without a length', [`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`], /^HTTP\/1\.1 400 /],
  ['two lengths', [`${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`], /^HTTP\/1\.1 400 /],
  [
    'headers that are too large',
    [`${HEAD}X-A: ${'b'.repeat(16_400)}\r\n\r\n`],
    /^HTTP\/1\.1 431 [\s\S]*<h1>Bad Message 431<\/h1><pre>reason: Request Header Fields Too Large<\/pre>$/,
  ],
  [
    'headers beyond counting',
    [
      HEAD,
      `${Array.from({ length: 3_000 }, (_, i) => `X-${i}: 1`).join('\r\n')}\r\n`,
      'Content-Length: 0\r\n\r\n',
    ],
    /^HTTP\/1\.1 431 [\s\S]*<h1>Bad Message 431</,
  ],
  [
    'headers without an end',
    [HEAD, `X-A: ${'b'.repeat(600_000)}`, 'b'.repeat(600_000)],
    /^HTTP\/1\.1 431 [\s\S]*<h1>Bad Message 431</,
  ],
  [
    'an address that fits, with headers that make it too large',
    [queryOf(12_000), `X-A: ${'b'.repeat(5_000)}\r\n\r\n`],
    /^HTTP\/1\.1 431 [\s\S]*<h1>Bad Message 431</,
  ],
  [
    'an address that just fits',
    [queryOf(16_000), 'Connection: close\r\n\r\n'],
    /^HTTP\/1\.1 401 [\s\S]*"errorCode":"INVALID_SESSION_ID"/,
  ],
  [
    'an address that is too long',
    [queryOf(100_000), '\r\n'],
    /^HTTP\/1\.1 414 [\s\S]*<h1>Bad Message 414<\/h1><pre>reason: URI Too Long<\/pre>$/,
  ],
  [
    'a body that says it is too large',
    [
      'PUT /services/data/v62.0/jobs/ingest/7505g0000000001AAA/batches HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nContent-Type: text/csv\r\nContent-Length: 200000000\r\n\r\n',
    ],
    /^HTTP\/1\.1 413 [\s\S]*"errorCode":"EXCEEDED_MAX_SIZE_REQUEST"/,
  ],
];

for (const [name, parts, expected] of CASES) {
  test(name, () => withSockets(async ({ port }) => assert.match(await exchange(port, ...parts), expected)));
}

test('a hundred half-open connections do not keep others out', () =>
  withSockets(async ({ url, port }) => {
    const sockets: Socket[] = [];
    for (let i = 0; i < 100; i += 1) {
      const socket = connect(port, '127.0.0.1').on('error', ignoreReset);
      socket.write(HEAD);
      sockets.push(socket);
    }
    assert.match(await accessToken(url), /^00D/);
    await Promise.all(sockets.map((socket) => (socket.closed ? undefined : once(socket.resume(), 'close'))));
  }));

test('clients that hang up in the middle of an answer', () =>
  withSockets(async ({ url, port }) => {
    const token = await accessToken(url);
    for (let i = 0; i < 20; i += 1) {
      const socket = connect(port, '127.0.0.1').on('error', ignoreReset);
      socket.write(
        `GET /services/data/v62.0/sobjects/Contact/describe HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer ${token}\r\n\r\n`,
      );
      await once(socket, 'data');
      socket.resetAndDestroy();
    }
  }));

test('three hundred wild requests', () =>
  withSockets(async ({ url, port }) => {
    const token = await accessToken(url);
    const fill = (text: string) => text.replaceAll(TOKEN, token).replaceAll(JOB, '7505g0000000001AAA');
    const samples: readonly WildRequest[] = fc.sample(knownRequest, { seed: 20_260_105, numRuns: 300 });
    for (const { method, url: path, headers, body } of samples) {
      const payload = Buffer.from(method === 'GET' ? '' : fill(body));
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${fill(value)}\r\n`);
      const head = `${method} ${fill(path)} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nContent-Length: ${payload.length}\r\n${lines.join('')}\r\n`;
      const answer = await exchange(port, head, payload.toString('latin1'));
      const [, status = '0'] = /^HTTP\/1\.1 (\d{3}) /.exec(answer) ?? [];
      const [, type = ''] = /^content-type: ([^\r]*)/im.exec(answer) ?? [];
      const content = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      if (type.startsWith('text/html') && content.includes('Bad Message')) assert.ok(Number(status) < 500);
      else if (content !== '') assertShape({ url: path, status: Number(status), type, body: content });
      else assert.ok(Number(status) > 0, `no answer to ${head.slice(0, 200)}`);
    }
  }));

test.run();
