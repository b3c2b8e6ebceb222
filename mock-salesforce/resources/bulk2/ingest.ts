/** Jobs that write records: make, upload, close or abort, look at, delete. */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../../api.ts';
import {
  type BulkJob,
  DELIMITERS,
  type IngestJob,
  ingestInfo,
  ingestSummary,
  LINE_ENDINGS,
  newIngestJob,
} from '../../bulk/index.ts';
import { failure, type Outcome } from '../../errors.ts';
import { jsonProblem, mismatch, placeOf } from '../../json/index.ts';
import { multipartJob } from './multipart.ts';
import {
  bulk2Error,
  deletion,
  INGEST,
  jobReply,
  otherType,
  versionOf,
  withJob,
  withJobAnd,
} from './shared.ts';

export const format = {
  columnDelimiter: z.enum(Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]).default('COMMA'),
  lineEnding: z.enum(Object.keys(LINE_ENDINGS) as (keyof typeof LINE_ENDINGS)[]).default('LF'),
  contentType: z.literal('CSV').default('CSV'),
};

const creation = z.object({
  object: z.string(),
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete']),
  externalIdFieldName: z.string().optional(),
  assignmentRuleId: z.string().optional(),
  ...format,
});
type Creation = z.output<typeof creation>;

export function isIngest(job: BulkJob): job is IngestJob {
  return job.jobType === 'V2Ingest';
}

/** The job as JSON; or, as multipart, the job and its data in one request, which closes the job. */
function create(call: Call, body: string): Reply {
  const { headers } = call.incoming;
  const type = headers['content-type'] ?? 'application/json';
  if (/^multipart\/form-data/i.test(type)) return createWithData(call, type, body);
  if (!/^application\/json\b/i.test(type)) return otherType(call);
  const job = jobFrom(call, body);
  return job.ok ? jobReply(ingestSummary(job.value)) : bulk2Error(job.error);
}

function createWithData(call: Call, type: string, body: string): Reply {
  const parts = multipartJob(type, body);
  if (!parts.ok) return bulk2Error(parts.error);
  const job = jobFrom(call, parts.value.job);
  if (!job.ok) return bulk2Error(job.error);
  job.value.upload(parts.value.content);
  job.value.moveTo('UploadComplete', call.now);
  return jobReply(ingestSummary(job.value));
}

function jobFrom(call: Call, json: string): Outcome<IngestJob> {
  const asked = parsed(json);
  if (!asked.ok) return asked;
  const { org, api, user, now } = call;
  const { object, operation: kind, externalIdFieldName, assignmentRuleId, ...rest } = asked.value;
  const { columnDelimiter, lineEnding } = rest;
  const request = { operation: kind, externalIdFieldName, assignmentRuleId, columnDelimiter, lineEnding };
  return newIngestJob(org, api.bulk, object, request, {
    version: versionOf(call),
    createdBy: user,
    createdAt: now,
  });
}

function parsed(json: string): Outcome<Creation> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    const reason = jsonProblem(json) ?? 'The HTTP entity body is not valid JSON';
    return { ok: false, error: failure('malformedBody', { reason }) };
  }
  const result = creation.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const reason = mismatch(result.error, value, (path) => placeOf(json, path));
  return { ok: false, error: failure('malformedBody', { reason }) };
}

function upload(call: Call, job: IngestJob, body: string): Reply {
  if (!/^text\/csv\b/i.test(call.incoming.headers['content-type'] ?? '')) return otherType(call);
  const taken = job.upload(body);
  return taken.ok ? { status: 201 } : bulk2Error(taken.error);
}

const change = z.object({ state: z.enum(['UploadComplete', 'Aborted']) });

function changeState({ now }: Call, job: IngestJob, { state }: z.output<typeof change>): Reply {
  const moved = job.moveTo(state, now);
  return moved.ok ? jobReply(ingestSummary(job)) : bulk2Error(moved.error);
}

const look = ({ now }: Call, job: IngestJob) => jobReply(ingestInfo(job, now));

const text = { format: 'text', input: z.string() } as const;

export const ingestOperations = [
  operation('POST', INGEST, text, create),
  operation('PUT', `${INGEST}/:job/batches`, text, withJobAnd(isIngest, upload)),
  operation('PATCH', `${INGEST}/:job`, { input: change }, withJobAnd(isIngest, changeState)),
  operation('GET', `${INGEST}/:job`, {}, withJob(isIngest, look)),
  operation(
    'DELETE',
    `${INGEST}/:job`,
    {},
    withJob(
      isIngest,
      deletion((job) => job.state),
    ),
  ),
];
