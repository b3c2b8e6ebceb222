/**
 * The standard fields of a person’s company.
 * The rows are a recorded `leads/describe.json` of an instance without CRM sync (observed 2021, grouparoo/grouparoo,
 * plugins/@grouparoo/marketo/__tests__/fixtures/integration/destination-mapping-options.js, MIT).
 */
import type { FieldRow } from './types.ts';

/** In the order of their ids. */
export const COMPANY_FIELDS: readonly FieldRow[] = [
  [4, 'company', 'Company Name', 'string', 255, false, 'Company'],
  [5, 'site', 'Site', 'string', 255, false, 'Site'],
  [6, 'billingStreet', 'Billing Address', 'text', 0, false, 'BillingStreet'],
  [7, 'billingCity', 'Billing City', 'string', 255, false, 'BillingCity'],
  [8, 'billingState', 'Billing State', 'string', 255, false, 'BillingState'],
  [9, 'billingCountry', 'Billing Country', 'string', 255, false, 'BillingCountry'],
  [10, 'billingPostalCode', 'Billing Postal Code', 'string', 255, false, 'BillingPostalCode'],
  [11, 'website', 'Website', 'url', 255, false, 'Website'],
  [12, 'mainPhone', 'Main Phone', 'string', 255, false, 'MainPhone'],
  [15, 'annualRevenue', 'Annual Revenue', 'currency', 0, false, 'AnnualRevenue'],
  [16, 'numberOfEmployees', 'Num Employees', 'integer', 0, false, 'NumberOfEmployees'],
  [17, 'industry', 'Industry', 'string', 255, false, 'Industry'],
  [18, 'sicCode', 'SIC Code', 'string', 40, false, 'SICCode'],
  [20, 'mktoCompanyNotes', 'Company Notes', 'text', 0, false, 'MktoCompanyNotes'],
  [41, 'externalCompanyId', 'External Company Id', 'string', 50, false, null],
];
