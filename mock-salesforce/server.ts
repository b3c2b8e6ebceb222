/** Fastify: HTTP to the pipeline and back. All that is decided here is how HTTP looks; the rest is in api.ts. */
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../engine/kernel/index.ts';
import { type Api, createApi, methodMeant, type Operation, type Reply, restError } from './api.ts';
import { addControlPages, controlOperations } from './control/index.ts';
import { failure } from './errors.ts';
import { conclude, controlHandlerOf, handlerOf, operationName, send } from './exchange.ts';
import { BODY_BYTES } from './limits.ts';
import type { Org } from './org.ts';
import { OPERATIONS } from './resources/index.ts';
import { WaitingRoom } from './waiting-room.ts';

/** Fastify is loaded with the first server that is built: whoever connects in process need not wait for it. */
const load = createRequire(import.meta.url);

export interface ServerOptions {
  readonly clock: Clock;
}

/** A request that is not complete after this long is refused with 408 and its connection closed (assumed). */
const REQUEST_TIMEOUT_MS = 60_000;
const CHECK_CONNECTIONS_MS = 5_000;
/** How long a server that is told to close lets requests finish. */
const CLOSE_GRACE_MS = 2_000;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/**
 * The org's server, not yet listening. Clients send paths with doubled and trailing slashes, names in any case, empty
 * JSON bodies, and bodies of every type: all of that is let through to the pipeline.
 */
export function buildServer(org: Org, { clock }: ServerOptions): FastifyInstance {
  const api = createApi(org, clock);
  const { fastify } = load('fastify') as typeof import('fastify');
  const server = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: CHECK_CONNECTIONS_MS },
    rewriteUrl: (request) => {
      request.method = methodMeant(request.method ?? 'GET', request.url ?? '');
      return request.url ?? '/';
    },
    frameworkErrors: (error, _request, reply) => send(reply as FastifyReply, httpError(error)),
    routerOptions: {
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      caseSensitive: false,
      maxParamLength: 1_000,
    },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const waiting = new WaitingRoom((ms, work) => void setTimeout(work, ms).unref());
  closeGracefully(server, waiting);
  const operations = [...OPERATIONS, ...controlOperations(new Set(OPERATIONS.map(operationName)))];
  for (const operation of operations) route(server, api, waiting, operation);
  for (const path of new Set(operations.map((one) => one.path)))
    refuseOtherMethods(server, api, path, operations);
  addControlPages(server, api);
  server.setNotFoundHandler((request, reply) =>
    conclude(api, '', request, reply, restError(failure('notFound')), 0),
  );
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    conclude(api, '', request, reply, httpError(error), 0),
  );
  return server;
}

function route(server: FastifyInstance, api: Api, waiting: WaitingRoom, operation: Operation): void {
  const { method, path: url, replies, access } = operation;
  server.route({
    method,
    url,
    ...(replies === undefined ? {} : { schema: { response: replies } }),
    handler: access === 'control' ? controlHandlerOf(api, operation) : handlerOf(api, operation, waiting),
  });
}

/** Requests that faults keep waiting are given up at once; the others may finish, but not for ever. */
function closeGracefully(server: FastifyInstance, waiting: WaitingRoom): void {
  server.addHook('preClose', (done) => {
    waiting.close();
    setTimeout(() => server.server.closeAllConnections(), CLOSE_GRACE_MS).unref();
    done();
  });
}

/** Every other method of a known path is refused with those that it has, CORS preflights included. */
function refuseOtherMethods(
  server: FastifyInstance,
  api: Api,
  path: string,
  operations: readonly Operation[],
): void {
  const known = operations.filter((one) => one.path === path).map((one) => one.method as string);
  const withHead = known.includes('GET') ? [...known, 'HEAD'] : known;
  const allowed = withHead.join(',');
  server.route({
    method: METHODS.filter((one) => !withHead.includes(one)),
    url: path,
    handler: (request, reply) => {
      const { status, body } = restError(failure('methodNotAllowed', { method: request.method, allowed }));
      conclude(api, '', request, reply, { status, body, headers: { allow: allowed } }, 0);
    },
  });
}

/** What Fastify itself refuses, in the API's own form. Anything else that throws is a fault of the mock. */
function httpError(error: Error & { statusCode?: number }): Reply {
  const status = error.statusCode ?? 500;
  if (status === 413) return restError(failure('bodyTooLarge', { bytes: BODY_BYTES }));
  if (status < 500) return restError({ ...failure('malformedBody', { reason: error.message }), status });
  return restError(failure('unexpected', { reason: error.message }));
}
