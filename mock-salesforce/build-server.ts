/** The way to the org's HTTP server. */
import type { FastifyInstance } from 'fastify';
import type { Org } from './org.ts';
import type { ServerOptions } from './server.ts';

/**
 * The org's server, not yet listening; the caller listens and closes. Its code is loaded with the first one that is
 * built: whoever connects in process need not wait for a REST API, SOAP, Bulk and their libraries.
 */
export async function buildServer(org: Org, options: ServerOptions): Promise<FastifyInstance> {
  const { serverOf } = await import('./server.ts');
  return serverOf(org, options);
}
