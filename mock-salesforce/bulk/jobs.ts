/**
 * The org's bulk jobs. Nothing happens by itself: whoever answers a request first calls `advance`, and every step that
 * was due by then is taken, in the order of their instants and with those as the records' stamps.
 */
import { id18, withCheck } from '../ids.ts';
import { DailyRequests } from '../rules/daily-requests.ts';
import type { BulkJob } from './job.ts';
import {
  CHARACTERS_KEPT,
  DAILY_BATCHES,
  DAILY_QUERY_JOBS,
  DAILY_ROWS,
  JOB_LIFE_MS,
  JOBS_KEPT,
} from './limits.ts';
import { BULK_TIMING, type BulkTiming, Places } from './timing.ts';

const JOB_PREFIX = '750';
const BATCH_PREFIX = '751';
const RESULT_PREFIX = '752';

export class BulkJobs {
  readonly timing: BulkTiming;
  readonly places: Places;
  /** Batches, ingest rows and query jobs of the last 24 hours. */
  readonly dailyBatches: DailyRequests;
  readonly dailyRows = new DailyRequests(DAILY_ROWS);
  readonly dailyQueryJobs = new DailyRequests(DAILY_QUERY_JOBS);
  readonly #jobs = new Map<string, BulkJob>();
  readonly #active = new Set<BulkJob>();
  #made = 0;
  #batches = 0;
  #results = 0;

  constructor(timing: Partial<BulkTiming> = {}, dailyBatches = new DailyRequests(DAILY_BATCHES)) {
    this.dailyBatches = dailyBatches;
    this.timing = { ...BULK_TIMING, ...timing };
    this.places = new Places(this.timing.parallelBatches);
  }

  nextJobId(): string {
    return id18(JOB_PREFIX, this.#made++);
  }

  nextBatchId(): string {
    return id18(BATCH_PREFIX, this.#batches++);
  }

  nextResultId(): string {
    return id18(RESULT_PREFIX, this.#results++);
  }

  /** Keeps a new job, and makes room for it. */
  add(job: BulkJob): void {
    this.#forgetOld(job.origin.createdAt, job.characters);
    this.#jobs.set(job.origin.id, job);
    this.#active.add(job);
  }

  /** A job by its Id of 15 or 18 characters. */
  find(id: string): BulkJob | undefined {
    return this.#jobs.get(id.length === 15 ? withCheck(id) : id);
  }

  delete(job: BulkJob): void {
    this.#jobs.delete(job.origin.id);
    this.#active.delete(job);
  }

  /** All jobs, the oldest first. */
  all(): readonly BulkJob[] {
    return [...this.#jobs.values()];
  }

  /** Takes every step that is due. */
  advance(now: number): void {
    for (let job = this.#next(now); job !== undefined; job = this.#next(now)) job.step();
  }

  /** The job whose step is due first; jobs that are through leave the round. */
  #next(now: number): BulkJob | undefined {
    if (this.#active.size === 0) return undefined;
    let first: BulkJob | undefined;
    for (const job of this.#active) {
      if (job.nextDueAt <= now && (first === undefined || job.nextDueAt < first.nextDueAt)) first = job;
      else if (job.isFinished(now)) this.#active.delete(job);
    }
    return first;
  }

  #forgetOld(now: number, characters: number): void {
    let kept = characters;
    for (const job of this.#jobs.values()) kept += job.characters;
    for (const job of this.#jobs.values()) {
      const isOld = job.origin.createdAt + JOB_LIFE_MS <= now;
      const isTooMuch = kept > CHARACTERS_KEPT || this.#jobs.size >= JOBS_KEPT;
      if (!isOld && !isTooMuch) return;
      if (!job.isFinished(now) && !isOld) continue;
      kept -= job.characters;
      this.delete(job);
    }
  }
}
