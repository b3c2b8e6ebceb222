/**
 * The objects of the sync: which of their fields it wants, and which it cannot do without. A field that it cannot do
 * without is asked for even when the sync user does not see it, and Salesforce then refuses the query (documented,
 * Adobe KB "SFDC required fields for SFDC sync"; which field belongs to which object is partly inferred).
 */

export interface ObjectRule {
  /** Whether every visible field takes part, custom ones included; otherwise only the required ones and `fields` do. */
  readonly isDescribed: boolean;
  readonly required: readonly string[];
  /** What the sync takes beside the required fields of an object that it does not describe (assumed). */
  readonly fields: readonly string[];
}

const described = (...required: string[]): ObjectRule => ({ isDescribed: true, required, fields: [] });
const fixed = (required: readonly string[], fields: readonly string[] = []): ObjectRule => ({
  isDescribed: false,
  required,
  fields,
});

const ACTIVITY = [
  'WhoId',
  'WhatId',
  'Subject',
  'ActivityDate',
  'OwnerId',
  'Description',
  'Type',
  'AccountId',
];

const RULES: Readonly<Record<string, ObjectRule>> = {
  User: fixed(
    ['AccountId', 'Email', 'ManagerId', 'UserType'],
    ['FirstName', 'LastName', 'Title', 'Phone', 'IsActive'],
  ),
  Account: described('OwnerId', 'ParentId', 'Name'),
  Lead: described(
    'IsConverted',
    'ConvertedDate',
    'ConvertedAccountId',
    'ConvertedContactId',
    'ConvertedOpportunityId',
    'Status',
    'OwnerId',
    'Name',
    'Email',
    'Company',
  ),
  Contact: described('AccountId', 'OwnerId', 'Name', 'Email'),
  Opportunity: described(
    'AccountId',
    'CampaignId',
    'IsClosed',
    'IsPrivate',
    'IsWon',
    'Name',
    'OwnerId',
    'Probability',
    'StageName',
  ),
  OpportunityContactRole: fixed(['ContactId', 'IsPrimary', 'OpportunityId'], ['Role']),
  Campaign: fixed([
    'CampaignMemberRecordTypeId',
    'IsActive',
    'Name',
    'OwnerId',
    'ParentId',
    'Status',
    'Type',
  ]),
  CampaignMember: fixed([
    'CampaignId',
    'LeadId',
    'ContactId',
    'Status',
    'HasResponded',
    'FirstRespondedDate',
  ]),
  Task: fixed([...ACTIVITY, 'Status', 'Priority', 'IsClosed']),
  Event: fixed([...ACTIVITY, 'ActivityDateTime', 'Location']),
};

/** A custom object takes part with all its visible fields. */
const CUSTOM = described();

export function ruleOf(object: string): ObjectRule {
  return RULES[object] ?? CUSTOM;
}
