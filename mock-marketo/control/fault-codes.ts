/** The errors that can be had on demand, by code: those of the catalogue that refuse a whole call. */
import type { FaultDialect } from '../../engine/control/index.ts';
import { IMPORT_QUEUE } from '../bulk/jobs/limits.ts';
import { ERRORS, type ErrorBody, type ErrorName, errorOf } from '../errors.ts';
import { type CallLimits, RATE_WINDOW_MS } from '../limits.ts';

/**
 * Codes of three digits refuse a call; those of four are about a record. These of four digits can refuse a call too:
 * merges that Salesforce refuses, and what clients take for passing trouble and try again.
 */
const OF_CALLS: ReadonlySet<ErrorName> = new Set([
  'createFailed',
  'tooManyImports',
  'importInProgress',
  'objectInUse',
  'tooManyJobs',
  'crmDuplicate',
  'valueTooLong',
  'crmMergeFailed',
  'crmUrlConflict',
]);
const BY_CODE = new Map<string, ErrorName>();
for (const name of Object.keys(ERRORS) as ErrorName[]) {
  const { code } = ERRORS[name];
  if ((code.length === 3 || OF_CALLS.has(name)) && !BY_CODE.has(code)) BY_CODE.set(code, name);
}

/** How faults are asked for here: the API's errors come with 200, and speak of the instance's own limits. */
export function faultDialect(limits: CallLimits): FaultDialect<ErrorBody> {
  return {
    methods: ['GET', 'POST', 'DELETE'],
    codes: [...BY_CODE.keys()].sort(),
    errorsHaveStatus: false,
    errorsHitRecords: false,
    errorOf: (code, { message }) => {
      const known = faultError(code, limits);
      return { code, message: message ?? known.message };
    },
  };
}

function faultError(code: string, limits: CallLimits): ErrorBody {
  const name = BY_CODE.get(code)!;
  if (name === 'rateExceeded') return errorOf(name, limits.rateCalls, RATE_WINDOW_MS / 1_000);
  if (name === 'tooManyImports') return errorOf(name, IMPORT_QUEUE.queued);
  return name === 'concurrencyExceeded' ? errorOf(name, limits.concurrentCalls) : errorOf(name);
}
