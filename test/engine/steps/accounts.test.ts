import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('accounts: one record of backlog, a write for each of their persons');
const HOUR = 3_600_000;

function played(records: object, deed: (world: World, now: number) => void): World {
  const world = createWorld(
    scenarioOf({
      days: 0.1,
      org: { records, accountSizes: { skew: 0, largest: 1 } },
      activitySync: [{ activity: 'opensEmail' }],
    }),
  );
  world.scheduler.schedule(world.startAt + HOUR, () => deed(world, world.startAt + HOUR));
  playDirect(world);
  return world;
}

function rename({ org }: World, row: number, now: number): void {
  const accounts = org.object('Account');
  org.write(
    accounts,
    row,
    accounts.field('Name'),
    'New Name',
    0,
    org.causes.of('Admin', 'Account.Name'),
    now,
  );
}

/** Persons of contacts who show a company, and how many changes of it were logged. */
function shown({ org, instance }: World, company: string): { persons: number; logged: number } {
  const { persons, activities } = instance;
  const field = persons.fieldNumber('company');
  let found = 0;
  for (let row = 0; row < org.object('Contact').count; row += 1)
    if (persons.columns[field]!.get(persons.personOf('Contact', row)) === company) found += 1;
  let logged = 0;
  for (let id = activities!.firstId; id < activities!.nextId; id += 1)
    if (activities!.get(id).field === field) logged += 1;
  return { persons: found, logged };
}

test('contacts begin with the name of their account as their company', () => {
  const { org, instance } = played({ Account: 4, Contact: 40 }, () => undefined);
  const accounts = org.object('Account');
  const contacts = org.object('Contact');
  const account = accounts.rowOf(String(contacts.value(17, contacts.field('AccountId'))));
  const person = instance.persons.personOf('Contact', 17);
  assert.is(
    instance.persons.columns[instance.persons.fieldNumber('company')]!.get(person),
    accounts.value(account, accounts.field('Name')),
  );
});

test('a renamed account is one update of the sync, and as many persons with the new company, each logged', () => {
  const world = played({ Account: 4, Contact: 40 }, (world, now) => rename(world, 2, now));
  assert.equal(shown(world, 'New Name'), { persons: 10, logged: 10 });
  assert.is(world.recorder.sync.pulls.updated, 1);
  assert.equal(world.recorder.fanOut.counts, {
    accounts: 1,
    personWrites: 10,
    mostPersonWrites: 10,
    activities: 10,
  });
});

test('persons are written once for all changed fields of their account, and not for a field that they do not show', () => {
  const world = played({ Account: 4, Contact: 40 }, (world, now) => {
    const { org } = world;
    const accounts = org.object('Account');
    org.update(accounts, 0, { AccountNumber: '7' }, 0, now);
    org.update(accounts, 1, { Name: 'New Name', Site: 'Annex' }, 0, now);
  });
  assert.equal(world.recorder.fanOut.counts, {
    accounts: 2,
    personWrites: 10,
    mostPersonWrites: 10,
    activities: 20,
  });
});

test('above 5,000 contacts the values change and nothing is logged', () => {
  const most = played({ Account: 1, Contact: 5_000 }, (world, now) => rename(world, 0, now));
  assert.equal(shown(most, 'New Name'), { persons: 5_000, logged: 5_000 });
  const more = played({ Account: 1, Contact: 5_001 }, (world, now) => rename(world, 0, now));
  assert.equal(shown(more, 'New Name'), { persons: 5_001, logged: 0 });
  assert.equal(more.recorder.fanOut.counts, {
    accounts: 1,
    personWrites: 5_001,
    mostPersonWrites: 5_001,
    activities: 0,
  });
});

test('a contact that moves to another account shows that one’s name', () => {
  const world = played({ Account: 4, Contact: 40 }, (world, now) => {
    rename(world, 3, now);
    const { org } = world;
    const contacts = org.object('Contact');
    org.update(contacts, 0, { AccountId: org.object('Account').idOf(3) }, 0, now);
  });
  assert.is(shown(world, 'New Name').persons, 11);
});

/** Contacts without the name of their account as their company. */
function nameless({ org, instance }: World): number {
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  const company = instance.persons.columns[instance.persons.fieldNumber('company')]!;
  let count = 0;
  for (let row = 0; row < contacts.count; row += 1) {
    const account = accounts.rowOf(String(contacts.value(row, contacts.field('AccountId'))));
    const name = accounts.value(account, accounts.field('Name'));
    if (company.get(instance.persons.personOf('Contact', row)) !== name) count += 1;
  }
  return count;
}

/** A first sync; accounts of which some change meanwhile come later than their contacts. */
const FIRST: TestScenario = {
  days: 0.06,
  org: { records: { Account: 40, Contact: 100 } },
  sync: { first: true },
  workload: [
    { kind: 'mass-update', object: 'Account', field: 'Phone', records: 40, overMinutes: 20 },
    {
      kind: 'mass-update',
      object: 'Contact',
      field: 'Phone',
      records: 100,
      afterHours: 0.2,
      overMinutes: 20,
    },
  ],
};

test('after a first sync each contact shows its account’s name, also one that came before its account', () => {
  const accountsFirst = createWorld(scenarioOf(FIRST));
  playDirect(accountsFirst);
  assert.is(nameless(accountsFirst), 0);
  const { objects } = scenarioOf(FIRST).sync;
  const order = ['Contact', ...objects.filter((name) => name !== 'Contact')];
  const contactsFirst = createWorld(
    scenarioOf({ ...FIRST, sync: { first: true, accountGate: false, objects: order } }),
  );
  playDirect(contactsFirst);
  assert.is(nameless(contactsFirst), 0);
  assert.ok(contactsFirst.recorder.sync.steps.some(({ operation }) => operation === 'Update FKS'));
});

test('a first sync in which records change: one digest in process and over HTTP', async () => {
  const scenario = scenarioOf(FIRST);
  const direct = replay(scenario, () => 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test('one digest in process and over HTTP', async () => {
  const input: TestScenario = {
    days: 0.1,
    org: { records: { Account: 20, Lead: 20, Contact: 200 } },
    campaigns: [
      {
        name: 'Company changes',
        triggers: [{ on: 'dataValueChanges', field: 'company' }],
        qualification: 'every time',
        flow: [{ step: 'changeDataValue', field: 'title', value: 'Moved' }],
      },
    ],
    workload: [
      {
        kind: 'edits',
        side: 'salesforce',
        process: 'Admin',
        object: 'Account',
        field: 'Name',
        perHour: 30,
        hours: { from: 0, to: 2 },
      },
    ],
  };
  const scenario = scenarioOf(input);
  const direct = replay(scenario, () => 0);
  assert.ok(direct.records.pushed.updated > 100, 'the campaign heard of each person');
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
