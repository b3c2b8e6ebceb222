/**
 * Where a scenario is played: the processes of the sync engine and the workload take turns by the clock. Whatever a
 * process asks of a remote system is answered at once, by a function call or by a request to a real server, while
 * the clock stands still.
 */
import type { Call, CampaignKind, Effect, Outcome, Process } from '../engine/sync/index.ts';
import { checkInvariants } from './invariants/index.ts';
import type { World } from './world.ts';

/** Plays until the period is over and checks the invariants; yields each remote call, wants its outcome back. */
export function* play(world: World, onTimePassed: () => void): Generator<Call, void, Outcome<unknown>> {
  const { clock, endAt, recorder } = world;
  const actors = world.processes.map((process) => new Actor(process, clock.now()));
  while (clock.now() < endAt) {
    const actor = nextToAct(world, actors);
    onTimePassed();
    if (clock.now() < endAt) yield* actor.act(world);
  }
  recorder.sample(clock.now());
  checkInvariants(world);
}

/** Lets the workload go on until it is an actor's turn: that of the earliest, or of one that hears what it listens to. */
function nextToAct(world: World, actors: readonly Actor[]): Actor {
  const { scheduler, clock, endAt } = world;
  const first = earliest(actors);
  const until = Math.min(first.wakeAt, endAt);
  const listeners = actors.filter((actor) => actor.listensTo !== undefined);
  if (listeners.length === 0) {
    scheduler.runUntil(until);
    return first;
  }
  let hearing = listeners.find((actor) => actor.hears(world));
  while (hearing === undefined && scheduler.nextAt < until) {
    scheduler.step();
    hearing = listeners.find((actor) => actor.hears(world));
  }
  if (hearing === undefined) clock.advanceTo(until);
  return hearing ?? first;
}

/** The one that goes on first; of two at the same instant, the one that was set up first. */
function earliest(actors: readonly Actor[]): Actor {
  return actors.reduce((first, actor) => (actor.wakeAt < first.wakeAt ? actor : first));
}

/** A process of the engine, and when it goes on. */
class Actor {
  wakeAt: number;
  /** The kind of campaign whose flow steps wake it before its time. */
  listensTo: CampaignKind | undefined;
  readonly #process: Process<never>;
  #step: IteratorResult<Effect, never> | undefined;

  constructor(process: Process<never>, startAt: number) {
    this.#process = process;
    this.wakeAt = startAt;
  }

  hears({ instance }: World): boolean {
    return this.listensTo !== undefined && instance.campaigns.outbox.waiting(this.listensTo) > 0;
  }

  /** Goes on until it has to wait for time to pass; yields its calls. */
  *act(world: World): Generator<Call, void, Outcome<unknown>> {
    this.#step = this.#process.next();
    for (;;) {
      const effect: Effect = this.#step.value;
      if (effect.kind !== 'call') {
        this.wakeAt = world.clock.now() + effect.ms;
        this.listensTo = effect.kind === 'listen' ? effect.to : undefined;
        return;
      }
      const outcome = yield effect;
      if (isCounted(effect, outcome)) world.recorder.api.count(effect.purpose, world.clock.now());
      this.#step = this.#process.next(outcome);
    }
  }
}

/** A request beyond the daily limit, or of a user who may not use the API, is turned away uncounted. */
const UNCOUNTED: ReadonlySet<string> = new Set(['REQUEST_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG']);

/** The org counts what it answers. */
function isCounted(call: Call, outcome: Outcome<unknown>): boolean {
  if (!call.verb.startsWith('salesforce.')) return false;
  return outcome.ok || !UNCOUNTED.has(outcome.error.code);
}
