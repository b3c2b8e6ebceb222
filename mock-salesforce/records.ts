/**
 * The records of one object: a column a field, the stamps, and the list of changes. Record `row` has the Id of
 * `row`; rows are never reused. Only storage and stamps live here; who may do what is in `rules/`.
 */
import { ChangeList, type Column, NOBODY, type Value } from '../engine/kernel/index.ts';
import { id18, rowOf } from './ids.ts';
import { Lookup } from './lookup.ts';
import type { FieldSchema, ObjectSchema, Population } from './schema/types.ts';
import { Deletions } from './storage/deletions.ts';
import { Journal } from './storage/journal.ts';
import { columnFor, populatedColumn } from './storage/record-columns.ts';

export class Records {
  #schema: ObjectSchema;
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
  /** 1 for rows in the recycle bin and for those that are gone for good. */
  deleted = new Uint8Array(0);
  /** 1 for deleted rows that no query finds any more: hard-deleted, or dropped from the recycle bin. */
  purged = new Uint8Array(0);
  /** The other record of a person account, whose stamps move along; NOBODY for a row that has none. */
  twin: { readonly records: Records; rowOf(row: number): number } | undefined;
  readonly #journal: Journal;
  #count = 0;

  /** `prefixOf` tells the key prefix of each object of the org. */
  constructor(
    id: number,
    schema: ObjectSchema,
    prefixOf: (object: string) => string | undefined,
    journal = new Journal(),
  ) {
    this.#schema = schema;
    this.#journal = journal;
    this.changes = new ChangeList(id);
    this.#prefixOf = prefixOf;
    const columnNamed = (name: string) => this.columns[this.field(name)]!;
    this.columns = schema.fields.map((field) => columnFor(schema.name, field, this, prefixOf, columnNamed));
    schema.fields.forEach((field, number) => {
      this.#fieldNumbers.set(field.name, number);
      this.#fieldNumbers.set(field.name.toLowerCase(), number);
    });
  }

  /** The object and its fields, by number. A field that was erased keeps its number, and nobody finds it any more. */
  get schema(): ObjectSchema {
    return this.#schema;
  }

  /** Rows ever created, deleted ones included. */
  get count(): number {
    return this.#count;
  }

  /** A field's number, or -1. Field names are case-insensitive, as in the original. */
  fieldNumber(name: string): number {
    return this.#fieldNumbers.get(name) ?? this.#fieldNumbers.get(name.toLowerCase()) ?? -1;
  }

  /** @throws Error when the object has no such field: callers check what users typed before they ask */
  field(name: string): number {
    const number = this.fieldNumber(name);
    if (number < 0) throw new Error(`${this.schema.name} has no field ${name}`);
    return number;
  }

