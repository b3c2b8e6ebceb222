/**
 * `/__mock/`, a prefix the real API can never use: what the original does not have, and the native sync's half. These
 * routes need no token, cost no quota, are not noted and are not hit by faults; a wrong request is answered with 400
 * and what is wrong with it.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  addDocs,
  addMetrics,
  type ControlOperation,
  carryOut,
  clockOperations,
  faultOperations,
  journalOperations,
  problem,
} from '../../engine/control/index.ts';
import type { Clock } from '../../engine/kernel/index.ts';
import { type Api, OPERATION_NAMES, PATH_CASE } from '../api.ts';
import { SNAPSHOT_BYTES } from '../limits.ts';
import { faultDialect } from './fault-codes.ts';
import { metricsOf } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { snapshotOperations } from './snapshots.ts';
import { stateOperations } from './state.ts';
import { addSyncRoutes } from './sync-routes.ts';

/** Adds the control operations, and the page that documents all operations. */
export function addControlRoutes(server: FastifyInstance, api: Api, clock: Clock): void {
  const control = controlOperations(api, clock);
  addDocs(server, () => openApiDocument(control));
  server.register(async (routes) => {
    routes.setErrorHandler((error, _request, reply) => {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
      return reply.code(400).send(problem(400, reason).body);
    });
    for (const operation of control) addRoute(routes, operation);
    addMetrics(routes, 'marketo_', () => metricsOf(api, clock.now()));
    addSyncRoutes(routes, api, clock);
    routes.all('/__mock/*', async (request, reply) =>
      reply.code(404).send(problem(404, `there is no ${request.method} ${request.url}`).body),
    );
  });
}

function controlOperations(api: Api, clock: Clock): ControlOperation[] {
  return [
    ...clockOperations(clock),
    ...stateOperations(api, clock),
    ...snapshotOperations(api, clock),
    ...faultOperations(api.faults, clock, faultDialect(api.options.limits), OPERATION_NAMES),
    ...journalOperations(api.traffic.journal, PATH_CASE),
  ];
}

/** The largest body is a snapshot's. */
function addRoute(routes: FastifyInstance, operation: ControlOperation): void {
  const { method, path: url } = operation;
  routes.route({
    method,
    url,
    bodyLimit: SNAPSHOT_BYTES,
    handler: async (request, reply) => {
      const { status, headers = {}, body } = carryOut(operation, request);
      return reply.code(status).headers(headers).send(body);
    },
  });
}
