/**
 * The user's time zone, in which days begin for date literals, `convertTimezone()` and `FORMAT()` (documented, "Date
 * Formats and Date Literals in WHERE", "Date Functions"). A local time is written as the instant at which a clock in
 * GMT shows the same. Summer time follows the rules of the United States since 2007 and of the European Union.
 */
import { civilOf, DAY_MS, HOUR_MS, instantOf, weekdayOf } from '../../../engine/kernel/index.ts';
import type { Scope } from '../scope.ts';

/** The instants between which a year has summer time, in a zone so many hours ahead of GMT in winter. */
type Summer = (year: number, ahead: number) => readonly [number, number];

interface Zone {
  /** Hours ahead of GMT in winter. */
  readonly ahead: number;
  readonly summer?: Summer;
}

/** From 2 o'clock on the second Sunday of March to 2 o'clock on the first of November, by the local clock. */
const american: Summer = (year, ahead) => [
  sundayFrom(instantOf(year, 3, 8)) + (2 - ahead) * HOUR_MS,
  sundayFrom(instantOf(year, 11, 1)) + (1 - ahead) * HOUR_MS,
];

/** From the last Sunday of March to that of October, at 1 o'clock in GMT. */
const european: Summer = (year) => [
  sundayFrom(instantOf(year, 3, 25)) + HOUR_MS,
  sundayFrom(instantOf(year, 10, 25)) + HOUR_MS,
];

/** The zones that users can have (`TIME_ZONES`). */
const ZONES: Readonly<Record<string, Zone>> = {
  GMT: { ahead: 0 },
  'America/Los_Angeles': { ahead: -8, summer: american },
  'America/New_York': { ahead: -5, summer: american },
  'Europe/London': { ahead: 0, summer: european },
  'Europe/Berlin': { ahead: 1, summer: european },
  'Asia/Tokyo': { ahead: 9 },
};

/** The clock on a user's wall. */
export class LocalClock {
  readonly #zone: Zone;

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  /** What the clock shows at an instant. */
  toLocal(at: number): number {
    return at + this.#offsetAt(at);
  }

  /** When the clock shows it; of an hour that the clock leaves out, an hour before or after. */
  toInstant(local: number): number {
    return local - this.#offsetAt(local - this.#zone.ahead * HOUR_MS);
  }

  #offsetAt(at: number): number {
    const { ahead, summer } = this.#zone;
    if (summer === undefined) return ahead * HOUR_MS;
    const [from, to] = summer(civilOf(at).year, ahead);
    return (at >= from && at < to ? ahead + 1 : ahead) * HOUR_MS;
  }
}

const IN_GMT = new LocalClock(ZONES.GMT!);

/** The clock of the user who asks; that of GMT for whom has no time zone. */
export function clockOf({ org, user }: Scope): LocalClock {
  const users = org.object('User');
  const name = user < 0 ? null : users.value(user, users.field('TimeZoneSidKey'));
  const zone = typeof name === 'string' ? ZONES[name] : undefined;
  return zone === undefined ? IN_GMT : new LocalClock(zone);
}

/** The first Sunday on or after a day. */
function sundayFrom(day: number): number {
  return day + ((7 - weekdayOf(day)) % 7) * DAY_MS;
}
