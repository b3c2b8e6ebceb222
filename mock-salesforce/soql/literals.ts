/** Literals of SOQL: the escapes of strings, the patterns of LIKE, and instants as spans of time. */
import { DAY_MS, parseInstant } from '../../engine/kernel/index.ts';
import { periodOf } from './periods.ts';
import type { Literal } from './query.ts';

/** From an instant up to, but not including, another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string literal's text without its escapes. */
export function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char) : text;
}

/** The pattern of LIKE: `%` is any text, `_` one character, a backslash takes their meaning away; case is ignored. */
export function likePattern(text: string): RegExp {
  const source = text.replace(/\\(.)|[%_]|[.*+?^${}()|[\]\\/]/gs, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return quoted(ESCAPES[escaped] ?? escaped);
    if (match === '%') return '.*';
    return match === '_' ? '.' : `\\${match}`;
  });
  return new RegExp(`^${source}$`, 'is');
}

/** The span of a date, an instant or a period, in UTC; undefined when there is no such day or hour. */
export function spanOf(literal: Literal, now: number): Span | undefined {
  if (literal.kind === 'period') return periodOf(literal.text, now);
  const from = parseInstant(literal.text.replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(from)) return undefined;
  return { from, to: from + (literal.kind === 'date' ? DAY_MS : 1) };
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
