import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS } from '../../../engine/kernel/index.ts';
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

test('a new member without a status has the campaign’s default', () => {
  const { org, CampaignId } = withCampaign();
  const statuses = org.object('CampaignMemberStatus');
  for (const row of [0, 1]) {
    const IsDefault = statuses.value(row, statuses.field('IsDefault')) !== true;
    assert.ok(org.update(statuses, row, { IsDefault }, SYSTEM_ADMINISTRATOR, START).ok);
  }
  insert(org, 'CampaignMember', { CampaignId, ContactId: org.object('Contact').idOf(0) });
  assert.equal(valuesOf(org, 0, ['Status', 'HasResponded']), ['Responded', true]);
  insert(org, 'CampaignMemberStatus', { CampaignId, Label: 'Spoke', SortOrder: 6, HasResponded: false });
  assert.ok(org.update(org.object('CampaignMember'), 0, { Status: 'Spoke' }, SYSTEM_ADMINISTRATOR, START).ok);
  assert.equal(valuesOf(org, 0, ['Status', 'HasResponded']), ['Spoke', false]);
});

const valuesOf = (org: Org, row: number, names: readonly string[]) =>
  names.map((name) => org.object('CampaignMember').value(row, org.object('CampaignMember').field(name)));

test('which statuses are responses is told by the campaign; the first response has its day', () => {
  const { org, CampaignId } = withCampaign();
  insert(org, 'CampaignMemberStatus', { CampaignId, Label: 'Spoke', SortOrder: 6, HasResponded: true });
  insert(org, 'CampaignMember', { CampaignId, Status: 'Attended', LeadId: org.object('Lead').idOf(0) });
  const shown = ['Status', 'HasResponded', 'FirstRespondedDate'];
  assert.equal(valuesOf(org, 0, shown), ['Attended', false, null]);
  const become = (Status: string, at: number) =>
    assert.ok(org.update(org.object('CampaignMember'), 0, { Status }, SYSTEM_ADMINISTRATOR, at).ok);
  become('Spoke', START + DAY_MS);
  assert.equal(valuesOf(org, 0, shown), ['Spoke', true, '2026-01-06']);
  become('Sent', START + 2 * DAY_MS);
  become('Responded', START + 3 * DAY_MS);
  assert.equal(valuesOf(org, 0, shown), ['Responded', true, '2026-01-06']);
});

test('a member is a lead or a contact: of both the contact counts, and nobody is no member', () => {
  const { org, CampaignId } = withCampaign();
  const both = { LeadId: org.object('Lead').idOf(0), ContactId: org.object('Contact').idOf(0) };
  insert(org, 'CampaignMember', { CampaignId, ...both });
  assert.equal(valuesOf(org, 0, ['LeadId', 'ContactId']), [null, both.ContactId]);
  const members = org.object('CampaignMember');
  const nobody = org.insert(members, { CampaignId }, SYSTEM_ADMINISTRATOR, START);
  assert.is(nobody.ok ? '' : nobody.error.code, 'REQUIRED_FIELD_MISSING');
});

test.run();
