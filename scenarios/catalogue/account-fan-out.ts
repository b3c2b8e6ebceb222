import type { ScenarioInput } from '../schema.ts';

/** One account with more than 5,000 contacts changes. */
export const accountFanOut: ScenarioInput = {
  name: 'account-fan-out',
  lesson:
    'One changed account is one record of backlog and a write to each of its persons; above 5,000 none is logged.',
  days: 0.1,
  org: { records: { Account: 1, Contact: 6_000 } },
  workload: [{ kind: 'mass-update', process: 'Enrichment', object: 'Account', field: 'Website', records: 1 }],
  expect: [
    { measure: 'backlog.peak', equals: 1, source: 'Adobe, Sync Backlog Metrics' },
    { measure: 'records.fanOut.personWrites', equals: 6_000, source: 'Adobe, SFDC Sync: Account Sync' },
    {
      measure: 'records.fanOut.activities',
      equals: 0,
      source: 'Adobe, SFDC Sync: Account Sync: no activities above 5,000 contacts',
    },
  ],
};
