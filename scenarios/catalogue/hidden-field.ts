import type { ScenarioInput } from '../schema.ts';

/** A mass update of a field that the sync user cannot see: every record is fetched all the same, and skipped. */
export const hiddenField: ScenarioInput = {
  name: 'hidden-field',
  lesson:
    'Hiding a field does not keep its changes out of the backlog; it turns slow updates into quick skips.',
  days: 1,
  org: {
    records: { Account: 3_000, Lead: 5_000, Contact: 40_000 },
    fields: [{ object: 'Contact', name: 'ERP_Balance__c', label: 'ERP Balance', type: 'currency' }],
    syncUser: { hidden: ['Contact.ERP_Balance__c'] },
  },
  workload: [
    { kind: 'mass-update', process: 'ERP load', object: 'Contact', field: 'ERP_Balance__c', records: 30_000 },
  ],
  expect: [
    { measure: 'backlog.peak', equals: 30_000, source: 'Adobe, Sync Backlog Metrics' },
    { measure: 'records.pulled.skipped', equals: 30_000, source: 'Adobe, Sync Status' },
    { measure: 'records.pulled.updated', equals: 0 },
    { measure: 'backlog.final', equals: 0 },
    { measure: 'latency.background.maxMs', atMost: 5_400_000 },
  ],
};
