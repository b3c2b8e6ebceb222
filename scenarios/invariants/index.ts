/**
 * What must hold in every run, checked at its end from what both systems say, never from the sync's own opinion.
 * The numbers are those of engine/sync/SPEC.md.
 */
import { assertInvariant } from '../../engine/sync/index.ts';
import type { World } from '../world.ts';
import { checkBacklog } from './backlog.ts';
import { checkDeletions } from './deletions.ts';
import { checkActivities, checkFlowSteps } from './queues.ts';

/** @throws InvariantError naming the first that is broken */
export function checkInvariants(world: World): void {
  checkBacklog(world);
  checkApiCalls(world);
  checkFlowSteps(world);
  checkActivities(world);
  world.recorder.creations.check();
  checkDeletions(world);
}

/** Invariant 5: the org has counted as many requests as the sync and the other integrations made. */
function checkApiCalls({ org, recorder }: World): void {
  const { total, others } = recorder.api;
  assertInvariant(
    org.requests.counted === total + others,
    `the org counted ${org.requests.counted} requests, the sync made ${total} and others ${others}`,
  );
}
