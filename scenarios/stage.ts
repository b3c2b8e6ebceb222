/**
 * Where a scenario is played: the processes of the sync engine and the workload take turns by the clock. Whatever a
 * process asks of a remote system is answered at once, by a function call or by a request to a real server, while
 * the clock stands still.
 */
import type { Call, Effect, Outcome, Process } from '../engine/sync/index.ts';
import { checkInvariants } from './invariants.ts';
import type { World } from './world.ts';

/** Plays until the period is over and checks the invariants; yields each remote call, wants its outcome back. */
export function* play(world: World, onTimePassed: () => void): Generator<Call, void, Outcome<unknown>> {
  const { clock, endAt, recorder } = world;
  const actors = world.processes.map((process) => new Actor(process, clock.now()));
  while (clock.now() < endAt) {
    const actor = earliest(actors);
    world.scheduler.runUntil(Math.min(actor.wakeAt, endAt));
    onTimePassed();
    if (clock.now() < endAt) yield* actor.act(world);
  }
  recorder.sample(clock.now());
  checkInvariants(world);
}

/** The one that goes on first; of two at the same instant, the one that was set up first. */
function earliest(actors: readonly Actor[]): Actor {
  return actors.reduce((first, actor) => (actor.wakeAt < first.wakeAt ? actor : first));
}

/** A process of the engine, and when it goes on. */
class Actor {
  wakeAt: number;
  readonly #process: Process<never>;
  #step: IteratorResult<Effect, never> | undefined;

  constructor(process: Process<never>, startAt: number) {
    this.#process = process;
    this.wakeAt = startAt;
  }

  /** Goes on until it has to wait for time to pass; yields its calls. */
  *act(world: World): Generator<Call, void, Outcome<unknown>> {
    this.#step = this.#process.next();
    for (;;) {
      const effect: Effect = this.#step.value;
      if (effect.kind !== 'call') {
        this.wakeAt = world.clock.now() + effect.ms;
        return;
      }
      const outcome = yield effect;
      if (isCounted(effect, outcome)) world.recorder.api.count(effect.purpose, world.clock.now());
      this.#step = this.#process.next(outcome);
    }
  }
}

/** The org counts what it answers; a request beyond the daily limit is turned away uncounted. */
function isCounted(call: Call, outcome: Outcome<unknown>): boolean {
  if (!call.verb.startsWith('salesforce.')) return false;
  return outcome.ok || outcome.error.code !== 'REQUEST_LIMIT_EXCEEDED';
}
