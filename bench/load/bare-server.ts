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
  /** JSON values, which are answered in turn: the mock has another answer to each request, too. */
  readonly replies: readonly unknown[];
}

export function bareServer(routes: readonly BareRoute[]): FastifyInstance {
  const server = fastify();
  for (const { method, path: url, status, replies } of routes) {
    const schema = { response: { [status]: schemaOf(replies) } };
    let turn = 0;
    // As in Fastify's own benchmarks: no promise.
    server.route({
      method,
      url,
      schema,
      handler: (_request, reply) => {
        turn = (turn + 1) % replies.length;
        reply.code(status).send(replies[turn]);
      },
    });
  }
  return server;
}

/** The route of a target, from the mock's replies to its requests. @throws Error when one is no JSON */
export async function bareRoute(mock: string, target: Target): Promise<BareRoute> {
  const [{ method }] = target.requests as [LoadRequest];
  const replies: unknown[] = [];
  let answered = 0;
  for (const request of target.requests) {
    const { status, text } = await send(mock, request);
    answered = status;
    replies.push(parsed(request, status, text));
  }
  return { method, path: barePath(target), status: answered, replies };
}

function parsed({ method, path }: LoadRequest, status: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 200)}`);
  }
}

/** A target's requests as its bare route is asked: by the same method, with the same bodies. */
export function bareRequests(target: Target): LoadRequest[] {
  const path = barePath(target);
  return target.requests.map(({ method, body }) =>
    body === undefined
      ? { method, path, headers: {} }
      : { method, path, headers: { 'content-type': 'application/json' }, body },
  );
}

function barePath({ name }: Target): string {
  return `/${name}`;
}
