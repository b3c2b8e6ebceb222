/** Snapshots: the state of the instance as JSON, and back. */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../engine/kernel/index.ts';
import type { Api } from '../api.ts';
import { SNAPSHOT_BYTES } from '../limits.ts';
import { restoreSnapshot, SnapshotError, snapshotFormat, takeSnapshot } from '../snapshot/index.ts';
import { jsonOf } from './body.ts';
import { ControlError, checked } from './control-error.ts';

export function addSnapshotRoutes(routes: FastifyInstance, api: Api, clock: Clock): void {
  routes.get('/snapshot', async () => fitting(() => takeSnapshot(api, clock.now())));
  routes.post('/snapshot', { bodyLimit: SNAPSHOT_BYTES }, async ({ body }) => {
    const snapshot = checked(snapshotFormat, jsonOf(body));
    fitting(() => restoreSnapshot(api, snapshot));
    return { persons: api.instance.persons.count };
  });
}

/** @throws ControlError 409 for a snapshot that cannot be had, or cannot be restored here */
function fitting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SnapshotError ? new ControlError(409, error.message) : error;
  }
}
