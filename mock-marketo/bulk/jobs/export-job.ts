/** One export: what was asked for, how far it is, and the file it has written. */
import { createHash } from 'node:crypto';
import { ApiFault } from '../../errors.ts';
import { dateTime } from '../../values.ts';
import { EXPORT_LEAST_MS, EXPORT_RECORD_MS } from './limits.ts';
import type { Work } from './work-queue.ts';

/** The states of an export; `Cancelled` is written so on the wire, `Canceled` in the OpenAPI file (observed). */
export const EXPORT_STATES = ['Created', 'Queued', 'Processing', 'Cancelled', 'Completed', 'Failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const FILE_FORMATS = ['CSV', 'TSV', 'SSV'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What an export has written. */
export interface Exported {
  readonly file: Buffer;
  readonly records: number;
}

export interface ExportPlan {
  /** What is exported: `leads`, `activities`, `members`, or a custom object's API name. */
  readonly subject: string;
  readonly format: FileFormat;
  /** Collects the records as they are when the job begins. @throws ApiFault when they cannot be had any more */
  readonly write: (now: number) => Exported;
}

export class ExportJob implements Work {
  readonly exportId: string;
  readonly plan: ExportPlan;
  readonly createdAt: number;
  state: ExportState = 'Created';
  queuedAt: number | undefined;
  startedAt: number | undefined;
  finishedAt: number | undefined;
  /** The whole file, from the start of the job on: it is shown when the job is complete. */
  file: Buffer | undefined;
  #summary: object | undefined;
  #errorMessage: string | undefined;

  constructor(exportId: string, plan: ExportPlan, createdAt: number) {
    this.exportId = exportId;
    this.plan = plan;
    this.createdAt = createdAt;
  }

  step(now: number): number | undefined {
    if (this.state === 'Queued') return this.#start(now);
    this.state = this.#errorMessage === undefined ? 'Completed' : 'Failed';
    this.finishedAt = now;
    return undefined;
  }

  #start(now: number): number {
    this.state = 'Processing';
    this.startedAt = now;
    try {
      const exported = this.plan.write(now);
      this.file = exported.file;
      this.#summary = summaryOf(exported);
      return EXPORT_LEAST_MS + exported.records * EXPORT_RECORD_MS;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#errorMessage = error.body.message;
    }
    return EXPORT_LEAST_MS;
  }

  /** The job as answers show it, keys in the order of the live server (observed, recorded answers). */
  get item(): object {
    return {
      exportId: this.exportId,
      format: this.plan.format,
      status: this.state,
      createdAt: dateTime(this.createdAt),
      queuedAt: shown(this.queuedAt),
      startedAt: shown(this.startedAt),
      finishedAt: shown(this.finishedAt),
      ...(this.state === 'Completed' && this.#summary),
      errorMsg: this.state === 'Failed' ? this.#errorMessage : undefined,
    };
  }
}

function summaryOf({ file, records }: Exported): object {
  const checksum = createHash('sha256').update(file).digest('hex');
  return { numberOfRecords: records, fileSize: file.length, fileChecksum: `sha256:${checksum}` };
}

function shown(at: number | undefined): string | undefined {
  return at === undefined ? undefined : dateTime(at);
}
