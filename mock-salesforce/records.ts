/**
 * The records of one object: a column a field, the stamps, and the list of changes. Record `row` has the Id of
 * `row`; rows are never reused. Only storage and stamps live here; who may do what is in `rules/`.
 */
import {
  ChangeList,
  type Column,
  createColumn,
  isoInstant,
  NOBODY,
  type Value,
} from '../engine/kernel/index.ts';
import { Deletions } from './deletions.ts';
import { id18, rowOf } from './ids.ts';
import { Lookup } from './lookup.ts';
import { formulaFor } from './rules/formulas.ts';
import type { FieldSchema, FieldType, ObjectSchema, Population } from './schema/types.ts';

const NUMERIC: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);

export class Records {
  readonly schema: ObjectSchema;
  /** Every change since the sync's cursor, in SystemModstamp order. */
  readonly changes: ChangeList;
  readonly columns: Column[];
  /** Which rows were deleted, and when. */
  readonly deletions = new Deletions();
  readonly #fieldNumbers = new Map<string, number>();
  readonly #prefixOf: (object: string) => string | undefined;
  /** LastModifiedDate and CreatedDate in whole seconds, and who did it as rows of User. */
  lastModified = new Int32Array(0);
  lastModifiedBy = new Int32Array(0);
  created = new Int32Array(0);
  createdBy = new Int32Array(0);
  deleted = new Uint8Array(0);
  #count = 0;

