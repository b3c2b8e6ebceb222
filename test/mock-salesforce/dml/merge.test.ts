import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('merging duplicates');

const AT = START + 9_000;
const STAMP = AT / 1_000;

function merge(org: Org, object: string, master: number, losers: number[], values = {}) {
  return org.merge(org.object(object), master, losers, values, SYNC_USER, AT);
}

function read(org: Org, object: string, row: number, field: string) {
  const records = org.object(object);
  return records.value(row, records.field(field));
}

test('the loser goes to the bin with its master in MasterRecordId; its children hang on the master', () => {
  const org = smallOrg();
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  const outcome = merge(org, 'Account', 0, [1, 2], { Phone: '555' });
  assert.ok(outcome.ok);
  assert.is(outcome.value.id, accounts.idOf(0));
  assert.equal(outcome.value.mergedRecordIds, [accounts.idOf(1), accounts.idOf(2)]);
  assert.equal(
    [...outcome.value.updatedRelatedIds].sort(),
    [1, 2, 4, 5, 7, 8, 10, 11].map((row) => contacts.idOf(row)),
  );
  assert.is(read(org, 'Account', 1, 'MasterRecordId'), accounts.idOf(0));
  assert.is(read(org, 'Account', 0, 'Phone'), '555');
  assert.equal([...accounts.deleted.subarray(0, 3)], [0, 1, 1]);
  assert.is(contacts.deleted[4], 0, 'reparented, not deleted with its account');
  assert.is(read(org, 'Contact', 4, 'AccountId'), accounts.idOf(0));
});

test('master, losers and children that moved are stamped; nobody else is', () => {
  const org = smallOrg();
  merge(org, 'Account', 0, [1]);
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  assert.equal(
    [0, 1, 2].map((row) => accounts.changes.stamps[row] === STAMP),
    [true, true, false],
  );
  assert.equal(
    [0, 1, 2].map((row) => contacts.lastModified[row] === STAMP),
    [false, true, false],
  );
  assert.is(contacts.lastModifiedBy[1], SYNC_USER);
});

test("activities and memberships of the loser become the master's; a membership that both have stays once", () => {
  const org = smallOrg();
  const by = SYSTEM_ADMINISTRATOR;
  const leads = org.object('Lead');
  const campaigns = org.object('Campaign');
  for (const Name of ['Webinar', 'Fair']) org.insert(campaigns, { Name }, by, START);
  const join = (campaign: number, lead: number) => {
    const values = { CampaignId: campaigns.idOf(campaign), LeadId: leads.idOf(lead) };
    assert.ok(org.insert(org.object('CampaignMember'), values, by, START).ok);
  };
  join(0, 0);
  join(0, 1);
  join(1, 1);
  org.insert(org.object('Task'), { WhoId: leads.idOf(1), Subject: 'Call' }, by, START);
  assert.ok(merge(org, 'Lead', 0, [1]).ok);
  assert.is(read(org, 'Task', 0, 'WhoId'), leads.idOf(0));
  const members = org.object('CampaignMember');
  assert.equal([...members.deleted.subarray(0, 3)], [0, 1, 0]);
  assert.is(read(org, 'CampaignMember', 2, 'LeadId'), leads.idOf(0));
});

test('what cannot be merged is refused, and nothing has changed', () => {
  const org = smallOrg();
  const codeOf = (object: string, master: number, losers: number[], values = {}) => {
    const outcome = merge(org, object, master, losers, values);
    return outcome.ok ? 'merged' : outcome.error.code;
  };
  assert.is(codeOf('Lead', 0, [1, 2, 3]), 'NUMBER_OUTSIDE_VALID_RANGE');
  assert.is(codeOf('Lead', 0, []), 'NUMBER_OUTSIDE_VALID_RANGE');
  assert.is(codeOf('Lead', 0, [0]), 'INVALID_ID_FIELD');
  assert.is(codeOf('Lead', 0, [77]), 'INVALID_CROSS_REFERENCE_KEY');
  assert.is(codeOf('User', 0, [1]), 'INVALID_TYPE_FOR_OPERATION');
  assert.is(codeOf('Lead', 0, [1], { Company: '' }), 'REQUIRED_FIELD_MISSING');
  org.remove(org.object('Lead'), 4, SYSTEM_ADMINISTRATOR, START);
  assert.is(codeOf('Lead', 0, [4]), 'ENTITY_IS_DELETED');
  assert.is(org.object('Lead').changes.size, 0);
});

test('a converted lead cannot be the master of a merge; as a loser it goes with its conversion', () => {
  const org = smallOrg();
  const leadId = org.object('Lead').idOf(0);
  assert.ok(org.convertLead({ leadId, convertedStatus: 'Closed - Converted' }, SYNC_USER, START).ok);
  assert.equal(merge(org, 'Lead', 0, [1]), {
    ok: false,
    error: {
      code: 'CANNOT_UPDATE_CONVERTED_LEAD',
      message: 'cannot reference converted lead',
      status: 400,
      fields: [],
    },
  });
  assert.is(org.object('Lead').deleted[1], 0);
  assert.ok(merge(org, 'Lead', 1, [0]).ok);
  assert.equal(
    [read(org, 'Lead', 0, 'MasterRecordId'), read(org, 'Lead', 0, 'IsConverted')],
    [org.object('Lead').idOf(1), true],
  );
});

test.run();
