import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ProgressLine, progressText } from '../../bench/progress.ts';

const test = suite('the progress line');

const HOUR_MS = 3_600_000;

/** A sink that remembers, and a clock that the test moves. */
function lineOn(sink: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  const time = { now: 0 };
  const line = new ProgressLine({ ...sink, write: (text) => written.push(text) }, () => time.now);
  return { line, written, time };
}

test('it is drawn over itself on a terminal, and taken away at the end', () => {
  const { line, written, time } = lineOn({ isTTY: true, columns: 20 });
  line.draw(() => 'run 10%');
  time.now = 150;
  line.draw(() => 'run 20%, and more than there is room for');
  line.clear();
  line.clear();
  assert.equal(written, ['\r\x1b[2Krun 10%', '\r\x1b[2Krun 20%, and more t', '\r\x1b[2K']);
});

test('it is drawn ten times a second at most', () => {
  const { line, written, time } = lineOn({ isTTY: true });
  for (time.now = 0; time.now < 1_000; time.now += 5) line.draw(() => 'x');
  assert.is(written.length, 10);
});

test('nothing of it is in a pipe', () => {
  const { line, written } = lineOn({});
  line.draw(() => 'run 10%');
  line.clear();
  assert.equal(written, []);
});

test('it tells the time simulated, the share and the backlog', () => {
  const progress = { simulatedMs: 55 * HOUR_MS, totalMs: 120 * HOUR_MS, backlog: 88_120 };
  assert.is(progressText('before', progress), 'before 45%, 2 days 7 h, backlog 88,120');
  assert.is(progressText('after', undefined), 'after starts');
  assert.is(
    progressText('run', { ...progress, simulatedMs: progress.totalMs - 1 }),
    'run 99%, 5 days, backlog 88,120',
  );
});

test.run();
