/** Literals of SOQL: the escapes of strings, and instants as spans of time. */
import { DAY_MS, parseInstant } from '../../../engine/kernel/index.ts';
import { CALENDAR_YEAR, type FiscalYear } from '../../schema/fiscal-year.ts';
import type { Literal } from '../query.ts';
import { periodOf } from './periods.ts';
import type { Span } from './span.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string literal's text without its escapes. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\u([0-9a-f]{4})|\\([\s\S])/gi, (_, code: string | undefined, char: string) =>
    code === undefined
      ? (ESCAPES[char.toLowerCase()] ?? char)
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The span of a date or an instant in UTC, or of a period in the time of `now`; undefined when there is no such day or hour. */
export function spanOf(literal: Literal, now: number, fiscal: FiscalYear = CALENDAR_YEAR): Span | undefined {
  if (literal.kind === 'period') return periodOf(literal.text, now, fiscal);
  const from = parseInstant(literal.text.replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(from)) return undefined;
  return { from, to: from + (literal.kind === 'date' ? DAY_MS : 1) };
}