  /** `prefixOf` tells the key prefix of each object of the org. */
  constructor(id: number, schema: ObjectSchema, prefixOf: (object: string) => string | undefined) {
    this.schema = schema;
    this.changes = new ChangeList(id);
    this.#prefixOf = prefixOf;
    this.columns = schema.fields.map((field) => this.#columnFor(field));
    schema.fields.forEach((field, number) => {
      this.#fieldNumbers.set(field.name.toLowerCase(), number);
    });
  }

  /** Rows ever created, deleted ones included. */
  get count(): number {
    return this.#count;
  }

  /** A field's number, or -1. Field names are case-insensitive, as in the original. */
  fieldNumber(name: string): number {
    return this.#fieldNumbers.get(name.toLowerCase()) ?? -1;
  }

  /** @throws Error when the object has no such field: callers check what users typed before they ask */
  field(name: string): number {
    const number = this.fieldNumber(name);
    if (number < 0) throw new Error(`${this.schema.name} has no field ${name}`);
    return number;
  }

  /** The column of a lookup to a single object, by field number. */
  lookupAt(field: number): Lookup {
    return this.columns[field] as Lookup;
  }

  idOf(row: number): string {
    return id18(this.schema.keyPrefix, row);
  }

  /** The row of an Id, or NOBODY when no record ever had it. */
  rowOf(id: string): number {
    const row = rowOf(this.schema.keyPrefix, id);
    return row < this.#count ? row : NOBODY;
  }

  /** Sets up the records that exist at the start, all created at `at` by the user in row `by`. */
  populate(population: Population, at: number, by: number): void {
    if (this.#count > 0) throw new Error(`${this.schema.name} already has records`);
    this.#reserve(population.count, Math.floor(at / 1_000), by);
    this.#count = population.count;
    this.changes.markSettled(Math.floor(at / 1_000), population.count - 1);
    for (const [name, base] of Object.entries(population.bases)) {
      const number = this.field(name);
      const field = this.schema.fields[number]!;
      this.columns[number] = createColumn(kindOf(field), base, population.count, defaultOf(field));
    }
    for (const [name, parentOf] of Object.entries(population.lookups ?? {})) {
      const number = this.field(name);
      const lookup = new Lookup(this.#prefixOf(this.schema.fields[number]!.referenceTo![0]!)!, parentOf);
      lookup.linkInitial(population.count);
      this.columns[number] = lookup;
    }
  }

  /** A new row with nothing in it but stamps. */
  add(by: number, cause: number, now: number): number {
    const row = this.#count;
    const stamp = Math.floor(now / 1_000);
    this.#reserve(row + 1, stamp, by);
    this.#count += 1;
    this.created[row] = stamp;
    this.createdBy[row] = by;
    this.stamp(row, by, cause, now);
    return row;
  }

  /** A user, integration or automation wrote the record: LastModifiedDate and SystemModstamp move. */
  stamp(row: number, by: number, cause: number, now: number): void {
    const stamp = Math.floor(now / 1_000);
    this.lastModified[row] = stamp;
    this.lastModifiedBy[row] = by;
    this.changes.touch(row, stamp, cause, now);
  }

  /** A system process touched the record: only SystemModstamp moves. */
  stampSilently(row: number, cause: number, now: number): void {
    this.changes.touch(row, Math.floor(now / 1_000), cause, now);
  }

  /**
   * The record goes to the recycle bin: LastModifiedDate and SystemModstamp move, and it leaves the list of changes,
   * for no query finds it any more; `deletions` remembers it.
   */
  remove(row: number, by: number, now: number): void {
    const stamp = Math.floor(now / 1_000);
    this.changes.forget(row, now);
    this.changes.stamps[row] = stamp;
    this.lastModified[row] = stamp;
    this.lastModifiedBy[row] = by;
    this.deleted[row] = 1;
    this.deletions.add(row, stamp);
  }

  /** A field's value, system fields included. */
  value(row: number, field: number): Value {
    return this.columns[field]!.get(row);
  }

  #columnFor(field: FieldSchema): Column {
    const system = this.#systemColumn(field.name) ?? this.#formulaColumn(field.name);
    if (system !== undefined) return system;
    const target = field.referenceTo?.length === 1 ? this.#prefixOf(field.referenceTo[0]!) : undefined;
    if (target !== undefined) return new Lookup(target);
    const value = defaultOf(field);
    return createColumn(kindOf(field), () => value);
  }

  /** The fields that are kept as stamps and rows, shown as columns that nobody can set. */
  #systemColumn(name: string): Column | undefined {
    switch (name) {
      case 'Id':
        return computed((row) => this.idOf(row));
      case 'IsDeleted':
        return computed((row) => this.deleted[row] === 1);
      case 'CreatedDate':
        return instants((row) => this.created[row]!);
      case 'LastModifiedDate':
        return instants((row) => this.lastModified[row]!);
      case 'SystemModstamp':
        return instants((row) => this.changes.stamps[row]!);
      case 'CreatedById':
        return computed((row) => this.#userId(this.createdBy[row]!));
      case 'LastModifiedById':
        return computed((row) => this.#userId(this.lastModifiedBy[row]!));
      case 'OwnerId':
        return createColumn('any', (row) => this.#userId(this.createdBy[row]!));
      default:
        return undefined;
    }
  }

  /** A field computed from others when it is read; it counts as written as soon as one of them is. */
  #formulaColumn(name: string): Column | undefined {
    const formula = formulaFor(this.schema.name, name);
    if (formula === undefined) return undefined;
    const read = (row: number) => (source: string) => this.value(row, this.field(source));
    const base = (row: number) => formula.compute(read(row));
    const columns = () => formula.from.map((source) => this.columns[this.field(source)]!);
    return {
      base,
      isWritten: (row) => columns().some((column) => column.isWritten(row)),
      get: base,
      set: () => undefined,
      get written() {
        return columns().some((column) => column.written);
      },
    };
  }

  #userId(row: number): string {
    return id18(this.#prefixOf('User')!, row);
  }

  #reserve(capacity: number, stamp: number, by: number): void {
    this.changes.reserve(capacity, stamp);
    const old = this.created.length;
    if (capacity <= old) return;
    const size = Math.max(capacity, old * 2);
    this.lastModified = larger(this.lastModified, size, stamp);
    this.created = larger(this.created, size, stamp);
    this.lastModifiedBy = larger(this.lastModifiedBy, size, by);
    this.createdBy = larger(this.createdBy, size, by);
    const deleted = new Uint8Array(size);
    deleted.set(this.deleted);
    this.deleted = deleted;
  }
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

function computed(base: (row: number) => Value): Column {
  return { base, written: true, isWritten: () => true, get: base, set: () => undefined };
}

/** A column of instants. Many records share a second, so the text of the last one is kept. */
function instants(stampOf: (row: number) => number): Column {
  let last = Number.NaN;
  let text = '';
  return computed((row) => {
    const stamp = stampOf(row);
    if (stamp !== last) {
      last = stamp;
      text = instant(stamp);
    }
    return text;
  });
}

function larger(array: Int32Array, size: number, fill: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size).fill(fill);
  copy.set(array);
  return copy;
}
