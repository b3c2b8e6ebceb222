/**
 * What campaigns still have to do, by instant: on a scheduler of their own that `runUntil` drives, or on that of a
 * replay, which then drives them.
 */
import { Scheduler, VirtualClock } from '../../../engine/kernel/index.ts';

export class Agenda {
  readonly #clock: VirtualClock | undefined;
  readonly #scheduler: Scheduler;

  constructor(startAt: number, shared?: Scheduler) {
    this.#clock = shared === undefined ? new VirtualClock(startAt) : undefined;
    this.#scheduler = shared ?? new Scheduler(this.#clock!);
  }

  /** The instant of the next event, or Infinity. */
  get nextAt(): number {
    return this.#scheduler.nextAt;
  }

  /** Has something done at an instant; one that is over means at once. */
  at(at: number, action: (now: number) => void): void {
    const due = Math.max(at, this.#clock?.now() ?? at);
    this.#scheduler.schedule(due, () => action(due));
  }

  /** Does all that is due up to and including `now`; nothing on a shared scheduler, which its owner runs. */
  runUntil(now: number): void {
    if (this.#clock === undefined) return;
    while (this.#scheduler.nextAt <= now) this.#scheduler.step();
    if (now > this.#clock.now()) this.#clock.advanceTo(now);
  }
}
