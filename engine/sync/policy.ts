/**
 * What the sync does about an error, by Salesforce's own code. How the original retries is not known ("retry policy:
 * not found" for every error), so every row is assumed but for the quota, which by its nature ends when the window
 * frees requests. A test walks the mock's catalogue and requires a row for each code.
 */

import type { RemoteError } from './effects.ts';

/**
 * - `retry-in-cycle`: once more in the same cycle, after the rest of the step
 * - `next-cycle`: leave it as it is; the next cycle comes by
 * - `after-quota`: rest until the org's 24-hour window has freed requests
 * - `park`: a sync error on the record; it waits for its next change
 * - `stop`: the sync is down; an administrator is notified, and it looks again once an hour
 */
export type Action = 'retry-in-cycle' | 'next-cycle' | 'after-quota' | 'park' | 'stop';

/** One row a code. */
export const POLICY: Readonly<Record<string, Action>> = {
  // Access of the whole sync: nothing works until somebody mends it.
  API_DISABLED_FOR_ORG: 'stop',
  API_CURRENTLY_DISABLED: 'stop',
  INVALID_LOGIN: 'stop',
  INVALID_SESSION_ID: 'stop',
  // What the sync user may not see: the object rests until it may.
  INVALID_FIELD: 'park',
  INVALID_TYPE: 'park',
  // Requests that are wrong in themselves: no new try can mend them, somebody has to look.
  BATCH_PROCESSING_HALTED: 'next-cycle',
  EXCEEDED_ID_LIMIT: 'stop',
  EXCEEDED_LEAD_CONVERT_LIMIT: 'stop',
  EXCEEDED_MAX_SIZE_REQUEST: 'stop',
  FUNCTIONALITY_NOT_ENABLED: 'stop',
  INVALID_INPUT: 'stop',
  INVALID_OPERATION: 'stop',
  INVALID_OPERATION_WITH_EXPIRED_PASSWORD: 'stop',
  INVALIDJOB: 'stop',
  INVALIDJOBSTATE: 'stop',
  INVALID_QUERY_FILTER_OPERATOR: 'stop',
  INVALID_QUERY_SCOPE: 'stop',
  INVALID_SEARCH: 'stop',
  LIMIT_EXCEEDED: 'stop',
  MALFORMED_SEARCH: 'stop',
  MALFORMED_QUERY: 'stop',
  METHOD_NOT_ALLOWED: 'stop',
  PROCESSING_HALTED: 'next-cycle',
  QUERY_TOO_COMPLICATED: 'stop',
  UNSUPPORTED_MEDIA_TYPE: 'stop',
  // The org's limits and health.
  REQUEST_LIMIT_EXCEEDED: 'after-quota',
  SERVER_UNAVAILABLE: 'next-cycle',
  QUERY_TIMEOUT: 'next-cycle',
  UNKNOWN_EXCEPTION: 'next-cycle',
  INVALID_QUERY_LOCATOR: 'next-cycle',
  INVALID_REPLICATION_DATE: 'next-cycle',
  // The link: no answer, or an answer that got lost.
  TIMEOUT: 'next-cycle',
  CONNECTION_RESET: 'next-cycle',
  // Marketo's own: a program and its campaign do not have the same statuses.
  INCOMPATIBLE_PROGRAM_STATUS: 'park',
  // Other transactions hold the record.
  UNABLE_TO_LOCK_ROW: 'retry-in-cycle',
  // Records that Salesforce will not have as they are.
  ALL_OR_NONE_OPERATION_ROLLED_BACK: 'next-cycle',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'park',
  CANNOT_EXECUTE_FLOW_TRIGGER: 'park',
  CANNOT_UPDATE_CONVERTED_LEAD: 'park',
  CIRCULAR_DEPENDENCY: 'park',
  DEPENDENCY_EXISTS: 'park',
  DUPLICATES_DETECTED: 'park',
  DUPLICATE_EXTERNAL_ID: 'park',
  DUPLICATE_VALUE: 'park',
  ENTITY_IS_DELETED: 'park',
  ENTITY_IS_LOCKED: 'park',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'park',
  FIELD_FILTER_VALIDATION_EXCEPTION: 'park',
  FIELD_INTEGRITY_EXCEPTION: 'park',
  INACTIVE_OWNER_OR_USER: 'park',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'park',
  INSUFFICIENT_ACCESS_OR_READONLY: 'park',
  INVALID_ASSIGNMENT_RULE: 'park',
  INVALID_CROSS_REFERENCE_KEY: 'park',
  INVALID_EMAIL_ADDRESS: 'park',
  INVALID_ID_FIELD: 'park',
  INVALID_OWNER: 'park',
  INVALID_STATUS: 'park',
  INVALID_TYPE_FOR_OPERATION: 'park',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'park',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'park',
  JSON_PARSER_ERROR: 'park',
  MALFORMED_ID: 'park',
  MISSING_ARGUMENT: 'park',
  NOT_FOUND: 'park',
  NUMBER_OUTSIDE_VALID_RANGE: 'park',
  PRECONDITION_FAILED: 'park',
  REQUIRED_FIELD_MISSING: 'park',
  STORAGE_LIMIT_EXCEEDED: 'park',
  STRING_TOO_LONG: 'park',
  TRANSFER_REQUIRES_READ: 'park',
  UNDELETE_FAILED: 'park',
};

/** What to do about an error; a code that nobody foresaw waits for the next cycle, as a passing trouble would. */
export function actionFor({ code, message }: Pick<RemoteError, 'code' | 'message'>): Action {
  if (code === 'REQUEST_LIMIT_EXCEEDED' && message.startsWith(CONCURRENT)) return 'next-cycle';
  return POLICY[code] ?? 'next-cycle';
}

/** The same code says that too many long requests are running just now, which passes (documented, App Limits). */
const CONCURRENT = 'Concurrent';

/**
 * Whether an administrator is told (documented for expired credentials, wrong permissions and exceeded API limits,
 * Adobe "Notification Types"): the sync is down, or Salesforce refuses a whole request for what it names.
 */
export function isNotified(error: Pick<RemoteError, 'code' | 'message'>): boolean {
  const action = actionFor(error);
  return action === 'stop' || action === 'after-quota' || action === 'park';
}

/** Whether no answer came, so that the work may have been done or not. */
export function isUnanswered(code: string): boolean {
  return code === 'TIMEOUT' || code === 'CONNECTION_RESET';
}

/**
 * Whether a refused request ends the cycle. One that Salesforce refuses for what it names (an object or a field that
 * the sync user does not see) ends the object's turn only; the other objects go on (assumed).
 */
export function endsCycle(error: Pick<RemoteError, 'code' | 'message'>): boolean {
  return actionFor(error) !== 'park';
}
