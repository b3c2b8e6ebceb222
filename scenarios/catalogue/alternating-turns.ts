import type { ScenarioInput } from '../schema.ts';

/** 20,000 leads and 20,000 contacts wait; neither may hold the other up until it is done. */
export const alternatingTurns: ScenarioInput = {
  name: 'alternating-turns',
  lesson: 'A long queue of one object does not block the next: objects take turns of 10,000 records.',
  days: 0.5,
  org: { records: { Account: 3_000, Lead: 30_000, Contact: 30_000 } },
  workload: [
    { kind: 'mass-update', process: 'Data load', object: 'Lead', field: 'Phone', records: 20_000 },
    { kind: 'mass-update', process: 'Data load', object: 'Contact', field: 'Phone', records: 20_000 },
  ],
  expect: [
    {
      measure: 'turns',
      equals: ['Lead: 10000', 'Contact: 10000', 'Lead: 10000', 'Contact: 10000'],
      source: 'Marketo Support, reported on Marketing Nation in 2017',
    },
    {
      measure: 'latency.background.maxMs',
      atLeast: 7_200_000,
      atMost: 8_100_000,
      source: 'derived: 20,000 at 10,000 an hour for each object, side by side, and the gaps',
    },
    { measure: 'backlog.final', equals: 0 },
  ],
};
