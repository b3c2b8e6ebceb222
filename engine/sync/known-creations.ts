/**
 * Records that the sync knows to have created, because it got the answer. Whoever looks for what an unanswered create
 * has left must pass over these, or a record would answer for two: a person may fill out the same form twice a second.
 */
import type { CreateResult } from './effects.ts';
import type { SyncContext } from './state.ts';

/** A call that is under way may have begun so many seconds ago: Salesforce ends one after 10 minutes. */
const LONGEST_CALL_S = 600;

/** Notes records that have just been created. What no look can reach any more is forgotten. */
export function noteCreations(context: SyncContext, object: string, results: readonly CreateResult[]): void {
  const { creations } = context.objects.get(object)!;
  const createdAt = Math.floor(context.clock.now() / 1_000);
  for (const { row } of results) if (row !== undefined) creations.push({ row, createdAt });
  const from = farthestLook(context, createdAt) - LONGEST_CALL_S;
  const kept = creations.findIndex((one) => one.createdAt >= from);
  creations.splice(0, kept < 0 ? creations.length : kept);
}

/** The rows of an object that are known to have been created in or after the second `since`. */
export function knownSince({ objects }: SyncContext, object: string, since: number): readonly number[] {
  return objects
    .get(object)!
    .creations.filter(({ createdAt }) => createdAt >= since)
    .map(({ row }) => row);
}

/** The second of the oldest call that was not answered, or now. */
function farthestLook({ unanswered, objects }: SyncContext, now: number): number {
  let oldest = now;
  for (const second of unanswered.values()) oldest = Math.min(oldest, second);
  for (const { unansweredSince } of objects.values()) oldest = Math.min(oldest, unansweredSince ?? now);
  return oldest;
}
