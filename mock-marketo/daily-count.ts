/** What is counted by the day: the instance's day begins at 00:00 CST. */
import { DAY_MS } from '../engine/kernel/index.ts';
import { DAY_BEGINS_MS } from './limits.ts';

/** The number of the day that an instant is in. */
export function dayNumber(at: number): number {
  return Math.floor((at - DAY_BEGINS_MS) / DAY_MS);
}

export class DailyCount {
  #day = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** How much was counted in the day of an instant. */
  on(now: number): number {
    return dayNumber(now) === this.#day ? this.#count : 0;
  }

  add(amount: number, now: number): void {
    this.#count = this.on(now) + amount;
    this.#day = dayNumber(now);
  }
}
