/**
 * The status of a campaign member: one of those of its campaign. A write with any other gets the campaign's default
 * status, without an error (documented, sforce API 2.0, CampaignMember: "the API assigns the default campaign member
 * status"; that it still is so, assumed).
 */
import type { OrgState } from '../state.ts';
import type { Checked, Row } from './check.ts';

export interface MemberStatus {
  readonly label: string;
  readonly isDefault: boolean;
}

/** The statuses of a campaign by its Id, in their order; none for a campaign that was made without any. */
export function memberStatusesOf(org: OrgState, campaignId: string): MemberStatus[] {
  const statuses = org.object('CampaignMemberStatus');
  const [campaign, label, order, isDefault] = ['CampaignId', 'Label', 'SortOrder', 'IsDefault'].map((name) =>
    statuses.field(name),
  ) as [number, number, number, number];
  return statuses
    .lookupAt(campaign)
    .childrenOf(campaignId)
    .filter((row) => statuses.deleted[row] === 0)
    .sort((a, b) => Number(statuses.value(a, order)) - Number(statuses.value(b, order)) || a - b)
    .map((row) => ({
      label: String(statuses.value(row, label)),
      isDefault: statuses.value(row, isDefault) === true,
    }));
}

/** Puts the campaign's default in the place of a status that it does not have, and gives it to a new member without one. */
export function settleMemberStatus(
  org: OrgState,
  object: string,
  row: Row | undefined,
  values: Checked,
): void {
  if (object !== 'CampaignMember') return;
  const members = org.object(object);
  const [status, campaign] = [members.field('Status'), members.field('CampaignId')];
  if (row !== undefined && !values.has(status)) return;
  const campaignId = values.get(campaign) ?? (row === undefined ? null : members.value(row, campaign));
  const known = typeof campaignId === 'string' ? memberStatusesOf(org, campaignId) : [];
  if (known.length === 0 || known.some(({ label }) => label === values.get(status))) return;
  values.set(status, (known.find(({ isDefault }) => isDefault) ?? known[0]!).label);
}
