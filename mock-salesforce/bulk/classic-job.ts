/** A job of Bulk API 1.0: its client adds batches while it is Open, and closes or aborts it. */
import type { Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import { BatchMaker } from './batch-maker.ts';
import type { ClassicBatch } from './classic-batch.ts';
import type { ClassicRequest } from './classic-request.ts';
import { bulkRefused, stateChangeDenied } from './errors.ts';
import type { BulkJob, Origin } from './job.ts';
import type { BulkJobs } from './jobs.ts';
import { bulkObject, checkedIngest } from './new-ingest-job.ts';

export type ClassicState = 'Open' | 'Closed' | 'Aborted';
export class ClassicJob implements BulkJob {
  readonly jobType = 'Classic';
  readonly origin: Origin;
  readonly request: ClassicRequest;
  readonly batches: ClassicBatch[] = [];
  state: ClassicState = 'Open';
  modifiedAt: number;
  characters = 0;
  readonly #maker: BatchMaker;

  constructor(org: Org, jobs: BulkJobs, request: ClassicRequest, origin: Origin) {
    this.request = request;
    this.origin = origin;
    this.modifiedAt = origin.createdAt;
    this.#maker = new BatchMaker(org, jobs, request, origin.createdBy);
  }

  get isChunked(): boolean {
    return this.request.chunkRows !== undefined;
  }

  /** Adds a batch of data, or of a query's text; what is wrong with it shows when its turn comes. */
  addBatch(data: string, now: number): Outcome<ClassicBatch> {
    const { id } = this.origin;
    if (this.state !== 'Open') return bulkRefused('jobNotOpen', { id, state: this.state });
    const made = this.#maker.make(data, now);
    if (!made.ok) return made;
    this.characters += data.length;
    this.batches.push(...made.value);
    return { ok: true, value: made.value[0]! };
  }

  batch(id: string): ClassicBatch | undefined {
    return this.batches.find((one) => one.plan.id.slice(0, 15) === id.slice(0, 15));
  }

  moveTo(to: 'Closed' | 'Aborted', now: number): Outcome<undefined> {
    if (this.state === 'Aborted' || (this.state === 'Closed' && to === 'Closed')) {
      return stateChangeDenied(this.state, to);
    }
    if (to === 'Aborted') for (const batch of this.batches) batch.abort(now);
    this.state = to;
    this.modifiedAt = now;
    return { ok: true, value: undefined };
  }

  get nextDueAt(): number {
    return this.#next()?.nextDueAt ?? Number.POSITIVE_INFINITY;
  }

  step(): void {
    this.#next()!.step();
  }

  isFinished(now: number): boolean {
    return this.state !== 'Open' && this.batches.every((batch) => batch.isFinished(now));
  }

  #next(): ClassicBatch | undefined {
    let first: ClassicBatch | undefined;
    for (const batch of this.batches) {
      if (batch.nextDueAt < (first?.nextDueAt ?? Number.POSITIVE_INFINITY)) first = batch;
    }
    return first;
  }
}

/** Makes a job and keeps it. */
export function newClassicJob(
  org: Org,
  jobs: BulkJobs,
  request: ClassicRequest,
  origin: Omit<Origin, 'id'>,
): Outcome<ClassicJob> {
  const { operation, object, externalIdFieldName } = request;
  const isQuery = operation === 'query' || operation === 'queryAll';
  const records = isQuery
    ? bulkObject(org, object, origin.createdBy)
    : checkedIngest(org, object, { operation, externalIdFieldName }, origin.createdBy);
  if (!records.ok) return records;
  const named = { ...request, object: records.value.schema.name };
  const job = new ClassicJob(org, jobs, named, { id: jobs.nextJobId(), ...origin });
  jobs.add(job);
  return { ok: true, value: job };
}
