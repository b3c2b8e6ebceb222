/**
 * What is wrong with a query, told as the original tells it: an excerpt, a caret below the place, the row and column,
 * then the reason. The excerpt has two words before the place and about two after it (observed in several public
 * issue threads, for instance boomii/bdw 94 and forcedotcom/SFDX-Data-Move-Utility 359).
 */
import { type ApiError, type ErrorName, failure } from '../errors.ts';

/** Thrown while a query is read or planned; whoever runs queries turns it into an outcome. */
export class SoqlError extends Error {
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(error.message);
    this.error = error;
  }
}

/** An error of the catalogue at a place (a character offset) of a query. */
export function errorAt(
  text: string,
  offset: number,
  name: ErrorName,
  gaps: Readonly<Record<string, string>> = {},
): SoqlError {
  return new SoqlError(failure(name, { ...gaps, where: whereText(text, offset) }));
}

/** The clauses in which a name may stand: a field of the SELECT list can come up again in the others. */
export type Clause = 'SELECT' | 'WHERE' | 'ORDER';

/** The offset of a name in a clause of a query, outside of its string literals; 0 when it is not there. */
export function offsetOf(text: string, name: string, clause: Clause = 'SELECT'): number {
  const bare = text.replace(/'(?:\\.|[^'\\])*'/g, (literal) => ' '.repeat(literal.length));
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const start = Math.max(0, bare.search(new RegExp(`\\b${clause}\\b`, 'i')));
  const place = new RegExp(`(?<![\\w.])${escaped}(?![\\w.])`, 'i').exec(bare.slice(start));
  return place === null ? 0 : start + place.index;
}

function whereText(text: string, offset: number): string {
  const row = text.slice(0, offset).split('\n').length;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0]!;
  const column = offset - lineStart;
  const before = /(?:[^\s,]+[\s,]+){0,2}[^\s,]*$/.exec(line.slice(0, column))?.[0] ?? '';
  const after = /^[^\s,]*(?:[\s,][^\s,]*){0,2}/.exec(line.slice(column))?.[0] ?? '';
  return `\n${before}${after.trimEnd()}\n${' '.repeat(before.length)}^\nERROR at Row:${row}:Column:${column + 1}\n`;
}
