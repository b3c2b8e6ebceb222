/** Snapshots: the state of the org as JSON, and back. */
import type { Call, Reply } from '../api.ts';
import { restoreOrg, type Snapshot, SnapshotError, snapshotFormat, takeSnapshot } from '../snapshot/index.ts';
import { controlOperation, controlOperationOf, problem } from './control-operation.ts';
import { replaceOrg } from './state.ts';

function take({ org, now }: Call): Reply {
  return { status: 200, body: takeSnapshot(org, now) };
}

/** The org of the snapshot takes the place of the present one, whole or not at all; sessions go on. */
function restore({ api, org }: Call, snapshot: Snapshot): Reply {
  try {
    return replaceOrg(api, restoreOrg(org.options, snapshot));
  } catch (error) {
    if (error instanceof SnapshotError) return problem(409, error.message);
    throw error;
  }
}

export const snapshotOperations = [
  controlOperation('GET', 'snapshot', take),
  controlOperationOf('POST', 'snapshot', snapshotFormat, restore),
];
