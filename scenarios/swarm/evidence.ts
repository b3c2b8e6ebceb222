/** What the judges of a run have: both systems at its end, and all that happened, in order. */
import { type Records, SYNC_USER } from '../../mock-salesforce/index.ts';
import { countedRecords } from '../sync-sight.ts';
import type { World } from '../world.ts';
import type { History } from './history/index.ts';
import type { Witness } from './witness.ts';

export interface Evidence {
  readonly world: World;
  readonly history: History;
  readonly witness: Witness;
  /** Whether the sync looks at a record: sharing or a custom sync filter may leave it out, or all of its object. */
  readonly isInSight: (records: Records, row: number) => boolean;
  /** Whether the sync user sees a record. */
  readonly isShared: (records: Records, row: number) => boolean;
}

/** The evidence of a run that is over. */
export function evidenceOf(world: World, history: History, witness: Witness): Evidence {
  const { org, scenario } = world;
  const isCounted = countedRecords(scenario, org);
  const permissions = org.permissionsOf(SYNC_USER);
  const isInSight = (records: Records, row: number): boolean =>
    permissions.seesObject(records) && (isCounted?.(org.objects.indexOf(records), row) ?? true);
  const isShared = (records: Records, row: number): boolean => org.seesRow(SYNC_USER, records, row);
  return { world, history, witness, isInSight, isShared };
}

/** Complaints of one kind are many when there is one. */
export const MOST_TOLD = 3;
