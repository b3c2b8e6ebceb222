import type { ScenarioInput } from '../schema.ts';
import { activityBackfill } from './activity-backfill.ts';

/** The same history by the other documented reading: a person's activities go over once a day. */
export const activityOnceADay: ScenarioInput = {
  ...activityBackfill,
  name: 'activity-once-a-day',
  lesson: 'If activities sync once a day a person, the history comes in daily portions, one for each person.',
  sync: { activityPush: 'once-a-day' },
  expect: [
    {
      measure: 'records.tasks',
      atLeast: 20_000,
      atMost: 45_000,
      source: 'Adobe, Sync Backlog Metrics: once a day a lead',
    },
    { measure: 'cycles.maxMs', atLeast: 3_500_000 },
  ],
};
