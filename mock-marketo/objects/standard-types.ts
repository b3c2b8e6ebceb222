/**
 * The standard types of the Lead Database beside the lead (documented, Adobe "Companies", "Opportunities", "Opportunity
 * roles", "Sales persons", "Named accounts", "Named account lists"). Adobe's samples show a few fields of companies,
 * opportunities and sales persons; the others are those of the same names in the product (assumed).
 */
import { COMPANY_FIELDS } from '../schema/company-fields.ts';
import {
  CREATED_AT,
  field,
  GUID,
  ID,
  managed,
  type ObjectField,
  type ObjectType,
  text,
  UPDATED_AT,
} from './object-type.ts';

const SALES_PERSON_ID = text('externalSalesPersonId', 'External Sales Person Id');

/** The company fields of a lead, without the key that links it. */
const COMPANY_VALUES: readonly ObjectField[] = COMPANY_FIELDS.filter(
  ([, name]) => name !== 'externalCompanyId',
)
  .map(([, name, displayName, dataType, length]) => ({
    ...field(name, displayName, dataType),
    ...(length > 0 && { length }),
  }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

export const COMPANY: ObjectType = {
  name: 'Company',
  description: 'Company object',
  idField: 'id',
  dedupeFields: ['externalCompanyId'],
  searchableFields: [['externalCompanyId'], ['id'], ['company']],
  fields: [
    CREATED_AT,
    text('externalCompanyId', 'External Company Id', 100, false),
    ID,
    UPDATED_AT,
    ...COMPANY_VALUES,
    SALES_PERSON_ID,
  ],
};

export const OPPORTUNITY: ObjectType = {
  name: 'opportunity',
  displayName: 'Opportunity',
  idField: 'marketoGUID',
  dedupeFields: ['externalOpportunityId'],
  searchableFields: [['externalOpportunityId'], ['marketoGUID']],
  // Documented by samples: `"amount":"1604.47"`, in requests and in answers.
  shownAsText: ['amount'],
  fields: [
    GUID,
    CREATED_AT,
    UPDATED_AT,
    text('externalOpportunityId', 'External Opportunity Id', 50, false),
    text('name', 'Name'),
    text('description', 'Description', 2_000),
    text('type', 'Type'),
    text('stage', 'Stage'),
    text('fiscalQuarter', 'Fiscal Quarter'),
    text('fiscalYear', 'Fiscal Year'),
    text('fiscal', 'Fiscal'),
    field('amount', 'Amount', 'currency'),
    field('closeDate', 'Close Date', 'date'),
    field('expectedRevenue', 'Expected Revenue', 'currency'),
    text('forecastCategoryName', 'Forecast Category Name'),
    field('externalCreatedDate', 'External Created Date', 'datetime'),
    field('isClosed', 'Is Closed', 'boolean'),
    field('isWon', 'Is Won', 'boolean'),
    field('lastActivityDate', 'Last Activity Date', 'date'),
    text('leadSource', 'Lead Source'),
    text('nextStep', 'Next Step'),
    field('probability', 'Probability', 'integer'),
    field('quantity', 'Quantity', 'float'),
    text('source', 'Source'),
    SALES_PERSON_ID,
  ],
};

export const OPPORTUNITY_ROLE: ObjectType = {
  name: 'opportunityRole',
  displayName: 'Opportunity Role',
  idField: 'marketoGUID',
  dedupeFields: ['externalOpportunityId', 'leadId', 'role'],
  searchableFields: [
    ['externalOpportunityId', 'leadId', 'role'],
    ['marketoGUID'],
    ['leadId'],
    ['externalOpportunityId'],
  ],
  fields: [
    GUID,
    CREATED_AT,
    UPDATED_AT,
    text('externalOpportunityId', 'External Opportunity Id', 50, false),
    field('leadId', 'Lead Id', 'integer', false),
    text('role', 'Role', 50, false),
    field('isPrimary', 'Is Primary', 'boolean'),
    field('externalCreatedDate', 'External Created Date', 'datetime'),
  ],
};

export const SALES_PERSON: ObjectType = {
  name: 'SalesPerson',
  idField: 'id',
  dedupeFields: ['externalSalesPersonId'],
  searchableFields: [['email'], ['id'], ['externalSalesPersonId']],
  fields: [
    { ...ID, displayName: 'Marketo Id' },
    CREATED_AT,
    UPDATED_AT,
    text('email', 'Email', 255, false),
    { ...SALES_PERSON_ID, updateable: false },
    text('firstName', 'First Name'),
    text('lastName', 'Last Name'),
    text('title', 'Job Title'),
    text('phone', 'Phone Number'),
  ],
};

/** Display names are the names (documented, Adobe "Named accounts"). */
function plain(name: string, dataType: ObjectField['dataType']): ObjectField {
  return dataType === 'string' ? text(name, name) : field(name, name, dataType);
}

const NAMED_ACCOUNT_VALUES: readonly ObjectField[] = [
  plain('annualRevenue', 'currency'),
  plain('city', 'string'),
  plain('country', 'string'),
  plain('domainName', 'string'),
  plain('industry', 'string'),
  plain('logoUrl', 'string'),
  managed(plain('membershipCount', 'integer')),
  plain('name', 'string'),
  plain('numberOfEmployees', 'integer'),
  managed(plain('opptyAmount', 'currency')),
  managed(plain('opptyCount', 'integer')),
  plain('score1', 'integer'),
  plain('score2', 'integer'),
  plain('score3', 'integer'),
  plain('score4', 'integer'),
  plain('score5', 'integer'),
  { ...plain('sicCode', 'string'), length: 40 },
  plain('state', 'string'),
];

export const NAMED_ACCOUNT: ObjectType = {
  name: 'Named Account',
  description: 'Marketo standard account attribute map',
  idField: 'marketoGUID',
  dedupeFields: ['name'],
  searchableFields: [['marketoGUID'], ...NAMED_ACCOUNT_VALUES.map(({ name }) => [name])],
  fields: [GUID, ...NAMED_ACCOUNT_VALUES, CREATED_AT, UPDATED_AT],
  defaults: { membershipCount: 0, opptyCount: 0, opptyAmount: 0 },
};

/** Lists are found by their keys only. */
export const NAMED_ACCOUNT_LIST: ObjectType = {
  name: 'Named Account List',
  idField: 'marketoGUID',
  dedupeFields: ['name'],
  searchableFields: [],
  fields: [
    GUID,
    text('name', 'Name'),
    CREATED_AT,
    UPDATED_AT,
    managed(text('type', 'Type')),
    managed(field('updateable', 'Updateable', 'boolean')),
  ],
  defaults: { type: 'default', updateable: true },
};