  /** Adds a field at the end; records hold its default. Returns its number. */
  addField(field: FieldSchema): number {
    if (this.fieldNumber(field.name) >= 0) throw new Error(`${this.schema.name} has a field ${field.name}`);
    const number = this.columns.length;
    const columnNamed = (name: string) => this.columns[this.field(name)]!;
    this.columns.push(columnFor(this.schema.name, field, this, this.#prefixOf, columnNamed));
    this.#schema = { ...this.#schema, fields: [...this.#schema.fields, field] };
    this.#fieldNumbers.set(field.name, number);
    this.#fieldNumbers.set(field.name.toLowerCase(), number);
    return number;
  }

  /** Gives a field another definition; what records hold stays. */
  redefine(number: number, field: FieldSchema): void {
    const fields = this.#schema.fields.with(number, field);
    this.#schema = { ...this.#schema, fields };
  }

  /** Takes a field away: it has no name any more, and no rule. */
  eraseField(number: number): void {
    const { name, label, type } = this.#schema.fields[number]!;
    this.#fieldNumbers.delete(name);
    this.#fieldNumbers.delete(name.toLowerCase());
    this.redefine(number, { name, label, type, isErased: true });
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
      this.columns[number] = populatedColumn(this.schema.fields[number]!, base, population.count);
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
    if (this.#journal.active) this.#journal.note(() => this.#count--);
    this.#count += 1;
    this.created[row] = stamp;
    this.createdBy[row] = by;
    this.stamp(row, by, cause, now);
    return row;
  }

  /** A user, integration or automation wrote the record: LastModifiedDate and SystemModstamp move. */
  stamp(row: number, by: number, cause: number, now: number): void {
    this.#stampOne(row, by, cause, now);
    const twin = this.twin?.rowOf(row) ?? NOBODY;
    if (twin !== NOBODY) this.twin!.records.#stampOne(twin, by, cause, now);
  }

  #stampOne(row: number, by: number, cause: number, now: number): void {
    if (this.#journal.active) this.#noteStamps(row);
    const stamp = Math.floor(now / 1_000);
    this.lastModified[row] = stamp;
    this.lastModifiedBy[row] = by;
    this.changes.touch(row, stamp, cause, now);
  }

  /** A system process touched the record: only SystemModstamp moves. */
  stampSilently(row: number, cause: number, now: number): void {
    this.#touch(row, cause, now);
    const twin = this.twin?.rowOf(row) ?? NOBODY;
    if (twin !== NOBODY) this.twin!.records.#touch(twin, cause, now);
  }

  #touch(row: number, cause: number, now: number): void {
    if (this.#journal.active) this.#noteStamps(row);
    this.changes.touch(row, Math.floor(now / 1_000), cause, now);
  }

  /**
   * The record goes to the recycle bin: LastModifiedDate and SystemModstamp move, and it leaves the list of changes,
   * for no query finds it any more; `deletions` remembers it.
   */
  remove(row: number, by: number, now: number): void {
    if (this.#journal.active) {
      this.#noteStamps(row);
      this.#journal.note(() => this.deletions.takeBack());
    }
    const stamp = Math.floor(now / 1_000);
    this.deleted[row] = 1;
    this.changes.forget(row, now);
    this.changes.stamps[row] = stamp;
    this.lastModified[row] = stamp;
    this.lastModifiedBy[row] = by;
    this.deletions.add(row, stamp);
  }

  /** The record comes back from the recycle bin, as changed by whoever brought it back. */
  undelete(row: number, by: number, cause: number, now: number): void {
    if (this.#journal.active) this.#noteStamps(row);
    this.deleted[row] = 0;
    const undo = this.deletions.withdraw(row);
    if (this.#journal.active) this.#journal.note(undo);
    this.stamp(row, by, cause, now);
  }

  /** A deleted record leaves the recycle bin for good. */
  purge(row: number): void {
    if (this.#journal.active) this.#journal.note(() => this.purged.fill(0, row, row + 1));
    this.purged[row] = 1;
  }

  /** A field's value, system fields included. */
  value(row: number, field: number): Value {
    return this.columns[field]!.get(row);
  }

  /** Writes a field; stamps are the caller's. */
  set(row: number, field: number, value: Value): void {
    const column = this.columns[field]!;
    if (this.#journal.active) this.#journal.note(undoOf(column, row));
    column.set(row, value);
  }

  /** Remembers a row's stamps and whether it is deleted, for a transaction that may be rolled back. */
  #noteStamps(row: number): void {
    const { changes } = this;
    const [modified, by, deleted] = [this.lastModified[row]!, this.lastModifiedBy[row]!, this.deleted[row]!];
    const was = {
      listed: changes.has(row),
      stamp: changes.stamps[row]!,
      cause: changes.causeOf(row),
      since: changes.sinceOf(row),
    };
    this.#journal.note(() => {
      this.lastModified[row] = modified;
      this.lastModifiedBy[row] = by;
      this.deleted[row] = deleted;
      changes.restore(row, was);
    });
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
    this.deleted = largerFlags(this.deleted, size);
    this.purged = largerFlags(this.purged, size);
  }
}

/** How to undo the next write of a row. */
function undoOf(column: Column, row: number): () => void {
  if (column instanceof Lookup) return column.undoOf(row);
  const before = column.get(row);
  return () => column.set(row, before);
}

function largerFlags(flags: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(size);
  copy.set(flags);
  return copy;
}

function larger(array: Int32Array, size: number, fill: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size).fill(fill);
  copy.set(array);
  return copy;
}
