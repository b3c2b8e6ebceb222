/**
 * Up to 10,000 rows of a job, written in chunks of 200 (assumed, salesforce-api fact sheet 4.1) as the org's clock
 * passes the instant at which each chunk is through.
 */
import { type ApiError, failure } from '../errors.ts';
import { CHUNK_ROWS } from './limits.ts';
import { type RowResult, type Target, writeRow } from './row-writer.ts';
import type { Table } from './table.ts';

export class IngestBatch {
  readonly startsAt: number;
  /** Results of the rows written so far, in the order of the rows. */
  readonly results: RowResult[] = [];
  failures = 0;
  readonly #target: Target;
  readonly #table: Table;
  readonly #from: number;
  readonly #to: number;
  readonly #rowMs: number;

  /** Takes the rows `from` up to, but not in, `to` of a table. */
  constructor(target: Target, table: Table, from: number, to: number, startsAt: number, rowMs: number) {
    this.#target = target;
    this.#table = table;
    this.#from = from;
    this.#to = to;
    this.#rowMs = rowMs;
    this.startsAt = startsAt;
  }

  get isDone(): boolean {
    return this.#from + this.results.length >= this.#to;
  }

  /** When the next chunk is through; Infinity when there is none. */
  get nextDueAt(): number {
    if (this.isDone) return Number.POSITIVE_INFINITY;
    const rows = Math.min(this.results.length + CHUNK_ROWS, this.#to - this.#from);
    return this.startsAt + Math.ceil(rows * this.#rowMs);
  }

  /** Writes the next chunk, at the instant at which it is through. */
  step(): void {
    const at = this.nextDueAt;
    this.#target.org.call(at, () => this.#writeChunk(at));
  }

  /** The rows of a chunk hold their locks together. */
  #writeChunk(at: number): void {
    const first = this.#from + this.results.length;
    const end = Math.min(first + CHUNK_ROWS, this.#to);
    const twice = this.#valuesGivenTwice(first, end);
    for (let row = first; row < end; row += 1) {
      const cells = this.#table.cells(row);
      const value = twice === undefined ? undefined : keyOf(cells[twice.column]);
      const error =
        value !== undefined && twice!.values.has(value) ? this.#twice(cells[twice!.column]) : undefined;
      const result =
        error === undefined ? writeRow(this.#target, cells, at) : { id: '', created: false, error };
      if (result.error !== undefined) this.failures += 1;
      this.results.push(result);
    }
  }

  /** External ids that several rows of a chunk share: none of those rows is written (observed). */
  #valuesGivenTwice(first: number, end: number): { column: number; values: ReadonlySet<string> } | undefined {
    const { operation, externalId, columns } = this.#target;
    if (operation !== 'upsert') return undefined;
    const column = columns.findIndex((one) =>
      one.kind === 'field'
        ? one.field.name === externalId!.name
        : one.kind === 'id' && externalId!.name === 'Id',
    );
    const seen = new Set<string>();
    const values = new Set<string>();
    for (let row = first; row < end; row += 1) {
      const key = keyOf(this.#table.cells(row)[column]);
      if (key === undefined) continue;
      if (seen.has(key)) values.add(key);
      seen.add(key);
    }
    return { column, values };
  }

  #twice(value: unknown): ApiError {
    return failure('externalIdTwice', { value: String(value) }, [this.#target.externalId!.name]);
  }
}

/** External ids compare without regard to case. */
function keyOf(cell: unknown): string | undefined {
  return cell === null || cell === undefined ? undefined : String(cell).toLowerCase();
}
