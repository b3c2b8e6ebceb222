/** What a live instance answered node-marketo-rest in 2018, and what this one answers the same requests. */
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Mock, withMock } from './support.ts';

const test = suite('bulk exports as recorded from a live instance');

interface Recording {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  readonly answer: string;
}

const CLIENT = dirname(createRequire(import.meta.url).resolve('node-marketo-rest/package.json'));
const FOLDER = join(CLIENT, 'fixtures', '123-abc-456.mktorest.com-443');

/** The order in which the client made its calls. */
const VERBS = ['create', 'enqueue', 'status', 'cancel'];

function recordingOf(name: string): Recording {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const [method, path] = text.split('\n')[0]!.split(' ') as [string, string];
  const header = (key: string): string => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  return {
    name,
    method,
    path,
    contentType: header('content-type'),
    body: header('body').replaceAll('\\"', '"'),
    answer: text.trimEnd().split('\n').at(-1)!,
  };
}

const RECORDINGS = readdirSync(FOLDER)
  .filter((name) => name.startsWith('bulk-'))
  .sort((a, b) => VERBS.findIndex((verb) => a.includes(verb)) - VERBS.findIndex((verb) => b.includes(verb)))
  .map(recordingOf);

/** Sends a request as it was recorded, dots in the path included. */
async function send(mock: Mock, { method, contentType, body }: Recording, path: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${await mock.token()}`,
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  };
  const { hostname, port } = new URL(mock.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (reply) => {
      let text = '';
      reply.on('data', (piece) => {
        text += piece;
      });
      reply.on('end', () => resolve(text));
    });
    sent.on('error', reject).end(body);
  });
}

/** An answer without what is another one's each time: its id, the job's, the instants. */
function masked(answer: string): string {
  return answer
    .replace(/[0-9a-f]{1,5}#[0-9a-f]{11}/, 'request')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'job')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'instant');
}

test('each of the recorded requests has the recorded answer, byte for byte but for ids and instants', () =>
  withMock({ lists: [{ name: 'prova' }] }, async (mock) => {
    assert.is(RECORDINGS.length, 20);
    /** Our jobs by the ids of the recorded ones. */
    const jobs = new Map<string, string>();
    for (const recording of RECORDINGS) {
      const recorded = JSON.parse(recording.answer).result[0].exportId;
      const path = recording.path.replace(recorded, jobs.get(recorded) ?? recorded);
      const answer = await send(mock, recording, path);
      assert.is(masked(answer), masked(recording.answer), recording.name);
      jobs.set(recorded, JSON.parse(answer).result[0].exportId);
    }
  }));

test.run();
