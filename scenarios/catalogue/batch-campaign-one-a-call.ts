import type { ScenarioInput } from '../schema.ts';
import { batchCampaign } from './batch-campaign.ts';

/** The same campaign by the other documented reading: flow steps take a call a person, whatever the campaign. */
export const batchCampaignOneACall: ScenarioInput = {
  ...batchCampaign,
  name: 'batch-campaign-one-a-call',
  lesson: 'If every flow step takes a call a person, a batch campaign of 10,000 costs 10,000 API calls.',
  sync: { personsPerFlowCall: 1 },
  expect: [
    { measure: 'records.expressLane.done', equals: 10_000 },
    {
      measure: 'apiCalls.flowStep',
      equals: 10_000,
      source: 'Adobe, Salesforce Sync Intervals: a call for each lead',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
