import type { ScenarioInput } from '../schema.ts';

/** The sync is switched off for four office hours, as when a custom object is enabled. */
export const syncDisabled: ScenarioInput = {
  name: 'sync-disabled',
  lesson:
    'While the sync is switched off changes wait on both sides; switched on, it takes them up where it stopped.',
  days: 1,
  org: { records: { Account: 1_000, Lead: 10_000, Contact: 20_000 } },
  sync: { disabled: [{ afterHours: 9, forHours: 4 }] },
  workload: [
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Phone',
      perHour: 600,
    },
    { kind: 'edits', side: 'marketo', process: 'Form fills', object: 'Lead', field: 'Title', perHour: 300 },
  ],
  expect: [
    { measure: 'backlog.peak', atLeast: 3_000 },
    { measure: 'latency.background.maxMs', atLeast: 14_000_000 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
