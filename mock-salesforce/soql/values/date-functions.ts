/** Functions of dates and instants, in GMT or in the time zone of the user. */
import {
  civilOf,
  dayOf,
  instantOf,
  isoDate,
  parseInstant,
  type Value,
  weekdayOf,
} from '../../../engine/kernel/index.ts';
import { type FiscalYear, fiscalMonth, fiscalQuarter, fiscalYearNumber } from '../../schema/fiscal-year.ts';
import type { FieldType } from '../../schema/types.ts';
import type { LocalClock } from './time-zone.ts';

interface DateFunction {
  readonly result: 'int' | 'date';
  /** Of what it is a function; dates have no hour. */
  readonly of: ReadonlySet<FieldType>;
  compute(at: number, fiscal: FiscalYear): number | string;
}

const DAYS: ReadonlySet<FieldType> = new Set(['date', 'datetime']);
const INSTANTS: ReadonlySet<FieldType> = new Set(['datetime']);

const ofDay = (compute: (at: number, fiscal: FiscalYear) => number): DateFunction => ({
  result: 'int',
  of: DAYS,
  compute,
});

const month = ofDay((at) => civilOf(at).month);
const quarter = ofDay((at) => Math.ceil(civilOf(at).month / 3));
const year = ofDay((at) => civilOf(at).year);
const dayInYear = (at: number) => dayOf(at) - dayOf(instantOf(civilOf(at).year, 1, 1)) + 1;

/** Weeks of a month and of a year begin with its first day (documented, "Date Functions"). */
export const DATE_FUNCTIONS: Readonly<Record<string, DateFunction>> = {
  CALENDAR_MONTH: month,
  CALENDAR_QUARTER: quarter,
  CALENDAR_YEAR: year,
  FISCAL_MONTH: ofDay((at, fiscal) => fiscalMonth(fiscal, at)),
  FISCAL_QUARTER: ofDay((at, fiscal) => fiscalQuarter(fiscal, at)),
  FISCAL_YEAR: ofDay((at, fiscal) => fiscalYearNumber(fiscal, at)),
  DAY_IN_MONTH: ofDay((at) => civilOf(at).day),
  DAY_IN_WEEK: ofDay((at) => weekdayOf(at) + 1),
  DAY_IN_YEAR: ofDay(dayInYear),
  WEEK_IN_MONTH: ofDay((at) => Math.ceil(civilOf(at).day / 7)),
  WEEK_IN_YEAR: ofDay((at) => Math.ceil(dayInYear(at) / 7)),
  HOUR_IN_DAY: { result: 'int', of: INSTANTS, compute: (at) => civilOf(at).hour },
  DAY_ONLY: { result: 'date', of: INSTANTS, compute: isoDate },
};

/** The value of a function; nothing has no date. */
export function computeDate(
  { compute }: DateFunction,
  value: Value,
  fiscal: FiscalYear,
  clock: LocalClock | undefined,
): Value {
  if (value === null) return null;
  const at = parseInstant(String(value));
  return compute(clock?.toLocal(at) ?? at, fiscal);
}
