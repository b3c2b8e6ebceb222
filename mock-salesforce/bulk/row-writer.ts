/** Writes one row of a job: what it says becomes a create, an update or a delete under all rules of the org. */
import type { Value } from '../../engine/kernel/index.ts';
import { soapTypeOf } from '../describe/index.ts';
import { type ApiError, ERRORS, failure, type Outcome, refused } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import { checkedValue } from '../rules/field-values.ts';
import type { FieldSchema, FieldType } from '../schema/types.ts';
import type { BulkColumn, BulkOperation, ExternalId, ParentColumn } from './columns.ts';
import { bulkRefused } from './errors.ts';
import type { Cell } from './table.ts';

/** What the rows of a job are written with. */
export interface Target {
  readonly org: Org;
  readonly records: Records;
  readonly operation: BulkOperation;
  readonly columns: readonly BulkColumn[];
  readonly externalId: ExternalId | undefined;
  /** Row of the user who made the job. */
  readonly user: number;
}

/** What became of a row. `id` is empty when there is none to tell. */
export interface RowResult {
  readonly id: string;
  readonly created: boolean;
  readonly error: ApiError | undefined;
}

/** A row by what its cells mean. */
interface Reading {
  readonly id: string | undefined;
  readonly values: Record<string, unknown>;
}

export function writeRow(target: Target, cells: readonly Cell[], now: number): RowResult {
  const reading = read(target, cells);
  if (!reading.ok) return failed(idCell(target, cells) ?? '', reading.error);
  return WRITERS[target.operation](target, reading.value, now);
}

/** Types whose values can be of a wrong form; texts take everything, and Ids have an error of their own. */
const TYPED: ReadonlySet<FieldType> = new Set([
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
]);
const WRONG_TYPE = ERRORS.wrongType.code;

type Writer = (target: Target, reading: Reading, now: number) => RowResult;

const WRITERS: Readonly<Record<BulkOperation, Writer>> = {
  insert: (target, { values }, now) => insert(target, values, now),
  update,
  upsert,
  delete: remove,
  hardDelete: remove,
};

function insert({ org, records, user }: Target, values: Reading['values'], now: number): RowResult {
  const row = org.insert(records, values, user, now);
  return row.ok ? { id: records.idOf(row.value), created: true, error: undefined } : failed('', row.error);
}

function update(target: Target, { id, values }: Reading, now: number): RowResult {
  if (id === undefined) return failed('', failure('idMissing', {}, ['Id']));
  const row = rowOf(target.records, id);
  return row.ok ? updateRow(target, row.value, values, now) : failed(id, row.error);
}

function updateRow(
  { org, records, user }: Target,
  row: number,
  values: Reading['values'],
  now: number,
): RowResult {
  const id = records.idOf(row);
  const written = org.update(records, row, values, user, now);
  return written.ok ? { id, created: false, error: undefined } : failed(id, written.error);
}

/** By the Id, a row without one is created; by another field, the Id is not looked at (observed, jsforce sends it). */
function upsert(target: Target, reading: Reading, now: number): RowResult {
  const { name, find } = target.externalId!;
  if (find === undefined) {
    return reading.id === undefined ? insert(target, reading.values, now) : update(target, reading, now);
  }
  const value = reading.values[name];
  if (value === undefined || value === null) {
    return failed('', failure('externalIdMissing', { field: name }, [name]));
  }
  const row = find(value as Value);
  return row < 0 ? insert(target, reading.values, now) : updateRow(target, row, reading.values, now);
}

function remove({ org, records, user, operation }: Target, { id }: Reading, now: number): RowResult {
  if (id === undefined) return failed('', failure('idMissing', {}, ['Id']));
  const row = rowOf(records, id);
  if (!row.ok) return failed(id, row.error);
  const removed =
    operation === 'hardDelete'
      ? org.hardDelete(records, row.value, user, now)
      : org.remove(records, row.value, user, now);
  return removed.ok
    ? { id: records.idOf(row.value), created: false, error: undefined }
    : failed(id, removed.error);
}

function rowOf(records: Records, id: string): Outcome<number> {
  const { label, keyPrefix } = records.schema;
  if (!isId(id) || !id.startsWith(keyPrefix)) {
    return refused('wrongId', { label: `${label} ID`, value: id }, ['Id']);
  }
  const row = records.rowOf(id);
  return row < 0 ? refused('unknownRecord', {}, []) : { ok: true, value: row };
}

/** What the row says about each field it names: a cell that says nothing leaves its field alone. */
function read({ columns }: Target, cells: readonly Cell[]): Outcome<Reading> {
  const values: Record<string, unknown> = {};
  let id: string | undefined;
  for (let i = 0; i < columns.length; i += 1) {
    const cell = cells[i];
    const column = columns[i]!;
    if (cell === undefined) continue;
    if (column.kind === 'id') {
      id = cell === null || cell === '' ? undefined : String(cell);
      continue;
    }
    const value = column.kind === 'field' ? valueIn(column.field, cell, i) : parentId(column, cell);
    if (!value.ok) return value;
    values[column.field.name] = value.value;
  }
  return { ok: true, value: { id, values } };
}

function idCell({ columns }: Target, cells: readonly Cell[]): string | undefined {
  const cell = cells[columns.findIndex((column) => column.kind === 'id')];
  return typeof cell === 'string' ? cell : undefined;
}

function parentId({ parents, by, find }: ParentColumn, cell: Cell): Outcome<Cell> {
  if (cell === null || cell === '') return { ok: true, value: null };
  const row = find(cell as Value);
  if (row >= 0) return { ok: true, value: parents.idOf(row) };
  return refused(
    'foreignKeyUnknown',
    { value: String(cell), field: by.name, object: parents.schema.name },
    [],
  );
}

const TRUE = /^(?:true|1)$/i;
const FALSE = /^(?:false|0)$/i;

/**
 * Booleans in any case and as 1 and 0 (assumed). A value of a wrong type has an error of its own in files, which counts
 * the columns from 0 (assumed).
 */
function valueIn(field: FieldSchema, cell: Cell, column: number): Outcome<Cell> {
  const value = field.type === 'boolean' ? booleanIn(cell) : cell;
  if (!TYPED.has(field.type)) return { ok: true, value };
  const checked = checkedValue(field, value);
  if (checked.ok || checked.error.code !== WRONG_TYPE) return { ok: true, value };
  return bulkRefused('valueOfWrongType', { column, value: String(cell), type: soapTypeOf(field.type) }, [
    field.name,
  ]);
}

function booleanIn(cell: Cell): Cell {
  const text = String(cell);
  return TRUE.test(text) ? true : FALSE.test(text) ? false : cell;
}

function failed(id: string, error: ApiError): RowResult {
  return { id, created: false, error };
}
