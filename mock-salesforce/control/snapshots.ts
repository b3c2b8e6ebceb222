/** Snapshots: the state of the org as JSON, and back. */
import {
  type ControlOperation,
  type ControlReply,
  controlOperation,
  controlOperationOf,
  problem,
} from '../../engine/control/index.ts';
import { catchUp, parseInstant } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { restoreOrg, type Snapshot, SnapshotError, snapshotFormat, takeSnapshot } from '../snapshot/index.ts';
import { replaceOrg } from './state.ts';

export function snapshotOperations(api: Api): ControlOperation[] {
  return [
    controlOperation('GET', 'snapshot', () => ({
      status: 200,
      body: takeSnapshot(api.org, api.clock.now()),
    })),
    controlOperationOf('POST', 'snapshot', snapshotFormat, (snapshot) => restore(api, snapshot)),
  ];
}

/**
 * The org of the snapshot takes the place of the present one, whole or not at all. Sessions go on; the clock goes on from
 * the instant of the snapshot where it has not come so far.
 */
function restore(api: Api, snapshot: Snapshot): ControlReply {
  try {
    const org = restoreOrg(api.org.options, snapshot);
    catchUp(api.clock, parseInstant(snapshot.takenAt));
    return replaceOrg(api, org);
  } catch (error) {
    if (error instanceof SnapshotError) return problem(409, error.message);
    throw error;
  }
}
