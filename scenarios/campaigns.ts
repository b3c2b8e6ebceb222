/** The smart campaigns of a scenario as the instance takes them: record numbers become Ids, minutes milliseconds. */
import { MINUTE_MS } from '../engine/kernel/index.ts';
import type { CampaignDefinition, Filter, FlowStep, Trigger } from '../mock-marketo/index.ts';
import { id18, type Org } from '../mock-salesforce/index.ts';
import type { ScenarioCampaign } from './schema.ts';

/** The key prefix of groups, which queues are. */
const GROUP = '00G';

type ScenarioStep = ScenarioCampaign['flow'][number];
type Owner = NonNullable<Extract<ScenarioStep, { step: 'changeOwner' }>['owner']>;

export function campaignDefinitions(campaigns: readonly ScenarioCampaign[], org: Org): CampaignDefinition[] {
  return campaigns.map(({ name, triggers, filters, qualification, flow }) => ({
    name,
    triggers: triggers as readonly Trigger[],
    filters: filters as readonly Filter[],
    qualification,
    flow: flow.map((step) => flowStep(step, org)),
  }));
}

function flowStep(step: ScenarioStep, org: Org): FlowStep {
  const idOf = (object: string, row: number): string => org.object(object).idOf(row);
  const ownerId = (owner: Owner): string =>
    'user' in owner ? idOf('User', owner.user) : id18(GROUP, owner.queue);
  switch (step.step) {
    case 'syncPersonToSfdc':
      return step.assignTo === undefined
        ? { step: 'syncPersonToSfdc' }
        : { step: 'syncPersonToSfdc', assignTo: ownerId(step.assignTo) };
    case 'addToSfdcCampaign':
    case 'changeStatusInSfdcCampaign':
      return { step: step.step, campaignId: idOf('Campaign', step.campaign), status: step.status };
    case 'changeOwner':
      return { step: 'changeOwner', owner: ownerId(step.owner) };
    case 'wait':
      return { step: 'wait', ms: Math.round(step.minutes * MINUTE_MS) };
    default:
      return step as FlowStep;
  }
}
