/** Turns the data that a client adds to a job of Bulk API 1.0 into batches. */
import type { ApiError, Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Answer } from '../soql/index.ts';
import { type BatchPlan, ClassicBatch } from './classic-batch.ts';
import type { ClassicRequest } from './classic-request.ts';
import { type BulkOperation, columnsOf, externalIdOf } from './columns.ts';
import { bulkFailure, bulkRefused } from './errors.ts';
import { IngestBatch } from './ingest-batch.ts';
import type { BulkJobs } from './jobs.ts';
import { BATCH_ROWS } from './limits.ts';
import { bulkAnswer } from './query-job.ts';
import { readTable } from './read-table.ts';
import type { Target } from './row-writer.ts';
import type { Table } from './table.ts';

export class BatchMaker {
  readonly #org: Org;
  readonly #jobs: BulkJobs;
  readonly #request: ClassicRequest;
  readonly #user: number;
  /** When the batch before this one is through: batches of a serial job wait for it. */
  #lastEndsAt = 0;

  constructor(org: Org, jobs: BulkJobs, request: ClassicRequest, user: number) {
    this.#org = org;
    this.#jobs = jobs;
    this.#request = request;
    this.#user = user;
  }

  /** The batch, followed by those that chunking by primary key makes of it. */
  make(data: string, now: number): Outcome<ClassicBatch[]> {
    const { operation, chunkRows } = this.#request;
    if (!this.#jobs.dailyBatches.take(now)) return bulkRefused('quotaExceeded');
    if (operation !== 'query' && operation !== 'queryAll') {
      return { ok: true, value: [this.#ingest(operation, data, now)] };
    }
    const answer = bulkAnswer(this.#org, { query: data, operation }, this.#user, now);
    if (!answer.ok) return { ok: true, value: [this.#failing(queryError(answer.error), now)] };
    if (chunkRows === undefined)
      return { ok: true, value: [this.#query(answer.value, 0, answer.value.rows.length, now)] };
    return { ok: true, value: this.#chunked(answer.value, chunkRows, now) };
  }

  #ingest(operation: BulkOperation, data: string, now: number): ClassicBatch {
    const read = this.#read(operation, data);
    if (!read.ok) return this.#failing(read.error, now);
    const { table, target } = read.value;
    const { ingestRowMs } = this.#jobs.timing;
    const time = this.#timeFor(Math.ceil(table.count * ingestRowMs), now);
    const work = new IngestBatch(target, table, 0, table.count, time.startsAt, ingestRowMs);
    return this.#batch({ ...time, work });
  }

  #read(operation: BulkOperation, data: string): Outcome<{ table: Table; target: Target }> {
    const table = readTable(data, this.#request.contentType);
    if (!table.ok) return table;
    const { count, header } = table.value;
    if (count === 0) return bulkRefused('recordsNotFound');
    if (count > BATCH_ROWS) return bulkRefused('batchTooLong', { max: BATCH_ROWS });
    const [org, user] = [this.#org, this.#user];
    const records = org.object(this.#request.object);
    const columns = columnsOf(org, records, header, operation, user);
    if (!columns.ok) return columns;
    const externalId =
      operation === 'upsert'
        ? externalIdOf(org, records, this.#request.externalIdFieldName!, user)
        : undefined;
    const target = { org, records, operation, columns: columns.value, externalId, user };
    return { ok: true, value: { table: table.value, target } };
  }

  #query(answer: Answer, from: number, to: number, now: number): ClassicBatch {
    const { queryMs, queryRowMs } = this.#jobs.timing;
    const time = this.#timeFor(Math.ceil(queryMs + (to - from) * queryRowMs), now);
    return this.#batch({ ...time, answer, part: { from, to }, resultId: this.#jobs.nextResultId() });
  }

  /** A batch for every `size` records of the object, whether or not the query finds any among them. */
  #chunked(answer: Answer, size: number, now: number): ClassicBatch[] {
    const { rows, object } = answer;
    const { count } = this.#org.object(object);
    const time = { createdAt: now, startsAt: now, endsAt: now };
    const batches = [this.#batch({ ...time, isReplaced: true })];
    let from = 0;
    for (let end = size; end < count + size; end += size) {
      let to = from;
      while (to < rows.length && (rows[to]! < end || end >= count)) to += 1;
      batches.push(this.#query(answer, from, to, now));
      from = to;
    }
    return batches;
  }

  #failing(error: ApiError, now: number): ClassicBatch {
    return this.#batch({ ...this.#timeFor(0, now), error });
  }

  #batch(plan: Omit<BatchPlan, 'id'>): ClassicBatch {
    return new ClassicBatch({ id: this.#jobs.nextBatchId(), ...plan });
  }

  #timeFor(durationMs: number, now: number): Pick<BatchPlan, 'createdAt' | 'startsAt' | 'endsAt'> {
    const readyAt = now + this.#jobs.timing.queueMs;
    const isSerial = this.#request.concurrencyMode === 'Serial';
    const startsAt = this.#jobs.places.take(
      isSerial ? Math.max(readyAt, this.#lastEndsAt) : readyAt,
      durationMs,
    );
    this.#lastEndsAt = startsAt + durationMs;
    return { createdAt: now, startsAt, endsAt: this.#lastEndsAt };
  }
}

/** A statement that does not run fails its batch, with the statement's own error in the message. */
function queryError({ code, message }: ApiError): ApiError {
  const shown = code === 'API_ERROR' ? 'FUNCTIONALITY_NOT_ENABLED' : code;
  return bulkFailure('queryFailed', { code: shown, message });
}
