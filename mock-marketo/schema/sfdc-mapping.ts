/**
 * Which Salesforce fields the standard person fields sync with. Only leads and contacts are written back; the company
 * fields of a contact come from its account, which Marketo never writes (documented, Adobe "Salesforce sync: field
 * sync"), so they are mapped for leads only. A contact's mailing address is among the fields that the sync ignores
 * (documented, Adobe "Salesforce fields that are not synced by Marketo"), so address fields are mapped for leads only too.
 * Scores sync when the org has a custom field for them: an instance maps leadScore by its own field list. Adobe
 * publishes no complete list; the pairs follow the equal names on both sides (assumed where names differ).
 */
import type { PersonField } from './types.ts';

const SAME_ON_BOTH: Readonly<Record<string, string>> = {
  salutation: 'Salutation',
  firstName: 'FirstName',
  middleName: 'MiddleName',
  lastName: 'LastName',
  email: 'Email',
  phone: 'Phone',
  mobilePhone: 'MobilePhone',
  fax: 'Fax',
  title: 'Title',
  leadSource: 'LeadSource',
  doNotCall: 'DoNotCall',
  unsubscribed: 'HasOptedOutOfEmail',
  mktoPersonNotes: 'Description',
};

const LEAD_ONLY: Readonly<Record<string, string>> = {
  company: 'Company',
  website: 'Website',
  annualRevenue: 'AnnualRevenue',
  numberOfEmployees: 'NumberOfEmployees',
  industry: 'Industry',
  address: 'Street',
  city: 'City',
  state: 'State',
  country: 'Country',
  postalCode: 'PostalCode',
  leadStatus: 'Status',
  rating: 'Rating',
};

const CONTACT_ONLY: Readonly<Record<string, string>> = {
  dateOfBirth: 'Birthdate',
  department: 'Department',
};

/** The company fields of a contact, and the field of its account that each one shows (assumed where names differ). */
export const COMPANY_SOURCES: Readonly<Record<string, string>> = {
  company: 'Name',
  site: 'Site',
  billingStreet: 'BillingStreet',
  billingCity: 'BillingCity',
  billingState: 'BillingState',
  billingCountry: 'BillingCountry',
  billingPostalCode: 'BillingPostalCode',
  website: 'Website',
  mainPhone: 'Phone',
  annualRevenue: 'AnnualRevenue',
  numberOfEmployees: 'NumberOfEmployees',
  industry: 'Industry',
  sicCode: 'Sic',
};

/** Where a contact's company field comes from: `Account.Name`. Undefined for other fields. */
export function companySource(name: string): string | undefined {
  const source = COMPANY_SOURCES[name];
  return source === undefined ? undefined : `Account.${source}`;
}

/** The Salesforce fields of a standard person field, by object, or undefined when it does not sync. */
export function defaultSfdcFields(name: string): PersonField['sfdc'] {
  const both = SAME_ON_BOTH[name];
  if (both !== undefined) return { Lead: both, Contact: both };
  const lead = LEAD_ONLY[name];
  if (lead !== undefined) return { Lead: lead };
  const contact = CONTACT_ONLY[name];
  return contact === undefined ? undefined : { Contact: contact };
}
