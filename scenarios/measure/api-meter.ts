/** Counts the sync's API calls by purpose and by day. */
import { DAY_MS } from '../../engine/kernel/index.ts';
import type { Purpose } from '../../engine/sync/index.ts';

export class ApiMeter {
  readonly byPurpose: Record<Exclude<Purpose, 'none'>, number> = { check: 0, data: 0, flowStep: 0, task: 0 };
  /** Requests of other integrations. */
  others = 0;
  readonly #byDay: number[] = [];
  readonly #startAt: number;

  constructor(startAt: number) {
    this.#startAt = startAt;
  }

  get total(): number {
    const { check, data, flowStep, task } = this.byPurpose;
    return check + data + flowStep + task;
  }

  /** The most requests in any day of the run, other integrations included. */
  get busiestDay(): number {
    return this.#byDay.reduce((most, calls) => Math.max(most, calls), 0);
  }

  count(purpose: Purpose, now: number): void {
    if (purpose === 'none') return;
    this.byPurpose[purpose] += 1;
    this.#countDay(1, now);
  }

  countOthers(requests: number, now: number): void {
    this.others += requests;
    this.#countDay(requests, now);
  }

  #countDay(requests: number, now: number): void {
    const day = Math.floor((now - this.#startAt) / DAY_MS);
    this.#byDay[day] = (this.#byDay[day] ?? 0) + requests;
  }
}
