import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { fromCatalogue } from '../../support/run-scenario.ts';

const test = suite(
  'account locks: open tasks for people of one account, written by the sync and by another tool',
);
const HOUR = 3_600_000;

const worlds = new Map<string, World>();

/** The scenario of the catalogue with other tasks of the tool; each is played once. */
function played(tasks: { open?: boolean; writers?: number }, more: object = {}): World {
  const key = JSON.stringify([tasks, more]);
  const world = worlds.get(key) ?? play(tasks, more);
  worlds.set(key, world);
  return world;
}

function play(tasks: object, more: object): World {
  const locks = fromCatalogue('account-locks');
  const workload = locks.workload.map((one) => (one.kind === 'account-tasks' ? { ...one, ...tasks } : one));
  const world = createWorld(fromCatalogue('account-locks', { workload, ...more }));
  playDirect(world);
  return world;
}

const lockErrors = ({ recorder }: World): number =>
  [...recorder.sync.errors.values()].find(({ code }) => code === 'UNABLE_TO_LOCK_ROW')?.count ?? 0;

/** Milliseconds that pushes of contacts took. */
const pushMs = ({ recorder }: World): number =>
  recorder.sync.steps
    .filter(({ object, operation }) => object === 'Contact' && operation === 'Push updates')
    .reduce((sum, step) => sum + step.endedAt - step.startedAt, 0);

test('open tasks lock the account from five writers on, of two seconds each; closed ones never', () => {
  const open = [1, 4, 5, 6].map((writers) => lockErrors(played({ writers })));
  const [one, four, five, six] = open as [number, number, number, number];
  assert.ok(one === 0 && four <= five && 0 < five && five < six / 5, `${open}`);
  assert.is(lockErrors(played({ writers: 12, open: false })), 0);
});

test('a changed contact of the account is tried twice in each cycle and stays in the backlog until it is written', () => {
  const world = played({ writers: 6 });
  const calm = played({ writers: 6, open: false });
  const { sync, backlog } = world.recorder;
  assert.is(sync.pushes.failed, 0);
  assert.ok(sync.retried > 100);
  assert.is(backlog.total, 0);
  assert.is(sync.pushes.updated, calm.recorder.sync.pushes.updated);
  const { org, instance } = world;
  const contacts = org.object('Contact');
  const title = contacts.field('Title');
  for (let row = 0; row < contacts.count; row += 1) {
    const person = instance.persons.personOf('Contact', row);
    assert.is(
      contacts.value(row, title),
      instance.persons.columns[instance.persons.fieldNumber('title')]!.get(person),
    );
  }
});

test('each try of a locked contact costs the time of a failed record', () => {
  const [locked, calm] = [played({ writers: 6 }), played({ writers: 6, open: false })];
  const failed = (pushMs(locked) - pushMs(calm)) / 720;
  assert.ok(failed > 50, `${pushMs(locked)} after ${pushMs(calm)}`);
});

test('a Create Task step is tried three times at once, then the person goes on without the task; the others are done', () => {
  const { org, recorder } = played({ writers: 6 });
  const { done, failed } = recorder.sync.expressLane;
  const steps = done + failed;
  assert.ok(failed > 50 && done > 50, `${failed} of ${steps}`);
  assert.is(tasksNamed(org, 'Call back'), done);
  assert.ok(recorder.api.byPurpose.flowStep >= done + 3 * failed);
  assert.ok(recorder.api.byPurpose.flowStep <= 3 * steps + 2, 'two calls are to see leads and contacts');
});

test('logged activities are tasks that are done, which lock nothing: they go through while the account is locked', () => {
  const { org, recorder } = played(
    { writers: 6 },
    { campaigns: [], activitySync: [{ activity: 'fillsOutForm' }] },
  );
  assert.ok(recorder.sync.tasks > 100);
  assert.is(tasksNamed(org, 'Filled Out Form'), recorder.sync.tasks);
  const steps = recorder.sync.steps.filter(
    ({ object, operation }) => object === 'Task' && operation === 'Push new',
  );
  assert.ok(steps.some(({ startedAt }) => startedAt > recorder.startAt + 2 * HOUR));
  assert.is(
    steps.reduce((sum, step) => sum + step.failed, 0),
    0,
  );
});

function tasksNamed(org: World['org'], subject: string): number {
  const tasks = org.object('Task');
  const field = tasks.field('Subject');
  return Array.from({ length: tasks.count }, (_, row) => tasks.value(row, field)).filter(
    (name) => name === subject,
  ).length;
}

test('one digest in process and over HTTP', async () => {
  const { workload, ...locks } = fromCatalogue('account-locks');
  const scenario = {
    ...locks,
    days: 0.06,
    workload: workload.map((one) =>
      one.kind === 'account-tasks' ? { ...one, afterHours: 0.1, tasks: 500, writers: 7 } : one,
    ),
  };
  const direct = replay(scenario, () => 0);
  assert.ok(direct.errors.length > 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
