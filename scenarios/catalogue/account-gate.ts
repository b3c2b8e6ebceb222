import type { ScenarioInput } from '../schema.ts';

/** A mass update of accounts, and a few changed contacts that wait for it. */
export const accountGate: ScenarioInput = {
  name: 'account-gate',
  lesson: 'Contacts wait until the account backlog is zero: a mass update of accounts freezes them.',
  days: 0.5,
  org: { records: { Account: 30_000, Lead: 1_000, Contact: 30_000 } },
  workload: [
    { kind: 'mass-update', process: 'Territory load', object: 'Account', field: 'Phone', records: 25_000 },
    { kind: 'mass-update', process: 'Sales edits', object: 'Contact', field: 'Phone', records: 2_000 },
  ],
  expect: [
    {
      measure: 'turns',
      equals: ['Account: 10000', 'Account: 10000', 'Account: 5000', 'Contact: 2000'],
      source: 'Marketo Support, reported on Marketing Nation in 2017',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
