/**
 * Another system inserts the members of one campaign one by one, with several writers at once. Every insert locks the
 * campaign for as long as the record takes to save, so the writers queue up behind one another, and behind them
 * whoever else writes members of the campaign: the sync.
 */
import { HOUR_MS } from '../../engine/kernel/index.ts';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import type { Workload } from '../schema.ts';
import { scheduleWithin, type WorkloadContext } from './context.ts';

type MembersWorkload = Extract<Workload, { kind: 'campaign-members' }>;

/** Starts the writers; each inserts its next member when its last insert has ended. */
export function startCampaignMembers(context: WorkloadContext, workload: MembersWorkload): void {
  const { org } = context;
  const campaignId = org.object('Campaign').idOf(workload.campaign);
  const leads = org.object('Lead');
  const members = Math.min(workload.members, leads.count);
  let next = 0;
  const insert = (): void => {
    if (next === members) return;
    const values = { CampaignId: campaignId, LeadId: leads.idOf(next), Status: workload.status };
    next += 1;
    const now = context.clock.now();
    scheduleWithin(context, now + Math.max(1, insertMs(context, values, now)), insert);
  };
  const startAt = context.startAt + Math.round(workload.afterHours * HOUR_MS);
  for (let writer = 0; writer < workload.writers; writer += 1) scheduleWithin(context, startAt, insert);
}

/** How long an insert takes: the wait for its locks, and the saving. One that waits too long is not tried again. */
function insertMs({ org }: WorkloadContext, values: Readonly<Record<string, string>>, now: number): number {
  const { locks } = org;
  const waited = locks.waitedMs;
  const inserted = org.call(now, () =>
    org.insert(org.object('CampaignMember'), values, SYSTEM_ADMINISTRATOR, now),
  );
  return locks.waitedMs - waited + (inserted.ok ? (org.options.saveMs?.CampaignMember ?? 0) : 0);
}
