/**
 * The org's API requests in any 24 hours. They are counted by the minute, so a request stops counting between 24
 * hours and 24 hours and one minute after it was made (approximated; the original does not say how finely it counts).
 */
import { MINUTE_MS } from '../../engine/kernel/index.ts';

const MINUTES = 24 * 60;

export class DailyRequests {
  /** Requests allowed in 24 hours. */
  readonly max: number;
  /** Requests counted since the org began. */
  counted = 0;
  readonly #byMinute = new Int32Array(MINUTES);
  #minute = 0;
  #used = 0;

  constructor(max: number) {
    this.max = max;
  }

  /** Requests made in the 24 hours before `now`. */
  used(now: number): number {
    this.#advanceTo(Math.floor(now / MINUTE_MS));
    return this.#used;
  }

  remaining(now: number): number {
    return Math.max(0, this.max - this.used(now));
  }

  /** Counts requests made at `now`; false, and nothing is counted, when fewer are left. */
  take(now: number, requests = 1): boolean {
    if (this.used(now) + requests > this.max) return false;
    this.#byMinute[this.#minute % MINUTES]! += requests;
    this.#used += requests;
    this.counted += requests;
    return true;
  }

  /** The minutes (since 1970) with requests of the last 24 hours, the oldest first, and how many each has. */
  byMinute(now: number): [number, number][] {
    this.used(now);
    const counts: [number, number][] = [];
    for (let minute = Math.max(0, this.#minute - MINUTES + 1); minute <= this.#minute; minute += 1) {
      const count = this.#byMinute[minute % MINUTES]!;
      if (count > 0) counts.push([minute, count]);
    }
    return counts;
  }

  #advanceTo(minute: number): void {
    if (minute <= this.#minute) return;
    if (minute - this.#minute >= MINUTES) {
      this.#byMinute.fill(0);
      this.#used = 0;
      this.#minute = minute;
      return;
    }
    while (this.#minute < minute) {
      this.#minute += 1;
      this.#used -= this.#byMinute[this.#minute % MINUTES]!;
      this.#byMinute[this.#minute % MINUTES] = 0;
    }
  }
}
