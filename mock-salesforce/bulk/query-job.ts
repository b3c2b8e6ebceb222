/**
 * A job of Bulk API 2.0 that reads records. The rows are found when the job is made and kept for its life; their values
 * are those of the moment at which a page of results is read (approximated: the original keeps the values, too).
 */
import type { Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import { type Answer, runQuery } from '../soql/index.ts';
import type { CsvFormat } from './csv.ts';
import { bulkRefused, stateChangeDenied } from './errors.ts';
import type { BulkJob, Origin } from './job.ts';
import type { BulkJobs } from './jobs.ts';
import { DAILY_QUERY_JOBS } from './limits.ts';
import { bulkObject } from './new-ingest-job.ts';
import { restrictionOf } from './query-restrictions.ts';

export type QueryState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted';

export interface QueryRequest extends CsvFormat {
  readonly operation: 'query' | 'queryAll';
  readonly query: string;
}

export class QueryJob implements BulkJob {
  readonly jobType = 'V2Query';
  readonly origin: Origin;
  readonly request: QueryRequest;
  readonly answer: Answer;
  readonly characters: number;
  readonly nextDueAt = Number.POSITIVE_INFINITY;
  readonly #startsAt: number;
  readonly #endsAt: number;
  #abortedAt: number | undefined;

  constructor(jobs: BulkJobs, answer: Answer, request: QueryRequest, origin: Origin) {
    const { queueMs, queryMs, queryRowMs } = jobs.timing;
    this.origin = origin;
    this.request = request;
    this.answer = answer;
    this.characters = request.query.length + answer.rows.length;
    this.#startsAt = origin.createdAt + queueMs;
    this.#endsAt = this.#startsAt + Math.ceil(queryMs + answer.rows.length * queryRowMs);
  }

  state(now: number): QueryState {
    if (this.#abortedAt !== undefined) return 'Aborted';
    if (now >= this.#endsAt) return 'JobComplete';
    return now >= this.#startsAt ? 'InProgress' : 'UploadComplete';
  }

  modifiedAt(now: number): number {
    if (this.#abortedAt !== undefined) return this.#abortedAt;
    if (now >= this.#endsAt) return this.#endsAt;
    return now >= this.#startsAt ? this.#startsAt : this.origin.createdAt;
  }

  processingMs(now: number): number {
    return Math.max(0, Math.min(now, this.#abortedAt ?? this.#endsAt) - this.#startsAt);
  }

  /** Records found so far. */
  processed(now: number): number {
    return this.state(now) === 'JobComplete' ? this.answer.rows.length : 0;
  }

  abort(now: number): Outcome<undefined> {
    if (this.isFinished(now)) {
      return stateChangeDenied(this.state(now), 'Aborted');
    }
    this.#abortedAt = now;
    return { ok: true, value: undefined };
  }

  isFinished(now: number): boolean {
    const state = this.state(now);
    return state === 'JobComplete' || state === 'Aborted';
  }

  /** There is nothing to do: its state follows from the clock. */
  step(): void {}
}

/** Runs the query and keeps a job of it; errors of the statement come back at once. */
export function newQueryJob(
  org: Org,
  jobs: BulkJobs,
  request: QueryRequest,
  origin: Omit<Origin, 'id'>,
): Outcome<QueryJob> {
  const answer = bulkAnswer(org, request, origin.createdBy, origin.createdAt);
  if (!answer.ok) return answer;
  if (!jobs.dailyQueryJobs.take(origin.createdAt)) {
    return bulkRefused('queryQuotaExceeded', { max: DAILY_QUERY_JOBS });
  }
  const job = new QueryJob(jobs, answer.value, request, { id: jobs.nextJobId(), ...origin });
  jobs.add(job);
  return { ok: true, value: job };
}

/** The answer to a bulk query, when the Bulk APIs take it. */
export function bulkAnswer(
  org: Org,
  { query, operation }: Pick<QueryRequest, 'query' | 'operation'>,
  user: number,
  now: number,
): Outcome<Answer> {
  const answer = runQuery(org, query, { user, now, withDeleted: operation === 'queryAll' });
  if (!answer.ok) return answer;
  const object = bulkObject(org, answer.value.object, user);
  if (!object.ok) return object;
  const what = restrictionOf(query, answer.value);
  return what === undefined ? answer : bulkRefused('queryRestriction', { what });
}
