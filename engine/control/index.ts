/**
 * What both mocks offer under `/__mock/`, a prefix that neither original has: their clock, faults on demand, the journal
 * of requests, metrics, and the page that documents all. It is ours, no original's behaviour, so it is written once;
 * each mock hands in what differs: its errors, its operations, its gauges, and how it sends a reply.
 */
export { clockOperations } from './clock-operations.ts';
export { LONGEST_DELAY_MS } from './delay.ts';
export { addDocs } from './docs.ts';
export { expectedType, show, valueAt, valuesOf } from './explain.ts';
export { faultOperations } from './fault-operations.ts';
export type { FaultDialect } from './fault-rule.ts';
export { type Decision, Faults, type RecordFaults } from './faults.ts';
export { RequestJournal } from './journal.ts';
export { journalOperations } from './journal-operations.ts';
export { addMetrics, gauge, METRICS, type Metric, type Sample, trafficMetrics } from './metrics.ts';
export { nearest } from './nearest.ts';
export { controlPaths, type Json, jsonSchema, queryParameters } from './openapi.ts';
export {
  type ControlOperation,
  type ControlReply,
  carryOut,
  controlOperation,
  controlOperationOf,
  jsonOf,
  problem,
} from './operation.ts';
export { pathPattern } from './path-pattern.ts';
export { Traffic } from './traffic.ts';
export { WaitingRoom } from './waiting-room.ts';
