/** Answers one request that came inside another, in the session of that one. */
import { answerWithin, type Call, JSON_TYPE, type Reply, restError } from '../../api.ts';
import { failure } from '../../errors.ts';
import type { Incoming } from '../../http/incoming.ts';
import type { Routes } from './routes.ts';

/** A request inside a request. */
export interface Subrequest {
  readonly method: string;
  /** Without the host, beginning with `/services/data/`. */
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Headers that a subrequest cannot have of its own (documented, REST guide "Composite Subrequest"). */
const OUTER_HEADERS = new Set(['accept', 'authorization', 'content-type']);

export function answerSubrequest(call: Call, routes: Routes, subrequest: Subrequest): Reply {
  const match = routes.find(subrequest.method.toUpperCase(), subrequest.url);
  if (match === undefined) return restError(failure('notFound'));
  const { operation, ...found } = match;
  const body = subrequest.body === undefined ? '' : JSON.stringify(subrequest.body);
  const incoming: Incoming = { ...found, origin: call.incoming.origin, headers: headersOf(subrequest), body };
  return answerWithin(call, operation, incoming);
}

function headersOf({ headers = {} }: Subrequest): Record<string, string> {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(own.filter(([name]) => !OUTER_HEADERS.has(name)));
}

/** What stands in a composite answer for a body: null for none, and JSON that was ready as a text as it is meant. */
export function bodyOf({ body = null, headers = {} }: Reply): unknown {
  const isReadyJson = typeof body === 'string' && headers['content-type'] === JSON_TYPE;
  return isReadyJson ? JSON.parse(body) : body;
}

export function isFailure({ status }: Reply): boolean {
  return status >= 400;
}
