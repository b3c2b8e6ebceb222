import type { ScenarioInput } from '../schema.ts';

/** A million leads are updated in one go. The rule of thumb says 100 hours of work in 5,000 data calls. */
export const massMigration: ScenarioInput = {
  name: 'mass-migration',
  lesson:
    'A million updates are more than four days of backlog; ordinary changes of the object wait behind them.',
  days: 5,
  org: { licences: 500, records: { Account: 10_000, Lead: 1_000_000, Contact: 20_000 } },
  workload: [
    { kind: 'mass-update', process: 'Migration', object: 'Lead', field: 'Description', records: 1_000_000 },
  ],
  expect: [
    { measure: 'backlog.peak', equals: 1_000_000 },
    { measure: 'records.pulled.updated', equals: 1_000_000 },
    {
      measure: 'apiCalls.data',
      equals: 5_000,
      source: 'Adobe, How Marketo Uses the Salesforce API: 200 records a call',
    },
    {
      measure: 'latency.background.maxMs',
      atLeast: 360_000_000,
      atMost: 392_400_000,
      source: '100 hours at 10,000 an hour, and a gap after each of 100 turns',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
