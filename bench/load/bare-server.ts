/**
 * What a mock is held against: a bare Fastify server with a JSON route for each target. Fastify parses the body of a
 * request, and serialises the reply each time by what it compiles from the reply's schema; nothing else is done.
 */
import { type FastifyInstance, fastify } from 'fastify';
import { schemaOf } from './reply-schema.ts';
import { type LoadRequest, send, type Target } from './target.ts';

/** The route of a target; it answers as the mock did, so that both sides write and send equally much. */
export interface BareRoute {
  readonly method: LoadRequest['method'];
  readonly path: string;
  readonly status: number;
  /** A JSON value. */
  readonly reply: unknown;
}

export function bareServer(routes: readonly BareRoute[]): FastifyInstance {
  const server = fastify();
  for (const { method, path: url, status, reply: body } of routes) {
    const schema = { response: { [status]: schemaOf(body) } };
    // As in Fastify's own benchmarks: no promise.
    server.route({ method, url, schema, handler: (_request, reply) => void reply.code(status).send(body) });
  }
  return server;
}

/** The route of a target, from the mock's reply to its first request. @throws Error when that is no JSON */
export async function bareRoute(mock: string, target: Target): Promise<BareRoute> {
  const request = target.requests[0]!;
  const { status, text } = await send(mock, request);
  try {
    return { method: request.method, path: barePath(target), status, reply: JSON.parse(text) };
  } catch {
    throw new Error(`${request.method} ${request.path} was answered with ${status}: ${text.slice(0, 200)}`);
  }
}

/** A target's request as its bare route is asked: by the same method, with the same body. */
export function bareRequest(target: Target): LoadRequest {
  const { method, body } = target.requests[0]!;
  const path = barePath(target);
  return body === undefined
    ? { method, path, headers: {} }
    : { method, path, headers: { 'content-type': 'application/json' }, body };
}

function barePath({ name }: Target): string {
  return `/${name}`;
}
