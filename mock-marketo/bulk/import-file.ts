/** Files to import: a header of REST API names, then a row each; and the files of rows that failed or were warned of. */
import { fault } from '../errors.ts';
import { readLines, writeLines } from './formats.ts';
import type { FileFormat, NoteKind, RowNote } from './jobs/index.ts';

export interface ImportTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table of a file. @throws ApiFault 1003 for a file that cannot be read or has no header */
export function tableOf(format: FileFormat, file: Buffer): ImportTable {
  const [header, ...rows] = readLines(format, file);
  if (header === undefined) throw fault('fileEmpty');
  return { header, rows };
}

/** The rows of notes as they were sent, each with its reason in one more column (documented, Adobe "Bulk import"). */
export function noteFile(
  format: FileFormat,
  { header, rows }: ImportTable,
  notes: readonly RowNote[],
  kind: NoteKind,
): Buffer {
  const lines = notes.map(({ row, reason }) => [
    ...header.map((_, place) => rows[row]![place] ?? ''),
    reason,
  ]);
  return writeLines(format, [[...header, `Import ${kind} Reason`], ...lines]);
}

/** What a cell says: nothing, that the field is to be cleared, or a value (both assumed of imports). */
export function cellOf(cell: string | undefined): string | null | undefined {
  if (cell === undefined || cell.trim() === '') return undefined;
  return cell.trim().toLowerCase() === 'null' ? null : cell;
}

/** A row without its key (documented, Adobe "Bulk custom object import"). */
export const MISSING_KEY = 'missing.dedupe.fields';

/** A value of the wrong type (documented, Adobe "Bulk program member import"). */
export function wrongType(displayName: string): string {
  return `Invalid data type in field ${displayName}`;
}
