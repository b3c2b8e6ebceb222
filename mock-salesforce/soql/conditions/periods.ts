/**
 * Date literals: a period counted from the present; both are local times of the user (`time-zone.ts`). Weeks begin on Sunday, as in the locale of the United States (documented, "Date Formats and Date
 * Literals in WHERE").
 */
import { civilOf, DAY_MS, dayOf, instantOf, weekdayOf } from '../../../engine/kernel/index.ts';
import {
  CALENDAR_YEAR,
  type FiscalYear,
  fiscalQuarterStart,
  fiscalYearStart,
} from '../../schema/fiscal-year.ts';
import type { Span } from './span.ts';

/** The start of the unit that `at` lies in, moved by `count` units. */
type Start = (at: number, count: number, fiscal: FiscalYear) => number;

/** The same for an org whose fiscal year is known. */
type UnitStart = (at: number, count: number) => number;

const day: UnitStart = (at, count) => (dayOf(at) + count) * DAY_MS;
const week: UnitStart = (at, count) => day(at, count * 7 - weekdayOf(at));
const month: UnitStart = (at, count) => {
  const { year, month: present } = civilOf(at);
  return instantOf(year, present + count, 1);
};
const quarter: UnitStart = (at, count) => {
  const { year, month: present } = civilOf(at);
  return instantOf(year, present - ((present - 1) % 3) + count * 3, 1);
};
const year: UnitStart = (at, count) => instantOf(civilOf(at).year + count, 1, 1);

const UNITS: Readonly<Record<string, Start>> = {
  DAY: day,
  WEEK: week,
  MONTH: month,
  QUARTER: quarter,
  YEAR: year,
  FISCAL_QUARTER: (at, count, fiscal) => fiscalQuarterStart(fiscal, at, count),
  FISCAL_YEAR: (at, count, fiscal) => fiscalYearStart(fiscal, at, count),
};

const NAMED: Readonly<Record<string, (now: number) => Span>> = {
  TODAY: (now) => ({ from: day(now, 0), to: day(now, 1) }),
  YESTERDAY: (now) => ({ from: day(now, -1), to: day(now, 0) }),
  TOMORROW: (now) => ({ from: day(now, 1), to: day(now, 2) }),
  LAST_90_DAYS: (now) => ({ from: day(now, -90), to: day(now, 1) }),
  NEXT_90_DAYS: (now) => ({ from: day(now, 1), to: day(now, 91) }),
};

/** The span of a date literal in an org with this fiscal year, or undefined when there is none of that name. */
export function periodOf(literal: string, now: number, fiscal: FiscalYear = CALENDAR_YEAR): Span | undefined {
  const name = literal.toUpperCase();
  const named = NAMED[name];
  if (named !== undefined) return named(now);
  const single = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.exec(name);
  if (single !== null) return singleUnit(single[1]!, unitOf(single[2]!, fiscal)!, now);
  const counted = /^(LAST|NEXT)_N_(\w+)S:(\d+)$/.exec(name);
  if (counted !== null) {
    const [, which = '', name = '', count] = counted;
    return countedUnits(which, unitOf(name, fiscal), name === 'DAY', Number(count), now);
  }
  const ago = /^N_(\w+)S_AGO:(\d+)$/.exec(name);
  if (ago === null) return undefined;
  const unit = unitOf(ago[1]!, fiscal);
  return unit && { from: unit(now, -Number(ago[2])), to: unit(now, 1 - Number(ago[2])) };
}

function unitOf(name: string, fiscal: FiscalYear): UnitStart | undefined {
  const start = UNITS[name];
  return start && ((at, count) => start(at, count, fiscal));
}

function singleUnit(which: string, unit: UnitStart, now: number): Span {
  const count = which === 'LAST' ? -1 : which === 'NEXT' ? 1 : 0;
  return { from: unit(now, count), to: unit(now, count + 1) };
}

/** The last so many days include today; longer units do not include the one under way. */
function countedUnits(
  which: string,
  unit: UnitStart | undefined,
  isDay: boolean,
  count: number,
  now: number,
): Span | undefined {
  if (unit === undefined) return undefined;
  if (which === 'NEXT') return { from: unit(now, 1), to: unit(now, 1 + count) };
  return { from: unit(now, -count), to: unit(now, isDay ? 1 : 0) };
}
