import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { World } from '../../../scenarios/index.ts';
import { asText, holds, interval99, replicate } from './confidence.ts';
import { played, SERVED_PER_HOUR, startBatches } from './single-server.ts';

const test = suite('theory: utilisation above one never drains');

const HOURS = 2;
const SAMPLES_AN_HOUR = 4;

/** A run into which single records come at random. */
function flooded(perHour: number, seed: number): World {
  return played(seed, HOURS, (world) => startBatches(world, perHour, { mean: 1, draw: () => 1 }));
}

/** Records an hour by which the backlog grows in the second half of a run, when the sync is never idle any more. */
function growthPerHour({ recorder: { samples } }: World): number {
  return samples.at(-1)!.total - samples.at(-1 - SAMPLES_AN_HOUR)!.total;
}

test('the backlog grows by λ - μ with 99 % confidence: neither not at all, nor by all that arrives', () => {
  const perHour = 1.2 * SERVED_PER_HOUR;
  const worlds: World[] = [];
  const growth = interval99(
    replicate((seed) => {
      const world = flooded(perHour, seed);
      worlds.push(world);
      return growthPerHour(world);
    }),
  );
  const closedForm = perHour - SERVED_PER_HOUR;
  assert.ok(holds(growth, closedForm), `${asText(growth)}, the closed form says ${closedForm}`);
  for (const other of [0, perHour, closedForm / 2, closedForm * 2])
    assert.not(holds(growth, other), `${asText(growth)} would take ${other} for true`);
  for (const { recorder } of worlds) assert.is(recorder.backlog.drainedAt, undefined);
});

test('below one it is empty again and again', () => {
  const { recorder } = flooded(0.5 * SERVED_PER_HOUR, 1);
  assert.ok(recorder.samples.some(({ at, total }) => at > recorder.startAt && total === 0));
  assert.ok(recorder.backlog.peak < 20, `${recorder.backlog.peak}`);
});

test.run();
