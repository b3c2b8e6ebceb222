import type { ScenarioInput } from '../schema.ts';

/**
 * An event integration inserts the members of one campaign one by one with twelve writers, while a trigger campaign adds
 * people to the same campaign. Each insert locks the campaign for as long as the org's triggers take.
 */
export const campaignLocks: ScenarioInput = {
  name: 'campaign-locks',
  lesson:
    'Members inserted one by one on one campaign lock it: the more writers, the more UNABLE_TO_LOCK_ROW.',
  days: 0.5,
  org: {
    records: { User: 10, Account: 200, Lead: 20_000, Contact: 1_000, Campaign: 5 },
    saveMs: { CampaignMember: 2_000 },
  },
  campaigns: [
    {
      name: 'Webinar registration',
      triggers: [{ on: 'fillsOutForm' }],
      flow: [{ step: 'addToSfdcCampaign', campaign: 0, status: 'Sent' }],
    },
  ],
  workload: [
    { kind: 'campaign-members', campaign: 0, members: 8_000, writers: 12, afterHours: 1 },
    { kind: 'form-fills', perHour: 60, newPersons: 0.5, hours: { from: 1, to: 4 } },
  ],
  expect: [
    {
      measure: 'errors.0.code',
      equals: 'UNABLE_TO_LOCK_ROW',
      source: 'Full Circle Insights, Response Management & DML Lock Errors',
    },
    { measure: 'errors.0.count', atLeast: 50 },
  ],
};
