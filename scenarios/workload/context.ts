/** What every kind of workload works with: the world's clock and queue, both systems, and its own stream of chance. */
import { type Clock, type Scheduler, type Stream, streamFor } from '../../engine/kernel/index.ts';
import type { Instance } from '../../mock-marketo/index.ts';
import type { Org } from '../../mock-salesforce/index.ts';

export interface WorkloadContext {
  readonly seed: number;
  readonly startAt: number;
  readonly endAt: number;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly org: Org;
  readonly instance: Instance;
}

/** The stream of a scenario's n-th workload. Practices keep the order, so before and after draw the same arrivals. */
export function workloadStream(context: WorkloadContext, place: number, kind: string): Stream {
  return streamFor(context.seed, `workload ${place}: ${kind}`);
}

/** Schedules an action unless the run is over by then. */
export function scheduleWithin(context: WorkloadContext, at: number, action: () => void): void {
  if (at < context.endAt) context.scheduler.schedule(at, action);
}
