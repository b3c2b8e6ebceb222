/** Refusals for what a request says: its fields, their values, what they point to. */
import { type Org, SYSTEM_ADMINISTRATOR } from '../../../../mock-salesforce/index.ts';
import { START } from '../../small-org.ts';
import { at, change, creation, id15, type Refusal } from './refusal.ts';

const BY = SYSTEM_ADMINISTRATOR;
const INTEGRITY = 'FIELD_INTEGRITY_EXCEPTION';
const CODES = { options: { stateCountryPicklists: true } };

const lookup = (more: object) => ({
  customFields: [
    {
      object: 'Contact',
      name: 'Partner__c',
      label: 'Partner',
      type: 'reference',
      referenceTo: ['Account'],
      relationshipName: 'Partner__r',
      custom: true,
      ...more,
    } as const,
  ],
});

const membership = (org: Org) => ({
  CampaignId: org.object('Campaign').idOf(0),
  LeadId: org.object('Lead').idOf(2),
});

export const VALUE_REFUSALS: Readonly<Record<string, Refusal>> = {
  unknownColumn: change(
    'Contact',
    { Nope__c: 1 },
    { errorCode: 'INVALID_FIELD', message: "No such column 'Nope__c' on sobject of type Contact" },
  ),
  notWriteable: change(
    'Contact',
    { Name: 'x', CreatedDate: null },
    {
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      message:
        'Unable to create/update fields: Name, CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
      fields: ['Name', 'CreatedDate'],
    },
  ),
  requiredMissing: creation(
    'Lead',
    { LastName: 'Doe' },
    {
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Company]',
      fields: ['Company'],
    },
  ),
  restrictedPicklist: change(
    'Contact',
    { Region__c: 'West' },
    {
      errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      message: 'Region: bad value for restricted picklist field: West',
      fields: ['Region__c'],
    },
  ),
  tooLong: change(
    'Contact',
    { FirstName: 'x'.repeat(41) },
    {
      errorCode: 'STRING_TOO_LONG',
      message: `First Name: data value too large: ${'x'.repeat(41)} (max length=40)`,
      fields: ['FirstName'],
    },
  ),
  invalidEmail: change(
    'Contact',
    { Email: 'foo' },
    { errorCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: foo', fields: ['Email'] },
  ),
  numberOutOfRange: change(
    'Account',
    { NumberOfEmployees: 1_431_655_766 },
    {
      errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
      message: 'Employees: value outside of valid range on numeric field: 1431655766',
      fields: ['NumberOfEmployees'],
    },
  ),
  wrongType: change(
    'Contact',
    { DoNotCall: 'perhaps' },
    {
      errorCode: 'JSON_PARSER_ERROR',
      message:
        'Cannot deserialize instance of boolean from VALUE_STRING value perhaps or request may be missing a required field at [line:1, column:23]',
    },
  ),
  wrongId: change(
    'Contact',
    { AccountId: '123' },
    {
      errorCode: 'MALFORMED_ID',
      message: 'Account ID: id value of incorrect type: 123',
      fields: ['AccountId'],
    },
  ),
  wrongLookup: change(
    'Contact',
    {},
    { errorCode: '', message: '' },
    {
      body: (org) => ({ OwnerId: org.object('Lead').idOf(0) }),
      error: (org) => ({
        errorCode: INTEGRITY,
        message: `Owner ID: id value of incorrect type: ${org.object('Lead').idOf(0)}`,
        fields: ['OwnerId'],
      }),
    },
  ),
  unknownLookup: change(
    'Contact',
    {},
    { errorCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] },
    { body: (org) => ({ AccountId: org.object('Account').idOf(77) }) },
  ),
  deletedLookup: change(
    'Contact',
    {},
    { errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] },
    {
      prepare: (org) => org.remove(org.object('Account'), 1, BY, START),
      body: (org) => ({ AccountId: org.object('Account').idOf(1) }),
    },
  ),
  lookupFiltered: change(
    'Contact',
    {},
    {
      errorCode: 'FIELD_FILTER_VALIDATION_EXCEPTION',
      message: 'Value does not exist or does not match filter criteria.',
      fields: ['Partner__c'],
    },
    {
      options: lookup({ lookupFilter: { field: 'Type', operator: '=', value: 'Other' } }),
      body: (org) => ({ Partner__c: org.object('Account').idOf(0) }),
    },
  ),
  deletedRecord: change(
    'Contact',
    { Title: 'CEO' },
    { errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] },
    { prepare: (org) => org.remove(org.object('Contact'), 0, BY, START), status: 404 },
  ),
  noAccess: change(
    'Contact',
    { Title: 'CEO' },
    {
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'insufficient access rights on object id',
      fields: [],
    },
    { as: 'sync', options: { syncUser: { objects: { Contact: { edit: false } } } }, status: 403 },
  ),
  notCreateable: creation(
    'Contact',
    { LastName: 'Doe' },
    {
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message: 'entity type cannot be inserted: Contact',
      fields: [],
    },
    { as: 'sync', options: { syncUser: { objects: { Contact: { create: false } } } } },
  ),
  notUpdateable: change(
    'LeadStatus',
    {},
    {
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message: 'entity type cannot be updated: Lead Status Value',
    },
  ),
  notDeletable: {
    method: 'DELETE',
    path: at('Organization', 0),
    error: () => ({
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'entity type cannot be deleted: Organization',
    }),
  },
  idInCreate: creation(
    'Contact',
    { Id: '0035g0000000001', LastName: 'Doe' },
    {
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      message: 'cannot specify Id in an insert call',
      fields: ['Id'],
    },
  ),
  idInUpdate: change(
    'Contact',
    { Id: '0035g0000000001' },
    {
      errorCode: 'INVALID_FIELD',
      message: 'The Id field should not be specified in the sobject data.',
      fields: ['Id'],
    },
  ),
  duplicateValue: change(
    'Contact',
    { Ext__c: 'KEY' },
    { errorCode: '', message: '' },
    {
      prepare: (org) => org.update(org.object('Contact'), 5, { Ext__c: 'key' }, BY, START),
      error: (org) => ({
        errorCode: 'DUPLICATE_VALUE',
        message: `duplicate value found: Ext__c duplicates value on record with id: ${id15(org, 'Contact', 5)}`,
        fields: [],
      }),
    },
  ),
  memberTwice: creation(
    'CampaignMember',
    {},
    { errorCode: 'DUPLICATE_VALUE', message: 'Already a campaign member.', fields: [] },
    {
      prepare: (org) => {
        org.insert(org.object('Campaign'), { Name: 'Webinar' }, BY, START);
        org.insert(org.object('CampaignMember'), membership(org), BY, START);
      },
      body: membership,
    },
  ),
  countryUnknown: change(
    'Contact',
    { MailingCountry: 'Utopia' },
    {
      errorCode: INTEGRITY,
      message:
        "There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.",
      fields: ['MailingCountry'],
    },
    CODES,
  ),
  stateUnknown: change(
    'Contact',
    { MailingCountryCode: 'US', MailingState: 'CA' },
    {
      errorCode: INTEGRITY,
      message:
        "There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.",
      fields: ['MailingState'],
    },
    CODES,
  ),
  stateOfOtherCountry: change(
    'Account',
    { BillingCountryCode: 'US', BillingStateCode: 'ON' },
    {
      errorCode: INTEGRITY,
      message:
        "The existing country/territory doesn't recognize the state value for field: Billing State/Province Code",
      fields: ['BillingStateCode'],
    },
    CODES,
  ),
  stateWithoutCountry: change(
    'Contact',
    { MailingStateCode: 'CA' },
    {
      errorCode: INTEGRITY,
      message:
        'A country/territory must be specified before specifying a state value for field: Mailing State/Province Code',
      fields: ['MailingStateCode'],
    },
    CODES,
  ),
  convertedLead: change(
    'Lead',
    { Title: 'CEO' },
    { errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD', message: 'cannot reference converted lead', fields: [] },
    {
      prepare: (org) => {
        const leadId = org.object('Lead').idOf(0);
        org.convertLead({ leadId, convertedStatus: 'Closed - Converted' }, BY, START);
      },
    },
  ),
};
