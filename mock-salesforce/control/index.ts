/** `/__mock/`, a prefix that the real API never uses: what the original does not have, and the page that documents all. */
import type { FastifyInstance } from 'fastify';
import {
  addDocs,
  addMetrics,
  type ControlOperation,
  clockOperations,
  faultOperations,
  journalOperations,
} from '../../engine/control/index.ts';
import { type Api, PATH_CASE } from '../api.ts';
import { operationName } from '../http/exchange.ts';
import { OPERATIONS } from '../resources/index.ts';
import { FAULT_DIALECT } from './fault-codes.ts';
import { lockOperations } from './locks.ts';
import { metricsOf } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { snapshotOperations } from './snapshots.ts';
import { stateOperations } from './state.ts';

/** The control operations of an org. */
export function controlOperations(api: Api): ControlOperation[] {
  const { clock, faults, traffic } = api;
  return [
    ...clockOperations(clock),
    ...stateOperations(api),
    ...snapshotOperations(api),
    ...faultOperations(faults, clock, FAULT_DIALECT, new Set(OPERATIONS.map(operationName))),
    ...journalOperations(traffic.journal, PATH_CASE),
    ...lockOperations(api),
  ];
}

/** What answers in its own time and form: metrics, and the page that documents all operations. */
export function addControlPages(
  server: FastifyInstance,
  api: Api,
  control: readonly ControlOperation[],
): void {
  addMetrics(server, 'salesforce_', () => metricsOf(api));
  addDocs(server, () => openApiDocument(OPERATIONS, control));
}
