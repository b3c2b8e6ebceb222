import type { ScenarioInput } from '../schema.ts';

/**
 * An administrator renames a picklist value of accounts in Setup: every account that holds it gets a new SystemModstamp,
 * although nobody shows as its editor. Contacts that change meanwhile wait.
 */
export const picklistRename: ScenarioInput = {
  name: 'picklist-rename',
  lesson:
    'A renamed picklist value queues every record that holds it, though no editor shows, and freezes contacts.',
  days: 1,
  org: { records: { Account: 90_000, Lead: 1_000, Contact: 60_000 } },
  workload: [
    { kind: 'rename-picklist-value', object: 'Account', field: 'Industry', from: 'Banking', to: 'Finance' },
    { kind: 'mass-update', process: 'Sales edits', object: 'Contact', field: 'Phone', records: 500 },
  ],
  expect: [
    {
      measure: 'causes.0.cause',
      equals: 'Setup: Account.Industry',
      source:
        'simplysfdc.com 2016: all accounts that hold the value are touched, nobody shows as their editor',
    },
    { measure: 'causes.0.records', equals: 15_126, source: 'the accounts of this org that are in Banking' },
    {
      measure: 'turns',
      equals: ['Account: 10000', 'Account: 5126', 'Contact: 500'],
      source: 'Salesforce Help 000387261, and Marketo Support on Marketing Nation',
    },
    { measure: 'records.pulled.skipped', equals: 0 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
