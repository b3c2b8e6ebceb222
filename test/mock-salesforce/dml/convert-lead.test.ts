import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type LeadConvert,
  type Org,
  type OrgOptions,
  SYNC_USER,
  SYSTEM_ADMINISTRATOR,
} from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('lead conversion');

const BY = SYSTEM_ADMINISTRATOR;
const AT = START + 60_000;

/** An org whose lead 5 is filled in. */
function orgWithLead(options: Partial<OrgOptions> = {}, values: Record<string, unknown> = {}): Org {
  const org = smallOrg(options);
  const lead = {
    FirstName: 'Jo',
    LastName: 'Doe',
    Company: 'Umbrella',
    Email: 'jo@umbrella.example',
    LeadSource: 'Web',
    Phone: '555',
    Industry: 'Biotechnology',
    City: 'Berlin',
    ...values,
  };
  assert.ok(org.insert(org.object('Lead'), lead, BY, START).ok);
  return org;
}

function convert(org: Org, more: Partial<LeadConvert> = {}) {
  const leadId = org.object('Lead').idOf(5);
  return org.convertLead({ leadId, convertedStatus: 'Closed - Converted', ...more }, BY, AT);
}

function errorOf(org: Org, more: Partial<LeadConvert> = {}) {
  const outcome = convert(org, more);
  return outcome.ok ? 'converted' : outcome.error;
}

function record(org: Org, id: string, fields: readonly string[]) {
  const records = org.findByPrefix(id.slice(0, 3))!;
  return fields.map((field) => records.value(records.rowOf(id), records.field(field)));
}

test('a lead becomes a new account, contact and opportunity, which hold what the lead held', () => {
  const org = orgWithLead();
  const outcome = convert(org);
  assert.ok(outcome.ok);
  const { accountId, contactId, opportunityId } = outcome.value;
  assert.equal(record(org, accountId, ['Name', 'Industry', 'BillingCity', 'AccountSource']), [
    'Umbrella',
    'Biotechnology',
    'Berlin',
    'Web',
  ]);
  const contact = ['Name', 'Email', 'LeadSource', 'MailingCity', 'AccountId'];
  assert.equal(record(org, contactId, contact), [
    'Jo Doe',
    'jo@umbrella.example',
    'Web',
    'Berlin',
    accountId,
  ]);
  const opportunity = ['Name', 'AccountId', 'StageName', 'CloseDate', 'LeadSource'];
  assert.equal(record(org, opportunityId!, opportunity), [
    'Umbrella-',
    accountId,
    'Prospecting',
    '2026-03-31',
    'Web',
  ]);
  const role = org.object('OpportunityContactRole').idOf(0);
  assert.equal(record(org, role, ['OpportunityId', 'ContactId', 'IsPrimary']), [
    opportunityId,
    contactId,
    true,
  ]);
});

test('the lead says what it became; its stamps move', () => {
  const org = orgWithLead();
  const outcome = convert(org, { doNotCreateOpportunity: true });
  assert.ok(outcome.ok);
  const { leadId, accountId, contactId } = outcome.value;
  const fields = ['Status', 'IsConverted', 'ConvertedDate', 'ConvertedAccountId', 'ConvertedContactId'];
  assert.equal(record(org, leadId, fields), ['Closed - Converted', true, '2026-01-05', accountId, contactId]);
  assert.equal(record(org, leadId, ['ConvertedOpportunityId']), [null]);
  const leads = org.object('Lead');
  assert.equal([leads.lastModified[5], leads.changes.stamps[5]], [AT / 1_000, AT / 1_000]);
});

test('nothing new may point to a converted lead, but a text may hold its Id', () => {
  const org = orgWithLead();
  const outcome = convert(org);
  assert.ok(outcome.ok);
  const { leadId } = outcome.value;
  const tasks = org.object('Task');
  const pointing = org.insert(tasks, { Subject: 'Call', WhoId: leadId }, BY, AT);
  assert.is(!pointing.ok && pointing.error.code, 'CANNOT_UPDATE_CONVERTED_LEAD');
  const naming = org.insert(tasks, { Subject: leadId }, BY, AT);
  assert.ok(naming.ok);
  assert.is(tasks.value(naming.value, tasks.field('Subject')), leadId);
});

test('merged into records that are there, a lead fills empty fields only', () => {
  const org = orgWithLead();
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  org.update(contacts, 0, { LeadSource: 'Partner', Phone: '1' }, BY, START);
  const into = { accountId: accounts.idOf(0), contactId: contacts.idOf(0), doNotCreateOpportunity: true };
  assert.ok(convert(org, into).ok);
  assert.equal(record(org, into.accountId, ['Name', 'Phone']), ['Acme', '555']);
  const fields = ['Name', 'Email', 'Phone', 'LeadSource', 'MailingCity'];
  assert.equal(record(org, into.contactId, fields), [
    'First0 Last0',
    'person0@example.com',
    '1',
    'Partner',
    'Berlin',
  ]);
  assert.is(accounts.count, 3);
});

