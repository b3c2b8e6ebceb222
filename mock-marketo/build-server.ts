/** The way to the instance's HTTP server. */
import type { FastifyInstance } from 'fastify';
import type { Instance } from './instance.ts';
import type { ServerOptions } from './server.ts';

/**
 * The instance's server, not yet listening; the caller listens and closes. Its code is loaded with the first one that is
 * built: whoever connects in process need not wait for a REST API and its libraries.
 */
export async function buildServer(instance: Instance, options: ServerOptions): Promise<FastifyInstance> {
  const { serverOf } = await import('./server.ts');
  return serverOf(instance, options);
}
