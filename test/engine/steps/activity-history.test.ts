import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('activity history: three months of it go over when a type is switched on');
const DAY = 86_400_000;

function played(input: TestScenario): World {
  const world = createWorld(scenarioOf(input));
  playDirect(world);
  return world;
}

/** The dates of the tasks, oldest first. */
function datesOf({ org }: World): string[] {
  const tasks = org.object('Task');
  const field = tasks.field('ActivityDate');
  return Array.from({ length: tasks.count }, (_, row) => String(tasks.value(row, field))).sort();
}

const dateOf = (world: World, day: number): string =>
  new Date(world.startAt + day * DAY).toISOString().slice(0, 10);

const forms = { kind: 'form-fills' as const, hours: { from: 0, to: 24 }, weekends: true };
const people = { records: { User: 2, Account: 5, Lead: 20, Contact: 20 } };

test('of 120 days of forms the last 91 become tasks, those before them never', () => {
  const world = played({
    days: 122,
    org: people,
    sync: { gapMinutes: 60 },
    activitySync: [{ activity: 'fillsOutForm', afterHours: 120 * 24 }],
    workload: [{ ...forms, perHour: 0.5, newPersons: 0 }],
  });
  const dates = datesOf(world);
  assert.is(dates[0], dateOf(world, 120 - 91));
  const filledOut = 91 * 12;
  const before = dates.filter((date) => date < dateOf(world, 120)).length;
  assert.ok(Math.abs(before - filledOut) < 6 * Math.sqrt(filledOut), `${before} of about ${filledOut}`);
});

test('what a scenario says there was before the run lies in the same three months', () => {
  const world = played({
    days: 0.2,
    org: people,
    activitySync: [{ activity: 'opensEmail', afterHours: 1, history: 182 }],
  });
  const dates = datesOf(world);
  assert.is(dates.length, 182);
  assert.equal([dates[0], dates.at(-1)], [dateOf(world, -91), dateOf(world, 0 - 0.4)]);
});

test('what a person did before its first push to Salesforce is never sent', () => {
  const world = played({
    days: 1,
    org: people,
    campaigns: [
      {
        name: 'Nightly sync',
        filters: [{ field: 'email', comparison: 'contains', value: 'visitor' }],
        flow: [{ step: 'syncPersonToSfdc' }],
      },
    ],
    activitySync: [{ activity: 'fillsOutForm', afterHours: 8 }],
    workload: [
      { ...forms, perHour: 30, newPersons: 1, hours: { from: 0, to: 3 } },
      { kind: 'batch-campaign', campaign: 'Nightly sync', afterHours: 5 },
    ],
  });
  assert.ok(world.recorder.sync.expressLane.done > 60);
  assert.is(world.org.object('Task').count, 0);
});

test('what it did after that is sent, when the type is switched on later', () => {
  const world = played({
    days: 1,
    org: people,
    campaigns: [
      { name: 'Web inquiry', triggers: [{ on: 'fillsOutForm' }], flow: [{ step: 'syncPersonToSfdc' }] },
    ],
    activitySync: [{ activity: 'fillsOutForm', afterHours: 8 }],
    workload: [
      { ...forms, perHour: 30, newPersons: 1, hours: { from: 0, to: 1 } },
      { ...forms, perHour: 60, newPersons: 0, hours: { from: 2, to: 4 } },
    ],
  });
  const { instance, recorder, startAt } = world;
  let after = 0;
  for (let id = 1; id < instance.activities!.nextId; id += 1) {
    const { type, at } = instance.activities!.get(id);
    if (type === 2 && at > startAt + DAY / 12) after += 1;
  }
  assert.ok(after > 60, `${after}`);
  assert.is(recorder.sync.tasks, after);
});

test.run();
