/**
 * The functions and operators of formulas that do not need to see the record. An empty number counts as zero and an
 * empty text as "" (documented default, Salesforce Help "Handling Blank Fields in a Formula").
 */
import { DAY_MS, isoDate, isoInstant, parseInstant, type Value } from '../../../engine/kernel/index.ts';

/** A function: how many arguments it takes, and what it makes of them. */
export interface FormulaFunction {
  readonly least: number;
  readonly most: number;
  apply(args: readonly Value[]): Value;
}

const exactly = (count: number, apply: FormulaFunction['apply']): FormulaFunction => ({
  least: count,
  most: count,
  apply,
});

const between = (least: number, most: number, apply: FormulaFunction['apply']): FormulaFunction => ({
  least,
  most,
  apply,
});

const MANY = Number.POSITIVE_INFINITY;
const DATE = /^\d{4}-\d\d-\d\d/;

export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  '+': exactly(2, ([a, b]) => sum(a, b, 1)),
  '-': exactly(2, ([a, b]) => sum(a, b, -1)),
  '*': exactly(2, ([a, b]) => finite(number(a) * number(b))),
  '/': exactly(2, ([a, b]) => finite(number(a) / number(b))),
  '^': exactly(2, ([a, b]) => finite(number(a) ** number(b))),
  '&': exactly(2, ([a, b]) => text(a) + text(b)),
  '=': exactly(2, ([a, b]) => isSame(a, b)),
  '!=': exactly(2, ([a, b]) => !isSame(a, b)),
  '<': exactly(2, ([a, b]) => order(a, b) < 0),
  '<=': exactly(2, ([a, b]) => order(a, b) <= 0),
  '>': exactly(2, ([a, b]) => order(a, b) > 0),
  '>=': exactly(2, ([a, b]) => order(a, b) >= 0),
  NOT: exactly(1, ([a]) => a !== true),
  ISBLANK: exactly(1, ([a]) => isBlank(a)),
  ISNULL: exactly(1, ([a]) => isBlank(a)),
  BLANKVALUE: exactly(2, ([a, b]) => (isBlank(a) ? b! : a!)),
  NULLVALUE: exactly(2, ([a, b]) => (isBlank(a) ? b! : a!)),
  ISPICKVAL: exactly(2, ([a, b]) => text(a) === text(b)),
  TEXT: exactly(1, ([a]) => text(a)),
  VALUE: exactly(1, ([a]) => finite(Number(text(a)))),
  LEN: exactly(1, ([a]) => text(a).length),
  LEFT: exactly(2, ([a, n]) => text(a).slice(0, Math.max(0, number(n)))),
  RIGHT: exactly(2, ([a, n]) => text(a).slice(Math.max(0, text(a).length - Math.max(0, number(n))))),
  MID: exactly(3, ([a, from, n]) => text(a).substr(Math.max(0, number(from) - 1), Math.max(0, number(n)))),
  UPPER: exactly(1, ([a]) => text(a).toUpperCase()),
  LOWER: exactly(1, ([a]) => text(a).toLowerCase()),
  TRIM: exactly(1, ([a]) => text(a).trim()),
  CONTAINS: exactly(2, ([a, b]) => text(a).includes(text(b))),
  BEGINS: exactly(2, ([a, b]) => text(a).startsWith(text(b))),
  SUBSTITUTE: exactly(3, ([a, from, to]) => text(a).split(text(from)).join(text(to))),
  ABS: exactly(1, ([a]) => Math.abs(number(a))),
  CEILING: exactly(1, ([a]) => Math.ceil(number(a))),
  FLOOR: exactly(1, ([a]) => Math.floor(number(a))),
  ROUND: exactly(2, ([a, digits]) => rounded(number(a), number(digits))),
  MOD: exactly(2, ([a, b]) => finite(number(a) % number(b))),
  MIN: between(1, MANY, (args) => Math.min(...args.map(number))),
  MAX: between(1, MANY, (args) => Math.max(...args.map(number))),
  DATE: exactly(3, ([y, m, d]) => day(`${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`)),
  DATEVALUE: exactly(1, ([a]) => day(text(a))),
  YEAR: exactly(1, ([a]) => datePart(a, 0, 4)),
  MONTH: exactly(1, ([a]) => datePart(a, 5, 7)),
  DAY: exactly(1, ([a]) => datePart(a, 8, 10)),
};

/** Whether a value is empty. */
export function isBlank(value: Value | undefined): boolean {
  return value === null || value === undefined || value === '';
}

/** Whether two values are equal: empty equals empty, of whatever type. */
export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  return a === b;
}

/** Below zero when `a` comes before `b`; NaN, which is no order, when one is empty. */
export function order(a: Value | undefined, b: Value | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' || typeof b === 'string') return Number.NaN;
  return number(a) - number(b);
}

function number(value: Value | undefined): number {
  return typeof value === 'number' ? value : isBlank(value) ? 0 : Number(value);
}

function text(value: Value | undefined): string {
  return isBlank(value) ? '' : String(value);
}

/** Adds numbers, texts, and days to a date; of two dates, the days between them. */
function sum(a: Value | undefined, b: Value | undefined, sign: 1 | -1): Value {
  if (typeof a === 'string' && DATE.test(a)) {
    if (typeof b === 'string' && DATE.test(b)) return (instantOf(a) - instantOf(b)) / DAY_MS;
    return moved(a, sign * number(b));
  }
  if (sign === 1 && typeof b === 'string' && DATE.test(b)) return moved(b, number(a));
  if (sign === 1 && (typeof a === 'string' || typeof b === 'string')) return text(a) + text(b);
  return finite(number(a) + sign * number(b));
}

/** A date, or an instant, some days later. */
function moved(from: string, days: number): Value {
  const at = instantOf(from) + days * DAY_MS;
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return null;
  return from.length === 10 ? isoDate(at) : isoInstant(Math.round(at)).replace('Z', '+0000');
}

function instantOf(date: string): number {
  return parseInstant(date.length === 10 ? date : date.replace(/\+0000$/, 'Z'));
}

/** Errors of arithmetic (a division by zero) show as an empty field (documented, "#Error!" in the app, null in the API). */
function finite(value: number): Value {
  return Number.isFinite(value) ? value : null;
}

function rounded(value: number, digits: number): Value {
  const unit = 10 ** digits;
  return finite((Math.sign(value) * Math.round(Math.abs(value) * unit)) / unit);
}

function day(value: string): Value {
  const date = DATE.exec(value)?.[0];
  return date === undefined || Number.isNaN(parseInstant(date)) ? null : date;
}

function datePart(value: Value | undefined, from: number, to: number): Value {
  return DATE.test(text(value)) ? Number(text(value).slice(from, to)) : null;
}

function pad(value: Value | undefined, length: number): string {
  return String(number(value)).padStart(length, '0');
}
