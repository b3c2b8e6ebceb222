import type { ScenarioInput } from '../schema.ts';

/**
 * Adobe's worked example of a day's API calls. Its 7,200 check calls assume 288 cycles a day, that is cycles without
 * length, so records cost no time here.
 */
export const apiBill: ScenarioInput = {
  name: 'api-bill',
  lesson:
    'What a day costs: 7,200 check calls, and one data call for every 200 changed records of an object.',
  days: 1,
  org: { records: { Account: 2_000, Lead: 5_000, Contact: 5_000, Opportunity: 1_000, Campaign: 200 } },
  sync: { recordsPerHour: 1_000_000_000 },
  workload: [
    { kind: 'mass-update', object: 'Lead', field: 'Phone', records: 1_000, afterHours: 9.99 },
    { kind: 'mass-update', object: 'Contact', field: 'Phone', records: 1_000, afterHours: 9.99 },
    { kind: 'mass-update', object: 'Account', field: 'Phone', records: 100, afterHours: 9.99 },
    { kind: 'mass-update', object: 'Opportunity', field: 'Amount', records: 100, afterHours: 9.99 },
    { kind: 'mass-update', object: 'Campaign', field: 'Status', records: 100, afterHours: 9.99 },
  ],
  expect: [
    { measure: 'apiCalls.total', equals: 7_213, source: 'Adobe, How Marketo Uses the Salesforce API' },
    { measure: 'apiCalls.data', equals: 13, source: 'Adobe, How Marketo Uses the Salesforce API' },
    { measure: 'records.changed', equals: 2_300 },
    { measure: 'backlog.final', equals: 0 },
  ],
};
