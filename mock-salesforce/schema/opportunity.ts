/** Opportunity: a sale under way, and the contacts that play a part in it. */
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
  viewed,
} from './fields.ts';
import { categoryOf, FORECAST_CATEGORIES, labelsOf, OPPORTUNITY_STAGES } from './picklist-records.ts';
import { LEAD_SOURCES } from './picklists.ts';

export const OPPORTUNITY = object(
  'Opportunity',
  '006',
  [
    lookup('AccountId', 'Account ID', 'Account', {
      childRelationshipName: 'Opportunities',
      cascadeDelete: true,
    }),
    checkbox('IsPrivate', 'Private'),
    text('Name', 'Name', 120, { ...REQUIRED, nameField: true }),
    longText('Description', 'Description', 32_000),
    picklist('StageName', 'Stage', labelsOf(OPPORTUNITY_STAGES), REQUIRED),
    currency('Amount', 'Amount'),
    field('Probability', 'Probability (%)', 'percent', { precision: 3, scale: 0 }),
    currency('ExpectedRevenue', 'Expected Amount', READ_ONLY),
    field('CloseDate', 'Close Date', 'date', REQUIRED),
    picklist('Type', 'Opportunity Type', [
      'Existing Customer - Upgrade',
      'Existing Customer - Replacement',
      'Existing Customer - Downgrade',
      'New Customer',
    ]),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
    checkbox('IsClosed', 'Closed', READ_ONLY),
    checkbox('IsWon', 'Won', READ_ONLY),
    picklist('ForecastCategoryName', 'Forecast Category', FORECAST_CATEGORIES),
    picklist('ForecastCategory', 'Forecast Category', FORECAST_CATEGORIES.map(categoryOf), READ_ONLY),
    field('TotalOpportunityQuantity', 'Quantity', 'double', { precision: 18, scale: 2 }),
    checkbox('HasOpportunityLineItem', 'Has Line Item', READ_ONLY),
    lookup('CampaignId', 'Campaign ID', 'Campaign', { childRelationshipName: 'Opportunities' }),
    owner(),
    field('LastActivityDate', 'Last Activity', 'date', READ_ONLY),
    text('Fiscal', 'Fiscal Period', 6, READ_ONLY),
    integer('FiscalQuarter', 'Fiscal Quarter', READ_ONLY),
    integer('FiscalYear', 'Fiscal Year', READ_ONLY),
    lookup('ContactId', 'Contact ID', 'Contact', { updateable: false }),
    ...viewed(),
  ],
  { labelPlural: 'Opportunities' },
);

const ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
];

export const OPPORTUNITY_CONTACT_ROLE = object(
  'OpportunityContactRole',
  '00K',
  [
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', {
      ...REQUIRED,
      updateable: false,
      cascadeDelete: true,
      childRelationshipName: 'OpportunityContactRoles',
    }),
    lookup('ContactId', 'Contact ID', 'Contact', {
      ...REQUIRED,
      cascadeDelete: true,
      childRelationshipName: 'OpportunityContactRoles',
    }),
    picklist('Role', 'Role', ROLES, { length: 40 }),
    checkbox('IsPrimary', 'Primary'),
  ],
  { label: 'Opportunity Contact Role' },
);
