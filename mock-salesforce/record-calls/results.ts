/**
 * Calls on up to 200 records, each with a result of its own in the order given: what the collections of REST and the
 * verbs of SOAP have in common. With allOrNone one failure undoes all.
 */
import { type ApiError, allOf, type Outcome, refused } from '../errors.ts';
import type { Caller } from './caller.ts';

/** An error of one record; here the code is called `statusCode`, and `fields` is always there. */
export interface RecordError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface SaveResult {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly RecordError[];
  /** Of an upsert: whether the record is new. */
  readonly created?: boolean;
}

/** What a verb says about a record that it has written. */
export interface Saved {
  readonly id: string;
  readonly created?: boolean;
}

/**
 * Does a verb to every record, each in a transaction of its own or, with allOrNone, all in one. Either way the records of
 * a call hold their locks together, to its end, as those of the in-process door do.
 */
export function doAll<T, R>(
  { org, now }: Caller,
  allOrNone: boolean,
  records: readonly T[],
  verb: (record: T) => Outcome<R>,
): Outcome<R>[] {
  const each = () => org.call(now, () => records.map(verb));
  if (!allOrNone) return each();
  const outcomes = org.transaction(each, (done) => done.every(({ ok }) => ok));
  if (outcomes.every(({ ok }) => ok)) return outcomes;
  return outcomes.map((outcome) => (outcome.ok ? refused('rolledBack') : outcome));
}

/** Saves every record, with a result for each. */
export function saveAll<T>(
  caller: Caller,
  allOrNone: boolean,
  records: readonly T[],
  save: (record: T) => Outcome<Saved>,
): SaveResult[] {
  return doAll(caller, allOrNone, records, save).map(resultOf);
}

export function resultOf(outcome: Outcome<Saved>): SaveResult {
  if (!outcome.ok) return failed(outcome.error);
  return { ...outcome.value, success: true, errors: [] };
}

export function failed(error: ApiError): SaveResult {
  return { success: false, errors: recordErrors(error) };
}

/** What a result says of a refused record: one error, or several where it breaks several validation rules. */
export function recordErrors(error: ApiError): RecordError[] {
  return allOf(error).map(recordError);
}

export function recordError({ code, message, fields = [] }: ApiError): RecordError {
  return { statusCode: code, message, fields };
}
