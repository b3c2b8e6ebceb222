import type { ScenarioInput } from '../schema.ts';
import { activityBackfill } from './activity-backfill.ts';

/**
 * The same by the other documented reading: a person's activities go over once a day. Whoever has had a turn with the
 * history waits with the forms of the day.
 */
export const activityOnceADay: ScenarioInput = {
  ...activityBackfill,
  name: 'activity-once-a-day',
  lesson:
    'If a person’s activities sync once a day, the history still goes over at once; only later ones wait for the day.',
  sync: { activityPush: 'once-a-day' },
  expect: [
    { measure: 'records.tasks', atLeast: 60_000, source: 'Adobe, Customize Activities Sync' },
    {
      measure: 'records.tasks',
      atMost: 61_200,
      source: 'Adobe, Sync Backlog Metrics: once a day a lead; 62,277 if each goes over at once',
    },
    { measure: 'apiCalls.task', atMost: 61_200 },
    { measure: 'cycles.maxMs', atLeast: 3_500_000 },
  ],
};
