/**
 * Requests that take long: no more than 25 may run for 20 seconds or longer at the same time (documented, App Limits
 * Cheat Sheet, "Concurrent API Request Limits"). Shorter requests are not counted.
 */
import { LONG_REQUEST_MS } from '../limits.ts';

/** A request that is running. */
interface Running {
  readonly startedAt: number;
  readonly endsAt: number;
}

export class LongRequests {
  /** How many may run. */
  readonly max: number;
  #running: Running[] = [];

  constructor(max: number) {
    this.max = max;
  }

  /** A request runs from an instant to another; a short one is no matter. */
  begin(startedAt: number, endsAt: number): void {
    if (endsAt - startedAt >= LONG_REQUEST_MS) this.#running.push({ startedAt, endsAt });
  }

  /** How many have been running for 20 seconds or longer. */
  running(now: number): number {
    this.#running = this.#running.filter(({ endsAt }) => endsAt > now);
    return this.#running.filter(({ startedAt }) => now - startedAt >= LONG_REQUEST_MS).length;
  }

  /** Whether the next request is refused. */
  isFull(now: number): boolean {
    return this.#running.length >= this.max && this.running(now) >= this.max;
  }
}
