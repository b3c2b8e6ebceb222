/** The HTTP shell: sockets to the pipeline and back. The wire's own limits and headers are here. */
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../engine/kernel/index.ts';
import { Api, type ApiReply } from './api.ts';
import { addControlRoutes } from './control.ts';
import { errorOf } from './errors.ts';
import type { ApiRequest } from './incoming.ts';
import type { Instance } from './instance.ts';
import { BODY_BYTES, CALL_LIMITS, type CallLimits, IMPORT_BODY_BYTES, URI_BYTES } from './limits.ts';

/** Fastify is loaded with the first server that is built: whoever connects in process need not wait for it. */
const load = createRequire(import.meta.url);

export interface ServerOptions {
  readonly clock: Clock;
  /** Seed of tokens and request ids; the instance's own without. */
  readonly seed?: number;
  /** Limits in the place of the original's; Infinity switches one off. */
  readonly limits?: Partial<CallLimits>;
  /** Permissions of the API-only user's role; all of them without. */
  readonly permissions?: readonly string[];
}

/** Node's own limit of a request's head must let URIs through that are answered with 414. */
const HEAD_BYTES = 65_536;
/** A request that is not complete after this long is dropped, in ms. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Builds the server of an instance; the caller listens and closes. */
export function buildServer(instance: Instance, options: ServerOptions): FastifyInstance {
  const { clock } = options;
  const api = new Api(instance, {
    seed: options.seed ?? instance.options.seed ?? 0,
    limits: { ...CALL_LIMITS, ...options.limits },
    permissions: options.permissions && new Set(options.permissions),
  });
  const { fastify } = load('fastify') as typeof import('fastify');
  const server = fastify({
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: HEAD_BYTES },
    frameworkErrors: (_error, _request, reply) =>
      send(reply, api.refuse(errorOf('malformedUrl'), clock.now()), clock),
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addContentTypeParser(
    /^multipart\/form-data\b/i,
    { parseAs: 'buffer', bodyLimit: IMPORT_BODY_BYTES },
    (_request, body, done) => done(null, body),
  );
  countInFlight(server, api, clock);
  const handle = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (Buffer.byteLength(request.raw.url ?? '') > URI_BYTES) {
      return reply.code(414).type('text/plain').send('Request-URI Too Long');
    }
    return send(reply, api.answer(apiRequest(request), clock.now()), clock);
  };
  server.all('/*', handle);
  server.setNotFoundHandler(handle);
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error.statusCode === 413) return reply.code(413).type('text/plain').send('Request Entity Too Large');
    const name = error.statusCode === 415 ? 'invalidContentType' : 'systemError';
    return send(reply, api.refuse(errorOf(name), clock.now()), clock);
  });
  addControlRoutes(server, api, clock);
  return server;
}

/** Calls beyond the allowed number in flight are refused with 615 as they arrive. */
function countInFlight(server: FastifyInstance, api: Api, clock: Clock): void {
  const admitted = new WeakSet<object>();
  let inFlight = 0;
  server.addHook('onRequest', (request, reply, done) => {
    if (!/^\/(rest|bulk)\b/.test(request.raw.url ?? '')) return done();
    const limit = api.options.limits.concurrentCalls;
    if (inFlight >= limit) {
      send(reply, api.refuse(errorOf('concurrencyExceeded', limit), clock.now()), clock);
      return;
    }
    inFlight += 1;
    admitted.add(request.raw);
    reply.raw.once('close', () => {
      if (admitted.delete(request.raw)) inFlight -= 1;
    });
    done();
  });
}

const NO_BODY = Buffer.alloc(0);

function apiRequest(request: FastifyRequest): ApiRequest {
  return {
    method: request.method,
    url: request.raw.url ?? '/',
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'],
    range: request.headers.range,
    body: Buffer.isBuffer(request.body) ? request.body : NO_BODY,
  };
}

/** Headers as recorded, JSON unless the answer says otherwise; the date is the instance's own, as its request ids are. */
function send(reply: FastifyReply, answer: ApiReply, clock: Clock): FastifyReply {
  return reply
    .code(answer.status)
    .header('server', 'nginx')
    .header('date', new Date(clock.now()).toUTCString())
    .header('content-type', 'application/json;charset=UTF-8')
    .headers(answer.headers ?? {})
    .send(answer.body);
}
