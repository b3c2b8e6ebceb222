/**
 * Another system inserts the members of one campaign one by one, with several writers at once. Every insert locks the
 * campaign for as long as the record takes to save, so the writers queue up behind one another, and behind them
 * whoever else writes members of the campaign: the sync.
 */
import { HOUR_MS } from '../../engine/kernel/index.ts';
import type { Workload } from '../schema.ts';
import type { WorkloadContext } from './context.ts';
import { startWriters } from './writers.ts';

type MembersWorkload = Extract<Workload, { kind: 'campaign-members' }>;

export function startCampaignMembers(context: WorkloadContext, workload: MembersWorkload): void {
  const { org, startAt } = context;
  const CampaignId = org.object('Campaign').idOf(workload.campaign);
  const leads = org.object('Lead');
  const members = Math.min(workload.members, leads.count);
  let lead = 0;
  startWriters(context, {
    object: 'CampaignMember',
    writers: workload.writers,
    startAt: startAt + Math.round(workload.afterHours * HOUR_MS),
    next: () => {
      if (lead === members) return undefined;
      lead += 1;
      return { CampaignId, LeadId: leads.idOf(lead - 1), Status: workload.status };
    },
  });
}
