/** The smart campaigns of a scenario as the instance takes them: record numbers become Ids, minutes milliseconds. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../engine/kernel/index.ts';
import type { CampaignDefinition, Filter, FlowStep, Qualification, Trigger } from '../mock-marketo/index.ts';
import type { Org } from '../mock-salesforce/index.ts';
import type { Scenario, ScenarioCampaign } from './schema.ts';

type ScenarioStep = ScenarioCampaign['flow'][number];
type Owner = NonNullable<Extract<ScenarioStep, { step: 'changeOwner' }>['owner']>;

/** A campaign in a program that is synced to Salesforce is known as one: its SFDC steps then imply no others. */
export function campaignDefinitions({ campaigns, programs }: Scenario, org: Org): CampaignDefinition[] {
  const synced = new Set(programs.map(({ name }) => name));
  return campaigns.map((campaign) => ({
    name: campaign.name,
    triggers: campaign.triggers as readonly Trigger[],
    filters: campaign.filters as readonly Filter[],
    qualification: qualificationOf(campaign.qualification),
    isPriorityOverridden: campaign.priorityOverride,
    tokens: campaign.tokens,
    ...(campaign.program !== undefined && {
      programName: campaign.program,
      isProgramSynced: synced.has(campaign.program),
    }),
    flow: campaign.flow.map((step) => flowStep(step, org)),
  }));
}

function qualificationOf(often: ScenarioCampaign['qualification']): Qualification {
  return typeof often === 'string' ? often : { onceInMs: Math.round(often.onceInHours * HOUR_MS) };
}

function flowStep(step: ScenarioStep, org: Org): FlowStep {
  const idOf = (object: string, row: number): string => org.object(object).idOf(row);
  const ownerId = (owner: Owner): string =>
    'user' in owner ? idOf('User', owner.user) : idOf('Group', owner.queue);
  switch (step.step) {
    case 'syncPersonToSfdc':
      return step.assignTo === undefined
        ? { step: 'syncPersonToSfdc' }
        : { step: 'syncPersonToSfdc', assignTo: ownerId(step.assignTo) };
    case 'addToSfdcCampaign':
    case 'changeStatusInSfdcCampaign':
      return { step: step.step, campaignId: idOf('Campaign', step.campaign), status: step.status };
    case 'removeFromSfdcCampaign':
      return { step: 'removeFromSfdcCampaign', campaignId: idOf('Campaign', step.campaign) };
    case 'changeOwner':
      return { step: 'changeOwner', owner: ownerId(step.owner) };
    case 'wait':
      return { step: 'wait', ms: Math.round(step.minutes * MINUTE_MS) };
    case 'callWebhook':
      return step.takesSeconds === undefined
        ? { step: 'callWebhook', name: step.name }
        : { step: 'callWebhook', name: step.name, takesMs: Math.round(step.takesSeconds * SECOND_MS) };
    default:
      return step as FlowStep;
  }
}
