import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('statuses of campaign members');

function insert(org: Org, object: string, values: Readonly<Record<string, unknown>>): string {
  const saved = org.insert(org.object(object), values, SYSTEM_ADMINISTRATOR, START);
  assert.ok(saved.ok, JSON.stringify(saved));
  return org.object(object).idOf((saved as { readonly value: number }).value);
}

/** A new campaign whose statuses are Sent, which is the default, Responded and, third, Attended. */
function withCampaign(): { org: Org; CampaignId: string } {
  const org = smallOrg();
  const CampaignId = insert(org, 'Campaign', { Name: 'Webinar' });
  insert(org, 'CampaignMemberStatus', { CampaignId, Label: 'Attended', SortOrder: 5 });
  return { org, CampaignId };
}

const statusOf = (org: Org, row: number) =>
  org.object('CampaignMember').value(row, org.object('CampaignMember').field('Status'));

test('a member has a status of its campaign; for any other it gets the default, without an error', () => {
  const { org, CampaignId } = withCampaign();
  const members = [undefined, 'Attended', 'Responded', 'On the waiting list', null];
  members.forEach((Status, row) => {
    const status = Status === undefined ? {} : { Status };
    insert(org, 'CampaignMember', { CampaignId, ...status, LeadId: org.object('Lead').idOf(row) });
  });
  assert.equal(
    members.map((_, row) => statusOf(org, row)),
    ['Sent', 'Attended', 'Responded', 'Sent', 'Sent'],
  );
  const changed = org.update(
    org.object('CampaignMember'),
    1,
    { Status: 'No Show' },
    SYSTEM_ADMINISTRATOR,
    START,
  );
  assert.ok(changed.ok);
  assert.is(statusOf(org, 1), 'Sent');
});

test('another campaign’s status does not count, and a new default does', () => {
  const { org } = withCampaign();
  const CampaignId = insert(org, 'Campaign', { Name: 'Trade show' });
  const statuses = org.object('CampaignMemberStatus');
  const isDefault = statuses.field('IsDefault');
  const rows = statuses.lookupAt(statuses.field('CampaignId')).childrenOf(CampaignId);
  for (const row of rows) {
    const IsDefault = statuses.value(row, isDefault) !== true;
    assert.ok(org.update(statuses, row, { IsDefault }, SYSTEM_ADMINISTRATOR, START).ok);
  }
  insert(org, 'CampaignMember', {
    CampaignId,
    Status: 'Attended',
    ContactId: org.object('Contact').idOf(0),
  });
  assert.is(statusOf(org, 0), 'Responded');
});

test.run();
