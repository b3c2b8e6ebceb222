/** Lead: a person who is not yet part of an account. */
import {
  address,
  checkbox,
  currency,
  email,
  field,
  integer,
  longText,
  lookup,
  object,
  owner,
  personName,
  phone,
  picklist,
  READ_ONLY,
  REQUIRED,
  text,
  url,
} from './fields.ts';
import { INDUSTRIES, LEAD_SOURCES, RATINGS } from './picklists.ts';

/** The values of Status in a new org, and with which of them a lead can be converted (observed). */
export const LEAD_STATUSES = [
  { MasterLabel: 'Open - Not Contacted', IsDefault: true, IsConverted: false },
  { MasterLabel: 'Working - Contacted', IsDefault: false, IsConverted: false },
  { MasterLabel: 'Closed - Converted', IsDefault: false, IsConverted: true },
  { MasterLabel: 'Closed - Not Converted', IsDefault: false, IsConverted: false },
] as const;

/** The values of Lead.Status as records: clients ask it which of them convert a lead. */
export const LEAD_STATUS = object(
  'LeadStatus',
  '01J',
  [
    text('MasterLabel', 'Master Label', 255, { nillable: false, nameField: true }),
    text('ApiName', 'API Name', 255, READ_ONLY),
    integer('SortOrder', 'Sort Order', READ_ONLY),
    checkbox('IsDefault', 'Is Default', READ_ONLY),
    checkbox('IsConverted', 'Is Converted', READ_ONLY),
  ],
  { label: 'Lead Status Value', createable: false, deletable: false },
);

export const LEAD = object('Lead', '00Q', [
  lookup('MasterRecordId', 'Master Record ID', 'Lead', READ_ONLY),
  ...personName(),
  text('Title', 'Title', 128),
  text('Company', 'Company', 255, REQUIRED),
  ...address('', ''),
  phone('Phone', 'Phone'),
  phone('MobilePhone', 'Mobile Phone'),
  phone('Fax', 'Fax'),
  email('Email', 'Email'),
  url('Website', 'Website'),
  longText('Description', 'Description', 32_000),
  picklist('LeadSource', 'Lead Source', LEAD_SOURCES),
  picklist(
    'Status',
    'Status',
    LEAD_STATUSES.map(({ MasterLabel }) => MasterLabel),
    {
      nillable: false,
      defaultValue: 'Open - Not Contacted',
    },
  ),
  picklist('Industry', 'Industry', INDUSTRIES),
  picklist('Rating', 'Rating', RATINGS),
  currency('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
  integer('NumberOfEmployees', 'Employees'),
  owner(['Group', 'User']),
  checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
  checkbox('HasOptedOutOfFax', 'Fax Opt Out'),
  checkbox('DoNotCall', 'Do Not Call'),
  checkbox('IsConverted', 'Converted', { createable: true, updateable: false }),
  field('ConvertedDate', 'Converted Date', 'date', READ_ONLY),
  lookup('ConvertedAccountId', 'Converted Account ID', 'Account', READ_ONLY),
  lookup('ConvertedContactId', 'Converted Contact ID', 'Contact', READ_ONLY),
  lookup('ConvertedOpportunityId', 'Converted Opportunity ID', 'Opportunity', READ_ONLY),
  checkbox('IsUnreadByOwner', 'Unread By Owner', { defaultValue: true }),
  field('LastActivityDate', 'Last Activity', 'date', READ_ONLY),
  text('EmailBouncedReason', 'Email Bounced Reason', 255),
  field('EmailBouncedDate', 'Email Bounced Date', 'datetime'),
]);
