/**
 * Errors of requests that no operation sees: unknown paths, wrong methods, bodies that are too large, requests that are
 * no HTTP. They look as the API whose address was asked for shows its own.
 */
import { type Reply, restError } from '../api.ts';
import { type ApiError, ERRORS } from '../errors.ts';
import { bulk1Error } from '../resources/bulk1/shared.ts';
import { clientFault, soapFault } from '../soap/faults.ts';
import type { Incoming } from './incoming.ts';

const SHAPES: readonly (readonly [
  RegExp,
  (error: ApiError, incoming: Pick<Incoming, 'headers'>) => Reply,
])[] = [
  [/^\/+services\/+async\b/i, bulk1Error],
  [/^\/+services\/+soap\b/i, soapError],
  [/^\/+services\/+oauth2\/+(?:token|revoke|authorize)\b/i, oauthError],
  [/^\/+__mock\b/i, ({ status, message }) => ({ status, body: { message } })],
];

/** A body that cannot be read is no call of the API yet. */
function soapError(error: ApiError): Reply {
  return error.code === ERRORS.malformedBody.code ? clientFault(error.message) : soapFault(error);
}

/** OAuth's own form (RFC 6749, section 5.2). */
function oauthError({ status, message }: ApiError): Reply {
  return { status, body: { error: 'invalid_request', error_description: message } };
}

export function strayError(url: string, incoming: Pick<Incoming, 'headers'>, error: ApiError): Reply {
  const [, shape = restError] = SHAPES.find(([prefix]) => prefix.test(url)) ?? [];
  return shape(error, incoming);
}
