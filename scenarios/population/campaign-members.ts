/** Who is a member of which campaign at the start, and which statuses campaigns have. */
import type { Base } from '../../engine/kernel/index.ts';
import { FIRST_MEMBER_STATUSES, type Population } from '../../mock-salesforce/index.ts';

type Populations = Readonly<Record<string, Population>>;

/** The statuses that every campaign starts with, and its members: leads first, then contacts, each once. */
export function campaignPopulations(found: Populations): Record<string, Population> {
  const { Campaign: campaigns, CampaignMember: members } = found;
  if (campaigns === undefined) return {};
  const statuses = statusesOf(campaigns.count);
  if (members === undefined) return { CampaignMemberStatus: statuses };
  return { CampaignMemberStatus: statuses, CampaignMember: membersOf(found, members, campaigns.count) };
}

function statusesOf(campaigns: number): Population {
  const each = FIRST_MEMBER_STATUSES.length;
  const names = Object.keys(FIRST_MEMBER_STATUSES[0]) as (keyof (typeof FIRST_MEMBER_STATUSES)[number])[];
  const bases = Object.fromEntries(
    names.map((name): [string, Base] => [name, (row) => FIRST_MEMBER_STATUSES[row % each]![name]]),
  );
  return { count: campaigns * each, bases, lookups: { CampaignId: (row) => Math.floor(row / each) } };
}

/** Members are dealt out to the campaigns in turn; there are at most as many as people and campaigns can make. */
function membersOf(found: Populations, { count, bases }: Population, campaigns: number): Population {
  const [leads, contacts] = [found.Lead?.count ?? 0, found.Contact?.count ?? 0];
  const person = (row: number) => Math.floor(row / campaigns);
  return {
    count: Math.min(count, campaigns * (leads + contacts)),
    bases,
    lookups: {
      CampaignId: (row) => row % campaigns,
      LeadId: (row) => (person(row) < leads ? person(row) : -1),
      ContactId: (row) => (person(row) < leads ? -1 : person(row) - leads),
    },
  };
}
