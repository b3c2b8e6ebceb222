/** `/__mock/`, a prefix that the real API never uses: what the original does not have, and the page that documents all. */
import type { FastifyInstance } from 'fastify';
import type { Api, Operation } from '../api.ts';
import { clockOperations } from './clock.ts';
import { addDocs } from './docs.ts';
import { faultOperations } from './fault-rules.ts';
import { journalOperations } from './journal.ts';
import { lockOperations } from './locks.ts';
import { addMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { snapshotOperations } from './snapshots.ts';
import { stateOperations } from './state.ts';

/** The control operations beside these of the API itself, by whose names fault rules ask for them. */
export function controlOperations(operationNames: ReadonlySet<string>): Operation[] {
  return [
    ...clockOperations,
    ...stateOperations,
    ...snapshotOperations,
    ...faultOperations(operationNames),
    ...journalOperations,
    ...lockOperations,
  ];
}

/** What answers in its own time and form: metrics, and the page that documents all operations. */
export function addControlPages(server: FastifyInstance, api: Api, operations: readonly Operation[]): void {
  addMetrics(server, api);
  addDocs(server, () => openApiDocument(operations));
}
