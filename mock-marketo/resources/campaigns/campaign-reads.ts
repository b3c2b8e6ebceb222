/** Smart campaigns, as the Lead Database shows them: listed, and by id. */
import { type Campaign, type Campaigns, isRequestable } from '../../campaigns/index.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type Operation, READ_CAMPAIGN } from '../../http/operation.ts';
import { idOf, type Parameters } from '../../http/parameters.ts';
import { DEFAULT_WORKSPACE } from '../../lists/index.ts';
import { dateTime } from '../../values.ts';
import { paged } from '../paged.ts';

/** A campaign with the keys of the live server in their order (documented, Adobe "Campaigns"). */
function campaignItem({ id, definition, kind, createdAt, updatedAt, isActive }: Campaign): object {
  return {
    id,
    name: definition.name,
    description: definition.description,
    type: kind,
    programName: definition.programName,
    programId: definition.programId,
    workspaceName: definition.workspaceName ?? DEFAULT_WORKSPACE,
    createdAt: dateTime(createdAt),
    updatedAt: dateTime(updatedAt),
    active: isActive,
  };
}

function list(call: Call): Answer {
  const isWanted = campaignFilter(call.parameters);
  const campaigns = call.instance.campaigns.all.filter(isWanted);
  return paged(call, campaigns, ({ id }) => id, campaignItem, 'never');
}

/** Whether a campaign is one of those asked for: all parameters must fit, any value of one is enough. */
function campaignFilter(parameters: Parameters): (campaign: Campaign) => boolean {
  const ids = new Set(parameters.list('id').map(idOf));
  const allows = (name: string): ((value: string | undefined) => boolean) => {
    const values = new Set(parameters.list(name));
    return (value) => values.size === 0 || values.has(value ?? '');
  };
  const [isNamed, isInProgram, isInWorkspace] = [
    allows('name'),
    allows('programName'),
    allows('workspaceName'),
  ];
  const requestableOnly = parameters.flag('isTriggerable');
  return (campaign) =>
    (ids.size === 0 || ids.has(campaign.id)) &&
    isNamed(campaign.definition.name) &&
    isInProgram(campaign.definition.programName) &&
    isInWorkspace(campaign.definition.workspaceName ?? DEFAULT_WORKSPACE) &&
    (!requestableOnly || isRequestable(campaign));
}

function byId({ instance, names }: Call): Answer {
  return { result: [campaignItem(campaignOfId(instance.campaigns, names.campaignId!))] };
}

/** The campaign of an id in a path. @throws ApiFault 1001 for what is no number, 1013 for no campaign's */
export function campaignOfId(campaigns: Campaigns, id: string): Campaign {
  const campaign = campaigns.find(idOf(id));
  if (campaign === undefined) throw fault('objectNotFound', 'Campaign');
  return campaign;
}

export const CAMPAIGNS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/v1/campaigns.json',
    permissions: READ_CAMPAIGN,
    json: 'none',
    handle: list,
  },
  {
    method: 'GET',
    path: '/rest/v1/campaigns/{campaignId}.json',
    permissions: READ_CAMPAIGN,
    json: 'none',
    handle: byId,
  },
];
