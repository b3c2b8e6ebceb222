import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { batchMs, overlapScale } from '../../engine/sync/pace.ts';

const test = suite('pace: what the work of a cycle costs in time');
const pace = { updatedMs: 360, skippedMs: 36, failedMs: 720, scope: 'per-object' } as const;

test('10,000 updates take an hour, skips a tenth, failures twice as long', () => {
  assert.is(batchMs({ updated: 10_000, skipped: 0, failed: 0 }, pace, 1), 3_600_000);
  assert.is(batchMs({ updated: 0, skipped: 10_000, failed: 0 }, pace, 1), 360_000);
  assert.is(batchMs({ updated: 0, skipped: 0, failed: 10_000 }, pace, 1), 7_200_000);
  assert.is(batchMs({ updated: 100, skipped: 50, failed: 10 }, pace, 0.5), 22_500);
});

test('when each object has its own hourly rate, a cycle lasts as long as its longest turn', () => {
  const cases: [planned: number[], scale: number][] = [
    [[], 1],
    [[0, 0], 1],
    [[10_000], 1],
    [[10_000, 10_000], 0.5],
    [[10_000, 2_500], 0.8],
    [[6_000, 3_000, 3_000], 0.5],
  ];
  for (const [planned, scale] of cases) assert.is(overlapScale(planned, pace), scale, `${planned}`);
});

test('when all objects share the rate, every record pays in full', () => {
  assert.is(overlapScale([10_000, 10_000], { ...pace, scope: 'shared' }), 1);
});

test.run();
