/** What the resources of Bulk API 2.0 share: their errors, their jobs, their files. */
import { type Call, JSON_TYPE, type Reply, restError } from '../../api.ts';
import { BULK_ERRORS, type BulkJob, bulkRefused, jobText, stateMessage } from '../../bulk/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../../errors.ts';

export const INGEST = '/services/data/:version/jobs/ingest';
export const QUERY = '/services/data/:version/jobs/query';

/**
 * REST's array of errors, with the codes of Bulk API 1.0 in capitals: `INVALIDJOB` (observed, Airbyte and the CLI), which
 * stands as `InvalidJob : ` in its message, too (observed, several public clients).
 */
export function bulk2Error(error: ApiError): Reply {
  const message = error.code === BULK_ERRORS.jobUnknown.code ? stateMessage(error) : error.message;
  return restError({ ...error, message, code: error.code.toUpperCase() });
}

export function jobReply(info: object): Reply {
  return { status: 200, headers: { 'content-type': JSON_TYPE }, body: jobText(info) };
}

export function fileReply(body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 200, headers: { 'content-type': 'text/csv; charset=UTF-8', ...headers }, body };
}

/** The job that a path names, when it is of the kind that the path is for. */
export function jobOf<J extends BulkJob>(
  { api, incoming }: Call,
  isWanted: (job: BulkJob) => job is J,
): Outcome<J> {
  const job = api.bulk.find(incoming.params.job ?? '');
  return job !== undefined && isWanted(job) ? { ok: true, value: job } : refused('notFound');
}

/** Finds the job of a path and answers with it. */
export function withJob<J extends BulkJob>(
  isWanted: (job: BulkJob) => job is J,
  answer: (call: Call, job: J) => Reply,
): (call: Call) => Reply {
  return (call) => {
    const job = jobOf(call, isWanted);
    return job.ok ? answer(call, job.value) : bulk2Error(job.error);
  };
}

/** The same, for requests with a body. */
export function withJobAnd<J extends BulkJob, I>(
  isWanted: (job: BulkJob) => job is J,
  answer: (call: Call, job: J, input: I) => Reply,
): (call: Call, input: I) => Reply {
  return (call, input) => withJob(isWanted, (one, job: J) => answer(one, job, input))(call);
}

export function versionOf({ incoming }: Call): number {
  return Number.parseFloat((incoming.params.version ?? '').replace(/^v/i, ''));
}

/** Removes a job that is not at work. */
export function deletion<J extends BulkJob>(
  stateOf: (job: J, now: number) => string,
): (call: Call, job: J) => Reply {
  return ({ api, now }, job) => {
    const state = stateOf(job, now);
    if (state === 'Open' || state === 'InProgress') {
      const refusal = bulkRefused('jobNotDeletable', { id: job.origin.id, state });
      return bulk2Error(refusal.error);
    }
    api.bulk.delete(job);
    return { status: 204 };
  };
}

/** A request whose body is of another type than the resource takes. */
export function otherType({ incoming }: Call): Reply {
  return restError(failure('unsupportedMediaType', { type: incoming.headers['content-type'] ?? '' }));
}
