/** The HTTP shell: sockets to the pipeline and back. The wire's own limits and headers are here. */
import { type FastifyInstance, fastify } from 'fastify';
import { WaitingRoom } from '../engine/control/index.ts';
import type { Clock } from '../engine/kernel/index.ts';
import { Api } from './api.ts';
import { addControlRoutes } from './control/index.ts';
import { errorOf } from './errors.ts';
import { Exchange, TOO_LARGE } from './http/exchange.ts';
import { refuseBrokenRequest } from './http/gateway.ts';
import type { Instance } from './instance.ts';
import { BODY_BYTES, CALL_LIMITS, type CallLimits, IMPORT_BODY_BYTES } from './limits.ts';

export interface ServerOptions {
  readonly clock: Clock;
  /** A request that is not whole after this long is refused with 408 and its connection closed. */
  readonly requestTimeoutMs?: number;
  /** Seed of tokens and request ids; the instance's own without. */
  readonly seed?: number;
  /** Limits in the place of the original's; Infinity switches one off. */
  readonly limits?: Partial<CallLimits>;
  /** Permissions of the API-only user's role; all of them without. */
  readonly permissions?: readonly string[];
}

/** Node's own limit of a request's head must let URIs through that are answered with 414. */
const HEAD_BYTES = 65_536;
/** The time a client has to send its request (assumed). */
const REQUEST_TIMEOUT_MS = 60_000;
const CHECK_CONNECTIONS_MS = 5_000;

/** Builds the server of an instance; the caller listens and closes. */
export function serverOf(instance: Instance, options: ServerOptions): FastifyInstance {
  const { clock, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const api = new Api(instance, {
    seed: options.seed ?? instance.options.seed ?? 0,
    limits: { ...CALL_LIMITS, ...options.limits },
    permissions: options.permissions && new Set(options.permissions),
  });
  const waiting = new WaitingRoom((ms, work) => void setTimeout(work, ms).unref());
  const exchange = new Exchange(api, clock, waiting, (at) => new Date(at).toUTCString());
  const refuse = (name: 'malformedUrl' | 'invalidContentType' | 'systemError') =>
    api.refuse(errorOf(name), clock.now());
  const server = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    clientErrorHandler: refuseBrokenRequest,
    http: {
      maxHeaderSize: HEAD_BYTES,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(CHECK_CONNECTIONS_MS, requestTimeoutMs),
    },
    frameworkErrors: (_error, request, reply) =>
      exchange.conclude('', request, reply, refuse('malformedUrl'), 0),
  });
  readBodies(server);
  countInFlight(server, api, exchange, clock);
  waiting.closeWith(server);
  server.all('/*', (request, reply) => exchange.handle(request, reply));
  server.setNotFoundHandler((request, reply) => exchange.handle(request, reply));
  server.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const { statusCode } = error;
    // Closing at once would cut off a client that is still sending: it would never read why.
    if (statusCode === 413) reply.removeHeader('connection');
    const answer =
      statusCode === 413 ? TOO_LARGE : refuse(statusCode === 415 ? 'invalidContentType' : 'systemError');
    exchange.conclude('', request, reply, answer, 0);
  });
  addControlRoutes(server, api, clock);
  return server;
}

/** Bodies of every type are let through to the pipeline; imports may be larger than the rest. */
function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addContentTypeParser(
    /^multipart\/form-data\b/i,
    { parseAs: 'buffer', bodyLimit: IMPORT_BODY_BYTES },
    (_request, body, done) => done(null, body),
  );
}

/** Calls beyond the allowed number in flight are refused with 615 as they arrive. Without a limit nobody counts. */
function countInFlight(server: FastifyInstance, api: Api, exchange: Exchange, clock: Clock): void {
  const limit = api.options.limits.concurrentCalls;
  if (limit === Number.POSITIVE_INFINITY) return;
  let inFlight = 0;
  const leave = (): void => {
    inFlight -= 1;
  };
  server.addHook('onRequest', (request, reply, done) => {
    if (!/^\/(rest|bulk)\b/.test(request.raw.url ?? '')) return done();
    if (inFlight >= limit) {
      exchange.conclude(
        '',
        request,
        reply,
        api.refuse(errorOf('concurrencyExceeded', limit), clock.now()),
        0,
      );
      return;
    }
    inFlight += 1;
    reply.raw.once('close', leave);
    done();
  });
}
