/**
 * What the work of a cycle costs in time. Marketo Support's figure of 2017 is about 10,000 record updates an hour
 * "per object", with one object at a time. It can be read in two ways, and both can be run:
 *
 * - `shared`: one worker does about 10,000 records an hour in total. Objects that have backlog share it.
 * - `per-object`: each object really gets about 10,000 an hour. The objects' times overlap: a cycle lasts as long as
 *   its longest turn, so every record's cost is scaled by longest ÷ sum of what is planned.
 *
 * A skipped record is "much quicker" (Adobe, Sync Backlog Metrics; no ratio given), a failed one slower.
 */
import type { Pace } from './parameters.ts';

/** How records of a batch ended. */
export interface Counts {
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
}

/** The duration of a batch in milliseconds, a whole number. */
export function batchMs(counts: Counts, pace: Pace, scale: number): number {
  const updates = counts.updated * pace.updatedMs;
  const rest = counts.skipped * pace.skippedMs + counts.failed * pace.failedMs;
  return Math.round((updates + rest) * scale);
}

/** How much of a record's full cost a cycle pays, 0 to 1, given the records planned for each object. */
export function overlapScale(planned: readonly number[], pace: Pace): number {
  if (pace.scope === 'shared') return 1;
  const total = planned.reduce((sum, records) => sum + records, 0);
  return total === 0 ? 1 : Math.max(...planned) / total;
}
