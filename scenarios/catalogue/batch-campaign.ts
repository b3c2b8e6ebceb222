import type { ScenarioInput } from '../schema.ts';

/** A batch campaign syncs 10,000 persons by a flow step: 200 in a call, and none of it is backlog before it is there. */
export const batchCampaign: ScenarioInput = {
  name: 'batch-campaign',
  lesson: 'Sync Person to SFDC in a batch campaign takes 200 people a call; a trigger campaign takes one.',
  days: 0.5,
  org: { records: { User: 10, Account: 200, Lead: 10_000 } },
  campaigns: [{ name: 'Nightly sync', flow: [{ step: 'syncPersonToSfdc' }] }],
  workload: [{ kind: 'batch-campaign', campaign: 'Nightly sync', afterHours: 1 }],
  expect: [
    { measure: 'records.expressLane.done', equals: 10_000 },
    {
      measure: 'apiCalls.flowStep',
      equals: 50,
      source: 'Adobe, How Marketo Uses the Salesforce API: up to 200 leads a call',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
