import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Scheduler, VirtualClock } from '../../engine/kernel/index.ts';
import { holdsFor } from '../support/property.ts';

/** What is done to a scheduler. `another` is the delay after which the event schedules another one, if it does. */
type Move =
  | { readonly kind: 'schedule'; readonly delay: number; readonly another: number | undefined }
  | { readonly kind: 'step' }
  | { readonly kind: 'runUntil'; readonly delay: number };

/** Short delays, so that many events share an instant. */
const delay = fc.oneof(fc.nat(5), fc.nat(1_000));
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('schedule' as const),
        delay,
        another: fc.option(delay, { nil: undefined }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('step' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('runUntil' as const), delay }) },
  ),
  { maxLength: 200 },
);

interface Bench {
  readonly log: string[];
  readonly now: () => number;
  readonly size: () => number;
  readonly nextAt: () => number;
  schedule(at: number, action: () => void): void;
  step(): boolean;
  runUntil(until: number): void;
}

function realBench(): Bench {
  const clock = new VirtualClock(1_000);
  const scheduler = new Scheduler(clock);
  return {
    log: [],
    now: () => clock.now(),
    size: () => scheduler.size,
    nextAt: () => scheduler.nextAt,
    schedule: (at, action) => scheduler.schedule(at, action),
    step: () => scheduler.step(),
    runUntil: (until) => scheduler.runUntil(until),
  };
}

/** The same, as anybody would write it who had all the time in the world: a list, sorted on every look. */
function modelBench(): Bench {
  let now = 1_000;
  let made = 0;
  const events: { at: number; sequence: number; action: () => void }[] = [];
  const sorted = () => events.sort((a, b) => a.at - b.at || a.sequence - b.sequence);
  const step = () => {
    const event = sorted().shift();
    if (event === undefined) return false;
    now = event.at;
    event.action();
    return true;
  };
  return {
    log: [],
    now: () => now,
    size: () => events.length,
    nextAt: () => sorted()[0]?.at ?? Number.POSITIVE_INFINITY,
    schedule: (at, action) => void events.push({ at, sequence: made++, action }),
    step,
    runUntil: (until) => {
      while (events.length > 0 && sorted()[0]!.at < until) step();
      now = until;
    },
  };
}

/** Plays the moves and logs which event ran when, and what the scheduler says of itself after each move. */
function play(bench: Bench, all: readonly Move[]): string[] {
  let named = 0;
  const schedule = (after: number, another: number | undefined) => {
    const name = named++;
    bench.schedule(bench.now() + after, () => {
      bench.log.push(`${name} at ${bench.now()}`);
      if (another !== undefined) schedule(another, undefined);
    });
  };
  for (const move of all) {
    if (move.kind === 'schedule') schedule(move.delay, move.another);
    else if (move.kind === 'step') bench.log.push(`stepped: ${bench.step()}`);
    else bench.runUntil(bench.now() + move.delay);
    bench.log.push(`now ${bench.now()}, ${bench.size()} waiting, next at ${bench.nextAt()}`);
  }
  while (bench.step());
  return bench.log;
}

const test = suite('scheduler');

test('events run in the order of (instant, sequence), as a sorted list would run them', () => {
  holdsFor(moves, 400, (all) => {
    assert.equal(play(realBench(), all), play(modelBench(), all));
  });
});

test('of events at one instant the one scheduled first runs first, however many there are', () => {
  const clock = new VirtualClock(0);
  const scheduler = new Scheduler(clock);
  const ran: number[] = [];
  for (let i = 0; i < 1_000; i += 1) scheduler.schedule(7, () => ran.push(i));
  while (scheduler.step());
  assert.equal(
    ran,
    Array.from({ length: 1_000 }, (_, i) => i),
  );
  assert.is(clock.now(), 7);
});

test('an event scheduled for now, by an event of now, still runs now', () => {
  const clock = new VirtualClock(5);
  const scheduler = new Scheduler(clock);
  const ran: string[] = [];
  scheduler.schedule(5, () => {
    ran.push('first');
    scheduler.schedule(5, () => ran.push('third'));
  });
  scheduler.schedule(5, () => ran.push('second'));
  scheduler.runUntil(6);
  assert.equal(ran, ['first', 'second', 'third']);
});

test('running until an instant leaves the events at that instant, and stands there', () => {
  const clock = new VirtualClock(0);
  const scheduler = new Scheduler(clock);
  const ran: number[] = [];
  for (const at of [9, 10, 11]) scheduler.schedule(at, () => ran.push(at));
  scheduler.runUntil(10);
  assert.equal(ran, [9]);
  assert.is(clock.now(), 10);
  assert.is(scheduler.nextAt, 10);
});

test('the past cannot be scheduled and the clock cannot go back', () => {
  const clock = new VirtualClock(100);
  const scheduler = new Scheduler(clock);
  assert.throws(() => scheduler.schedule(99, () => {}), /cannot schedule at 99, it is 100/);
  assert.throws(() => scheduler.runUntil(99), /cannot go back to 99/);
  assert.throws(() => clock.advanceTo(99), /stands at 100/);
  assert.is(clock.now(), 100);
  assert.is(scheduler.size, 0);
});

test('an event that throws is over, and the next one still runs', () => {
  const scheduler = new Scheduler(new VirtualClock(0));
  let ran = false;
  scheduler.schedule(1, () => {
    throw new Error('broken');
  });
  scheduler.schedule(2, () => {
    ran = true;
  });
  assert.throws(() => scheduler.step(), /broken/);
  assert.ok(scheduler.step());
  assert.ok(ran);
});

test.run();
