import type { ScenarioInput } from '../schema.ts';

/** A change now and then: it waits for the running cycle to end and for the gap after it, no longer. */
export const steadyState: ScenarioInput = {
  name: 'steady-state',
  lesson: 'Without backlog a change waits at most a cycle and the gap of five minutes after it.',
  days: 1,
  org: { records: { Account: 1_000, Lead: 5_000, Contact: 5_000 } },
  workload: [
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Lead',
      field: 'Phone',
      perHour: 6,
      hours: { from: 0, to: 24 },
      weekends: true,
    },
  ],
  expect: [
    {
      measure: 'latency.background.maxMs',
      atMost: 306_000,
      source: 'Adobe, Understanding the Salesforce Sync',
    },
    { measure: 'records.pulled.updated', atLeast: 100 },
    { measure: 'backlog.peak', atMost: 10 },
  ],
};
