import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('access: what the sync user sees, and what becomes of the rest');
const HOUR = 3_600_000;

type Deeds = Readonly<Record<number, (world: World, now: number) => void>>;

function played(org: TestScenario['org'], deeds: Deeds): World {
  const records = { Account: 5, Lead: 20, Contact: 20 };
  const world = createWorld(scenarioOf({ days: 0.25, org: { records, ...org } }));
  for (const [hour, deed] of Object.entries(deeds)) {
    const at = world.startAt + Number(hour) * HOUR;
    world.scheduler.schedule(at, () => deed(world, at));
  }
  playDirect(world);
  return world;
}

const edit =
  (object: string, field: string, value: string) =>
  ({ org }: World, now: number): void => {
    const records = org.object(object);
    for (let row = 0; row < 10; row += 1)
      org.write(
        records,
        row,
        records.field(field),
        value,
        0,
        org.causes.of('Sales', `${object}.${field}`),
        now,
      );
  };

const copyOf = ({ instance }: World, object: string, field: string, row: number) =>
  instance.mirror(object).field(field)!.column.get(instance.mirror(object).rowOf(row));

test('a change of a hidden field is fetched and skipped', () => {
  const world = played({ syncUser: { hidden: ['Contact.Title'] } }, { 1: edit('Contact', 'Title', 'CEO') });
  const { skipped, updated } = world.recorder.sync.pulls;
  assert.equal([skipped, updated], [10, 0]);
});

test('a field that is exposed later arrives only when its record is touched', () => {
  const world = played(
    {
      syncUser: { hidden: ['Contact.Title'] },
      accessChanges: [{ afterHours: 2 }],
    },
    {
      1: edit('Contact', 'Title', 'CEO'),
      4: ({ org }, now) => {
        const contacts = org.object('Contact');
        org.write(contacts, 3, contacts.field('Phone'), '1', 0, 0, now);
      },
    },
  );
  assert.is(copyOf(world, 'Contact', 'Title', 3), 'CEO');
  assert.is(copyOf(world, 'Contact', 'Title', 4), null);
});

test('a field that is exposed later: one digest in process and over HTTP', async () => {
  const forms = { kind: 'edits' as const, side: 'marketo' as const, process: 'Forms' };
  const scenario = scenarioOf({
    days: 0.06,
    org: {
      records: { Account: 5, Lead: 20, Contact: 20 },
      syncUser: { hidden: ['Contact.Title'] },
      accessChanges: [{ afterHours: 0.1 }, { afterHours: 0.8, readOnly: ['Contact.Phone'] }],
    },
    workload: [
      { kind: 'mass-update', object: 'Contact', field: 'Title', records: 20, afterHours: 0.5 },
      { ...forms, object: 'Contact', field: 'Phone', perHour: 60, hours: { from: 0, to: 2 } },
    ],
  });
  const direct = replay(scenario, () => 0);
  assert.ok(direct.records.pulled.updated >= 20, 'the twenty that were touched, and what was refused');
  assert.is(direct.errors[0]?.code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test('what the sync user may not see any more: the same words of Salesforce in process and over HTTP', async () => {
  const scenario = scenarioOf({
    days: 0.06,
    org: {
      records: { Account: 5, Lead: 20, Contact: 20 },
      accessChanges: [{ afterHours: 0.1, hidden: ['Contact.AccountId'], hiddenObjects: ['Event'] }],
    },
    workload: [{ kind: 'mass-update', object: 'Contact', field: 'Phone', records: 20, afterHours: 0.2 }],
  });
  const direct = replay(scenario, () => 0);
  assert.equal(
    direct.errors.map(({ code }) => code),
    ['INVALID_TYPE', 'INVALID_FIELD'],
  );
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test('a new field joins in the cycle after the one that found it', () => {
  const world = played({ syncUser: { hidden: ['Contact.Title'] }, accessChanges: [{ afterHours: 2 }] }, {});
  const joined = world.recorder.sync.steps.filter(({ operation }) => operation === 'Sync schema');
  assert.equal(
    joined.map(({ object, created }) => [object, created]),
    [['Contact', 1]],
  );
});

test('a required field that is hidden fails the step with Salesforce’s own error; the other objects go on', () => {
  const world = played(
    { accessChanges: [{ afterHours: 0.5, hidden: ['Contact.AccountId'] }, { afterHours: 3 }] },
    { 1: edit('Contact', 'Phone', '1'), 2: edit('Lead', 'Phone', '2') },
  );
  const failed = world.recorder.sync.steps.filter(({ status }) => status === 'Failed');
  assert.ok(failed.length > 10);
  assert.ok(failed.every(({ object, operation }) => object === 'Contact' && operation === 'Pull updates'));
  const [error] = world.recorder.sync.errors.values();
  assert.is(error?.code, 'INVALID_FIELD');
  assert.match(error!.example, "No such column 'AccountId' on entity 'Contact'");
  assert.is(copyOf(world, 'Lead', 'Phone', 3), '2');
  assert.is(copyOf(world, 'Contact', 'Phone', 3), '1', 'when it is shown again, the backlog drains');
  assert.equal(
    world.recorder.sync.notifications.map(({ code }) => code),
    ['INVALID_FIELD'],
    'once a day',
  );
});

test('an object that the sync user may not read rests, the others go on', () => {
  const world = played(
    { accessChanges: [{ afterHours: 0.5, hiddenObjects: ['Opportunity'] }] },
    { 1: edit('Contact', 'Phone', '1') },
  );
  assert.is(copyOf(world, 'Contact', 'Phone', 3), '1');
  assert.ok(
    world.recorder.sync.steps.some(({ object, status }) => object === 'Opportunity' && status === 'Failed'),
  );
});

test.run();
