/**
 * Where the fields of a lead go when it is converted (documented, Salesforce Help "Lead Conversion Field Mapping").
 * Custom fields go where the org's mapping sends them.
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { OrgOptions } from '../options.ts';
import type { Records } from '../records.ts';
import type { Row } from './check.ts';

/** The objects that a lead becomes. */
export type ConversionTarget = 'Account' | 'Contact' | 'Opportunity';

/** From the lead's field to the target's. */
type Mapping = Readonly<Record<string, string>>;

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'] as const;

const toAddress = (prefix: string): Mapping =>
  Object.fromEntries(ADDRESS_PARTS.map((part) => [part, prefix + part]));

const STANDARD: Readonly<Record<ConversionTarget, Mapping>> = {
  Account: {
    Company: 'Name',
    Phone: 'Phone',
    Fax: 'Fax',
    Website: 'Website',
    Industry: 'Industry',
    Rating: 'Rating',
    AnnualRevenue: 'AnnualRevenue',
    NumberOfEmployees: 'NumberOfEmployees',
    LeadSource: 'AccountSource',
    ...toAddress('Billing'),
  },
  Contact: {
    LastName: 'LastName',
    FirstName: 'FirstName',
    Salutation: 'Salutation',
    Title: 'Title',
    Phone: 'Phone',
    MobilePhone: 'MobilePhone',
    Fax: 'Fax',
    Email: 'Email',
    Description: 'Description',
    LeadSource: 'LeadSource',
    HasOptedOutOfEmail: 'HasOptedOutOfEmail',
    HasOptedOutOfFax: 'HasOptedOutOfFax',
    DoNotCall: 'DoNotCall',
    EmailBouncedReason: 'EmailBouncedReason',
    EmailBouncedDate: 'EmailBouncedDate',
    ...toAddress('Mailing'),
  },
  Opportunity: { LeadSource: 'LeadSource' },
};

/** What a lead gives to a target, by the target's field; nothing for its empty fields. */
export function mappedValues(
  options: OrgOptions,
  leads: Records,
  lead: Row,
  target: ConversionTarget,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [from, to] of pairsFor(options, target)) {
    const value = leads.value(lead, leads.field(from));
    if (value !== null) values[to] = value;
  }
  return values;
}

/** Of what a lead gives, what fills an empty field of a record that is there already: its own values stay. */
export function fillingValues(
  records: Records,
  row: Row,
  values: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const isEmpty = (name: string) => records.value(row, records.field(name)) === null;
  return Object.fromEntries(Object.entries(values).filter(([name]) => isEmpty(name)));
}

function pairsFor(options: OrgOptions, target: ConversionTarget): (readonly [string, string])[] {
  const custom = Object.entries(options.leadFieldMapping ?? {}).flatMap(([from, paths]) =>
    paths
      .filter((path) => path.startsWith(`${target}.`))
      .map((path) => [from, path.slice(target.length + 1)] as const),
  );
  return [...Object.entries(STANDARD[target]), ...custom];
}
