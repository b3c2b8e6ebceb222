/** What callers have used: calls and errors by day, for the quota and for the stats endpoints. */
import { DAY_MS, isoDate } from '../engine/kernel/index.ts';
import { dayNumber } from './daily-count.ts';
import { DAY_BEGINS_MS } from './limits.ts';

/** Days that the stats endpoints look back, today included (documented, Adobe "Usage"). */
const DAYS = 7;

interface DayCounts {
  calls: number;
  readonly errors: Map<string, number>;
}

/** One day's counts. */
export interface DayUsage {
  /** `2026-01-05`, in CST. */
  readonly date: string;
  readonly calls: number;
  /** How often each error code was answered. */
  readonly errors: ReadonlyMap<string, number>;
}

export class Usage {
  readonly #dailyCalls: number;
  readonly #days = new Map<number, DayCounts>();

  constructor(dailyCalls: number) {
    this.#dailyCalls = dailyCalls;
  }

  /** Whether the day's quota admits one more call; an admitted call is counted. */
  admit(now: number): boolean {
    const day = this.#dayOf(now);
    if (day.calls >= this.#dailyCalls) return false;
    day.calls += 1;
    return true;
  }

  /** Notes an error that a call was refused with. */
  noteError(code: string, now: number): void {
    const { errors } = this.#dayOf(now);
    errors.set(code, (errors.get(code) ?? 0) + 1);
  }

  /** Today's counts, or those of the last seven days, today first. */
  days(now: number, count: 1 | 7): DayUsage[] {
    return Array.from({ length: count }, (_, back) => {
      const at = now - back * DAY_MS;
      const known = this.#days.get(dayNumber(at));
      const date = isoDate(at - DAY_BEGINS_MS);
      return { date, calls: known?.calls ?? 0, errors: known?.errors ?? new Map() };
    });
  }

  /** All that is counted, by the number of the day. */
  dump(): { number: number; calls: number; errors: [string, number][] }[] {
    return [...this.#days].map(([number, { calls, errors }]) => ({ number, calls, errors: [...errors] }));
  }

  /** Counts in the place of those that there are. */
  load(days: ReturnType<Usage['dump']>): void {
    this.#days.clear();
    for (const { number, calls, errors } of days) this.#days.set(number, { calls, errors: new Map(errors) });
  }

  #dayOf(now: number): DayCounts {
    const number = dayNumber(now);
    const known = this.#days.get(number);
    if (known !== undefined) return known;
    const day: DayCounts = { calls: 0, errors: new Map() };
    this.#days.set(number, day);
    for (const old of this.#days.keys()) if (old <= number - DAYS) this.#days.delete(old);
    return day;
  }
}
