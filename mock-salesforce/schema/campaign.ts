/** Campaign: a marketing project, and the leads and contacts who are members of it. */
import {
  checkbox,
  currency,
  field,
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
