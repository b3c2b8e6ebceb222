import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareResults } from '../../bench/compare.ts';
import { backlogOf, resultWith } from '../support/results.ts';

const test = suite('compare: what the practices change, in numbers and in a sentence');

const HOUR_MS = 3_600_000;

const waits = (p95Ms: number | null) => ({
  ...resultWith().latency,
  background: { count: 1, sumMs: p95Ms ?? 0, p50Ms: p95Ms, p95Ms, p99Ms: p95Ms, maxMs: p95Ms },
});

const calls = (total: number) => ({ ...resultWith().apiCalls, total });

test('the verdict names the practice and the numbers', () => {
  const { change } = compareResults(
    resultWith({
      backlog: backlogOf([0, 90_000, 88_120]),
      latency: waits(27 * HOUR_MS),
      apiCalls: calls(9_000),
    }),
    resultWith({
      practices: ['band-scores'],
      backlog: backlogOf([0, 900, 312]),
      latency: waits(12 * 60_000),
      apiCalls: calls(8_000),
    }),
  );
  assert.is(
    change.verdict,
    'With band-scores the backlog after 5 days is 312 records instead of 88,120 (282 times less), ' +
      'its peak is 900 instead of 90,000 (100 times less), ' +
      '95 of 100 records wait at most 12 min instead of 1 day 3 h and the sync needs 1,000 API calls fewer.',
  );
  assert.is(change.finalBacklogRatio, 312 / 88_120);
  assert.is(change.peakBacklogRatio, 0.01);
  assert.is(change.p95LatencyRatio, 12 / (27 * 60));
  assert.is(change.apiCallsSaved, 1_000);
});

test('a practice that makes things worse is said to', () => {
  const { change } = compareResults(
    resultWith({ backlog: backlogOf([10]), latency: waits(60_000), apiCalls: calls(100) }),
    resultWith({
      practices: ['a', 'b'],
      backlog: backlogOf([30]),
      latency: waits(120_000),
      apiCalls: calls(150),
    }),
  );
  assert.match(
    change.verdict,
    /^With a and b the backlog after 5 days is 30 records instead of 10 \(3 times more\)/,
  );
  assert.match(change.verdict, /wait at most 2 min instead of 1 min and the sync needs 50 API calls more\.$/);
});

test('where nothing changes or nothing is known, no number is invented', () => {
  const idle = resultWith({ latency: waits(null) });
  const { change } = compareResults(idle, { ...idle, practices: ['a'] });
  assert.is(
    change.verdict,
    'With a the backlog after 5 days is 0 records, as without, its peak is 0, as without ' +
      'and the sync needs as many API calls.',
  );
  assert.equal(
    [change.finalBacklogRatio, change.peakBacklogRatio, change.p95LatencyRatio, change.apiCallsSaved],
    [null, null, null, 0],
  );
});

test.run();
