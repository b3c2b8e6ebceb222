/**
 * CSV as Salesforce's bulk loader reads it, with the errors of its own reader (observed, CSVReader of the Web Services
 * Connector). Only the places of the rows are kept, and a row is split when it is needed: a file of 100 MB costs little
 * more than its text, and reading it stops nobody else's request for long. No trimming, no byte order mark: a mark
 * becomes part of the first column's name, as it does in the original (observed, Salesforce CLI issue 720).
 */
import type { Outcome } from '../errors.ts';
import { bulkRefused } from './errors.ts';
import type { Table } from './table.ts';

export const DELIMITERS = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
} as const;

export const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' } as const;

/** How the file of a job is written. */
export interface CsvFormat {
  readonly columnDelimiter: keyof typeof DELIMITERS;
  readonly lineEnding: keyof typeof LINE_ENDINGS;
}

export const DEFAULT_CSV: CsvFormat = { columnDelimiter: 'COMMA', lineEnding: 'LF' };

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** What an empty cell and `#N/A` say: leave the field alone, and make it null. */
const NULL = '#N/A';

/** Finds the rows of a file, or what is wrong with it. */
export function readCsv(text: string, format: CsvFormat): Outcome<Table> {
  if (!hasLineEnding(text, format)) return bulkRefused('lineEndingWrong', { lineEnding: format.lineEnding });
  const starts = rowStarts(text, DELIMITERS[format.columnDelimiter].charCodeAt(0));
  if (typeof starts === 'string') return bulkRefused('csvUnparsed', { reason: starts });
  const split = (row: number) => splitRow(text, starts[row]!, format);
  const header = starts.length === 0 ? [] : split(0);
  const row = (number: number) => split(number + 1);
  const cells = (number: number) => row(number).map(meaningOf);
  return { ok: true, value: { header, count: Math.max(0, starts.length - 1), row, cells } };
}

/** One line of a file: every cell in quotes, null as an empty one (observed, files of both Bulk APIs). */
export function csvLine(cells: readonly unknown[], format: CsvFormat): string {
  return cells.map(quoted).join(DELIMITERS[format.columnDelimiter]) + LINE_ENDINGS[format.lineEnding];
}

function quoted(cell: unknown): string {
  const text = cell === null || cell === undefined ? '' : String(cell);
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}

function meaningOf(cell: string): string | null | undefined {
  if (cell === '') return undefined;
  return cell === NULL ? null : cell;
}

/** The first line tells: a file that declares LF must not have CRLF, and the other way round. */
function hasLineEnding(text: string, { lineEnding }: CsvFormat): boolean {
  const at = text.indexOf('\n');
  if (at < 0) return true;
  return (text.charCodeAt(at - 1) === CR) === (lineEnding === 'CRLF');
}

/** Where each row begins, or the reason why the file cannot be read. Blank lines do not count. */
function rowStarts(text: string, delimiter: number): number[] | string {
  const starts: number[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) === LF)) {
      at += 1;
      continue;
    }
    starts.push(at);
    const end = rowEnd(text, at, delimiter);
    if (typeof end === 'string') return end;
    at = end + 1;
  }
  return starts;
}

/** The place of the line feed that ends a row, or the reason why the row cannot be read. */
function rowEnd(text: string, start: number, delimiter: number): number | string {
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      at = closingQuote(text, at) + 1;
      if (at === 0) return 'EOF reached before closing an opened quote';
      const code = text.charCodeAt(at);
      const isEnd = at === text.length || code === delimiter || code === LF || code === CR;
      if (!isEnd) return 'Not expecting more text after end quote';
    }
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF) break;
      if (code === QUOTE) return 'Found unescaped quote. A value with quote should be within a quote';
    }
    if (at >= text.length || text.charCodeAt(at) === LF) return at;
    at += 1;
  }
}

/** The quote that closes the one at `at`; two in a row stand for one. -1 when there is none. */
function closingQuote(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text.charCodeAt(end + 1) !== QUOTE) return end;
  }
  return -1;
}

/** The cells of a row that `rowStarts` has found to be sound. */
function splitRow(text: string, start: number, format: CsvFormat): string[] {
  const delimiter = DELIMITERS[format.columnDelimiter].charCodeAt(0);
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell: string;
    if (text.charCodeAt(at) === QUOTE) {
      const end = closingQuote(text, at);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      if (text.charCodeAt(at) === CR) at += 1;
    } else {
      const end = cellEnd(text, at, delimiter);
      const hasReturn = text.charCodeAt(end) !== delimiter && text.charCodeAt(end - 1) === CR && end > at;
      cell = text.slice(at, hasReturn ? end - 1 : end);
      at = end;
    }
    cells.push(cell);
    if (at >= text.length || text.charCodeAt(at) === LF) return cells;
    at += 1;
  }
}

function cellEnd(text: string, start: number, delimiter: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== delimiter && text.charCodeAt(at) !== LF) at += 1;
  return at;
}
