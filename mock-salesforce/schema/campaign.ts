/** Campaign: a marketing project, and the leads and contacts who are members of it. */
import {
  BORROWED,
  checkbox,
  currency,
  field,
  integer,
  longText,
  lookup,
  object,
  owner,
  picklist,
  READ_ONLY,
  REQUIRED,
  text,
  viewed,
} from './fields.ts';
import { LEAD } from './lead.ts';
import type { FieldSchema } from './types.ts';

export const CAMPAIGN = object('Campaign', '701', [
  text('Name', 'Name', 80, { ...REQUIRED, nameField: true }),
  lookup('ParentId', 'Parent Campaign ID', 'Campaign', { childRelationshipName: 'ChildCampaigns' }),
  picklist('Type', 'Type', [
    'Conference',
    'Webinar',
    'Trade Show',
    'Public Relations',
    'Partners',
    'Referral Program',
    'Advertisement',
    'Banner Ads',
    'Direct Mail',
    'Email',
    'Telemarketing',
    'Other',
  ]),
  picklist('Status', 'Status', ['Planned', 'In Progress', 'Completed', 'Aborted'], {
    defaultValue: 'Planned',
  }),
  field('StartDate', 'Start Date', 'date'),
  field('EndDate', 'End Date', 'date'),
  currency('ExpectedRevenue', 'Expected Revenue'),
  currency('BudgetedCost', 'Budgeted Cost', { scale: 0 }),
  currency('ActualCost', 'Actual Cost', { scale: 0 }),
  field('ExpectedResponse', 'Expected Response (%)', 'percent', { precision: 10, scale: 2 }),
  field('NumberSent', 'Num Sent', 'double', { precision: 18, scale: 0 }),
  integer('NumberOfLeads', 'Leads in Campaign', BORROWED),
  integer('NumberOfConvertedLeads', 'Converted Leads in Campaign', BORROWED),
  integer('NumberOfContacts', 'Contacts in Campaign', BORROWED),
  integer('NumberOfResponses', 'Responses in Campaign', BORROWED),
  integer('NumberOfOpportunities', 'Opportunities in Campaign', BORROWED),
  integer('NumberOfWonOpportunities', 'Won Opportunities in Campaign', BORROWED),
  currency('AmountAllOpportunities', 'Value Opportunities in Campaign', BORROWED),
  currency('AmountWonOpportunities', 'Value Won Opportunities in Campaign', BORROWED),
  checkbox('IsActive', 'Active'),
  longText('Description', 'Description', 32_000),
  lookup('CampaignMemberRecordTypeId', 'Campaign Member Record Type ID', 'RecordType'),
  owner(),
  field('LastActivityDate', 'Last Activity', 'date', READ_ONLY),
  ...viewed(),
]);

/** The statuses that members of one campaign can have. Every new campaign starts with two. */
export const CAMPAIGN_MEMBER_STATUS = object(
  'CampaignMemberStatus',
  '01Y',
  [
    lookup('CampaignId', 'Campaign ID', 'Campaign', {
      ...REQUIRED,
      updateable: false,
      cascadeDelete: true,
      childRelationshipName: 'CampaignMemberStatuses',
    }),
    text('Label', 'Label', 765, { ...REQUIRED, nameField: true }),
    integer('SortOrder', 'Sort Order'),
    checkbox('IsDefault', 'Is Default'),
    checkbox('HasResponded', 'Responded'),
  ],
  { label: 'Campaign Member Status', labelPlural: 'Campaign Member Statuses' },
);

/** What a new campaign starts with (observed). */
export const FIRST_MEMBER_STATUSES = [
  { Label: 'Sent', SortOrder: 3, IsDefault: true, HasResponded: false },
  { Label: 'Responded', SortOrder: 4, IsDefault: false, HasResponded: true },
] as const;

const IN_ADDRESS: ReadonlySet<string> = new Set(['Street', 'City', 'State', 'PostalCode', 'Country']);

/** What a member shows of its lead or contact: its own field, and theirs. */
export const MEMBER_PERSON_FIELDS = [
  'Name',
  'FirstName',
  'LastName',
  'Salutation',
  'Title',
  'Email',
  'Phone',
  'MobilePhone',
  'Fax',
  'LeadSource',
  'Description',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'DoNotCall',
  'Street',
  'City',
  'State',
  'PostalCode',
  'Country',
].map((name) => ({ name, lead: name, contact: IN_ADDRESS.has(name) ? `Mailing${name}` : name }));

function ofPerson(): FieldSchema[] {
  return MEMBER_PERSON_FIELDS.map(({ name, lead }) => {
    const { label, type, length } = LEAD.fields.find((one) => one.name === lead)!;
    return { name, label, type, ...(length === undefined ? {} : { length }), ...BORROWED };
  });
}

export const CAMPAIGN_MEMBER = object(
  'CampaignMember',
  '00v',
  [
    lookup('CampaignId', 'Campaign ID', 'Campaign', {
      ...REQUIRED,
      updateable: false,
      cascadeDelete: true,
      childRelationshipName: 'CampaignMembers',
    }),
    lookup('LeadId', 'Lead ID', 'Lead', {
      updateable: false,
      cascadeDelete: true,
      childRelationshipName: 'CampaignMembers',
    }),
    lookup('ContactId', 'Contact ID', 'Contact', {
      updateable: false,
      cascadeDelete: true,
      childRelationshipName: 'CampaignMembers',
    }),
    picklist('Status', 'Status', ['Sent', 'Responded'], { length: 40, defaultValue: 'Sent' }),
    checkbox('HasResponded', 'Responded', READ_ONLY),
    field('FirstRespondedDate', 'First Responded Date', 'date', READ_ONLY),
    ...ofPerson(),
    text('CompanyOrAccount', 'Company (Account)', 255, BORROWED),
    text('Type', 'Type', 40, BORROWED),
    lookup('LeadOrContactId', 'Related Record ID', ['Contact', 'Lead'], BORROWED),
    lookup('LeadOrContactOwnerId', 'Related Record Owner ID', ['Group', 'User'], BORROWED),
  ],
  { label: 'Campaign Member' },
);
