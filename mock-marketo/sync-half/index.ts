/**
 * Marketo's half of the native sync: take a page of Salesforce records over, hand out what waits to be pushed, and
 * take note of what was pushed. The original's half is not public API; over HTTP it stands under `/__mock/sync/`.
 */
export { type Applied, apply, type Winner } from './apply.ts';
export { deleted } from './deletions.ts';
export { updateForeignKeys } from './foreign-keys.ts';
export { type PendingChange, pending, pendingCount, pushed } from './pushes.ts';