test("overwriteLeadSource replaces the contact's lead source, and nothing else", () => {
  const org = orgWithLead();
  const contacts = org.object('Contact');
  org.update(contacts, 0, { LeadSource: 'Partner', Phone: '1' }, BY, START);
  const into = { accountId: org.object('Account').idOf(0), contactId: contacts.idOf(0) };
  assert.ok(convert(org, { ...into, overwriteLeadSource: true }).ok);
  assert.equal(record(org, into.contactId, ['LeadSource', 'Phone']), ['Web', '1']);
});

test('custom fields go where the org maps them', () => {
  const field = (object: string) =>
    ({ object, name: 'Score__c', label: 'Score', type: 'double', custom: true }) as const;
  const org = orgWithLead(
    {
      customFields: [field('Lead'), field('Contact'), field('Opportunity')],
      leadFieldMapping: { Score__c: ['Contact.Score__c', 'Opportunity.Score__c'] },
    },
    { Score__c: 7 },
  );
  const outcome = convert(org);
  assert.ok(outcome.ok);
  assert.equal(record(org, outcome.value.contactId, ['Score__c']), [7]);
  assert.equal(record(org, outcome.value.opportunityId!, ['Score__c']), [7]);
});

test('campaign memberships carry both lead and contact; activities go over to the contact', () => {
  const org = orgWithLead();
  const leadId = org.object('Lead').idOf(5);
  org.insert(org.object('Campaign'), { Name: 'Webinar' }, BY, START);
  const member = { CampaignId: org.object('Campaign').idOf(0), LeadId: leadId };
  org.insert(org.object('CampaignMember'), member, BY, START);
  org.insert(org.object('Task'), { WhoId: leadId, Subject: 'Call' }, BY, START);
  const outcome = convert(org);
  assert.ok(outcome.ok);
  const { contactId } = outcome.value;
  assert.equal(record(org, org.object('CampaignMember').idOf(0), ['LeadId', 'ContactId']), [
    leadId,
    contactId,
  ]);
  assert.equal(record(org, org.object('Task').idOf(0), ['WhoId']), [contactId]);
  assert.is(org.object('CampaignMember').changes.stamps[0], AT / 1_000);
});

test('a converted lead is read-only: no update, no second conversion, no new task or membership', () => {
  const org = orgWithLead();
  assert.ok(convert(org).ok);
  const error = {
    code: 'CANNOT_UPDATE_CONVERTED_LEAD',
    message: 'cannot reference converted lead',
    status: 400,
    fields: [],
  };
  const leads = org.object('Lead');
  assert.equal(org.update(leads, 5, { Title: 'CEO' }, BY, AT), { ok: false, error });
  assert.equal(errorOf(org), error);
  assert.equal(org.insert(org.object('Task'), { WhoId: leads.idOf(5) }, SYNC_USER, AT), { ok: false, error });
});

test('a lead of a queue needs an owner for what it becomes', () => {
  const org = orgWithLead(
    { queues: [{ name: 'Inbound', objects: ['Lead'] }] },
    { OwnerId: '00G5g0000000001' },
  );
  assert.equal(errorOf(org), {
    code: 'INVALID_OWNER',
    message:
      'Converted objects can only be owned by users.  If the lead is not owned by a user, you must specify a user for the Owner field.',
    status: 400,
    fields: [],
  });
  const ownerId = org.object('User').idOf(SYNC_USER);
  const outcome = convert(org, { ownerId });
  assert.ok(outcome.ok);
  for (const id of [outcome.value.accountId, outcome.value.contactId, outcome.value.opportunityId!])
    assert.equal(record(org, id, ['OwnerId']), [ownerId]);
});

test('wrong requests are refused whole: no account is left behind', () => {
  const org = orgWithLead();
  assert.equal(errorOf(org, { convertedStatus: 'Closed' }), {
    code: 'INVALID_STATUS',
    message: 'invalid convertedStatus: Closed',
    status: 400,
    fields: ['Status'],
  });
  const codeOf = (more: Partial<LeadConvert>) => {
    const error = errorOf(org, more);
    return typeof error === 'string' ? error : error.code;
  };
  const contactId = org.object('Contact').idOf(0);
  assert.is(codeOf({ contactId }), 'REQUIRED_FIELD_MISSING');
  assert.is(codeOf({ contactId, accountId: org.object('Account').idOf(1) }), 'INVALID_CROSS_REFERENCE_KEY');
  assert.is(codeOf({ leadId: 'nonsense' }), 'INVALID_CROSS_REFERENCE_KEY');
  assert.is(codeOf({ opportunityId: '0065g0000000009AAA' }), 'INVALID_CROSS_REFERENCE_KEY');
  assert.is(org.object('Account').count, 3);
  org.remove(org.object('Lead'), 5, BY, START);
  assert.is(codeOf({}), 'ENTITY_IS_DELETED');
});

test.run();
