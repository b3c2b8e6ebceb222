/** The state of the instance as a whole: a fresh start, what waits to be pushed, and the end of every access token. */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { Instance } from '../instance.ts';
import { backlogOf } from './backlog.ts';

export function addStateRoutes(routes: FastifyInstance, api: Api, clock: Clock): void {
  routes.get('/backlog', async () => backlogOf(api.instance, clock.now()));
  // The instance as it was at the start, with neither tokens, counts, faults nor a journal.
  routes.post('/reset', async () => {
    api.reset(new Instance(api.instance.options));
    api.faults.clear();
    api.traffic.clear();
    return { persons: api.instance.persons.count };
  });
  // As when their hour is over: the next call is refused with 602, and clients have to show that they renew.
  routes.post('/tokens/expire', async (_request, reply) => {
    api.tokens.expire(clock.now());
    return reply.code(204).send();
  });
}
