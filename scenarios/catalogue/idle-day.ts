import type { ScenarioInput } from '../schema.ts';

/** A day on which nothing changes: 288 cycles of 25 check calls. */
export const idleDay: ScenarioInput = {
  name: 'idle-day',
  lesson: 'Even an idle sync uses 7,200 API calls a day: 25 in each cycle, every five minutes.',
  days: 1,
  org: { records: { User: 100, Account: 1_000, Lead: 5_000, Contact: 5_000 } },
  expect: [
    { measure: 'apiCalls.total', equals: 7_200, source: 'Adobe, How Marketo Uses the Salesforce API' },
    { measure: 'cycles.count', equals: 288, source: 'Adobe, How Marketo Uses the Salesforce API' },
    { measure: 'backlog.peak', equals: 0 },
  ],
};
