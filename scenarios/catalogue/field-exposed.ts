import type { ScenarioInput } from '../schema.ts';

/** An existing field is shown to the sync user; its values come only when somebody touches the records. */
export const fieldExposed: ScenarioInput = {
  name: 'field-exposed',
  lesson:
    'A field that is shown to the sync user brings no values by itself; the mass touch that does is the backlog.',
  days: 0.5,
  org: {
    records: { Account: 500, Lead: 1_000, Contact: 8_000 },
    fields: [{ object: 'Contact', name: 'Health_Score__c', label: 'Health Score', type: 'double' }],
    syncUser: { hidden: ['Contact.Health_Score__c'] },
    accessChanges: [{ afterHours: 2 }],
  },
  workload: [
    {
      kind: 'mass-update',
      process: 'Backfill by a touch',
      object: 'Contact',
      field: 'Health_Score__c',
      records: 6_000,
      afterHours: 6,
      silent: true,
    },
  ],
  expect: [
    {
      measure: 'backlog.trend.1.total',
      equals: 0,
      source: 'Adobe, Add an Existing Salesforce Field: no values until the next update',
    },
    { measure: 'backlog.peak', equals: 6_000 },
    { measure: 'records.pulled.updated', equals: 6_000 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
