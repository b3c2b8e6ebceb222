/** Jobs as Bulk API 2.0 shows them (documented, "Get Information About an Ingest Job" and "… a Query Job"). */
import { id18 } from '../ids.ts';
import { instant } from '../storage/record-columns.ts';
import type { ClassicJob } from './classic-job.ts';
import type { IngestJob } from './ingest-job.ts';
import type { BulkJob, Origin } from './job.ts';
import type { QueryJob } from './query-job.ts';

type Info = Record<string, unknown>;

/** What the answer to making or changing an ingest job shows. */
export function ingestSummary({ origin, request, records, state, modifiedAt }: IngestJob): Info {
  const { operation, externalIdFieldName, assignmentRuleId, lineEnding, columnDelimiter } = request;
  return {
    ...heading(origin, operation, records.schema.name, modifiedAt),
    state,
    ...(externalIdFieldName === undefined ? {} : { externalIdFieldName }),
    ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: origin.version,
    ...(state === 'Open' ? { contentUrl: contentUrl(origin) } : {}),
    lineEnding,
    columnDelimiter,
  };
}

/** Everything about an ingest job. Rows count as processed whether they failed or not. */
export function ingestInfo(job: IngestJob, now: number): Info {
  const processingMs = Math.round(job.processingMs(now));
  return {
    ...ingestSummary(job),
    jobType: job.jobType,
    retries: 0,
    totalProcessingTime: processingMs,
    apiActiveProcessingTime: processingMs,
    apexProcessingTime: 0,
    numberRecordsProcessed: job.processed,
    numberRecordsFailed: job.failures,
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
  };
}

/** What the answer to making or changing a query job shows. */
export function querySummary(job: QueryJob, now: number): Info {
  const { operation, lineEnding, columnDelimiter } = job.request;
  return {
    ...heading(job.origin, operation, job.answer.object, job.modifiedAt(now)),
    state: job.state(now),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: job.origin.version,
    lineEnding,
    columnDelimiter,
  };
}

export function queryInfo(job: QueryJob, now: number): Info {
  return {
    ...querySummary(job, now),
    jobType: job.jobType,
    numberRecordsProcessed: job.processed(now),
    retries: 0,
    totalProcessingTime: Math.round(job.processingMs(now)),
    isPkChunkingSupported: true,
  };
}

/** A job in a list of jobs. */
export function listedJob(job: BulkJob, now: number): Info {
  if (job.jobType === 'V2Ingest') return { ...ingestSummary(job as IngestJob), jobType: job.jobType };
  if (job.jobType === 'V2Query') return { ...querySummary(job as QueryJob, now), jobType: job.jobType };
  const { origin, request, modifiedAt } = job as ClassicJob;
  return {
    ...heading(origin, request.operation, request.object, modifiedAt),
    state: (job as ClassicJob).state,
    concurrencyMode: request.concurrencyMode,
    contentType: request.contentType,
    apiVersion: origin.version,
    jobType: job.jobType,
  };
}

function heading(
  { id, createdBy, createdAt }: Origin,
  operation: string,
  object: string,
  modifiedAt: number,
): Info {
  return {
    id,
    operation,
    object,
    createdById: id18('005', createdBy),
    createdDate: instantAt(createdAt),
    systemModstamp: instantAt(modifiedAt),
  };
}

function contentUrl({ version, id }: Origin): string {
  return `services/data/v${version}.0/jobs/ingest/${id}/batches`;
}

function instantAt(at: number): string {
  return instant(Math.floor(at / 1_000));
}

/** A job's information as JSON. `apiVersion` keeps its decimal: 62.0. */
export function jobText(info: object): string {
  return JSON.stringify(info).replace(/"apiVersion":(\d+)/g, '"apiVersion":$1.0');
}
