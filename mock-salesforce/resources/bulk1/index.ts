/** Bulk API 1.0, as far as jsforce, tap-salesforce and simple-salesforce use it. */
import { classicBatchOperations } from './batches.ts';
import { classicJobOperations } from './jobs.ts';
import { classicResultOperations } from './results.ts';

export const bulk1Operations = [
  ...classicJobOperations,
  ...classicBatchOperations,
  ...classicResultOperations,
];
