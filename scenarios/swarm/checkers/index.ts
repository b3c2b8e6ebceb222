/**
 * The judges of a run that has ended in calm. They read both systems, the history of writes and what went over the
 * wire, never the sync engine's own opinion of what it did; what must hold at every moment (conservation, cursors, the
 * org's count of requests) has been checked by the run itself.
 */
import type { Evidence } from '../evidence.ts';
import { callProblems } from './calls.ts';
import { unfinished } from './converged.ts';
import { copyProblems } from './copies.ts';
import { duplicates } from './duplicates.ts';
import { lostUpdates } from './updates/index.ts';

/** Everything that is wrong with the end of a run, in words; nothing when all is well. */
export function judge(evidence: Evidence): string[] {
  return [
    ...unfinished(evidence),
    ...copyProblems(evidence),
    ...lostUpdates(evidence),
    ...duplicates(evidence),
    ...callProblems(evidence),
  ];
}
