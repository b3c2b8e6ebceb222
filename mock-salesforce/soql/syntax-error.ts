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

/** Characters of a line that the excerpt is cut from, on either side of the place (ours; words may have no end). */
const NEARBY = 120;

function whereText(text: string, offset: number): string {
  const row = text.slice(0, offset).split('\n').length;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const column = offset - lineStart;
  const line = text.slice(offset, offset + NEARBY).split('\n', 1)[0]!;
  const before = /(?:[^\s,]+[\s,]+){0,2}[^\s,]*$/.exec(
    text.slice(Math.max(lineStart, offset - NEARBY), offset),
  )![0];
  const after = /^[^\s,]*(?:[\s,][^\s,]*){0,2}/.exec(line)![0];
  return `\n${before}${after.trimEnd()}\n${' '.repeat(before.length)}^\nERROR at Row:${row}:Column:${column + 1}\n`;
}
