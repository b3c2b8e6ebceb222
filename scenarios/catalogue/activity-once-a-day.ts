import type { ScenarioInput } from '../schema.ts';
import { activityBackfill } from './activity-backfill.ts';

/** The same history by the other documented reading: a person's activities go over once a day. */
export const activityOnceADay: ScenarioInput = {
  ...activityBackfill,
  name: 'activity-once-a-day',
  lesson:
    'If a person’s activities sync once a day, the history still goes over at once; only later ones wait for the day.',
  sync: { activityPush: 'once-a-day' },
  expect: [
    {
      measure: 'records.tasks',
      equals: 60_000,
      source: 'Adobe, Sync Backlog Metrics: once a day a lead',
    },
    { measure: 'cycles.maxMs', atLeast: 3_500_000 },
  ],
};
