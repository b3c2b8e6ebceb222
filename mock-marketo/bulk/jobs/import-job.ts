/** One import: the rows of a file, taken in piece by piece, and what became of them. */
import { SECOND_MS } from '../../../engine/kernel/index.ts';
import { ApiFault } from '../../errors.ts';
import { IMPORT_CHUNK_ROWS, IMPORT_LEAST_MS, IMPORT_ROW_MS } from './limits.ts';
import type { Work } from './work-queue.ts';

/** The states of an import (documented, Adobe "Bulk lead import"). */
export type ImportState = 'Queued' | 'Importing' | 'Complete' | 'Failed';

/** A row that was not taken, or taken with a warning, and why. */
export interface RowNote {
  /** The row's number, counted from 0 after the header. */
  readonly row: number;
  readonly reason: string;
}

/** What became of one row; a failed row is not imported, one with a warning is. */
export type RowOutcome =
  | { readonly kind: 'imported'; readonly warning?: string | undefined }
  | { readonly kind: 'failed'; readonly reason: string };

export interface ImportPlan {
  /** What is imported: `leads`, `members`, or a custom object's API name. */
  readonly subject: string;
  /** The static list that leads are imported to. */
  readonly listId?: number | undefined;
  /** Reads the file when the job begins. @throws ApiFault for what cannot be imported, which fails the job */
  readonly open: () => ImportRows;
  readonly contentType: string;
}

/** The rows of a file that is being imported. */
export interface ImportRows {
  readonly count: number;
  /** Takes one row in. */
  take(row: number, now: number): RowOutcome;
  /** Writes the file of rows with notes. */
  noteFile(notes: readonly RowNote[], kind: NoteKind): Buffer;
}

export type NoteKind = 'Failure' | 'Warning';

export class ImportJob implements Work {
  readonly batchId: number;
  readonly plan: ImportPlan;
  readonly createdAt: number;
  readonly #failures: RowNote[] = [];
  readonly #warnings: RowNote[] = [];
  state: ImportState = 'Queued';
  /** Rows that were imported so far. */
  imported = 0;
  startedAt: number | undefined;
  finishedAt: number | undefined;
  #rows: ImportRows | undefined;
  #next = 0;
  #failureMessage: string | undefined;

  constructor(batchId: number, plan: ImportPlan, createdAt: number) {
    this.batchId = batchId;
    this.plan = plan;
    this.createdAt = createdAt;
  }

  step(now: number): number | undefined {
    if (this.startedAt === undefined) {
      this.state = 'Importing';
      this.startedAt = now;
      return IMPORT_LEAST_MS;
    }
    try {
      this.#rows ??= this.plan.open();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#failureMessage = error.body.message;
      return this.#end('Failed', now);
    }
    const end = Math.min(this.#next + IMPORT_CHUNK_ROWS, this.#rows.count);
    for (; this.#next < end; this.#next += 1) this.#take(this.#rows, this.#next, now);
    return this.#next < this.#rows.count ? IMPORT_CHUNK_ROWS * IMPORT_ROW_MS : this.#end('Complete', now);
  }

  #end(state: 'Complete' | 'Failed', now: number): undefined {
    this.state = state;
    this.finishedAt = now;
  }

  #take(rows: ImportRows, row: number, now: number): void {
    const outcome = rows.take(row, now);
    if (outcome.kind === 'failed') {
      this.#failures.push({ row, reason: outcome.reason });
      return;
    }
    this.imported += 1;
    if (outcome.warning !== undefined) this.#warnings.push({ row, reason: outcome.warning });
  }

  /** Rows that were not taken so far. */
  get failed(): number {
    return this.#failures.length;
  }

  /** Rows that were taken with a warning so far. */
  get warned(): number {
    return this.#warnings.length;
  }

  /** Whole seconds from start to end; undefined before the end. */
  get seconds(): number | undefined {
    if (this.startedAt === undefined || this.finishedAt === undefined) return undefined;
    return Math.round((this.finishedAt - this.startedAt) / SECOND_MS);
  }

  /** The file of the rows that failed, or of those with a warning; undefined when there are none. */
  noteFile(kind: NoteKind): Buffer | undefined {
    const notes = kind === 'Failure' ? this.#failures : this.#warnings;
    return notes.length === 0 ? undefined : this.#rows?.noteFile(notes, kind);
  }

  /** `Import succeeded, 3 records imported (3 members)` and its variants (documented); undefined before the end. */
  get message(): string | undefined {
    if (this.state === 'Failed') return this.#failureMessage;
    if (this.state !== 'Complete') return undefined;
    const counted = `${this.imported} records imported (${this.imported} members)`;
    if (this.#failures.length > 0) {
      return `Import completed with errors, ${counted}, ${this.#failures.length} failed`;
    }
    const warned = this.#warnings.length > 0 ? `, ${this.#warnings.length} warning.` : '';
    return `Import succeeded, ${counted}${warned}`;
  }
}
