import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Digest } from '../../engine/kernel/index.ts';
import { holdsFor } from '../support/property.ts';

type Event = readonly [kind: number, what: number, record: number, at: number];

const word = fc.integer();
const event = fc.tuple(word, word, word, word);

function digestOf(events: readonly Event[]): string {
  const digest = new Digest();
  for (const each of events) digest.add(...each);
  return digest.value();
}

/** SHA-256 over the events as little-endian 32-bit words, without any buffering. */
function plainDigestOf(events: readonly Event[]): string {
  const bytes = Buffer.alloc(events.length * 16);
  for (const [index, each] of events.flat().entries()) bytes.writeInt32LE(each, index * 4);
  return createHash('sha256').update(bytes).digest('hex');
}

/** More events than the buffer holds at once. */
const MANY: readonly Event[] = Array.from({ length: 10_000 }, (_, i) => [
  1,
  i % 7,
  i * 31,
  1_767_600_000 + i,
]);

const test = suite('digest');

test('it is the SHA-256 of the events, one after another', () => {
  holdsFor(fc.array(event, { maxLength: 30 }), 200, (events) => {
    assert.is(digestOf(events), plainDigestOf(events));
  });
  assert.is(digestOf(MANY), plainDigestOf(MANY));
});

test('two events in the other order are another run', () => {
  holdsFor(fc.tuple(event, event), 200, ([a, b]) => {
    const same = a.every((each, index) => each === b[index]);
    assert.is(digestOf([a, b]) === digestOf([b, a]), same);
  });
});

test('a look at the digest does not change it', () => {
  const watched = new Digest();
  for (const each of MANY) {
    watched.add(...each);
    if (each[2] % 62 === 0) watched.value();
  }
  assert.is(watched.value(), digestOf(MANY));
  assert.is(watched.value(), watched.value());
});

test('another process, on any version of Node, comes to the same digest', () => {
  const script = `
    import { Digest, streamFor } from '${new URL('../../engine/kernel/index.js', import.meta.url)}';
    const digest = new Digest();
    const stream = streamFor(5, 'across processes');
    for (let i = 0; i < 10_000; i += 1) digest.add(1, stream.int(0, 9), stream.bits() | 0, stream.gapMs(60_000));
    process.stdout.write(digest.value());`;
  const args = ['--input-type=module', '--eval', script];
  const other = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.is(other.stdout, '18764f01cd13df0dcb66c69032fce441a48563ad7f4ce01b3169938a85ed0e10', other.stderr);
});

test.run();
