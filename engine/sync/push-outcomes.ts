/** What the policy makes of the records of a write: who is through, who is tried again at once, who waits. */
import type { ChangedRecord, RemoteError, WriteResult } from './effects.ts';
import { actionFor } from './policy.ts';

interface Ended {
  readonly error?: RemoteError | undefined;
}

/** Records of a write, and what became of each by position. */
export interface Tried<R, S extends Ended> {
  readonly records: readonly R[];
  readonly results: readonly S[];
}

/** Records of a push, and what became of each by position. */
export type Written = Tried<ChangedRecord, WriteResult>;

/** Written or parked; to be tried once more in this cycle; to be left as they are for the next one. */
export interface Sorted<R, S extends Ended> {
  readonly through: Tried<R, S>;
  readonly again: Tried<R, S>;
  readonly waiting: Tried<R, S>;
}

const NONE: Tried<never, never> = { records: [], results: [] };

/** Sorts records by what the policy says of their errors. */
export function sortOut<R, S extends Ended>(tried: Tried<R, S>): Sorted<R, S> {
  const isThrough = ({ error }: Ended): boolean => error === undefined || actionFor(error) === 'park';
  if (tried.results.every(isThrough)) return { through: tried, again: NONE, waiting: NONE };
  const isAgain = ({ error }: Ended): boolean => error !== undefined && actionFor(error) === 'retry-in-cycle';
  return {
    through: only(tried, isThrough),
    again: only(tried, isAgain),
    waiting: only(tried, (result) => !isThrough(result) && !isAgain(result)),
  };
}

/** After a second try in the same cycle there is no third. */
export function sortOutFinally<R, S extends Ended>(tried: Tried<R, S>): Sorted<R, S> {
  const { through, again, waiting } = sortOut(tried);
  return {
    through,
    again: NONE,
    waiting: {
      records: [...again.records, ...waiting.records],
      results: [...again.results, ...waiting.results],
    },
  };
}

function only<R, S extends Ended>(
  { records, results }: Tried<R, S>,
  fits: (result: S) => boolean,
): Tried<R, S> {
  return {
    records: records.filter((_, i) => fits(results[i]!)),
    results: results.filter(fits),
  };
}

/** Whether anything of a record is left to be written; without, it is skipped. */
export function hasValues(record: ChangedRecord): boolean {
  return Object.keys(record.values).length > 0;
}

/** How the records of a push ended. */
export function countResults({ records, results }: Written): {
  updated: number;
  skipped: number;
  failed: number;
} {
  const failed = results.filter((result) => result.error !== undefined).length;
  const skipped = records.filter((record) => !hasValues(record)).length;
  return { updated: records.length - failed - skipped, skipped, failed };
}
