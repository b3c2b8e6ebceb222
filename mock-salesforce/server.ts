/** Fastify: HTTP to the pipeline and back. All that is decided here is how HTTP looks; the rest is in api.ts. */
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type ControlOperation, WaitingRoom } from '../engine/control/index.ts';
import type { Clock } from '../engine/kernel/index.ts';
import { type Api, createApi, type Operation, type Reply } from './api.ts';
import { addControlPages, controlOperations } from './control/index.ts';
import { type ApiError, failure } from './errors.ts';
import { decompressed } from './http/compressed-bodies.ts';
import { conclude, controlHandlerOf, handlerOf, send } from './http/exchange.ts';
import { createFrontServer, refuseBadMessage } from './http/front-server.ts';
import { type Incoming, methodMeant } from './http/incoming.ts';
import { strayError } from './http/stray-errors.ts';
import { BODY_BYTES, REQUEST_HEAD_BYTES } from './limits.ts';
import type { Org } from './org.ts';
import { OPERATIONS } from './resources/index.ts';

export interface ServerOptions {
  readonly clock: Clock;
  /** A request that is not complete after this long is refused with 408 and its connection closed. */
  readonly requestTimeoutMs?: number;
}

/** A minute, if nobody says otherwise (assumed). */
const REQUEST_TIMEOUT_MS = 60_000;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/**
 * The org's server, not yet listening. Clients send paths with doubled and trailing slashes, names in any case, empty
 * JSON bodies, and bodies of every type: all of that is let through to the pipeline.
 */
export function serverOf(
  org: Org,
  { clock, requestTimeoutMs = REQUEST_TIMEOUT_MS }: ServerOptions,
): FastifyInstance {
  const api = createApi(org, clock);
  const server = fastify({
    bodyLimit: BODY_BYTES,
    serverFactory: (handOn) => createFrontServer(handOn, requestTimeoutMs),
    clientErrorHandler: refuseBadMessage,
    rewriteUrl: (request) => {
      request.method = methodMeant(request.method ?? 'GET', request.url ?? '');
      return request.url ?? '/';
    },
    // An address that cannot be decoded names nothing (assumed).
    frameworkErrors: (_error, request, reply) =>
      send(reply as FastifyReply, stray(request as FastifyRequest, failure('notFound'))),
    routerOptions: {
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      caseSensitive: false,
      maxParamLength: REQUEST_HEAD_BYTES,
    },
  });
  server.removeAllContentTypeParsers();
  // Fastify remembers which parser a type has, but not which types have that of all others.
  for (const type of ['application/json', '*'])
    server.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  // The replies of one turn of the event loop are sent at its end, one right after another: a client that is still awake
  // from the last one is woken once a turn, not once a reply, and to wake it costs the server more than to answer.
  server.addHook('onSend', (_request, _reply, payload, done) => {
    setImmediate(done, null, payload);
  });
  const waiting = new WaitingRoom((ms, work) => void setTimeout(work, ms).unref());
  waiting.closeWith(server);
  const control = controlOperations(api);
  for (const operation of OPERATIONS) route(server, api, waiting, operation);
  for (const operation of control) routeControl(server, api, operation);
  const operations = [...OPERATIONS, ...control];
  for (const path of new Set(operations.map((one) => one.path)))
    refuseOtherMethods(server, api, path, operations);
  addControlPages(server, api, control);
  server.setNotFoundHandler((request, reply) =>
    conclude(api, '', request, reply, stray(request, failure('notFound')), 0),
  );
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    conclude(api, '', request, reply, stray(request, httpError(request, error)), 0),
  );
  return server;
}

function route(server: FastifyInstance, api: Api, waiting: WaitingRoom, operation: Operation): void {
  const { method, path: url, replies, bodyBytes: bodyLimit = BODY_BYTES } = operation;
  server.route({
    method,
    url,
    bodyLimit,
    ...(replies === undefined ? {} : { schema: { response: replies } }),
    ...(method === 'GET' || method === 'DELETE' ? {} : { preParsing: decompressed }),
    handler: handlerOf(api, operation, waiting),
  });
}

function routeControl(server: FastifyInstance, api: Api, operation: ControlOperation): void {
  const { method, path: url } = operation;
  server.route({ method, url, handler: controlHandlerOf(api, operation) });
}

/** Every other method of a known path is refused with those that it has, CORS preflights included. */
function refuseOtherMethods(
  server: FastifyInstance,
  api: Api,
  path: string,
  operations: readonly { readonly method: string; readonly path: string }[],
): void {
  const known = operations.filter((one) => one.path === path).map((one) => one.method);
  const withHead = known.includes('GET') ? [...known, 'HEAD'] : known;
  const allowed = withHead.join(',');
  server.route({
    method: METHODS.filter((one) => !withHead.includes(one)),
    url: path,
    handler: (request, reply) => {
      const refused = stray(request, failure('methodNotAllowed', { method: request.method, allowed }));
      const headers = { ...refused.headers, allow: allowed };
      conclude(api, '', request, reply, { ...refused, headers }, 0);
    },
  });
}

function stray({ url, headers }: FastifyRequest, error: ApiError): Reply {
  return strayError(url, { headers: headers as Incoming['headers'] }, error);
}

/** What Fastify itself refuses. Anything else that throws is a fault of the mock. */
function httpError(
  { headers, routeOptions }: FastifyRequest,
  error: Error & { statusCode?: number },
): ApiError {
  const status = error.statusCode ?? 500;
  if (status === 413) return failure('bodyTooLarge', { bytes: routeOptions.bodyLimit ?? BODY_BYTES });
  if (status === 415) return failure('unsupportedMediaType', { type: headers['content-type'] ?? '' });
  if (status < 500) return { ...failure('malformedBody', { reason: error.message }), status };
  return failure('unexpected', { reason: error.message });
}
