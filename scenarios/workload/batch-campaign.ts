/** A batch campaign runs, once or again and again: everybody in its smart list goes through its flow. */
import { HOUR_MS } from '../../engine/kernel/index.ts';
import type { Workload } from '../schema.ts';
import { scheduleWithin, type WorkloadContext } from './context.ts';

export function startBatchCampaign(
  context: WorkloadContext,
  { campaign, afterHours, everyHours }: Extract<Workload, { kind: 'batch-campaign' }>,
): void {
  const { campaigns } = context.instance;
  const run = (): void => {
    const now = context.clock.now();
    campaigns.schedule(campaigns.campaign(campaign), now);
    if (everyHours !== undefined) scheduleWithin(context, now + everyHours * HOUR_MS, run);
  };
  scheduleWithin(context, context.startAt + afterHours * HOUR_MS, run);
}
