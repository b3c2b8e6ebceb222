import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { run, scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('custom sync filter: what the sync does not look at is neither fetched nor counted');
const HOUR = 3_600_000;

const office: TestScenario = {
  days: 0.25,
  org: {
    records: { Account: 20, Lead: 50, Contact: 400 },
    fields: [{ object: 'Contact', name: 'Sync_to_Marketo__c', label: 'Sync to Marketo', type: 'boolean' }],
  },
  workload: [
    {
      kind: 'edits',
      side: 'salesforce',
      process: 'Sales',
      object: 'Contact',
      field: 'Phone',
      perHour: 300,
      hours: { from: 0, to: 5 },
    },
  ],
};
const filter = { object: 'Contact', field: 'Sync_to_Marketo__c', value: true };
const filtered: TestScenario = { ...office, sync: { filters: [filter] } };

/** Half of the contacts belong to the sync. */
function flag({ org, startAt }: World): void {
  const contacts = org.object('Contact');
  for (let row = 0; row < 200; row += 1)
    contacts.columns[contacts.field('Sync_to_Marketo__c')]!.set(row, true);
  assert.ok(startAt > 0);
}

function played(
  input: TestScenario,
  deeds: Readonly<Record<number, (world: World, now: number) => void>> = {},
): World {
  const world = createWorld(scenarioOf(input));
  flag(world);
  for (const [hour, deed] of Object.entries(deeds)) {
    const at = world.startAt + Number(hour) * HOUR;
    world.scheduler.schedule(at, () => deed(world, at));
  }
  playDirect(world);
  return world;
}

const phoneOf = ({ instance }: World, row: number) =>
  instance.mirror('Contact').field('Phone')!.column.get(instance.mirror('Contact').rowOf(row));

function write({ org }: World, row: number, field: string, value: string | boolean, now: number): void {
  const contacts = org.object('Contact');
  org.write(contacts, row, contacts.field(field), value, 0, org.causes.of('Admin', `Contact.${field}`), now);
}

test('without a filter every changed contact is fetched, with one only those that fit (invariant 12)', () => {
  const all = played(office).recorder;
  const some = played(filtered).recorder;
  const handled = ({ sync }: typeof all) => sync.pulls.updated + sync.pulls.skipped;
  assert.ok(handled(some) > 300 && handled(some) < 0.6 * handled(all), `${handled(some)} of ${handled(all)}`);
  assert.ok(some.backlog.peak < 0.8 * all.backlog.peak);
  assert.is(some.backlog.total, 0);
});

test('a record that falls out of the filter leaves the backlog, and its copy stays as it was', () => {
  const world = played(
    { ...filtered, workload: [] },
    {
      1.01: (world, now) => {
        write(world, 7, 'Phone', '(555) 1', now);
        write(world, 7, 'Sync_to_Marketo__c', false, now);
      },
    },
  );
  assert.is(world.recorder.counted!.fellOut, 1);
  assert.is.not(phoneOf(world, 7), '(555) 1');
  assert.is(world.recorder.sync.pulls.updated, 0);
});

test('a record that comes into the filter syncs with that change', () => {
  const world = played(
    { ...filtered, workload: [] },
    {
      1: (world, now) => write(world, 300, 'Phone', '(555) 2', now),
      2: (world, now) => write(world, 300, 'Sync_to_Marketo__c', true, now),
    },
  );
  assert.is(phoneOf(world, 300), '(555) 2');
});

test('records that sharing hides from the sync user are left out in the same way (invariant 12)', () => {
  const { filters, ...sync } = filtered.sync!;
  assert.is(filters?.length, 1);
  const world = played({ ...office, sync, org: { ...office.org, visible: [filter] } });
  const { pulls } = world.recorder.sync;
  const byFilter = played(filtered).recorder.sync.pulls;
  assert.equal([pulls.updated, pulls.skipped], [byFilter.updated, byFilter.skipped]);
});

test('a filter on a field without an index makes cycles longer', () => {
  const indexed = run(filtered);
  const plain = run({ ...filtered, sync: { filters: [{ ...filter, indexed: false }] } });
  assert.ok(plain.cycles.count < indexed.cycles.count);
});

test('one digest in process and over HTTP', async () => {
  const scenario = scenarioOf({
    ...filtered,
    days: 0.1,
    workload: [
      ...office.workload!,
      {
        kind: 'edits',
        side: 'salesforce',
        process: 'Admin',
        object: 'Contact',
        field: 'Sync_to_Marketo__c',
        perHour: 300,
        hours: { from: 0, to: 5 },
      },
    ],
  });
  const direct = replay(scenario, () => 0);
  assert.ok(direct.records.pulled.updated > 20);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
