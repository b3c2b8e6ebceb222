import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { run, scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('activities: logged in Salesforce as tasks, by type');

const forms: TestScenario = {
  days: 0.25,
  org: { records: { User: 5, Account: 20, Lead: 200, Contact: 200 } },
  activitySync: [{ activity: 'fillsOutForm' }],
  workload: [{ kind: 'form-fills', perHour: 100, newPersons: 0, hours: { from: 0, to: 5 } }],
};

function played(input: TestScenario): World {
  const world = createWorld(scenarioOf(input));
  playDirect(world);
  return world;
}

test('each activity is a task that is done, for one call each', () => {
  const { org, recorder } = played(forms);
  const tasks = org.object('Task');
  const read = (field: string) => tasks.value(0, tasks.field(field));
  assert.ok(recorder.sync.tasks > 400);
  assert.is(tasks.count, recorder.sync.tasks);
  assert.is(recorder.api.byPurpose.task, recorder.sync.tasks);
  assert.equal(
    [read('Subject'), read('Status'), read('ActivityDate')],
    ['Filled Out Form', 'Completed', '2026-01-05'],
  );
});

test('a task moves LastActivityDate once a day, which brings its person back as a skip', () => {
  const { org, recorder } = played(forms);
  const active = ['Lead', 'Contact'].map((name) => {
    const records = org.object(name);
    const field = records.field('LastActivityDate');
    return Array.from({ length: records.count }, (_, row) => records.value(row, field)).filter(
      (date) => date === '2026-01-05',
    ).length;
  });
  assert.ok(active[0]! > 100 && active[1]! > 100);
  const { skipped, updated, created } = recorder.sync.pulls;
  const accounts = recorder.backlog.leftByList[org.object('Account').changes.id]!;
  assert.is(skipped, active[0]! + active[1]! + accounts + recorder.sync.tasks);
  assert.equal([updated, created], [0, 0]);
});

test('a type that is not logged makes no task', () => {
  const { org } = played({ ...forms, activitySync: [{ activity: 'opensEmail' }] });
  assert.is(org.object('Task').count, 0);
});

test('switching a type on pushes three months of history, and everything else waits longer', () => {
  const edits = {
    kind: 'edits' as const,
    side: 'salesforce' as const,
    process: 'Sales',
    object: 'Contact',
    field: 'Phone',
    perHour: 200,
    hours: { from: 0, to: 24 },
  };
  const office: TestScenario = { ...forms, days: 1, activitySync: [], workload: [edits] };
  const calm = run(office);
  const flood = run({
    ...office,
    activitySync: [{ activity: 'opensEmail', afterHours: 2, history: 30_000 }],
  });
  assert.ok(flood.records.tasks > 20_000 && flood.apiCalls.task === flood.records.tasks);
  assert.ok(flood.backlog.peak > 5 * calm.backlog.peak, `${flood.backlog.peak} after ${calm.backlog.peak}`);
  assert.ok(flood.cycles.maxMs! > 30 * 60_000);
});

test('once a day a person: the other reading pushes fewer in the same time', () => {
  const each = played(forms).recorder.sync.tasks;
  const daily = played({ ...forms, sync: { activityPush: 'once-a-day' } }).recorder.sync.tasks;
  assert.ok(daily < each && daily > 250, `${daily} of ${each}`);
});

test('a person that only Marketo knows has no tasks', () => {
  const { org } = played({
    ...forms,
    org: { records: {} },
    workload: [{ kind: 'form-fills', perHour: 60, newPersons: 1, hours: { from: 0, to: 5 } }],
  });
  assert.is(org.object('Task').count, 0);
});

test('one digest in process and over HTTP, also when replies get lost', async () => {
  const scenario = scenarioOf({
    ...forms,
    days: 0.1,
    faults: [{ kind: 'lost-replies', afterHours: 0.5, forHours: 0.5, probability: 0.2 }],
  });
  const direct = replay(scenario, () => 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test('a reply that is lost after the write makes no second task (invariant 9)', () => {
  const { org, recorder, instance } = played({
    ...forms,
    faults: [{ kind: 'lost-replies', afterHours: 1, forHours: 3, probability: 0.3 }],
  });
  assert.ok([...recorder.sync.errors.values()].some(({ code }) => code === 'TIMEOUT'));
  assert.is(instance.activitySync.count(0), 0);
  assert.is(org.object('Task').count, recorder.sync.tasks);
});

/** Two persons fill out the same form again and again, so that most of their tasks look alike. */
const alike: TestScenario = {
  ...forms,
  days: 0.15,
  org: { records: { User: 1, Lead: 2 } },
  faults: [{ kind: 'lost-replies', afterHours: 0, forHours: 3, probability: 0.02 }],
};

test('a task whose reply was lost is not taken for one like it that was made before: no activity is lost', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { org, recorder, instance } = played({ ...alike, seed });
    const waiting = instance.activitySync.count(0);
    assert.ok(recorder.sync.tasks > 50 && waiting < 50, `${recorder.sync.tasks} tasks, ${waiting} wait`);
    assert.ok(org.object('Task').count - recorder.sync.tasks <= 1, 'at most the last one has no answer yet');
  }
});

test('so it is over HTTP, to the digest', async () => {
  const scenario = scenarioOf({ ...alike, seed: 2 });
  const direct = replay(scenario, () => 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
