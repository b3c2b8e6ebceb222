import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { loadScenario, ScenarioError } from '../../../scenarios/loading/load.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';
import { withFiles } from '../../support/scratch.ts';

const test = suite('person accounts: a company and a person in Marketo');
const HOUR = 3_600_000;

/** Forty accounts, the first thirty of them persons. */
const SHOP: TestScenario = {
  days: 0.15,
  org: {
    records: { User: 2, Account: 40, Lead: 10, Contact: 100 },
    personAccounts: 30,
    fields: [{ object: 'Contact', name: 'Points__c', label: 'Points', type: 'double' }],
  },
};

function played(deed: (world: World, now: number) => void, scenario = SHOP): World {
  const world = createWorld(scenarioOf(scenario));
  world.scheduler.schedule(world.startAt + HOUR, () => deed(world, world.startAt + HOUR));
  playDirect(world);
  return world;
}

const pulls = ({ recorder }: World) =>
  recorder.sync.steps
    .filter(({ operation }) => operation === 'Pull updates')
    .map(({ object, created, updated, skipped }) => [object, created, updated, skipped]);

const personValue = ({ instance }: World, contact: number, field: string) =>
  instance.persons.columns[instance.persons.fieldNumber(field)]!.get(
    instance.persons.personOf('Contact', contact),
  );

const companyValue = ({ instance }: World, account: number, field: string) =>
  instance.mirror('Account').field(field)!.column.get(account);

test('one changed custom field is two records of backlog: the company and the person have the value', () => {
  const world = played(({ org }, now) => {
    assert.ok(org.update(org.object('Account'), 3, { Points__pc: 500 }, 0, now).ok);
  });
  assert.equal(pulls(world), [
    ['Account', 0, 1, 0],
    ['Contact', 0, 1, 0],
  ]);
  assert.is(companyValue(world, 3, 'Points__pc'), 500);
  assert.is(personValue(world, 3, 'Points__c'), 500);
  assert.is(world.recorder.backlog.peak, 2);
});

test('whoever changes the names of all accounts changes the last names of those that are persons', () => {
  const world = played(() => undefined, {
    ...SHOP,
    workload: [
      { kind: 'mass-update', object: 'Account', field: 'Name', value: 'Renamed', records: 40, afterHours: 1 },
    ],
  });
  const accounts = world.org.object('Account');
  const first = (row: number) => String(accounts.value(row, accounts.field('FirstName')));
  for (const row of [0, 29]) {
    assert.is(accounts.value(row, accounts.field('Name')), `${first(row)} Renamed`);
    assert.is(personValue(world, row, 'lastName'), 'Renamed');
    assert.is(companyValue(world, row, 'Name'), `${first(row)} Renamed`);
  }
  assert.is(companyValue(world, 39, 'Name'), 'Renamed');
  const [pulledAccounts, pulledContacts] = pulls(world);
  assert.equal(pulledAccounts, ['Account', 0, 40, 0]);
  assert.equal(pulledContacts, ['Contact', 0, 30, 0]);
});

test('a field of the account only: its person comes along, and is skipped', () => {
  const world = played(({ org }, now) => {
    assert.ok(org.update(org.object('Account'), 3, { AccountNumber: 'A-1' }, 0, now).ok);
  });
  assert.equal(pulls(world), [
    ['Account', 0, 1, 0],
    ['Contact', 0, 0, 1],
  ]);
});

test('a new person account is a new company and a new person, who shows its own name as the company', () => {
  const world = played(({ org }, now) => {
    const values = { FirstName: 'Ada', LastName: 'Byron', PersonEmail: 'ada@example.com' };
    assert.ok(org.insert(org.object('Account'), values, 0, now).ok);
  });
  assert.equal(pulls(world), [
    ['Account', 1, 0, 0],
    ['Contact', 1, 0, 0],
  ]);
  assert.is(personValue(world, 100, 'company'), 'Ada Byron');
  assert.is(personValue(world, 100, 'email'), 'ada@example.com');
  assert.is(personValue(world, 100, 'isPersonAccount'), true);
  assert.is(personValue(world, 99, 'isPersonAccount'), false);
});

test('a change in Marketo goes to the contact, and comes back twice: the account has it too', () => {
  const world = played(({ instance }, now) => {
    const person = instance.persons.personOf('Contact', 3);
    instance.write(person, instance.persons.fieldNumber('title'), 'Chief', 0, now);
  });
  const accounts = world.org.object('Account');
  assert.is(accounts.value(3, accounts.field('PersonTitle')), 'Chief');
  assert.is(world.recorder.sync.pushes.updated, 1);
  assert.equal(pulls(world), [
    ['Account', 0, 1, 0],
    ['Contact', 0, 0, 1],
  ]);
  assert.is(companyValue(world, 3, 'PersonTitle'), 'Chief');
});

test('one digest in process and over HTTP', async () => {
  const edits = { kind: 'edits' as const, process: 'Shop', perHour: 40, hours: { from: 0, to: 3 } };
  const scenario = scenarioOf({
    ...SHOP,
    workload: [
      { ...edits, side: 'salesforce', object: 'Account', field: 'Points__pc' },
      { ...edits, side: 'salesforce', object: 'Account', field: 'PersonMailingCity' },
      { ...edits, side: 'marketo', object: 'Contact', field: 'Title' },
    ],
  });
  const direct = replay(scenario, () => 0);
  assert.ok(direct.records.pulled.updated > 100 && direct.records.pushed.updated > 50);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test('a file that wants more person accounts than there are records is told so', () =>
  withFiles(
    { 'shop.yaml': 'org: { records: { Account: 5, Contact: 3 }, personAccounts: 4 }\n' },
    (folder) => {
      assert.throws(
        () => loadScenario(`${folder}/shop.yaml`),
        (error: Error) =>
          error instanceof ScenarioError &&
          error.message.includes(
            'org.personAccounts: 4 person accounts need as many records of Contact; there are 3',
          ),
      );
    },
  ));

test.run();
