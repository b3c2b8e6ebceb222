/** What the policy makes of the records of a write: who is through, who is tried again at once, who waits. */
import type { ChangedRecord, WriteResult } from './effects.ts';
import { actionFor } from './policy.ts';

/** Records of a push, and what became of each by position. */
export interface Written {
  readonly records: readonly ChangedRecord[];
  readonly results: readonly WriteResult[];
}

/** Written or parked; to be tried once more in this cycle; to be left as they are for the next one. */
export interface Sorted {
  readonly through: Written;
  readonly again: Written;
  readonly waiting: Written;
}

const NONE: Written = { records: [], results: [] };

/** Sorts records by what the policy says of their errors. */
export function sortOut(written: Written): Sorted {
  const isThrough = ({ error }: WriteResult): boolean => error === undefined || actionFor(error) === 'park';
  if (written.results.every(isThrough)) return { through: written, again: NONE, waiting: NONE };
  const isAgain = ({ error }: WriteResult): boolean =>
    error !== undefined && actionFor(error) === 'retry-in-cycle';
  return {
    through: only(written, isThrough),
    again: only(written, isAgain),
    waiting: only(written, (result) => !isThrough(result) && !isAgain(result)),
  };
}

/** After a second try in the same cycle there is no third. */
export function sortOutFinally(written: Written): Pick<Sorted, 'through' | 'waiting'> {
  const { through, again, waiting } = sortOut(written);
  return {
    through,
    waiting: {
      records: [...again.records, ...waiting.records],
      results: [...again.results, ...waiting.results],
    },
  };
}

function only({ records, results }: Written, fits: (result: WriteResult) => boolean): Written {
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
