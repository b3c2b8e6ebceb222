/**
 * The catalogue of errors: Salesforce's own code, the HTTP status, the message with its gaps in braces, whether it
 * refuses the whole request or one record, and how we know it. `documented` means Salesforce or Adobe publish it,
 * `observed` that the text was found in logs and tests of several independent public projects, `assumed` that the
 * code is real (partner WSDL 47.0) and the text is ours. Handlers refer to entries, never to texts.
 */
import type { ErrorEntry } from './errors/entry.ts';
import { QUERY_ERRORS } from './errors/query-errors.ts';
import { RECORD_ERRORS } from './errors/record-errors.ts';
import { REQUEST_ERRORS } from './errors/request-errors.ts';

export type { ErrorEntry } from './errors/entry.ts';

/** An error on its way to a client: code and message as on the wire. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly fields?: readonly string[];
  /** Of DUPLICATES_DETECTED: what was found (documented, "DuplicateResult"). */
  readonly duplicateResult?: object;
  /** Of a save that breaks several validation rules, or has several texts that are too long: the other errors. */
  readonly others?: readonly ApiError[];
}

/** Several errors of one save as one; undefined when there is none. */
export function together([first, ...others]: readonly ApiError[]): ApiError | undefined {
  return first === undefined || others.length === 0 ? first : { ...first, others };
}

/** An error and those that were found together with it: what a client is told of one save. */
export function allOf(error: ApiError): readonly ApiError[] {
  return error.others === undefined ? [error] : [error, ...error.others];
}

/** What a verb returns: a value, or the reason why not; and how long a call waited for locks, in ms, where it did. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly waitedMs?: number }
  | { readonly ok: false; readonly error: ApiError };

/** The whole catalogue. */
export const ERRORS = { ...REQUEST_ERRORS, ...QUERY_ERRORS, ...RECORD_ERRORS } as const satisfies Record<
  string,
  ErrorEntry
>;

export type ErrorName = keyof typeof ERRORS;

/** An error of the catalogue with its gaps filled. `fields` are API names, as on the wire. */
export function failure(
  name: ErrorName,
  gaps: Readonly<Record<string, string | number>> = {},
  fields?: readonly string[],
): ApiError {
  const entry: ErrorEntry = ERRORS[name];
  const message = entry.message.replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? ''));
  const error = { code: entry.code, message, status: entry.status };
  return fields === undefined ? error : { ...error, fields };
}

/** The outcome that carries an error of the catalogue. */
export function refused(
  name: ErrorName,
  gaps?: Readonly<Record<string, string | number>>,
  fields?: readonly string[],
): { readonly ok: false; readonly error: ApiError } {
  return { ok: false, error: failure(name, gaps, fields) };
}
