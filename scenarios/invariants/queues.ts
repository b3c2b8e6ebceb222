/**
 * The queues beside the backlog: flow steps that wait for the express lane, and activities that wait to become tasks.
 * What Marketo says of its queue must be what the sync says it did.
 */
import { assertInvariant } from '../../engine/sync/index.ts';
import type { QueueMeter } from '../measure/queue-meter.ts';
import type { World } from '../world.ts';

/** What the sync says: how many it was through with, and how. */
interface Told {
  readonly done: number;
  readonly refused: number;
}

/** Invariants 13 and 15: every flow step is done, refused or waits, or its person is gone; once. */
export function checkFlowSteps({ recorder, instance, clock }: World): void {
  const { flowSteps, expressLatency, sync } = recorder;
  const now = clock.now();
  const waiting = instance.campaigns.outbox
    .first(Number.POSITIVE_INFINITY)
    .map(({ requestedAt }) => requestedAt);
  const { done, failed } = sync.expressLane;
  checkConservation('flow steps', flowSteps, { done, refused: failed }, waiting.length);
  const measuredMs = expressLatency.result().sumMs;
  checkLittlesLaw('flow steps', flowSteps, measuredMs + flowSteps.waitedMs.gone, waiting, now);
}

/** Invariants 14 and 15: every activity of a type that is logged is a task, refused or waits, or its person is gone. */
export function checkActivities({ recorder, instance, clock }: World): void {
  const { activities, sync } = recorder;
  const waiting = [...instance.activitySync.waitingSince()];
  const told = { done: sync.tasks, refused: sync.refusedTasks };
  checkConservation('activities', activities, told, waiting.length);
  const { done, refused, gone } = activities.waitedMs;
  checkLittlesLaw('activities', activities, done + refused + gone, waiting, clock.now());
}

function checkConservation(what: string, meter: QueueMeter, told: Told, waiting: number): void {
  const { done, refused, gone } = meter.departures;
  assertInvariant(
    meter.came === done + refused + gone + waiting,
    `${meter.came} ${what} came, ${done} are done, ${refused} refused, ${gone} gone, ${waiting} are waiting`,
  );
  assertInvariant(
    told.done === done && told.refused === refused,
    `of ${what} Marketo says ${done} done and ${refused} refused, the sync ${told.done} and ${told.refused}`,
  );
}

/** The area under the length of a queue is the sum of all waits, to the millisecond. */
function checkLittlesLaw(
  what: string,
  meter: QueueMeter,
  endedMs: number,
  since: readonly number[],
  now: number,
): void {
  const waitedMs = since.reduce((sum, from) => sum + now - from, endedMs);
  const areaMs = meter.areaMs(now);
  assertInvariant(
    areaMs === waitedMs,
    `the area under the ${what} is ${areaMs} ms, but their waits sum up to ${waitedMs}`,
  );
}
