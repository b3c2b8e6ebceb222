/**
 * Measures a queue of the sync beside the backlog (flow steps, activities that are logged) as the system that has it
 * tells what comes and what leaves. Instants and durations are milliseconds.
 */
import type { Departure, QueueObserver } from '../../mock-marketo/index.ts';

export class QueueMeter implements QueueObserver {
  came = 0;
  readonly departures: Record<Departure, number> = { done: 0, refused: 0, gone: 0 };
  /** The waits of those that have left, by how they left. */
  readonly waitedMs: Record<Departure, number> = { done: 0, refused: 0, gone: 0 };
  #waiting = 0;
  #areaMs = 0;
  #areaThrough: number;

  constructor(startAt: number) {
    this.#areaThrough = startAt;
  }

  entered(items: number, now: number): void {
    this.areaMs(now);
    this.came += items;
    this.#waiting += items;
  }

  left(how: Departure, since: number, now: number): void {
    this.areaMs(now);
    this.departures[how] += 1;
    this.waitedMs[how] += now - since;
    this.#waiting -= 1;
  }

  /** The length of the queue integrated from the start to `now`. */
  areaMs(now: number): number {
    this.#areaMs += this.#waiting * (now - this.#areaThrough);
    this.#areaThrough = now;
    return this.#areaMs;
  }
}
