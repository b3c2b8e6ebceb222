import type { ScenarioInput } from '../schema.ts';

/** A picklist value of accounts is renamed in setup: every account that holds it gets a new SystemModstamp. */
export const picklistRename: ScenarioInput = {
  name: 'picklist-rename',
  lesson:
    'A renamed picklist value queues every record that holds it, though no editor shows, and freezes contacts.',
  days: 1,
  org: { records: { Account: 40_000, Lead: 1_000, Contact: 60_000 } },
  workload: [
    {
      kind: 'mass-update',
      process: 'Picklist value renamed',
      object: 'Account',
      field: 'Industry',
      records: 25_000,
      silent: true,
    },
    { kind: 'mass-update', process: 'Sales edits', object: 'Contact', field: 'Phone', records: 500 },
  ],
  expect: [
    {
      measure: 'turns',
      equals: ['Account: 10000', 'Account: 10000', 'Account: 5000', 'Contact: 500'],
      source: 'Salesforce Help 000387261, and Marketo Support on Marketing Nation',
    },
    { measure: 'records.pulled.skipped', equals: 25_000 },
    { measure: 'records.pulled.updated', equals: 500 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
