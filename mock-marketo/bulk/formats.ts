/**
 * The three formats of files: values separated by comma, tab or semicolon. (One page of Adobe's says that SSV separates
 * by spaces; this follows "Bulk extract" and "Bulk import".)
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Value } from '../../engine/kernel/index.ts';
import { fault } from '../errors.ts';
import { sentText } from '../values.ts';
import { FILE_FORMATS, type FileFormat } from './jobs/index.ts';

const DELIMITERS: Readonly<Record<FileFormat, string>> = { CSV: ',', TSV: '\t', SSV: ';' };

/** The content type of CSV is observed, the others follow it. */
export const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  CSV: 'text/csv;charset=UTF-8',
  TSV: 'text/tab-separated-values;charset=UTF-8',
  SSV: 'text/csv;charset=UTF-8',
};

/** A format by its name in any case; CSV without one. @throws ApiFault 1003 (assumed) */
export function formatOf(name: unknown): FileFormat {
  if (name === undefined || name === null || name === '') return 'CSV';
  const found = FILE_FORMATS.find((format) => format === sentText(name).toUpperCase());
  if (found === undefined) throw fault('formatInvalid', sentText(name));
  return found;
}

/** A file of records: a header, then a row each; an empty value is the word `null` (documented). */
export function writeRecords(
  format: FileFormat,
  header: readonly string[],
  rows: Iterable<readonly Value[]>,
): { readonly file: Buffer; readonly records: number } {
  const lines: string[][] = [[...header]];
  for (const row of rows)
    lines.push(row.map((value) => (value === null || value === '' ? 'null' : String(value))));
  return { file: writeLines(format, lines), records: lines.length - 1 };
}

/** Rows as a file, each ended by a newline. */
export function writeLines(format: FileFormat, lines: readonly (readonly string[])[]): Buffer {
  return Buffer.from(stringify(lines as string[][], { delimiter: DELIMITERS[format] }));
}

/** The rows of a file, the header first; empty lines are passed over. @throws ApiFault 1003 for what cannot be read */
export function readLines(format: FileFormat, file: Buffer): string[][] {
  try {
    return parse(file, {
      delimiter: DELIMITERS[format],
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    throw fault('fileInvalid');
  }
}
