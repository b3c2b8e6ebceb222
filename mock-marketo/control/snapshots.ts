/** Snapshots: the state of the instance as JSON, and back. */
import {
  type ControlOperation,
  type ControlReply,
  controlOperation,
  controlOperationOf,
  problem,
} from '../../engine/control/index.ts';
import { type Clock, catchUp, parseInstant } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { restoreSnapshot, SnapshotError, snapshotFormat, takeSnapshot } from '../snapshot/index.ts';

export function snapshotOperations(api: Api, clock: Clock): ControlOperation[] {
  return [
    controlOperation('GET', 'snapshot', () => fitting(() => takeSnapshot(api, clock.now()))),
    controlOperationOf('POST', 'snapshot', snapshotFormat, (snapshot) =>
      fitting(() => {
        restoreSnapshot(api, snapshot);
        catchUp(clock, parseInstant(snapshot.takenAt));
        return { persons: api.instance.persons.count };
      }),
    ),
  ];
}

/** 409 for a snapshot that cannot be had, or cannot be restored here. */
function fitting(work: () => object): ControlReply {
  try {
    return { status: 200, body: work() };
  } catch (error) {
    if (error instanceof SnapshotError) return problem(409, error.message);
    throw error;
  }
}
