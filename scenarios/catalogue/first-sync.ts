import type { ScenarioInput } from '../schema.ts';

/** The sync is switched on for the first time: the whole database of the org comes over. */
export const firstSync: ScenarioInput = {
  name: 'first-sync',
  lesson: 'The first sync copies every record of the org: hours for a small one, days for a large one.',
  days: 1,
  org: {
    records: { User: 60, Account: 4_000, Lead: 30_000, Contact: 40_000, Opportunity: 3_000, Campaign: 100 },
  },
  sync: { first: true },
  expect: [
    {
      measure: 'backlog.peak',
      equals: 77_160,
      source: 'Adobe, Understanding the Salesforce Sync: everything is copied',
    },
    { measure: 'records.pulled.created', equals: 77_160 },
    {
      measure: 'latency.background.maxMs',
      atLeast: 14_400_000,
      source: 'Adobe, Understanding the Salesforce Sync: hours or even days',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
