import type { ScenarioInput } from '../schema.ts';

/** The background sync is switched off in office hours; web inquiries go to Salesforce by flow steps all the same. */
export const expressLaneOff: ScenarioInput = {
  name: 'express-lane-off',
  lesson:
    'While the sync is switched off, Sync Person to SFDC goes on: new leads arrive, other changes wait.',
  days: 1,
  org: { records: { User: 10, Account: 500, Lead: 8_000, Contact: 8_000 } },
  sync: { disabled: [{ afterHours: 9, forHours: 4 }] },
  campaigns: [
    {
      name: 'Web inquiry',
      triggers: [{ on: 'fillsOutForm' }],
      qualification: 'every time',
      flow: [{ step: 'syncPersonToSfdc' }],
    },
  ],
  workload: [
    { kind: 'form-fills', perHour: 60, newPersons: 1, hours: { from: 9, to: 13 } },
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales edits',
      object: 'Contact',
      field: 'Phone',
      perHour: 400,
    },
  ],
  expect: [
    { measure: 'records.expressLane.leads', atLeast: 150, source: 'Adobe, Enable/Disable Salesforce Sync' },
    { measure: 'records.expressLane.failed', equals: 0 },
    { measure: 'latency.expressLane.maxMs', atMost: 60_000, source: 'Adobe, Sync Person to SFDC: at once' },
    { measure: 'latency.background.maxMs', atLeast: 14_000_000 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
