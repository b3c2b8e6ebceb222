import type { ScenarioInput } from '../schema.ts';
import { alternatingTurns } from './alternating-turns.ts';

/** The same load by the other reading of the reported throughput: one worker does 10,000 records an hour in all. */
export const alternatingTurnsShared: ScenarioInput = {
  ...alternatingTurns,
  name: 'alternating-turns-shared',
  lesson: 'If the 10,000 an hour are those of all objects together, the same load takes twice as long.',
  sync: { throughputScope: 'shared' },
  expect: [
    ...(alternatingTurns.expect ?? []).filter(({ measure }) => measure !== 'latency.background.maxMs'),
    {
      measure: 'latency.background.maxMs',
      atLeast: 14_400_000,
      atMost: 15_300_000,
      source: 'derived: 4 turns of an hour and the gaps between them',
    },
  ],
};
