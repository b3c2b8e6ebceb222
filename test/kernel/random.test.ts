import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hash32, type Stream, streamFor } from '../../engine/kernel/index.ts';
import { holdsFor } from '../support/property.ts';

const seed = fc.integer();
const DRAWS = 20_000;

/** What seed 1 has drawn since the first version; other numbers would change the result of every scenario. */
const GOLDEN = {
  edits: [1979606746, 2309518451, 2234963220, 3962857375],
  scores: [493057463, 2342142251, 2087820782, 2180351065],
  gaps: [934, 65, 533671],
  hash: 3664781002,
};

function draw(stream: Stream, count: number): number[] {
  return Array.from({ length: count }, () => stream.bits());
}

/** Far from what chance allows is a fault: `tolerance` is four standard deviations or more in every use below. */
function assertNear(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

const test = suite('streams of chance');

test('the same seed and name give the same draws', () => {
  holdsFor(fc.tuple(seed, fc.string()), 100, ([number, name]) => {
    assert.equal(draw(streamFor(number, name), 20), draw(streamFor(number, name), 20));
  });
});

test('another seed or another name gives other draws', () => {
  holdsFor(fc.tuple(seed, fc.string(), fc.string()), 200, ([number, name, other]) => {
    const own = draw(streamFor(number, name), 4);
    assert.not.equal(draw(streamFor(number + 1, name), 4), own);
    if (other !== name) assert.not.equal(draw(streamFor(number, other), 4), own);
  });
});

test('what one stream draws does not disturb another', () => {
  const alone = draw(streamFor(1, 'edits'), 50);
  const edits = streamFor(1, 'edits');
  const scores = streamFor(1, 'scores');
  const beside = Array.from({ length: 50 }, () => {
    scores.gapMs(1_000);
    return edits.bits();
  });
  assert.equal(beside, alone);
});

test('the draws of seed 1 never change, on any version of Node', () => {
  assert.equal(draw(streamFor(1, 'edits'), 4), GOLDEN.edits);
  assert.equal(draw(streamFor(1, 'scores'), 4), GOLDEN.scores);
  const gaps = streamFor(1, 'gaps');
  assert.equal([gaps.gapMs(1_000), gaps.gapMs(1_000), gaps.gapMs(3_600_000)], GOLDEN.gaps);
  assert.is(hash32(1, 2, 3), GOLDEN.hash);
});

const NAMES = ['edits', 'scores', 'edits 2', 'edits 3', ''];

for (const name of NAMES)
  test(`stream '${name}' of neighbouring seeds agrees on a digit no more often than chance`, () => {
    const a = streamFor(1, name);
    for (const other of [streamFor(2, name), streamFor(1, `${name}!`)]) {
      let same = 0;
      for (let i = 0; i < DRAWS; i += 1) if (a.int(0, 9) === other.int(0, 9)) same += 1;
      assertNear(same, DRAWS / 10, 4 * Math.sqrt(DRAWS * 0.1 * 0.9));
    }
  });

test('an integer lies within its bounds, and the bounds are reached', () => {
  holdsFor(
    fc.tuple(seed, fc.integer({ min: -1_000, max: 1_000 }), fc.nat(1_000_000)),
    200,
    ([number, min, span]) => {
      const stream = streamFor(number, 'bounds');
      for (let i = 0; i < 50; i += 1) {
        const value = stream.int(min, min + span);
        assert.ok(Number.isInteger(value) && value >= min && value <= min + span, String(value));
      }
    },
  );
  const faces = new Set(draw(streamFor(1, 'die'), 200).map((_, i) => streamFor(i, 'die').int(1, 6)));
  assert.equal([...faces].sort(), [1, 2, 3, 4, 5, 6]);
  assert.is(streamFor(1, 'one').int(5, 5), 5);
});

test('integers are uniform', () => {
  const stream = streamFor(1, 'uniform');
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < DRAWS; i += 1) counts[stream.int(0, 9)]! += 1;
  for (const count of counts) assertNear(count, DRAWS / 10, 4 * Math.sqrt(DRAWS * 0.1 * 0.9));
});

test('chance is as likely as asked, never at 0 and always at 1', () => {
  const stream = streamFor(1, 'chance');
  let yes = 0;
  for (let i = 0; i < DRAWS; i += 1) {
    if (stream.chance(0.3)) yes += 1;
    assert.not.ok(stream.chance(0));
    assert.ok(stream.chance(1));
  }
  assertNear(yes, DRAWS * 0.3, 4 * Math.sqrt(DRAWS * 0.3 * 0.7));
});

test('gaps are whole milliseconds, at least one, and as long on average as asked', () => {
  const stream = streamFor(1, 'gaps');
  let sum = 0;
  for (let i = 0; i < DRAWS; i += 1) {
    const gap = stream.gapMs(5_000);
    assert.ok(Number.isInteger(gap) && gap >= 1);
    sum += gap;
  }
  assertNear(sum / DRAWS, 5_000, (4 * 5_000) / Math.sqrt(DRAWS));
  for (let i = 0; i < 100; i += 1) assert.is(stream.gapMs(0.001), 1);
});

test('gaps vary as arrivals that know nothing of one another: the deviation is the mean', () => {
  const stream = streamFor(2, 'gaps');
  const gaps = Array.from({ length: DRAWS }, () => stream.gapMs(5_000));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / DRAWS;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / DRAWS;
  assertNear(Math.sqrt(variance), 5_000, 250);
});

test('a hash changes half of its bits with any one bit of what is hashed', () => {
  let flips = 0;
  let pairs = 0;
  for (let row = 0; row < 500; row += 1)
    for (let bit = 0; bit < 20; bit += 1)
      for (const other of [
        hash32(1 ^ (1 << bit), row, 2),
        hash32(1, row ^ (1 << bit), 2),
        hash32(1, row, 2 ^ (1 << bit)),
      ]) {
        flips += bitsOf(hash32(1, row, 2) ^ other);
        pairs += 1;
      }
  assertNear(flips / pairs, 16, 0.25);
});

test('the hashes of a million (row, field) pairs meet no more often than chance', () => {
  const seen = new Set<number>();
  for (let row = 0; row < 50_000; row += 1)
    for (let field = 0; field < 20; field += 1) seen.add(hash32(7, row, field));
  const expected = 1_000_000 ** 2 / 2 / 2 ** 32;
  assertNear(1_000_000 - seen.size, expected, 4 * Math.sqrt(expected));
});

function bitsOf(word: number): number {
  let bits = 0;
  for (let rest = word >>> 0; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

test.run();
