/** Campaign: a marketing project, and the leads and contacts who are members of it. */
import {
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
} from './fields.ts';

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
  checkbox('IsActive', 'Active'),
  longText('Description', 'Description', 32_000),
  lookup('CampaignMemberRecordTypeId', 'Campaign Member Record Type ID', 'RecordType'),
  owner(),
  field('LastActivityDate', 'Last Activity', 'date', READ_ONLY),
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
  ],
  { label: 'Campaign Member' },
);
