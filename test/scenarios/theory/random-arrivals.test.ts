import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Stream } from '../../../engine/kernel/index.ts';
import { type BatchSize, waitMD1, waitMM1, waitMXD1 } from './closed-forms.ts';
import { asText, holds, type Interval, interval99, replicate } from './confidence.ts';
import {
  type Batches,
  CLOSED_SECOND_MS,
  meanWaitMs,
  SERVED_PER_HOUR,
  SERVICE_MS,
  startBatches,
} from './single-server.ts';

const test = suite('theory: random changes wait as long as the closed forms say, with 99 % confidence');

type Sizes = Batches & BatchSize;

const ONE: Sizes = { mean: 1, meanSquare: 1, draw: () => 1 };
const ONE_TO_NINE: Sizes = { mean: 5, meanSquare: 285 / 9, draw: (stream) => stream.int(1, 9) };
/** As many as it takes to draw the first of a chance of 1/5: the variance is 20. */
const GEOMETRIC: Sizes = { mean: 5, meanSquare: 45, draw: geometric };

function geometric(stream: Stream): number {
  let size = 1;
  while (!stream.chance(1 / 5)) size += 1;
  return size;
}

/** The mean wait in ms, without what closed seconds add to it. */
function waitAt(load: number, batches: Batches): Interval {
  const waits = replicate((seed) =>
    meanWaitMs(seed, (world) => startBatches(world, load * SERVED_PER_HOUR, batches)),
  );
  return interval99(waits.map((ms) => ms - CLOSED_SECOND_MS));
}

/** What is true is in the interval, and what is nearly true is not. */
function decide(interval: Interval, isTrue: number, others: Readonly<Record<string, number>>): void {
  assert.ok(holds(interval, isTrue), `${asText(interval)}, the closed form says ${isTrue}`);
  for (const [name, value] of Object.entries(others))
    assert.not(holds(interval, value), `${asText(interval)} would take ${name} for true: ${value}`);
}

for (const load of [0.5, 0.8]) {
  test(`M/D/1 at utilisation ${load}: neither that of exponential service, nor with the service itself`, () => {
    const theory = waitMD1(load, SERVICE_MS);
    decide(waitAt(load, ONE), theory, {
      'M/M/1': waitMM1(load, SERVICE_MS),
      'the time until the service ends': theory + SERVICE_MS,
      'a utilisation that is a tenth higher': waitMD1(load * 1.1, SERVICE_MS),
    });
  });
}

const BATCHES: readonly [name: string, sizes: Sizes][] = [
  ['of 1 to 9 records', ONE_TO_NINE],
  ['of geometric size', GEOMETRIC],
];

for (const [name, sizes] of BATCHES) {
  test(`M^[X]/D/1 at utilisation 0.7, batches ${name}: not that of fixed batches, nor of single records`, () => {
    decide(waitAt(0.7, sizes), waitMXD1(0.7, SERVICE_MS, sizes), {
      'batches of 5': waitMXD1(0.7, SERVICE_MS, { mean: 5, meanSquare: 25 }),
      'single records': waitMD1(0.7, SERVICE_MS),
    });
  });
}

test('batches of one are single records', () => {
  assert.is(waitMXD1(0.8, SERVICE_MS, ONE), waitMD1(0.8, SERVICE_MS));
});

test.run();
