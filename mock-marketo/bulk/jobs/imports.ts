/** The import jobs of an instance: one queue for all kinds (documented for each kind, Adobe "Bulk import"). */
import { fault } from '../../errors.ts';
import { ImportJob, type ImportPlan } from './import-job.ts';
import { IMPORT_KEPT_MS, IMPORT_QUEUE, IMPORT_STARTS_AFTER_MS } from './limits.ts';
import { type Timetable, WorkQueue } from './work-queue.ts';

/** Batch ids count on from here; those in Adobe's samples have four digits. */
const FIRST_BATCH = 1_001;

export class Imports {
  readonly #queue: WorkQueue;
  readonly #jobs = new Map<number, ImportJob>();
  #nextId = FIRST_BATCH;

  constructor(timetable: Timetable) {
    this.#queue = new WorkQueue(timetable, IMPORT_QUEUE, IMPORT_STARTS_AFTER_MS);
  }

  /** @throws ApiFault 1016 when the queue is full */
  checkQueue(): void {
    if (this.#queue.isFull) throw fault('tooManyImports', IMPORT_QUEUE.queued);
  }

  /** @throws ApiFault 1016 when the queue is full, 1019 when the list is being imported to already */
  add(plan: ImportPlan, now: number): ImportJob {
    this.checkQueue();
    this.#forgetOld(now);
    if (plan.listId !== undefined && this.#isImportingTo(plan.listId)) throw fault('importInProgress');
    const job = new ImportJob(this.#nextId, plan, now);
    this.#nextId += 1;
    this.#jobs.set(job.batchId, job);
    this.#queue.add(job, now);
    return job;
  }

  /** A job of a subject. @throws ApiFault 1013 (assumed) */
  find(subject: string, batchId: number, now: number): ImportJob {
    const job = this.#jobs.get(batchId);
    const isKept = job !== undefined && now - job.createdAt <= IMPORT_KEPT_MS;
    if (!isKept || job.plan.subject !== subject) throw fault('objectNotFound', 'Batch');
    return job;
  }

  #isImportingTo(listId: number): boolean {
    return [...this.#jobs.values()].some(
      ({ plan, finishedAt }) => plan.listId === listId && finishedAt === undefined,
    );
  }

  #forgetOld(now: number): void {
    for (const { batchId, createdAt } of this.#jobs.values()) {
      if (now - createdAt > IMPORT_KEPT_MS) this.#jobs.delete(batchId);
    }
  }
}
