/** The columns of an object: one a field, kept, looked up, or computed when it is read. */
import {
  type ChangeList,
  type Column,
  constant,
  createColumn,
  isoInstant,
  type Value,
} from '../../engine/kernel/index.ts';
import { id18 } from '../ids.ts';
import { Lookup } from '../lookup.ts';
import { type Formula, formulaFor } from '../rules/formulas.ts';
import type { FieldSchema, FieldType } from '../schema/types.ts';

/** What the system fields of an object are read from. */
export interface StampedRows {
  readonly created: Int32Array;
  readonly createdBy: Int32Array;
  readonly lastModified: Int32Array;
  readonly lastModifiedBy: Int32Array;
  readonly deleted: Uint8Array;
  readonly changes: Pick<ChangeList, 'stamps'>;
  idOf(row: number): string;
}

/** Finds another column of the same object by its field's name. */
export type ColumnNamed = (field: string) => Column;

const NUMERIC: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);

/** The column of a field before anything is known of the records. */
export function columnFor(
  object: string,
  field: FieldSchema,
  rows: StampedRows,
  prefixOf: (object: string) => string | undefined,
  columnNamed: ColumnNamed,
): Column {
  const system = systemColumn(field.name, rows, prefixOf('User') ?? '005');
  if (system !== undefined) return system;
  const formula = formulaFor(object, field.name);
  if (formula !== undefined) return formulaColumn(formula, columnNamed);
  const target = field.referenceTo?.length === 1 ? prefixOf(field.referenceTo[0]!) : undefined;
  return target === undefined ? storedColumn(field) : new Lookup(target);
}

/** A column whose first `rows` rows hold what `base` says, later ones the field's default. */
export function populatedColumn(field: FieldSchema, base: Column['base'], rows: number): Column {
  return createColumn(kindOf(field), base, rows, defaultOf(field));
}

function storedColumn(field: FieldSchema): Column {
  return createColumn(kindOf(field), constant(defaultOf(field)));
}

/** The fields that are kept as stamps and rows, shown as columns that nobody can set. */
function systemColumn(name: string, rows: StampedRows, userPrefix: string): Column | undefined {
  const user = lastKept((row) => id18(userPrefix, row));
  switch (name) {
    case 'Id':
      return fixed((row) => rows.idOf(row));
    case 'IsDeleted':
      return computed((row) => rows.deleted[row] === 1);
    case 'CreatedDate':
      return instants((row) => rows.created[row]!);
    case 'LastModifiedDate':
      return instants((row) => rows.lastModified[row]!);
    case 'SystemModstamp':
      return instants((row) => rows.changes.stamps[row]!);
    case 'CreatedById':
      return computed((row) => user(rows.createdBy[row]!));
    case 'LastModifiedById':
      return computed((row) => user(rows.lastModifiedBy[row]!));
    case 'OwnerId':
      return createColumn('any', (row) => user(rows.createdBy[row]!));
    default:
      return undefined;
  }
}

/** A field computed from others when it is read; it counts as written as soon as one of them is. */
export function formulaColumn(formula: Formula, columnNamed: ColumnNamed): Column {
  const { from } = formula;
  return {
    isComputed: true,
    base: (row) => formula.compute((source) => columnNamed(source).base(row)),
    // Asked for each record of a page, so without an array of columns.
    isWritten: (row) => {
      for (let i = 0; i < from.length; i += 1) if (columnNamed(from[i]!).isWritten(row)) return true;
      return false;
    },
    get: (row) => formula.compute((source) => columnNamed(source).get(row)),
    set: () => undefined,
    get written() {
      return from.some((source) => columnNamed(source).written);
    },
  };
}

/** `2026-01-05T08:00:00.000+0000`, the form of every instant in a record. */
export function instant(stamp: number): string {
  return isoInstant(stamp * 1_000).replace('Z', '+0000');
}

/** What a field holds in a new record that does not say. */
function defaultOf(field: FieldSchema): Value {
  return field.defaultValue ?? (field.type === 'boolean' ? false : null);
}

function kindOf(field: FieldSchema): 'number' | 'any' {
  return NUMERIC.has(field.type) ? 'number' : 'any';
}

/** A value that is worked out anew whenever it is read, and may be another one each time. */
export function computed(base: (row: number) => Value): Column {
  return { base, isComputed: true, written: true, isWritten: () => true, get: base, set: () => undefined };
}

/** What a record has from its first instant to its last: nobody ever writes it. */
function fixed(base: (row: number) => Value): Column {
  return { base, isComputed: true, written: false, isWritten: () => false, get: base, set: () => undefined };
}

function instants(stampOf: (row: number) => number): Column {
  const text = lastKept(instant);
  return computed((row) => text(stampOf(row)));
}

/** Many records share a second or a user, so the text of the last one is kept. */
function lastKept(textOf: (number: number) => string): (number: number) => string {
  let last = Number.NaN;
  let text = '';
  return (number) => {
    if (number !== last) {
      last = number;
      text = textOf(number);
    }
    return text;
  };
}
