/** What the judges of a run have: both systems at its end, what was written, and what went over the wire. */
import type { World } from '../world.ts';
import type { Journal } from './journal.ts';
import type { Witness } from './witness.ts';

export interface Evidence {
  readonly world: World;
  readonly journal: Journal;
  readonly witness: Witness;
}

/** Complaints of one kind are many when there is one. */
export const MOST_TOLD = 3;
