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

const STATUSES = [
  'Open - Not Contacted',
  'Working - Contacted',
  'Closed - Converted',
  'Closed - Not Converted',
];

/** The values of Status that a lead can be converted with: the one of a new org (observed). */
export const CONVERTED_LEAD_STATUSES: readonly string[] = ['Closed - Converted'];

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
  picklist('Status', 'Status', STATUSES, { nillable: false, defaultValue: 'Open - Not Contacted' }),
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
