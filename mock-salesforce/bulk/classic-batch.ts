/** The batches of Bulk API 1.0: Queued, InProgress, and then Completed, Failed or NotProcessed. */
import type { ApiError } from '../errors.ts';
import type { Answer } from '../soql/index.ts';
import { stateMessage } from './errors.ts';
import type { IngestBatch } from './ingest-batch.ts';
import type { RowResult } from './row-writer.ts';

export type BatchState = 'Queued' | 'InProgress' | 'Completed' | 'Failed' | 'NotProcessed';

/** What happens to a batch, and when. Rows of an ingest batch are written by `work`; a query's are found already. */
export interface BatchPlan {
  readonly id: string;
  readonly createdAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Why the batch fails as soon as it starts. */
  readonly error?: ApiError;
  readonly work?: IngestBatch;
  readonly answer?: Answer;
  /** The part of the answer's rows that is this batch's: all, unless the job chunks by primary key. */
  readonly part?: { readonly from: number; readonly to: number };
  /** Id of the one result of a query batch. */
  readonly resultId?: string;
  /** The batch stands for others that the org has made of it. */
  readonly isReplaced?: boolean;
}

const NEVER = Number.POSITIVE_INFINITY;

export class ClassicBatch {
  readonly plan: BatchPlan;
  #abortedAt = NEVER;

  constructor(plan: BatchPlan) {
    this.plan = plan;
  }

  state(now: number): BatchState {
    const { isReplaced, startsAt, error } = this.plan;
    if (isReplaced === true) return 'NotProcessed';
    if (this.#abortedAt < this.#endsAt) return 'NotProcessed';
    if (now < startsAt) return 'Queued';
    if (error !== undefined) return 'Failed';
    const isDone = this.plan.work?.isDone ?? now >= this.#endsAt;
    return isDone ? 'Completed' : 'InProgress';
  }

  stateMessage(now: number): string | undefined {
    return this.state(now) === 'Failed' ? stateMessage(this.plan.error!) : undefined;
  }

  modifiedAt(now: number): number {
    const { createdAt, startsAt } = this.plan;
    const changes = [createdAt, startsAt, this.#endsAt, this.#abortedAt].filter((at) => at <= now);
    return Math.max(createdAt, ...changes);
  }

  processingMs(now: number): number {
    return Math.max(0, Math.min(now, this.#endsAt, this.#abortedAt) - this.plan.startsAt);
  }

  /** Rows read or written so far, failed ones included. */
  processed(now: number): number {
    const { work, part } = this.plan;
    if (work !== undefined) return work.results.length;
    return part !== undefined && this.state(now) === 'Completed' ? part.to - part.from : 0;
  }

  get failures(): number {
    return this.plan.work?.failures ?? 0;
  }

  get results(): readonly RowResult[] {
    return this.plan.work?.results ?? [];
  }

  get nextDueAt(): number {
    return this.#abortedAt < NEVER ? NEVER : (this.plan.work?.nextDueAt ?? NEVER);
  }

  step(): void {
    this.plan.work!.step();
  }

  isFinished(now: number): boolean {
    const state = this.state(now);
    return state !== 'Queued' && state !== 'InProgress';
  }

  /** What is not done by now is not done at all. */
  abort(now: number): void {
    if (!this.isFinished(now)) this.#abortedAt = now;
  }

  get #endsAt(): number {
    return this.plan.error === undefined ? this.plan.endsAt : this.plan.startsAt;
  }
}
