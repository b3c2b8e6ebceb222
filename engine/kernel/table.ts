/**
 * Columns of values. A column has a base, a pure function of the row that says what a value was at the start, and an
 * overlay of what has been written since. A million records therefore start at once: nothing is stored until it is
 * written, and numbers are written into typed arrays.
 */

/** A field's value. Dates and instants are kept as the text the API shows. */
export type Value = string | number | boolean | null;

/** What a row's value is before anyone has written it. */
export type Base = (row: number) => Value;

export interface Column {
  /** The value source of unwritten rows. Two unwritten columns over the same base hold the same values. */
  readonly base: Base;
  /** Whether any row has ever been written. */
  readonly written: boolean;
  /** Whether every row holds null, for as long as none is written; not said where it would take a search. */
  readonly isEmpty?: boolean;
  /** Whether values follow from others when they are read, so that there is nothing to keep. */
  readonly isComputed?: true;
  /** Whether this row has been written, or the base does not speak for it; any other holds what the base says. */
  isWritten(row: number): boolean;
  get(row: number): Value;
  set(row: number, value: Value): void;
}

const CONSTANTS = new Map<Value, Base>();

/** The base that holds one value in every row; the same function for the same value, so that columns can be compared. */
export function constant(value: Value): Base {
  const known = CONSTANTS.get(value);
  if (known !== undefined) return known;
  const base: Base = () => value;
  CONSTANTS.set(value, base);
  return base;
}

const NOTHING = constant(null);

/**
 * A column for numbers if `kind` says so, else for any value. The base speaks for the first `rows` records, those of
 * the initial population; a later record holds `fallback` until it is written.
 */
export function createColumn(
  kind: 'number' | 'any',
  base: Base = NOTHING,
  rows: number = Number.POSITIVE_INFINITY,
  fallback: Value = null,
): Column {
  return kind === 'number' ? new NumberColumn(base, rows, fallback) : new ValueColumn(base, rows, fallback);
}

/** NaN marks an unwritten row and Infinity an explicit null; neither is a value that a CRM field can hold. */
class NumberColumn implements Column {
  readonly base: Base;
  written = false;
  readonly #rows: number;
  readonly #fallback: Value;
  #values = new Float64Array(0);

  constructor(base: Base, rows: number, fallback: Value) {
    this.base = base;
    this.#rows = rows;
    this.#fallback = fallback;
  }

  get isEmpty(): boolean {
    return !this.written && this.base === NOTHING && this.#fallback === null;
  }

  isWritten(row: number): boolean {
    return row >= this.#rows || (row < this.#values.length && !Number.isNaN(this.#values[row]!));
  }

  get(row: number): Value {
    const value = row < this.#values.length ? this.#values[row]! : Number.NaN;
    if (Number.isNaN(value)) return row < this.#rows ? this.base(row) : this.#fallback;
    return value === Number.POSITIVE_INFINITY ? null : value;
  }

  set(row: number, value: Value): void {
    if (row >= this.#values.length) this.#grow(row);
    this.#values[row] = value === null ? Number.POSITIVE_INFINITY : (value as number);
    this.written = true;
  }

  #grow(row: number): void {
    const values = new Float64Array(roomFor(row, this.#values.length)).fill(Number.NaN);
    values.set(this.#values);
    this.#values = values;
  }
}

class ValueColumn implements Column {
  readonly base: Base;
  written = false;
  readonly #rows: number;
  readonly #fallback: Value;
  #values: (Value | undefined)[] = [];
  /** What was written last: records that follow one another often hold the same text, which is then kept once. */
  #last: Value = null;

  constructor(base: Base, rows: number, fallback: Value) {
    this.base = base;
    this.#rows = rows;
    this.#fallback = fallback;
  }

  get isEmpty(): boolean {
    return !this.written && this.base === NOTHING && this.#fallback === null;
  }

  isWritten(row: number): boolean {
    return row >= this.#rows || (row < this.#values.length && this.#values[row] !== undefined);
  }

  get(row: number): Value {
    const value = row < this.#values.length ? this.#values[row] : undefined;
    if (value !== undefined) return value;
    return row < this.#rows ? this.base(row) : this.#fallback;
  }

  set(row: number, value: Value): void {
    if (row >= this.#values.length) this.#grow(row);
    if (value !== this.#last) this.#last = value;
    this.#values[row] = this.#last;
    this.written = true;
  }

  /** Grows in one piece: writing far past the end of an array would turn it into a hash table. */
  #grow(row: number): void {
    const values = new Array<Value | undefined>(roomFor(row, this.#values.length)).fill(undefined);
    for (let i = 0; i < this.#values.length; i += 1) values[i] = this.#values[i];
    this.#values = values;
  }
}

/** A capacity that holds `row`, at least doubling, so that growing stays cheap. */
function roomFor(row: number, length: number): number {
  let capacity = Math.max(length, 1_024);
  while (capacity <= row) capacity *= 2;
  return capacity;
}

/**
 * Some records of one object, as rows of columns: what a query found and what crosses from one system to the other.
 * `rows` are record numbers, which are also the rows of the columns. A page is valid until the next one is asked for.
 */
export interface RecordPage {
  readonly object: string;
  readonly size: number;
  readonly rows: Int32Array;
  /** SystemModstamps in whole seconds, by position in the page. */
  readonly stamps: Int32Array;
  readonly fields: readonly string[];
  readonly columns: readonly Omit<Column, 'set'>[];
}
