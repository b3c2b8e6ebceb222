import type { ScenarioInput } from '../schema.ts';

/**
 * An org that sells to people: 20,000 accounts, 15,000 of them person accounts. A loyalty programme writes a field of
 * 10,000 person accounts; later an integration writes a field that only the account has.
 */
export const personAccounts: ScenarioInput = {
  name: 'person-accounts',
  lesson:
    'A person account is a company and a person: one change is two records of backlog, whatever field it is.',
  days: 1,
  org: {
    records: { Account: 20_000, Lead: 1_000, Contact: 30_000 },
    personAccounts: 15_000,
    fields: [{ object: 'Contact', name: 'Loyalty_Points__c', label: 'Loyalty Points', type: 'double' }],
  },
  workload: [
    {
      kind: 'mass-update',
      process: 'Loyalty programme',
      object: 'Account',
      field: 'Loyalty_Points__pc',
      records: 10_000,
    },
    {
      kind: 'mass-update',
      process: 'Billing',
      object: 'Account',
      field: 'AccountNumber',
      records: 5_000,
      afterHours: 6,
    },
  ],
  expect: [
    {
      measure: 'turns',
      equals: ['Account: 10000', 'Contact: 10000', 'Account: 5000', 'Contact: 5000'],
      source:
        'Salesforce, Change Data Capture guide: both records’ timestamps match; Adobe, Using Person Accounts',
    },
    {
      measure: 'records.pulled.updated',
      equals: 25_000,
      source: 'Adobe, Using Person Accounts: custom fields are copied to both company and person',
    },
    { measure: 'records.pulled.skipped', equals: 5_000, source: 'persons whose account only has changed' },
    { measure: 'backlog.peak', equals: 20_000 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
