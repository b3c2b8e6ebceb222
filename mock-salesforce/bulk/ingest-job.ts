/**
 * A job of Bulk API 2.0 that writes records: Open, UploadComplete, InProgress, JobComplete; or Aborted by its client,
 * or Failed as a whole when its file cannot be read (documented, "Bulk API 2.0 Job States").
 */
import type { ApiError, Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import { type BulkOperation, columnsOf, externalIdOf } from './columns.ts';
import { type CsvFormat, readCsv } from './csv.ts';
import { bulkFailure, bulkRefused, stateChangeDenied, stateMessage } from './errors.ts';
import { IngestBatch } from './ingest-batch.ts';
import type { BulkJob, Origin } from './job.ts';
import type { BulkJobs } from './jobs.ts';
import { BATCH_ROWS } from './limits.ts';
import type { RowResult, Target } from './row-writer.ts';
import type { Table } from './table.ts';

export type IngestState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** What a client asks for when it makes a job. */
export interface IngestRequest extends CsvFormat {
  readonly operation: BulkOperation;
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
}

const ENDED: ReadonlySet<IngestState> = new Set(['JobComplete', 'Failed', 'Aborted']);
const NEVER = Number.POSITIVE_INFINITY;

export class IngestJob implements BulkJob {
  readonly jobType = 'V2Ingest';
  readonly origin: Origin;
  readonly request: IngestRequest;
  readonly records: Records;
  state: IngestState = 'Open';
  modifiedAt: number;
  errorMessage: string | undefined;
  /** The data as it was uploaded. */
  content: string | undefined;
  table: Table | undefined;
  readonly #org: Org;
  readonly #jobs: BulkJobs;
  #batches: IngestBatch[] = [];
  #startsAt = NEVER;

  constructor(org: Org, jobs: BulkJobs, records: Records, request: IngestRequest, origin: Origin) {
    this.#org = org;
    this.#jobs = jobs;
    this.records = records;
    this.request = request;
    this.origin = origin;
    this.modifiedAt = origin.createdAt;
  }

  get characters(): number {
    return this.content?.length ?? 0;
  }

  get isEnded(): boolean {
    return ENDED.has(this.state);
  }

  /** Rows that were tried, failed ones included, and of these the failed ones. */
  get processed(): number {
    return this.#batches.reduce((sum, batch) => sum + batch.results.length, 0);
  }

  get failures(): number {
    return this.#batches.reduce((sum, batch) => sum + batch.failures, 0);
  }

  /** From the close of the upload to the end, or to `now` while the job runs. */
  processingMs(now: number): number {
    if (this.#startsAt === NEVER || this.state === 'UploadComplete') return 0;
    return Math.max(0, (this.isEnded ? this.modifiedAt : now) - this.#startsAt);
  }

  get nextDueAt(): number {
    if (this.state === 'UploadComplete') return this.#startsAt;
    return this.state === 'InProgress' ? (this.#nextBatch()?.nextDueAt ?? NEVER) : NEVER;
  }

  isFinished(): boolean {
    return this.isEnded;
  }

  /** Takes the data; a job takes it once. */
  upload(content: string): Outcome<undefined> {
    const { id } = this.origin;
    if (this.state !== 'Open') return bulkRefused('jobNotOpen', { id, state: this.state });
    if (this.content !== undefined) return bulkRefused('secondUpload', { id });
    this.content = content;
    return { ok: true, value: undefined };
  }

  /** The client says that its data is complete, or that the job shall end. */
  moveTo(to: 'UploadComplete' | 'Aborted', now: number): Outcome<undefined> {
    const mayMove = to === 'Aborted' ? !this.isEnded : this.state === 'Open';
    if (!mayMove) return stateChangeDenied(this.state, to);
    if (to === 'UploadComplete') this.#startsAt = now + this.#jobs.timing.queueMs;
    this.#enter(to, now);
    return { ok: true, value: undefined };
  }

  step(): void {
    const at = this.nextDueAt;
    if (this.state === 'UploadComplete') this.#start(at);
    else this.#nextBatch()!.step();
    if (this.state === 'InProgress' && this.#nextBatch() === undefined) this.#enter('JobComplete', at);
  }

  /** The results so far, with the row that each belongs to. */
  *results(): Generator<{ readonly row: number; readonly result: RowResult }> {
    for (const [number, batch] of this.#batches.entries()) {
      for (const [i, result] of batch.results.entries()) yield { row: number * BATCH_ROWS + i, result };
    }
  }

  /** The rows that were never tried. */
  *unprocessedRows(): Generator<number> {
    const { count } = this.table ?? { count: 0 };
    for (let row = 0; row < count; row += 1) {
      const batch = this.#batches[Math.floor(row / BATCH_ROWS)];
      if (batch === undefined || row % BATCH_ROWS >= batch.results.length) yield row;
    }
  }

  #start(at: number): void {
    const target = this.#target();
    if (!target.ok) {
      this.errorMessage = stateMessage(target.error);
      this.#enter('Failed', at);
      return;
    }
    const { places, timing } = this.#jobs;
    const { count } = this.table!;
    for (let from = 0; from < count; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, count);
      const startsAt = places.take(at, (to - from) * timing.ingestRowMs);
      this.#batches.push(new IngestBatch(target.value, this.table!, from, to, startsAt, timing.ingestRowMs));
    }
    this.#enter('InProgress', at);
  }

  /** Reads the file and what its columns mean, and takes the batches from the day's stock. */
  #target(): Outcome<Target> {
    const { operation, externalIdFieldName } = this.request;
    const user = this.origin.createdBy;
    const table = readCsv(this.content ?? '', this.request);
    if (!table.ok) return table;
    this.table = table.value;
    if (table.value.count === 0) return bulkRefused('recordsNotFound');
    const columns = columnsOf(this.#org, this.records, table.value.header, operation, user);
    if (!columns.ok) return columns;
    const quota = this.#takeQuota(table.value.count);
    if (quota !== undefined) return { ok: false, error: quota };
    const externalId =
      operation === 'upsert' ? externalIdOf(this.#org, this.records, externalIdFieldName!, user) : undefined;
    const { value } = columns;
    return {
      ok: true,
      value: { org: this.#org, records: this.records, operation, columns: value, externalId, user },
    };
  }

  #takeQuota(rows: number): ApiError | undefined {
    const { dailyBatches, dailyRows } = this.#jobs;
    if (!dailyRows.take(this.#startsAt, rows)) return bulkFailure('recordQuotaExceeded');
    const isLeft = dailyBatches.take(this.#startsAt, Math.ceil(rows / BATCH_ROWS));
    return isLeft ? undefined : bulkFailure('quotaExceeded');
  }

  /** The batch whose chunk is through first. */
  #nextBatch(): IngestBatch | undefined {
    let first: IngestBatch | undefined;
    for (const batch of this.#batches) {
      if (!batch.isDone && (first === undefined || batch.nextDueAt < first.nextDueAt)) first = batch;
    }
    return first;
  }

  #enter(state: IngestState, at: number): void {
    this.state = state;
    this.modifiedAt = at;
  }
}
