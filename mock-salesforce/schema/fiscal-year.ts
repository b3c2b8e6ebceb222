/**
 * The fiscal year of an org: it may begin in any month, and has the name of the calendar year that it begins or ends in
 * (documented, Salesforce Help "Set the Fiscal Year"). Custom fiscal years are not modelled.
 */
import { civilOf, instantOf } from '../../engine/kernel/index.ts';

export interface FiscalYear {
  /** 1 for January. */
  readonly startMonth: number;
  /** Whether a year that begins in 2026 and ends in 2027 is 2026, and not 2027. */
  readonly namedByStart: boolean;
}

/** The calendar's, which is that of a new org. */
export const CALENDAR_YEAR: FiscalYear = { startMonth: 1, namedByStart: false };

/** @throws RangeError for a month that does not exist */
export function fiscalYearOf({ fiscalYear }: { readonly fiscalYear?: Partial<FiscalYear> }): FiscalYear {
  const { startMonth, namedByStart } = { ...CALENDAR_YEAR, ...fiscalYear };
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12) {
    throw new RangeError(`a fiscal year cannot start in month ${startMonth}`);
  }
  return { startMonth, namedByStart };
}

/** Months of the fiscal year that have passed before the month of an instant: 0 to 11. */
function monthsInto({ startMonth }: FiscalYear, month: number): number {
  return (month - startMonth + 12) % 12;
}

/** The fiscal month of an instant, 1 to 12. */
export function fiscalMonth(year: FiscalYear, at: number): number {
  return monthsInto(year, civilOf(at).month) + 1;
}

/** The fiscal quarter of an instant, 1 to 4. */
export function fiscalQuarter(year: FiscalYear, at: number): number {
  return Math.ceil(fiscalMonth(year, at) / 3);
}

/** The name of the fiscal year of an instant. */
export function fiscalYearNumber(fiscal: FiscalYear, at: number): number {
  const { year, month } = civilOf(at);
  const startsIn = month < fiscal.startMonth ? year - 1 : year;
  return fiscal.startMonth === 1 || fiscal.namedByStart ? startsIn : startsIn + 1;
}

/** When the fiscal year of an instant begins, moved by `count` years. */
export function fiscalYearStart(fiscal: FiscalYear, at: number, count: number): number {
  const { year, month } = civilOf(at);
  return instantOf(year + count, month - monthsInto(fiscal, month), 1);
}

/** When the fiscal quarter of an instant begins, moved by `count` quarters. */
export function fiscalQuarterStart(fiscal: FiscalYear, at: number, count: number): number {
  const { year, month } = civilOf(at);
  return instantOf(year, month - (monthsInto(fiscal, month) % 3) + count * 3, 1);
}
