/**
 * A column that can be asked which rows hold a value. It stands in for a plain column from the first such question
 * on, so that instances nobody looks persons up in pay nothing. Texts are compared in any case.
 */
import type { Base, Column, Value } from '../../engine/kernel/index.ts';

export class IndexedColumn implements Column {
  readonly base: Base;
  readonly #column: Column;
  readonly #rows = new Map<Value, number[]>();
  /** Rows from here on are not in the index yet. */
  #indexed = 0;

  constructor(column: Column) {
    this.#column = column;
    this.base = column.base;
  }

  get written(): boolean {
    return this.#column.written;
  }

  isWritten(row: number): boolean {
    return this.#column.isWritten(row);
  }

  get(row: number): Value {
    return this.#column.get(row);
  }

  set(row: number, value: Value): void {
    if (row < this.#indexed) {
      this.#remove(row, keyOf(this.#column.get(row)));
      this.#add(row, keyOf(value));
    }
    this.#column.set(row, value);
  }

  /** The rows below `count` that hold the value, in ascending order. */
  rowsWith(value: Value, count: number): number[] {
    for (; this.#indexed < count; this.#indexed += 1) {
      this.#add(this.#indexed, keyOf(this.#column.get(this.#indexed)));
    }
    return (this.#rows.get(keyOf(value)) ?? []).toSorted((a, b) => a - b);
  }

  /** Drops the index; the next question builds it anew. */
  forget(): void {
    this.#rows.clear();
    this.#indexed = 0;
  }

  /** Empty fields are not indexed: nobody is found by them. */
  #add(row: number, key: Value): void {
    if (key === null || key === '') return;
    const rows = this.#rows.get(key);
    if (rows === undefined) this.#rows.set(key, [row]);
    else rows.push(row);
  }

  #remove(row: number, key: Value): void {
    const rows = this.#rows.get(key);
    if (rows === undefined) return;
    const place = rows.indexOf(row);
    if (place >= 0) rows.splice(place, 1);
    if (rows.length === 0) this.#rows.delete(key);
  }
}

function keyOf(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
