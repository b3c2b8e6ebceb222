/** Bulk API 1.0 and 2.0, without HTTP: jobs, their files, their states. The only door of this folder. */
export type { BatchState, ClassicBatch } from './classic-batch.ts';
export { ClassicJob, newClassicJob } from './classic-job.ts';
export type { ClassicRequest, ContentType } from './classic-request.ts';
export { csvLine, DEFAULT_CSV, DELIMITERS, LINE_ENDINGS } from './csv.ts';
export {
  BULK_ERRORS,
  type BulkErrorName,
  bulkFailure,
  bulkRefused,
  rowMessage,
  stateMessage,
} from './errors.ts';
export { IngestJob } from './ingest-job.ts';
export type { BulkJob } from './job.ts';
export { ingestInfo, ingestSummary, jobText, listedJob, queryInfo, querySummary } from './job-info.ts';
export { BulkJobs } from './jobs.ts';
export {
  CLASSIC_BATCH_BYTES,
  JOBS_PAGE,
  MULTIPART_CHARACTERS,
  PK_CHUNK_ROWS,
  PK_CHUNK_ROWS_MAX,
  RESULT_PAGES,
} from './limits.ts';
export { newIngestJob } from './new-ingest-job.ts';
export { queryFile, queryRecords } from './query-file.ts';
export { newQueryJob, QueryJob } from './query-job.ts';
export { xmlDocument } from './xml.ts';
