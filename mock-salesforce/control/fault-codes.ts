/** The errors that can be had on demand, by code: those of the catalogue, and a few that only the platform itself raises. */
import type { FaultDialect } from '../../engine/control/index.ts';
import { type ApiError, ERRORS, type ErrorEntry } from '../errors.ts';

/**
 * What no rule of the mock causes, and texts for what it causes with gaps. Codes are those of salesforce-api fact sheet
 * 3, texts Adobe's ("Salesforce Diagnostics") where that has one; the others are assumed, and so are the statuses but
 * for 403 (observed) and 503 (documented).
 */
const PLATFORM: readonly Pick<ErrorEntry, 'code' | 'status' | 'message'>[] = [
  { code: 'UNABLE_TO_LOCK_ROW', status: 400, message: 'unable to obtain exclusive access to this record' },
  { code: 'API_CURRENTLY_DISABLED', status: 403, message: 'API is disabled for this User' },
  { code: 'SERVER_UNAVAILABLE', status: 503, message: 'server too busy' },
  { code: 'STORAGE_LIMIT_EXCEEDED', status: 400, message: 'storage limit exceeded' },
  { code: 'TOO_MANY_APEX_REQUESTS', status: 400, message: 'too many Apex requests' },
  { code: 'INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE', status: 400, message: '' },
  {
    code: 'TXN_SECURITY_NO_ACCESS',
    status: 403,
    message:
      "The operation you requested isn't allowed due to a security policy in your organization. Contact your administrator.",
  },
  { code: 'UNKNOWN_EXCEPTION', status: 500, message: 'Unknown Exception occurred' },
  { code: 'INVALID_DATE_FORMAT', status: 400, message: 'invalid date format' },
];

const BY_CODE = new Map<string, ApiError>();
const ENTRIES = [...Object.values<ErrorEntry>(ERRORS), ...PLATFORM];
const hasGaps = ({ message }: Pick<ErrorEntry, 'message'>) => /\{\w+\}/.test(message);
for (const { code, status, message } of [...ENTRIES.filter((one) => !hasGaps(one)), ...ENTRIES]) {
  if (!BY_CODE.has(code)) BY_CODE.set(code, { code, status, message: message.replace(/\{\w+\}/g, '') });
}

/** The text of an error by its code; undefined when Salesforce has no such code. Gaps of the text are left empty. */
export function errorText(code: string): string | undefined {
  return BY_CODE.get(code)?.message;
}

/** How faults are asked for here: with a text without gaps where there is one, or with empty gaps. */
export const FAULT_DIALECT: FaultDialect<ApiError> = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  codes: [...BY_CODE.keys()].sort(),
  errorsHaveStatus: true,
  errorsHitRecords: true,
  errorOf: (code, asked) => ({ ...BY_CODE.get(code)!, ...asked }),
};
