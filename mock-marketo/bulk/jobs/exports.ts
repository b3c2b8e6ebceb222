/** The export jobs of an instance: one queue and one daily quota for all kinds (documented, Adobe "Bulk extract"). */
import { DailyCount } from '../../daily-count.ts';
import { fault } from '../../errors.ts';
import { Uuids } from '../../uuids.ts';
import { ExportJob, type ExportPlan, type FileFormat } from './export-job.ts';
import {
  EXPORT_DAILY_BYTES,
  EXPORT_KEPT_MS,
  EXPORT_LISTED_MS,
  EXPORT_QUEUE,
  EXPORT_STARTS_AFTER_MS,
  FILE_KEPT_MS,
  MEGABYTE,
} from './limits.ts';
import { type Timetable, WorkQueue } from './work-queue.ts';

export interface ExportsOptions {
  /** In the place of 500 MB. */
  readonly dailyExportBytes?: number;
  /** Filters that the subscription lacks, which are then refused with 1035; smart lists it lacks always. */
  readonly withoutFilters?: readonly string[];
}

export class Exports {
  readonly options: ExportsOptions;
  readonly #queue: WorkQueue;
  readonly #uuids: Uuids;
  readonly #jobs = new Map<string, ExportJob>();
  readonly #written = new DailyCount();

  constructor(timetable: Timetable, seed: number, options: ExportsOptions = {}) {
    this.options = options;
    this.#queue = new WorkQueue(timetable, EXPORT_QUEUE, EXPORT_STARTS_AFTER_MS);
    this.#uuids = new Uuids(seed, 'export jobs');
  }

  /** @throws ApiFault 1029 when the day's quota is used up */
  create(plan: ExportPlan, now: number): ExportJob {
    this.#checkQuota(now);
    this.#forgetOld(now);
    const counted: ExportPlan = { ...plan, write: (at) => this.#counted(plan, at) };
    const job = new ExportJob(this.#uuids.next(), counted, now);
    this.#jobs.set(job.exportId, job);
    return job;
  }

  /** A job that has begun ends, even past the quota (documented). */
  #counted(plan: ExportPlan, now: number): ReturnType<ExportPlan['write']> {
    const exported = plan.write(now);
    this.#written.add(exported.file.length, now);
    return exported;
  }

  /** @throws ApiFault 1029 for a job that has been queued before, a full queue, or a used-up quota */
  enqueue(job: ExportJob, now: number): void {
    if (job.state !== 'Created') throw fault('jobQueued');
    this.#checkQuota(now);
    if (this.#queue.isFull) throw fault('tooManyJobs');
    job.state = 'Queued';
    job.queuedAt = now;
    this.#queue.add(job, now);
  }

  /** @throws ApiFault 1003 for a job that has ended (assumed) */
  cancel(job: ExportJob, now: number): void {
    const isOpen = job.state === 'Created' || job.state === 'Queued' || job.state === 'Processing';
    if (!isOpen) throw fault('jobEnded', job.state);
    job.state = 'Cancelled';
    job.file = undefined;
    this.#queue.remove(job, now);
  }

  /** A job of a subject. @throws ApiFault 1013 (assumed) */
  find(subject: string, exportId: string, now: number): ExportJob {
    const job = this.#jobs.get(exportId);
    const isKept = job !== undefined && now - (job.finishedAt ?? now) <= EXPORT_KEPT_MS;
    if (!isKept || job.plan.subject !== subject) throw fault('objectNotFound', 'Export job');
    return job;
  }

  /** The jobs of a subject from the last seven days, oldest first. */
  list(subject: string, now: number): ExportJob[] {
    return [...this.#jobs.values()].filter(
      (job) => job.plan.subject === subject && now - job.createdAt <= EXPORT_LISTED_MS,
    );
  }

  /** The file of a job; undefined as long as there is none, or none any more. */
  fileOf(
    subject: string,
    exportId: string,
    now: number,
  ): { readonly file: Buffer; readonly format: FileFormat } | undefined {
    const job = this.#jobs.get(exportId);
    const isKept = job !== undefined && now - (job.finishedAt ?? now) <= FILE_KEPT_MS;
    if (!isKept || job.plan.subject !== subject || job.state !== 'Completed') return undefined;
    return job.file && { file: job.file, format: job.plan.format };
  }

  #checkQuota(now: number): void {
    const quota = this.options.dailyExportBytes ?? EXPORT_DAILY_BYTES;
    if (this.#written.on(now) >= quota) throw fault('exportQuota', Math.floor(quota / MEGABYTE));
  }

  /** Jobs that nobody can ask for any more take no room. */
  #forgetOld(now: number): void {
    for (const job of this.#jobs.values()) {
      const endedMs = now - (job.finishedAt ?? now);
      if (endedMs > FILE_KEPT_MS) job.file = undefined;
      if (endedMs > EXPORT_KEPT_MS) this.#jobs.delete(job.exportId);
    }
  }
}
