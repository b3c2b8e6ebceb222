/** Smart campaigns as assets: browsed, by id, by name, switched on and off (documented, Adobe "Smart campaigns"). */
import { type Campaign, isRequestable } from '../../campaigns/index.ts';
import { fault } from '../../errors.ts';
import type { AssetAnswer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { DEFAULT_WORKSPACE } from '../../lists/index.ts';
import { assetPage, assetRead, assetTime, assetWrite, computedUrl, mustHave } from './asset-answer.ts';

/** Whether a person runs through once, always, or again after some time (values of the Asset API). */
function qualificationOf({ definition: { qualification = 'once' } }: Campaign): string {
  if (qualification === 'every time') return 'any';
  return qualification === 'once' ? 'once' : 'interval';
}

function statusOf({ kind, isActive, hasRun }: Campaign): string {
  if (kind === 'trigger') return isActive ? 'Active' : 'Inactive';
  return hasRun ? 'Single Run' : 'Never Run';
}

/** Smart list and flow have the campaign's number (assumed). */
function shown(campaign: Campaign): object {
  const { id, definition, kind, createdAt, updatedAt, isActive } = campaign;
  return {
    id,
    name: definition.name,
    description: definition.description ?? '',
    createdAt: assetTime(createdAt),
    updatedAt: assetTime(updatedAt),
    ...(definition.programId !== undefined && { folder: { id: definition.programId, type: 'Program' } }),
    status: statusOf(campaign),
    type: kind,
    isSystem: false,
    isActive,
    isRequestable: isRequestable(campaign),
    isCommunicationLimitEnabled: false,
    recurrence: { weekdayOnly: false },
    qualificationRuleType: qualificationOf(campaign),
    workspace: definition.workspaceName ?? DEFAULT_WORKSPACE,
    smartListId: id,
    flowId: id,
    computedUrl: computedUrl('SC', id),
  };
}

function browse({ parameters, instance }: Call): AssetAnswer {
  const activeOnly = parameters.flag('isActive');
  const campaigns = instance.campaigns.all.filter(({ isActive }) => isActive || !activeOnly);
  return assetPage(parameters, campaigns, shown);
}

/** @throws ApiFault 702 */
function campaignIn({ instance, names }: Call): Campaign {
  const campaign = instance.campaigns.find(idOf(names.id!));
  if (campaign === undefined) throw fault('notFound', `${names.id} Smart Campaign`);
  return campaign;
}

function byName({ instance, parameters }: Call): AssetAnswer {
  const name = mustHave(parameters, 'name');
  const found = instance.campaigns.all.find(({ definition }) => definition.name === name);
  return { assets: found === undefined ? [] : [shown(found)] };
}

/** A batch campaign has nothing to switch, and none is switched to what it is (documented; the texts are assumed). */
function switchTo(isActive: boolean): (call: Call) => AssetAnswer {
  return (call) => {
    const campaign = campaignIn(call);
    if (campaign.kind === 'batch') throw fault('businessRule', 'Smart Campaign must have a trigger');
    if (campaign.isActive === isActive) {
      throw fault('businessRule', `Smart Campaign is already ${isActive ? 'active' : 'inactive'}`);
    }
    call.instance.campaigns.setActive(campaign, isActive, call.now);
    return { assets: [{ id: campaign.id }] };
  };
}

/** Switching takes a permission of its own (documented, Adobe "Custom services"). */
const ACTIVATE = ['Activate Campaign', 'Read-Write Campaign', 'Read-Write Asset'];

export const SMART_CAMPAIGNS: readonly Operation[] = [
  assetRead('smartCampaigns.json', browse),
  assetRead('smartCampaign/byName.json', byName),
  assetRead('smartCampaign/{id}.json', (call) => ({ assets: [shown(campaignIn(call))] })),
  assetWrite('smartCampaign/{id}/activate.json', switchTo(true), ACTIVATE),
  assetWrite('smartCampaign/{id}/deactivate.json', switchTo(false), ACTIVATE),
];
