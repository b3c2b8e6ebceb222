/**
 * Calendar arithmetic on instants (milliseconds since the Unix epoch, UTC). Written out, because `Date` objects on a
 * hot path allocate, and because the kernel is forbidden to know the ambient time that `Date` offers.
 */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The parts of an instant, in UTC; month and day count from 1. */
export interface Civil {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

/** Days since 1970-01-01 (a Thursday). */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(at: number): number {
  return (((dayOf(at) + 4) % 7) + 7) % 7;
}

/** The instant at which the day of `at` reaches `hour` (fractions allowed). */
export function atHour(at: number, hour: number): number {
  return dayOf(at) * DAY_MS + Math.round(hour * HOUR_MS);
}

/**
 * Splits an instant. The day count to date conversion counts in eras of 400 years (146,097 days) that begin on
 * 1 March, so that the leap day is the last of its year.
 */
export function civilOf(at: number): Civil {
  const days = dayOf(at) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const rest = at - dayOf(at) * DAY_MS;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(rest / HOUR_MS),
    minute: Math.floor((rest % HOUR_MS) / MINUTE_MS),
    second: Math.floor((rest % MINUTE_MS) / SECOND_MS),
    millisecond: Math.floor(rest % SECOND_MS),
  };
}

/** The instant at which a day begins; months before 1 and after 12 belong to the years around. */
export function instantOf(year: number, month: number, day: number): number {
  const wholeYear = year + Math.floor((month - 1) / 12);
  const wholeMonth = ((((month - 1) % 12) + 12) % 12) + 1;
  const marchYear = wholeMonth <= 2 ? wholeYear - 1 : wholeYear;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const marchMonth = (wholeMonth + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `2026-01-05`. */
export function isoDate(at: number): string {
  const civil = civilOf(at);
  return `${pad(civil.year, 4)}-${pad(civil.month, 2)}-${pad(civil.day, 2)}`;
}

/** `2026-01-05T08:00:00.000Z`. */
export function isoInstant(at: number): string {
  const civil = civilOf(at);
  const clock = `${pad(civil.hour, 2)}:${pad(civil.minute, 2)}:${pad(civil.second, 2)}`;
  return `${isoDate(at)}T${clock}.${pad(civil.millisecond, 3)}Z`;
}

const ISO_INSTANT = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * The instant of an ISO 8601 text (`+0000` and `+00:00` alike; no zone means UTC), or NaN. Any other text, and a day
 * that no calendar has, is NaN too: `Date.parse` would guess, and partly in the zone of the machine.
 */
export function parseInstant(text: string): number {
  const [, date, time = 'T00:00', , , zone = 'Z'] = ISO_INSTANT.exec(text) ?? [];
  if (date === undefined || isoDate(Date.parse(date)) !== date) return Number.NaN;
  return Date.parse(`${date}${time}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`.toUpperCase());
}
