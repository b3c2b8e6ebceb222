/** Whether a campaign member has responded: what its campaign says about the member's status. */
import type { Value } from '../../engine/kernel/index.ts';
import type { Lookup } from '../lookup.ts';
import type { Records } from '../records.ts';
import { formulaColumn } from './record-columns.ts';

/** The status that counts as a response in a campaign that was made without any. */
const RESPONDED = 'Responded';

/** Tells whether a status counts as a response in a campaign (documented, Object Reference, CampaignMemberStatus). */
export function responses(statuses: Records): (campaignId: Value, status: Value) => boolean {
  const [campaign, label, hasResponded] = ['CampaignId', 'Label', 'HasResponded'].map((name) =>
    statuses.field(name),
  ) as [number, number, number];
  const byCampaign = (): Lookup => statuses.lookupAt(campaign);
  return (campaignId, status) => {
    const rows = typeof campaignId === 'string' ? byCampaign().childrenOf(campaignId) : [];
    const live = rows.filter((row) => statuses.deleted[row] === 0);
    if (live.length === 0) return status === RESPONDED;
    return live.some(
      (row) => statuses.value(row, label) === status && statuses.value(row, hasResponded) === true,
    );
  };
}

/** Gives HasResponded its column: computed when it is read. */
export function installResponseColumn(members: Records, statuses: Records): void {
  const hasResponded = responses(statuses);
  const columnNamed = (name: string) => members.columns[members.field(name)]!;
  members.columns[members.field('HasResponded')] = formulaColumn(
    {
      from: ['CampaignId', 'Status'],
      compute: (read) => hasResponded(read('CampaignId'), read('Status')),
    },
    columnNamed,
  );
}
