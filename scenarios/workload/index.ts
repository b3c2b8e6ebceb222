/** Starts the workloads of a scenario: each schedules its first event, and every event the next. */
import type { Workload } from '../schema.ts';
import { AccountScore } from './account-score.ts';
import { startAccountTasks } from './account-tasks.ts';
import { startBatchCampaign } from './batch-campaign.ts';
import { startCampaignMembers } from './campaign-members.ts';
import type { WorkloadContext } from './context.ts';
import { startEdits } from './edits.ts';
import { startEndings } from './endings.ts';
import { startFormFills } from './form-fills.ts';
import { startMassUpdate } from './mass-update.ts';
import { renamePicklistValue } from './setup.ts';

export type { WorkloadContext } from './context.ts';

export function startWorkloads(context: WorkloadContext, workloads: readonly Workload[]): void {
  workloads.forEach((workload, place) => {
    start(context, workload, place);
  });
}

function start(context: WorkloadContext, workload: Workload, place: number): void {
  switch (workload.kind) {
    case 'account-score':
      new AccountScore(context, workload, place).start();
      break;
    case 'edits':
      startEdits(context, workload, place);
      break;
    case 'form-fills':
      startFormFills(context, workload, place);
      break;
    case 'batch-campaign':
      startBatchCampaign(context, workload);
      break;
    case 'endings':
      startEndings(context, workload, place);
      break;
    case 'campaign-members':
      startCampaignMembers(context, workload);
      break;
    case 'account-tasks':
      startAccountTasks(context, workload);
      break;
    case 'rename-picklist-value':
      renamePicklistValue(context, workload);
      break;
    case 'mass-update':
      startMassUpdate(context, workload, place);
      break;
  }
}
