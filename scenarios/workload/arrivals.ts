/** When single events happen: a Poisson process during working hours. */
import { atHour, DAY_MS, type Stream, weekdayOf } from '../../engine/kernel/index.ts';

/** Hours of the day, in UTC, and whether weekends count. */
export interface WorkingHours {
  readonly hours: { readonly from: number; readonly to: number };
  readonly weekends: boolean;
}

/** The next arrival: gaps count working time only, so what does not fit in today begins tomorrow. */
export function arrivalAfter(at: number, meanMs: number, workload: WorkingHours, stream: Stream): number {
  let from = nextWorkingInstant(at, workload);
  let gapMs = stream.gapMs(meanMs);
  for (;;) {
    const closesAt = atHour(from, workload.hours.to);
    if (from + gapMs < closesAt) return from + gapMs;
    gapMs -= closesAt - from;
    from = nextWorkingInstant(closesAt, workload);
  }
}

/** The first instant at or after `at` within working hours. */
function nextWorkingInstant(at: number, { hours, weekends }: WorkingHours): number {
  let day = at;
  for (;;) {
    const isWorkday = weekends || (weekdayOf(day) >= 1 && weekdayOf(day) <= 5);
    if (isWorkday && day < atHour(day, hours.to)) return Math.max(day, atHour(day, hours.from));
    day = atHour(day + DAY_MS, 0);
  }
}
