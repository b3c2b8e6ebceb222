/** Bulk API 2.0. */
import { ingestOperations } from './ingest.ts';
import { ingestResultOperations } from './ingest-results.ts';
import { jobListOperations } from './lists.ts';
import { bulkQueryOperations } from './query.ts';

export const bulk2Operations = [
  ...ingestOperations,
  ...ingestResultOperations,
  ...bulkQueryOperations,
  ...jobListOperations,
];
