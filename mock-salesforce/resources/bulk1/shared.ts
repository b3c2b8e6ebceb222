/**
 * What the resources of Bulk API 1.0 share. Jobs answer in the request's own format; batches in that of their job:
 * XML for CSV and XML jobs, JSON for JSON jobs (observed, tap-salesforce and simple-salesforce).
 */
import { type Call, JSON_TYPE, type Operation, type Reply } from '../../api.ts';
import {
  BULK_ERRORS,
  bulkFailure,
  bulkRefused,
  type ClassicBatch,
  type ClassicJob,
  xmlDocument,
} from '../../bulk/index.ts';
import { type ApiError, ERRORS, type Outcome } from '../../errors.ts';
import type { Incoming } from '../../http/incoming.ts';

export const JOBS = '/services/async/:release/job';
export const JOB = `${JOBS}/:job`;
export const BATCHES = `${JOB}/batch`;
export const BATCH = `${BATCHES}/:batch`;

const XML_TYPE = 'application/xml;charset=UTF-8';

export function isJson(type: string | undefined): boolean {
  return /\bjson\b/i.test(type ?? '');
}

export function jsonReply(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(body) };
}

export function xmlReply(status: number, name: string, content: Readonly<Record<string, unknown>>): Reply {
  return { status, headers: { 'content-type': XML_TYPE }, body: xmlDocument(name, content) };
}

/** Errors in the format of the request. Trouble that the pipeline finds has this API's own codes. */
export function bulk1Error(error: ApiError, { headers }: Pick<Incoming, 'headers'>): Reply {
  const { code, message, status } = asBulk1(error);
  const shown = { exceptionCode: code, exceptionMessage: message };
  const { 'content-type': type = headers.accept } = headers;
  return isJson(type) ? jsonReply(status, shown) : xmlReply(status, 'error', shown);
}

/** This API's codes for what the others call so; all but a wrong method answer 400. */
const CODES: Readonly<Record<string, string>> = {
  [ERRORS.methodNotAllowed.code]: BULK_ERRORS.methodNotAllowed.code,
  [ERRORS.notFound.code]: BULK_ERRORS.versionUnknown.code,
  [ERRORS.requestLimitExceeded.code]: BULK_ERRORS.quotaExceeded.code,
  [ERRORS.bodyTooLarge.code]: BULK_ERRORS.bodyTooLarge.code,
  [ERRORS.malformedBody.code]: BULK_ERRORS.bodyTooLarge.code,
};

function asBulk1(error: ApiError): ApiError {
  if (error.code === ERRORS.sessionInvalid.code) return bulkFailure('sessionInvalid');
  const code = CODES[error.code];
  if (code === undefined) return error;
  return { ...error, code, status: code === BULK_ERRORS.methodNotAllowed.code ? 405 : 400 };
}

/** What every operation of this API is: its token stands in a header of its own, its version has no `v`. */
export const classic = {
  tokenOf: ({ headers }: Incoming) => headers['x-sfdc-session'],
  refuse: bulk1Error,
} as const satisfies Partial<Operation>;

/** Answers when the version of the path is one. */
export function versioned<I>(answer: (call: Call, input: I) => Reply): (call: Call, input: I) => Reply {
  return (call, input) => {
    const { release = '' } = call.incoming.params;
    if (/^\d\d\.0$/.test(release)) return answer(call, input);
    return bulk1Error(bulkFailure('versionUnknown', { version: release }), call.incoming);
  };
}

/** Finds the job of a path and answers with it. */
export function withJob<I>(
  answer: (call: Call, job: ClassicJob, input: I) => Reply,
): (call: Call, input: I) => Reply {
  return versioned((call, input) => {
    const job = jobOf(call);
    return job.ok ? answer(call, job.value, input) : bulk1Error(job.error, call.incoming);
  });
}

/** Finds the job and the batch of a path and answers with them. */
export function withBatch(
  answer: (call: Call, job: ClassicJob, batch: ClassicBatch) => Reply,
): (call: Call) => Reply {
  const answerJob = withJob((call, job) => {
    const id = call.incoming.params.batch!;
    const batch = job.batch(id);
    if (batch !== undefined) return answer(call, job, batch);
    return bulk1Error(bulkFailure('batchUnknown', { id }), call.incoming);
  });
  return (call) => answerJob(call, undefined);
}

function jobOf({ api, incoming }: Call): Outcome<ClassicJob> {
  const id = incoming.params.job!;
  const job = api.bulk.find(id);
  if (job?.jobType !== 'Classic') return bulkRefused('jobUnknown', { id });
  return { ok: true, value: job as ClassicJob };
}
