/** Errors of single records, as SaveResult, UpsertResult, DeleteResult, LeadConvertResult and MergeResult have them. */
import { type ApiError, allOf, type Outcome } from '../errors.ts';
import { recordError } from '../record-calls/index.ts';
import { shownSObject } from './sobject.ts';

/** The `errors` of a result, or nothing when the record was written. */
export function errorsOf(outcome: Outcome<unknown>): object {
  return outcome.ok ? {} : { errors: allOf(outcome.error).map(errorElement) };
}

/** Error, or DuplicateError, in the order of the partner WSDL: what an extension adds comes last. */
function errorElement(error: ApiError): object {
  const { fields, message, statusCode } = recordError(error);
  const element = { fields, message, statusCode };
  if (error.duplicateResult === undefined) return element;
  const duplicateResult = inSoap(error.duplicateResult as DuplicateResult);
  return { '@xsi:type': 'DuplicateError', ...element, duplicateResult };
}

/** What REST says of duplicates, as far as SOAP says it otherwise. */
interface DuplicateResult {
  readonly matchResults: readonly { readonly matchRecords: readonly MatchRecord[] }[];
}

interface MatchRecord {
  readonly matchConfidence: number;
  readonly record: object;
}

/** Records are sObjects, and the confidence is a decimal fraction (observed, an answer in a public repository). */
function inSoap(result: DuplicateResult): object {
  const matchResults = result.matchResults.map((match) => ({
    ...match,
    matchRecords: match.matchRecords.map((one) => ({
      ...one,
      matchConfidence: one.matchConfidence.toFixed(1),
      record: shownSObject(one.record),
    })),
  }));
  return { ...result, matchResults };
}
