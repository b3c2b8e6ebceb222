/** The errors that can be had on demand, by code: those of the catalogue, and a few that only the platform itself raises. */
import type { FaultDialect } from '../../engine/control/index.ts';
import { type ApiError, ERRORS, type ErrorEntry } from '../errors.ts';

/** Code, status and text of salesforce-api fact sheet 3. */
const PLATFORM: readonly Pick<ErrorEntry, 'code' | 'status' | 'message'>[] = [
  { code: 'UNABLE_TO_LOCK_ROW', status: 400, message: 'unable to obtain exclusive access to this record' },
  { code: 'QUERY_TIMEOUT', status: 400, message: 'Your query request was running for too long.' },
  { code: 'API_DISABLED_FOR_ORG', status: 403, message: 'API is disabled for this User' },
  { code: 'API_CURRENTLY_DISABLED', status: 403, message: 'API is disabled for this User' },
  { code: 'ENTITY_IS_LOCKED', status: 400, message: 'entity is locked for editing' },
  { code: 'SERVER_UNAVAILABLE', status: 503, message: 'Server Unavailable' },
];

const BY_CODE = new Map<string, ApiError>();
const ENTRIES = [...Object.values<ErrorEntry>(ERRORS), ...PLATFORM];
const hasGaps = ({ message }: Pick<ErrorEntry, 'message'>) => /\{\w+\}/.test(message);
for (const { code, status, message } of [...ENTRIES.filter((one) => !hasGaps(one)), ...ENTRIES]) {
  if (!BY_CODE.has(code)) BY_CODE.set(code, { code, status, message: message.replace(/\{\w+\}/g, '') });
}

/** How faults are asked for here: with a text without gaps where there is one, or with empty gaps. */
export const FAULT_DIALECT: FaultDialect<ApiError> = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  codes: [...BY_CODE.keys()].sort(),
  errorsHaveStatus: true,
  errorsHitRecords: true,
  errorOf: (code, asked) => ({ ...BY_CODE.get(code)!, ...asked }),
};
