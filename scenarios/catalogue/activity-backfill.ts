import type { ScenarioInput } from '../schema.ts';

/**
 * Logging of e-mail opens is switched on: 60,000 of the last three months go over, one call each. Six hours here; a
 * base with a million of them takes four days. Forms are logged all the time.
 */
export const activityBackfill: ScenarioInput = {
  name: 'activity-backfill',
  lesson:
    'Switching activity logging on pushes three months of history, and every other change waits behind it.',
  days: 1,
  org: { records: { User: 50, Account: 2_000, Lead: 30_000, Contact: 30_000 } },
  activitySync: [{ activity: 'fillsOutForm' }, { activity: 'opensEmail', afterHours: 2, history: 60_000 }],
  workload: [
    { kind: 'form-fills', perHour: 100, newPersons: 0, hours: { from: 0, to: 23 } },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Phone',
      perHour: 300,
      hours: { from: 0, to: 24 },
    },
  ],
  expect: [
    {
      measure: 'records.tasks',
      equals: 62_277,
      source: 'Adobe, Customize Activities Sync: three months of history; and the 2,277 forms of the day',
    },
    {
      measure: 'apiCalls.task',
      equals: 62_277,
      source: 'Adobe, How Marketo Uses the Salesforce API: a call an event',
    },
    { measure: 'cycles.maxMs', atLeast: 3_500_000 },
    {
      measure: 'latency.background.p95Ms',
      atLeast: 2_000_000,
      source: 'Adobe, Customize Activities Sync: other updates may be delayed',
    },
  ],
};
