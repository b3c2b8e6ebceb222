/**
 * The sync as a single server: one object, one record a call, no gap, a constant service time of 2 s. A record's wait
 * ends when its service begins, for its page is taken over at once.
 *
 * A second is looked at when it is over, and the service time is a whole number of seconds. So each service begins at
 * the first whole second after the instant at which the closed form has it begin: that is the later of the arrival and
 * the end of the service before, and rounding both up is the same as rounding the later one up. In a busy period all
 * these instants have the place in their second that its first arrival has, which for Poisson arrivals is any with
 * equal chance. So waits are longer by 1 to 1,000 ms, on average by exactly 500.5.
 */
import { HOUR_MS, type Stream, streamFor } from '../../../engine/kernel/index.ts';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

export const SERVICE_MS = 2_000;

/** Records that a busy sync handles in an hour. */
export const SERVED_PER_HOUR = HOUR_MS / SERVICE_MS;

/** What looking at closed seconds only adds to the mean wait. */
export const CLOSED_SECOND_MS = 500.5;

/** An idle sync looks every second, so it needs an org with more API requests than any has. */
export const single: TestScenario = {
  org: { records: { Lead: 20_000 }, licences: 100_000 },
  sync: {
    gapMinutes: 0,
    recordsPerCall: 1,
    turn: 200,
    recordsPerHour: SERVED_PER_HOUR,
    throughputScope: 'shared',
  },
};

/**
 * A run begins empty, which is too little waiting; so much of it is left out. A queue forgets its start within
 * (Ca² + Cs²) ÷ (2.8 (1 - √load)²) services (Odoni and Roth, "An empirical investigation of the transient behavior of
 * stationary queueing systems", 1983): a minute for single records at load 0.8, four for batches at 0.7.
 */
const WARM_UP_HOURS = 0.25;
const HOURS = 1.25;

/** The mean wait (ms) of the records whose service began after the warm-up of a run. */
export function meanWaitMs(seed: number, startArrivals: (world: World) => void): number {
  let before = { count: 0, sumMs: 0 };
  const world = played(seed, HOURS, (begun) => {
    begun.scheduler.schedule(begun.startAt + WARM_UP_HOURS * HOUR_MS, () => {
      before = begun.recorder.pullLatency.result();
    });
    startArrivals(begun);
  });
  const { count, sumMs } = world.recorder.pullLatency.result();
  return (sumMs - before.sumMs) / (count - before.count);
}

/** The world at the end of a run. */
export function played(seed: number, hours: number, startArrivals: (world: World) => void): World {
  const world = createWorld(scenarioOf({ ...single, days: hours / 24, seed }));
  startArrivals(world);
  playDirect(world);
  return world;
}

/** Batches of records that arrive as a Poisson process; `mean` is that of the sizes that are drawn. */
export interface Batches {
  readonly mean: number;
  readonly draw: (stream: Stream) => number;
}

/** Has leads change, `perHour` on average; each is one that does not wait yet, so that no two changes become one. */
export function startBatches(world: World, perHour: number, { mean, draw }: Batches): void {
  const { scenario, org, scheduler, clock } = world;
  const leads = org.object('Lead');
  const field = leads.field('Phone');
  const cause = org.causes.of('Arrivals', 'Lead.Phone');
  const stream = streamFor(scenario.seed, 'arrivals');
  const next = (): number => clock.now() + stream.gapMs((HOUR_MS * mean) / perHour);
  let changes = 0;
  const arrive = (): void => {
    for (let left = draw(stream); left > 0; left -= 1) {
      changes += 1;
      org.write(leads, changes % leads.count, field, `${changes}`, 0, cause, clock.now());
    }
    scheduler.schedule(next(), arrive);
  };
  scheduler.schedule(next(), arrive);
}
