/** What the jobs of both Bulk APIs have in common. */

/** Who made a job, when, and in which version of the API. */
export interface Origin {
  /** `750…`, 18 characters. */
  readonly id: string;
  /** 62 for `v62.0`. */
  readonly version: number;
  /** Row of User. */
  readonly createdBy: number;
  readonly createdAt: number;
}

export interface BulkJob {
  readonly jobType: 'V2Ingest' | 'V2Query' | 'Classic';
  readonly origin: Origin;
  /** Whether the job's queries are chunked by primary key. */
  readonly isChunked?: boolean;
  /** Characters of data that the job holds on to. */
  readonly characters: number;
  /** When the job's next step is due; Infinity when nothing is left to do. */
  readonly nextDueAt: number;
  /** Takes the step that is due. */
  step(): void;
  /** Whether nothing will change any more. */
  isFinished(now: number): boolean;
}
