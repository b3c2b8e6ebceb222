/** Jobs that read records: make, abort, look at, read page by page, delete. */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../../api.ts';
import {
  type BulkJob,
  bulkFailure,
  newQueryJob,
  type QueryJob,
  queryFile,
  queryInfo,
  querySummary,
  RESULT_PAGES,
} from '../../bulk/index.ts';
import { format } from './ingest.ts';
import {
  bulk2Error,
  deletion,
  fileReply,
  jobReply,
  QUERY,
  versionOf,
  withJob,
  withJobAnd,
} from './shared.ts';

const creation = z.object({ operation: z.enum(['query', 'queryAll']), query: z.string(), ...format });

function isQuery(job: BulkJob): job is QueryJob {
  return job.jobType === 'V2Query';
}

function create(call: Call, { contentType: _, ...request }: z.output<typeof creation>): Reply {
  const { org, api, user, now } = call;
  const origin = { version: versionOf(call), createdBy: user, createdAt: now };
  const job = newQueryJob(org, api.bulk, request, origin);
  return job.ok ? jobReply(querySummary(job.value, now)) : bulk2Error(job.error);
}

const change = z.object({ state: z.literal('Aborted') });

function abort({ now }: Call, job: QueryJob): Reply {
  const aborted = job.abort(now);
  return aborted.ok ? jobReply(querySummary(job, now)) : bulk2Error(aborted.error);
}

const look = ({ now }: Call, job: QueryJob) => jobReply(queryInfo(job, now));

const page = z.object({
  maxRecords: z.coerce.number().int().min(1).optional(),
  locator: z.string().optional(),
});

/** A page of the results. The last one has the locator `null`, as four letters: clients loop without it (observed). */
function results(call: Call, job: QueryJob, { maxRecords, locator }: z.output<typeof page>): Reply {
  const trouble = troubleWithResults(call, job);
  if (trouble !== undefined) return trouble;
  const { length } = job.answer.rows;
  const from = locator === undefined ? 0 : placeOf(job, locator);
  if (from === undefined || from > length)
    return bulk2Error(bulkFailure('locatorUnknown', { locator: locator! }));
  const { resultRows } = call.api.bulk.timing;
  const to = Math.min(length, from + Math.min(maxRecords ?? resultRows, resultRows));
  return fileReply(queryFile(job.answer, from, to, job.request), {
    'sforce-locator': to < length ? locatorOf(job, to) : 'null',
    'sforce-numberofrecords': String(to - from),
  });
}

/** Addresses of up to five pages, to be read side by side. */
function resultPages(call: Call, job: QueryJob, { locator }: z.output<typeof page>): Reply {
  const trouble = troubleWithResults(call, job);
  if (trouble !== undefined) return trouble;
  const { length } = job.answer.rows;
  const from = locator === undefined ? 0 : placeOf(job, locator);
  if (from === undefined || from > length)
    return bulk2Error(bulkFailure('locatorUnknown', { locator: locator! }));
  const path = `${call.basePath}/jobs/query/${job.origin.id}`;
  const pages: object[] = [];
  let at = from;
  for (; pages.length < RESULT_PAGES && (at < length || at === 0); at += call.api.bulk.timing.resultRows) {
    pages.push({ resultUrl: `${path}/results?locator=${locatorOf(job, at)}` });
  }
  const done = at >= length;
  const next = done ? {} : { nextRecordsUrl: `${path}/resultPages?locator=${locatorOf(job, at)}` };
  return { status: 200, body: { resultPages: pages, ...next, done } };
}

function troubleWithResults(call: Call, job: QueryJob): Reply | undefined {
  const { id, version: created } = job.origin;
  if (versionOf(call) !== created)
    return bulk2Error(bulkFailure('otherVersion', { created: `${created}.0` }));
  const state = job.state(call.now);
  return state === 'JobComplete' ? undefined : bulk2Error(bulkFailure('jobNotDone', { id, state }));
}

/** A locator is base64 text (observed: `MDowR2FI…` is `0:0Ga…:1`); here it holds the job and a row. */
function locatorOf({ origin }: QueryJob, row: number): string {
  return Buffer.from(`0:${origin.id}:${row}`).toString('base64url');
}

function placeOf({ origin }: QueryJob, locator: string): number | undefined {
  const text = Buffer.from(locator, 'base64url').toString();
  const [, id, row] = /^0:(\w{18}):(\d{1,10})$/.exec(text) ?? [];
  return id === origin.id ? Number(row) : undefined;
}

export const bulkQueryOperations = [
  operation('POST', QUERY, { input: creation }, create),
  operation('PATCH', `${QUERY}/:job`, { input: change }, withJobAnd(isQuery, abort)),
  operation('GET', `${QUERY}/:job`, {}, withJob(isQuery, look)),
  operation(
    'DELETE',
    `${QUERY}/:job`,
    {},
    withJob(
      isQuery,
      deletion((job, now) => job.state(now)),
    ),
  ),
  operation('GET', `${QUERY}/:job/results`, { input: page }, withJobAnd(isQuery, results)),
  operation('GET', `${QUERY}/:job/resultPages`, { input: page }, withJobAnd(isQuery, resultPages)),
];
