/**
 * The Bulk APIs' own errors. Bulk API 1.0 spells a code `InvalidJob`, Bulk API 2.0 `INVALIDJOB` (observed: INVALIDENTITY
 * and FEATURENOTENABLED in Airbyte and the Salesforce CLI), and a job or batch that failed shows `InvalidJob : message`.
 * Codes are those of the guide's list of errors; `observed` means the text was found in logs and clients of several
 * public projects, `assumed` that the text is ours. Errors of a row are the platform's, as in `../errors.ts`.
 */
import type { ApiError, ErrorEntry } from '../errors.ts';

type Source = ErrorEntry['source'];

const request = (code: string, source: Source, message: string, status = 400): ErrorEntry => ({
  code,
  status,
  message,
  scope: 'request',
  source,
});

const row = (code: string, source: Source, message: string): ErrorEntry => ({
  code,
  status: 400,
  message,
  scope: 'record',
  source,
});

export const BULK_ERRORS = {
  sessionInvalid: request('InvalidSessionId', 'observed', 'Invalid session id'),
  versionUnknown: request('InvalidUrl', 'observed', 'unknown version: {version}'),
  methodNotAllowed: request(
    'MethodNotAllowed',
    'documented',
    "HTTP Method '{method}' not allowed. Allowed are {allowed}",
    405,
  ),
  bodyTooLarge: request(
    'ClientInputError',
    'assumed',
    'Failed to read request. Exceeded max size limit of {bytes}',
  ),
  quotaExceeded: request('ExceededQuota', 'observed', 'ApiBatchItems Limit exceeded.'),
  recordQuotaExceeded: request(
    'ExceededQuota',
    'assumed',
    'Max bulk v2 ingest records per 24 hrs has been exceeded',
  ),
  queryQuotaExceeded: request(
    'LIMIT_EXCEEDED',
    'observed',
    'Max bulk v2 query jobs ({max}) per 24 hrs has been reached',
  ),
  jobUnparsed: request('InvalidJob', 'observed', 'Unable to parse Job'),
  jobUnknown: request('InvalidJob', 'assumed', 'Invalid job id: {id}'),
  objectUnknown: request('InvalidJob', 'assumed', 'Unable to find object: {object}'),
  objectUnsupported: request(
    'InvalidEntity',
    'observed',
    "Entity '{object}' is not supported by the Bulk API.",
  ),
  externalIdBlank: request(
    'InvalidJob',
    'observed',
    'External ID was blank for {object}. An External ID must be specified for upsert.',
  ),
  externalIdUnknown: request(
    'InvalidJob',
    'assumed',
    'Field name provided, {field} does not match an External ID, Salesforce Id, or indexed field for {object}',
  ),
  hardDeleteDenied: request(
    'FeatureNotEnabled',
    'observed',
    'hardDelete operation requires special user profile permission, please contact your system administrator',
  ),
  jobNotOpen: request(
    'InvalidJobState',
    'assumed',
    'Job {id} is {state}: only a job in state Open takes data',
  ),
  stateChangeDenied: request('InvalidJobState', 'documented', '{doing} already {state} Job not allowed'),
  jobNotDone: request('InvalidJobState', 'assumed', 'Job {id} is {state}: it has no results yet'),
  jobNotDeletable: request('InvalidJobState', 'assumed', 'Job {id} is {state} and cannot be deleted'),
  secondUpload: request(
    'InvalidBatch',
    'observed',
    "Found multiple contents for job: <{id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.",
  ),
  otherVersion: request(
    'InvalidOperation',
    'assumed',
    'The job was created with API version {created}; results can only be read with the same version',
    409,
  ),
  locatorUnknown: request('InvalidBatch', 'assumed', 'Invalid locator: {locator}'),
  multipartMalformed: request(
    'ClientInputError',
    'assumed',
    'Multipart request needs the parts job and content',
  ),
  multipartTooLong: request(
    'ClientInputError',
    'documented',
    'Job data of a multipart request is limited to {max} characters',
  ),
  queryRestriction: request('API_ERROR', 'observed', '{what} not supported in Bulk Query'),
  batchUnknown: request('InvalidBatch', 'assumed', 'Invalid batch id: {id}'),
  batchNotDone: request('InvalidBatch', 'assumed', 'Batch not completed'),
  resultUnknown: request('InvalidBatch', 'assumed', 'Invalid result id: {id}'),
  batchUnparsed: request('InvalidBatch', 'assumed', 'Unable to parse {format}'),
  batchTooLong: request('InvalidBatch', 'documented', 'Batch has more than {max} records'),
  contentTypeMismatch: request(
    'ClientInputError',
    'assumed',
    'Content-Type {type} does not match the content type of the job, {format}',
  ),
  queryFailed: request('InvalidBatch', 'observed', 'Failed to process query: {code}: {message}'),
  recordsNotFound: request('InvalidBatch', 'observed', 'Records not found'),
  columnUnknown: request('InvalidBatch', 'observed', 'Field name not found : {column}'),
  onlyIds: request('InvalidBatch', 'observed', "The '{operation}' batch must contain only ids."),
  csvUnparsed: request('InvalidBatch', 'observed', 'Failed to parse CSV. {reason}'),
  lineEndingWrong: request(
    'ClientInputError',
    'observed',
    'LineEnding is invalid on user data. Current LineEnding setting is {lineEnding}',
  ),

  valueOfWrongType: row(
    'INVALID_FIELD',
    'observed',
    "Failed to deserialize field at col {column}. Due to, '{value}' is not a valid value for the type {type}",
  ),
} as const satisfies Record<string, ErrorEntry>;

export type BulkErrorName = keyof typeof BULK_ERRORS;

/** An error of the catalogue with its gaps filled, its code as Bulk API 1.0 spells it. */
export function bulkFailure(
  name: BulkErrorName,
  gaps: Readonly<Record<string, string | number>> = {},
  fields?: readonly string[],
): ApiError {
  const { code, status, message } = BULK_ERRORS[name] as ErrorEntry;
  const filled = message.replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? ''));
  return { code, status, message: filled, ...(fields === undefined ? {} : { fields }) };
}

/** The outcome that carries an error of the catalogue. */
export function bulkRefused(
  name: BulkErrorName,
  gaps?: Readonly<Record<string, string | number>>,
  fields?: readonly string[],
): { readonly ok: false; readonly error: ApiError } {
  return { ok: false, error: bulkFailure(name, gaps, fields) };
}

/**
 * A job that cannot be closed or aborted any more: `Aborting already Completed Job not allowed` (documented, "Abort a
 * Query Job"), `Closing already aborted Job not allowed` (observed, a public connector).
 */
export function stateChangeDenied(state: string, to: string) {
  if (to === 'Aborted') {
    return bulkRefused('stateChangeDenied', {
      doing: 'Aborting',
      state: state.replace(/^Job/, '').replace('Complete', 'Completed'),
    });
  }
  const ended = state === 'Aborted' || state === 'Failed' ? state.toLowerCase() : 'closed';
  return bulkRefused('stateChangeDenied', { doing: 'Closing', state: ended });
}

/** How a failed job (`errorMessage`) or batch (`stateMessage`) says why. */
export function stateMessage({ code, message }: ApiError): string {
  return `${code} : ${message}`;
}

/** How a file of failed rows says why: `CODE:message:fields --`, of the first error only (observed, jsforce issue 1273). */
export function rowMessage({ code, message, fields = [] }: ApiError): string {
  return `${code}:${message}:${fields.length === 0 ? '' : `${fields.join(',')} `}--`;
}
