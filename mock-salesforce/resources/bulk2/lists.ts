/** All jobs of the org, of both Bulk APIs (documented, "Get Information About All … Jobs"). */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../../api.ts';
import { type BulkJob, JOBS_PAGE, listedJob } from '../../bulk/index.ts';
import { INGEST, jobReply, QUERY } from './shared.ts';

const input = z.object({
  jobType: z.enum(['Classic', 'V2Ingest', 'V2Query', 'BigObjectIngest']).optional(),
  isPkChunkingEnabled: z.enum(['true', 'false']).optional(),
  concurrencyMode: z.string().optional(),
  queryLocator: z.string().optional(),
});
type Input = z.output<typeof input>;

/** Without a filter, `resource` shows its own jobs and those of Bulk API 1.0. */
function list(resource: 'ingest' | 'query', own: BulkJob['jobType']): (call: Call, given: Input) => Reply {
  return ({ api, now, basePath }, given) => {
    const types: readonly string[] = given.jobType === undefined ? [own, 'Classic'] : [given.jobType];
    const jobs = api.bulk.all().filter((job) => types.includes(job.jobType) && isChunkedAsAsked(job, given));
    const from = placeOf(given.queryLocator);
    const to = from + JOBS_PAGE;
    const done = to >= jobs.length;
    const path = `${basePath}/jobs/${resource}?queryLocator=${Buffer.from(`0:${to}`).toString('base64url')}`;
    const records = jobs.slice(from, to).map((job) => listedJob(job, now));
    return jobReply({ done, records, nextRecordsUrl: done ? null : path });
  };
}

function isChunkedAsAsked(job: BulkJob, { isPkChunkingEnabled }: Input): boolean {
  if (isPkChunkingEnabled !== 'true') return true;
  return job.jobType === 'Classic' && job.isChunked === true;
}

/** A locator that is none begins at the beginning (assumed). */
function placeOf(locator = ''): number {
  const [, place = '0'] = /^0:(\d{1,9})$/.exec(Buffer.from(locator, 'base64url').toString()) ?? [];
  return Number(place);
}

export const jobListOperations = [
  operation('GET', INGEST, { input }, list('ingest', 'V2Ingest')),
  operation('GET', QUERY, { input }, list('query', 'V2Query')),
];
