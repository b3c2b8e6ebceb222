/**
 * Faults: the platform's own carry its code as `sf:CODE` and an ApiFault of a kind that depends on the code; what is
 * no SOAP call at all is `soapenv:Client` (partner WSDL 47.0; observed, jsforce and simple-salesforce read
 * `faultcode` and `faultstring` without a prefix, `sf:exceptionCode` and `sf:exceptionMessage` with theirs).
 */
import type { Reply } from '../api.ts';
import type { ApiError } from '../errors.ts';
import { soapFaultReply } from './envelope.ts';

const KINDS: Readonly<Record<string, string>> = {
  INVALID_LOGIN: 'LoginFault',
  INVALID_FIELD: 'InvalidFieldFault',
  INVALID_TYPE: 'InvalidSObjectFault',
  MALFORMED_QUERY: 'MalformedQueryFault',
  MALFORMED_SEARCH: 'MalformedSearchFault',
  MALFORMED_ID: 'InvalidIdFault',
  INVALID_QUERY_LOCATOR: 'InvalidQueryLocatorFault',
};

/** "Unexpected error occurred. The error is not associated with any other ApiFault" (documented, "ApiFault"). */
const ANY_OTHER = 'UnexpectedErrorFault';

/** The faults that say where in a statement the error is. */
const WITH_PLACE = new Set([
  'InvalidFieldFault',
  'InvalidSObjectFault',
  'MalformedQueryFault',
  'MalformedSearchFault',
]);

export function soapFault({ code, message }: ApiError): Reply {
  const kind = KINDS[code] ?? ANY_OTHER;
  const fault = {
    '@xsi:type': `sf:${kind}`,
    'sf:exceptionCode': code,
    'sf:exceptionMessage': message,
    ...(WITH_PLACE.has(kind) ? placeIn(message) : {}),
  };
  return soapFaultReply({
    faultcode: `sf:${code}`,
    faultstring: `${code}: ${message}`,
    detail: { [`sf:${kind}`]: fault },
  });
}

/** A message that is no call of this API. */
export function clientFault(faultstring: string): Reply {
  return soapFaultReply({ faultcode: 'soapenv:Client', faultstring });
}

/** Row and column as the message of a query error names them; -1 without a query. */
function placeIn(message: string): object {
  const [, row = '-1', column = '-1'] = /ERROR at Row:(\d+):Column:(\d+)/.exec(message) ?? [];
  return { 'sf:row': row, 'sf:column': column };
}
