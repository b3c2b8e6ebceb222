import type { ScenarioInput } from '../schema.ts';

/** Two accounts change, one of them with more than 5,000 contacts. */
export const accountFanOut: ScenarioInput = {
  name: 'account-fan-out',
  lesson: 'One changed account is one record of backlog and a write to every person of it in Marketo.',
  days: 0.1,
  org: { records: { Account: 2, Contact: 11_000 }, accountSizes: { skew: 0.5, largest: 1 } },
  workload: [{ kind: 'mass-update', process: 'Enrichment', object: 'Account', field: 'Website', records: 2 }],
  expect: [
    { measure: 'backlog.peak', equals: 2, source: 'Adobe, Sync Backlog Metrics' },
    { measure: 'records.fanOut.personWrites', equals: 11_000, source: 'Adobe, SFDC Sync: Account Sync' },
    { measure: 'records.fanOut.activities', atMost: 5_000, source: 'Adobe, SFDC Sync: Account Sync' },
    { measure: 'records.fanOut.activities', atLeast: 1 },
  ],
};
