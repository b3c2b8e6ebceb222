/**
 * Reads a field by its path, over lookups to other records: `Account.Owner.Name`. Names are resolved once; then a path
 * is read by row, as it is or as it was at the start.
 */
import type { Value } from '../engine/kernel/index.ts';
import type { Records } from './records.ts';
import { FormulaError } from './rules/expressions/index.ts';

/** Where objects are found. */
export interface ObjectFinder {
  find(name: string): Records | undefined;
  findByPrefix(prefix: string): Records | undefined;
}

/** A field of an object. */
export interface FieldPlace {
  readonly records: Records;
  readonly field: number;
}

/** What a path leads to, by row. */
export interface FieldReader {
  get(row: number): Value;
  /** As it was before anyone wrote anything. */
  base(row: number): Value;
  isWritten(row: number): boolean;
  isAnyWritten(): boolean;
  /** The fields at its end: several when a lookup may point to several objects. */
  readonly ends: readonly FieldPlace[];
}

/** @throws FormulaError when a name on the way does not exist */
export function fieldReader(objects: ObjectFinder, records: Records, path: string): FieldReader {
  const dot = path.indexOf('.');
  if (dot < 0) return ownField(records, path);
  const relationship = path.slice(0, dot);
  const field = relationshipField(records, relationship);
  if (field < 0) throw unknown(relationship);
  return overLookup(objects, records, field, path.slice(dot + 1));
}

function ownField(records: Records, name: string): FieldReader {
  const field = records.fieldNumber(name);
  if (field < 0) throw unknown(name);
  const column = () => records.columns[field]!;
  return {
    get: (row) => column().get(row),
    base: (row) => column().base(row),
    isWritten: (row) => column().isWritten(row),
    isAnyWritten: () => column().written,
    ends: [{ records, field }],
  };
}

function relationshipField(records: Records, relationship: string): number {
  const wanted = relationship.toLowerCase();
  return records.schema.fields.findIndex((field) => field.relationshipName?.toLowerCase() === wanted);
}

function overLookup(objects: ObjectFinder, records: Records, field: number, rest: string): FieldReader {
  const readers = new Map<string, FieldReader>();
  for (const name of records.schema.fields[field]!.referenceTo ?? []) {
    const target = objects.find(name);
    if (target !== undefined) addReader(readers, objects, target, rest);
  }
  if (readers.size === 0) throw unknown(rest);
  const column = () => records.columns[field]!;
  const follow = <T>(id: Value, read: (reader: FieldReader, row: number) => T): T | undefined => {
    if (typeof id !== 'string') return undefined;
    const prefix = id.slice(0, 3);
    const reader = readers.get(prefix);
    const row = reader === undefined ? -1 : objects.findByPrefix(prefix)!.rowOf(id);
    return reader === undefined || row < 0 ? undefined : read(reader, row);
  };
  return {
    get: (row) => follow(column().get(row), (reader, at) => reader.get(at)) ?? null,
    base: (row) => follow(column().base(row), (reader, at) => reader.base(at)) ?? null,
    isWritten: (row) =>
      column().isWritten(row) || (follow(column().base(row), (reader, at) => reader.isWritten(at)) ?? false),
    isAnyWritten: () => column().written || [...readers.values()].some((reader) => reader.isAnyWritten()),
    ends: [...readers.values()].flatMap((reader) => reader.ends),
  };
}

/** Of the objects that a lookup may point to, those count that have the field. */
function addReader(
  readers: Map<string, FieldReader>,
  objects: ObjectFinder,
  target: Records,
  rest: string,
): void {
  try {
    readers.set(target.schema.keyPrefix, fieldReader(objects, target, rest));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
  }
}

function unknown(name: string): FormulaError {
  return new FormulaError(`Field ${name} does not exist. Check spelling.`);
}
