/** Import of custom object records, recognized by the type's dedupe fields (documented, Adobe "Bulk custom object import"). */
import { type ObjectTable, objectField, syncObject } from '../objects/index.ts';
import { readValue } from '../rules/field-values.ts';
import { CONTENT_TYPES } from './formats.ts';
import { cellOf, MISSING_KEY, noteFile, tableOf, wrongType } from './import-file.ts';
import type { FileFormat, ImportPlan, ImportRows, RowOutcome } from './jobs/index.ts';

/** The plan of an import to the records of a type. */
export function objectImport(
  apiName: string,
  objects: ObjectTable,
  format: FileFormat,
  file: Buffer,
): ImportPlan {
  return {
    subject: apiName,
    contentType: CONTENT_TYPES[format],
    open: () => openObjects(objects, format, file),
  };
}

function openObjects(objects: ObjectTable, format: FileFormat, file: Buffer): ImportRows {
  const table = tableOf(format, file);
  return {
    count: table.rows.length,
    take: (row, now) => takeObject(objects, table.header, table.rows[row]!, now),
    noteFile: (notes, kind) => noteFile(format, table, notes, kind),
  };
}

/** Columns that are no field are passed over. */
function takeObject(
  { store, rules }: ObjectTable,
  header: readonly string[],
  row: readonly string[],
  now: number,
): RowOutcome {
  const entry: Record<string, unknown> = {};
  for (const [place, name] of header.entries()) {
    const field = objectField(store.type, name);
    const cell = cellOf(row[place]);
    if (field === undefined || field.isManaged || cell === undefined) continue;
    const reading = readValue(field, cell);
    const isWrongType = 'error' in reading && reading.error.code === '1003';
    if (isWrongType) return { kind: 'failed', reason: wrongType(field.displayName) };
    entry[field.name] = cell;
  }
  const hasKey = store.type.dedupeFields.every((name) => entry[name] !== undefined && entry[name] !== null);
  if (!hasKey) return { kind: 'failed', reason: MISSING_KEY };
  const seen = new Set<string>();
  const result = syncObject({ store, rules, action: 'createOrUpdate', by: 'dedupeFields', now, seen }, entry);
  return result.status === 'skipped'
    ? { kind: 'failed', reason: result.reasons[0]!.message }
    : { kind: 'imported' };
}
