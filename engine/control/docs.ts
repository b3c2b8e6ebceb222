/**
 * `/docs`: the page of the OpenAPI document, and `/docs/json`, the document. Both are made by a server of their own,
 * which is loaded and built when somebody first asks: starting and answering API requests cost nothing more for it.
 */
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

const load = createRequire(import.meta.url);

/** Adds the pages to a server. */
export function addDocs(server: FastifyInstance, documentOf: () => object): void {
  let pages: Promise<FastifyInstance> | undefined;
  for (const url of ['/docs', '/docs/*']) {
    server.get(url, async (request, reply) => {
      pages ??= docsServer(documentOf());
      const page = await (await pages).inject({ method: 'GET', url: request.url });
      for (const [name, value] of Object.entries(page.headers)) {
        if (value !== undefined) reply.header(name, value);
      }
      return reply.code(page.statusCode).send(page.rawPayload);
    });
  }
}

/** A server that only knows the pages; it never listens. */
async function docsServer(document: object): Promise<FastifyInstance> {
  const { fastify } = load('fastify') as typeof import('fastify');
  const server = fastify();
  await server.register(load('@fastify/swagger'), { mode: 'static', specification: { document } });
  await server.register(load('@fastify/swagger-ui'), { routePrefix: '/docs' });
  await server.ready();
  return server;
}
