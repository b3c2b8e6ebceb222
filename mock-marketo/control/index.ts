/**
 * `/__mock/`, a prefix the real API can never use: what the original does not have, and the native sync's half. These
 * routes need no token, cost no quota, are not noted and are not hit by faults; a wrong request is answered with 400
 * and what is wrong with it.
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { addClockRoutes } from './clock.ts';
import { refuse } from './control-error.ts';
import { addDocs } from './docs.ts';
import { addFaultRoutes } from './fault-rules.ts';
import { addJournalRoutes } from './journal.ts';
import { addMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { addSnapshotRoutes } from './snapshots.ts';
import { addStateRoutes } from './state.ts';
import { addSyncRoutes } from './sync-routes.ts';

/** Adds the routes below their prefix, and the page that documents all operations. */
export function addControlRoutes(server: FastifyInstance, api: Api, clock: Clock): void {
  addDocs(server, openApiDocument);
  server.register(
    async (routes) => {
      routes.setErrorHandler((error, _request, reply) => refuse(error, reply));
      addClockRoutes(routes, clock);
      addStateRoutes(routes, api, clock);
      addSnapshotRoutes(routes, api, clock);
      addFaultRoutes(routes, api, clock);
      addJournalRoutes(routes, api);
      addMetrics(routes, api, clock);
      addSyncRoutes(routes, api, clock);
      routes.all('/*', async (request, reply) =>
        reply.code(404).send({ code: 'NOT_FOUND', message: `there is no ${request.method} ${request.url}` }),
      );
    },
    { prefix: '/__mock' },
  );
}
