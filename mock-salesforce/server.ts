/** Fastify: HTTP to the pipeline and back. All that is decided here is how HTTP looks; the rest is in api.ts. */
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../engine/kernel/index.ts';
import {
  type Api,
  answer,
  createApi,
  JSON_TYPE,
  methodMeant,
  type Operation,
  type Reply,
  restError,
} from './api.ts';
import { controlOperations } from './control.ts';
import { failure } from './errors.ts';
import { BODY_BYTES } from './limits.ts';
import type { Org } from './org.ts';
import { OPERATIONS } from './resources/index.ts';

/** Fastify is loaded with the first server that is built: whoever connects in process need not wait for it. */
const load = createRequire(import.meta.url);

export interface ServerOptions {
  readonly clock: Clock;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * The org's server, not yet listening. Clients send paths with doubled and trailing slashes, names in any case, empty
 * JSON bodies, and bodies of every type: all of that is let through to the pipeline.
 */
export function buildServer(org: Org, { clock }: ServerOptions): FastifyInstance {
  const api = createApi(org, clock);
  const { fastify } = load('fastify') as typeof import('fastify');
  const server = fastify({
    bodyLimit: BODY_BYTES,
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
  const operations = [...OPERATIONS, ...controlOperations];
  for (const operation of operations) route(server, api, operation);
  for (const path of new Set(operations.map((one) => one.path))) refuseOtherMethods(server, path, operations);
  server.setNotFoundHandler((_request, reply) => send(reply, restError(failure('notFound'))));
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    send(reply, httpError(error)),
  );
  return server;
}

function route(server: FastifyInstance, api: Api, operation: Operation): void {
  const { method, path: url, replies } = operation;
  server.route({
    method,
    url,
    ...(replies === undefined ? {} : { schema: { response: replies } }),
    handler: (request, reply) => send(reply, answer(api, operation, incomingOf(request))),
  });
}

function refuseOtherMethods(server: FastifyInstance, path: string, operations: readonly Operation[]): void {
  const known = operations.filter((one) => one.path === path).map((one) => one.method as string);
  const allowed = known.includes('GET') ? [...known, 'HEAD'] : known;
  const method = METHODS.filter((one) => !known.includes(one));
  server.route({
    method,
    url: path,
    handler: (request, reply) =>
      send(
        reply,
        restError(failure('methodNotAllowed', { method: request.method, allowed: allowed.join(',') })),
      ),
  });
}

function incomingOf(request: FastifyRequest) {
  return {
    method: request.method,
    origin: `${request.protocol}://${request.host}`,
    params: request.params as Record<string, string>,
    query: singleValues(request.query as Record<string, string | string[]>),
    headers: request.headers as Record<string, string | undefined>,
    body: typeof request.body === 'string' ? request.body : '',
  };
}

/** Of a parameter given twice the first counts. */
function singleValues(query: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : value[0]!]),
  );
}

function send(reply: FastifyReply, { status, headers = {}, body }: Reply): FastifyReply {
  reply.code(status).headers(headers);
  if (body === undefined) return reply.send();
  if (typeof body === 'string') return reply.send(body);
  return reply.type(JSON_TYPE).send(body);
}

/** What Fastify itself refuses, in the API's own form. Anything else that throws is a fault of the mock. */
function httpError(error: Error & { statusCode?: number }): Reply {
  const status = error.statusCode ?? 500;
  if (status === 413) return restError(failure('bodyTooLarge', { bytes: BODY_BYTES }));
  if (status < 500) return restError({ ...failure('malformedBody', { reason: error.message }), status });
  return restError(failure('unexpected', { reason: error.message }));
}
