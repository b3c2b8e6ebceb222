import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Call, Outcome } from '../../../engine/sync/index.ts';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp, withServers } from '../../../scenarios/over-http.ts';
import { driverOf, playDirect, replayRemote } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('express lane: trouble on the way, and no record twice');

const stormy: TestScenario = {
  days: 0.3,
  org: { records: { User: 5, Account: 20, Lead: 100, Contact: 100, Campaign: 3 } },
  campaigns: [
    {
      name: 'Web inquiry',
      triggers: [{ on: 'fillsOutForm' }],
      flow: [
        { step: 'syncPersonToSfdc' },
        { step: 'addToSfdcCampaign', campaign: 0, status: 'Sent' },
        { step: 'createTask', subject: 'Call back' },
      ],
    },
  ],
  workload: [{ kind: 'form-fills', perHour: 60, newPersons: 1, hours: { from: 0, to: 5 } }],
  faults: [{ kind: 'lost-replies', afterHours: 1, forHours: 3, probability: 0.1 }],
};

function played(input: TestScenario): World {
  const world = createWorld(scenarioOf(input));
  playDirect(world);
  return world;
}

function emails({ org }: World): string[] {
  const leads = org.object('Lead');
  const field = leads.field('Email');
  return Array.from({ length: leads.count - 100 }, (_, i) => String(leads.value(100 + i, field)));
}

test('after a create that was not answered the lane looks before it creates again (invariant 9)', () => {
  const world = played(stormy);
  const created = emails(world);
  assert.ok(created.length > 200);
  assert.is(new Set(created).size, created.length);
  const { persons } = world.instance;
  const alive = Array.from({ length: persons.count }, (_, person) => person).filter(
    (person) => !persons.isDeleted(person),
  );
  assert.is(alive.length, 200 + created.length, 'no person twice either');
  assert.is(world.org.object('CampaignMember').count, created.length);
  assert.is(world.instance.campaigns.outbox.size, 0);
});

test('the other reading, creating again without a look, makes duplicates', () => {
  const created = emails(played({ ...stormy, sync: { afterLostReply: 'repeat' } }));
  assert.ok(new Set(created).size < created.length);
});

/**
 * The first try to create a lead is counted by the org and goes no further; meanwhile another integration creates more
 * leads than one answer to a query has; the reply of the second try is lost.
 */
function losing(world: World, carryOut: Carry): Carry {
  const lost = { ok: false as const, error: { code: 'TIMEOUT', message: '' } };
  let tries = 0;
  return async (call) => {
    const isCreate = call.verb === 'salesforce.create' && call.args.object === 'Lead';
    if (isCreate) tries += 1;
    if (!isCreate || tries > 2) return carryOut(call);
    if (tries === 2) await carryOut(call);
    else {
      world.org.requests.take(world.clock.now());
      importLeads(world, 2_500);
    }
    return lost;
  };
}

type Carry = (call: Call) => Promise<Outcome<unknown>>;

function importLeads({ org, clock }: World, count: number): void {
  const leads = org.object('Lead');
  for (let i = 0; i < count; i += 1) {
    org.insert(leads, { LastName: 'Imported', Company: 'Ltd', Email: `${i}@ltd.example` }, 0, clock.now());
  }
}

const quiet: TestScenario = {
  ...stormy,
  days: 0.06,
  campaigns: [
    { name: 'Web inquiry', triggers: [{ on: 'fillsOutForm' }], flow: [{ step: 'syncPersonToSfdc' }] },
  ],
  workload: [{ kind: 'form-fills', perHour: 20, newPersons: 1, hours: { from: 0, to: 1 } }],
  faults: [],
};

test('it looks at all that has been created since the first try that was not answered, in process and over HTTP', async () => {
  const world = createWorld(scenarioOf(quiet));
  const driver = driverOf(world);
  const direct = await replayRemote(
    world,
    losing(world, async (call) => driver(call)),
    () => 0,
  );
  const created = emails(world);
  assert.ok(created.length > 2_510);
  assert.is(new Set(created).size, created.length);
  const other = createWorld(scenarioOf(quiet));
  const overHttp = await withServers(other, ({ carryOut }) =>
    replayRemote(other, losing(other, carryOut), () => 0),
  );
  assert.equal(overHttp, direct);
});

test('during an outage each step is tried three times, then the person goes on without it', () => {
  const world = played({ ...stormy, faults: [{ kind: 'outage', afterHours: 1, forHours: 1 }] });
  const { failed, done } = world.recorder.sync.expressLane;
  assert.ok(failed > 20 && done > 300, `${failed} failed, ${done} done`);
  assert.is(world.instance.campaigns.outbox.size, 0);
});

test('when the day’s API requests are gone, flow steps fail and the background sync rests; both return', () => {
  const world = played({
    ...stormy,
    days: 1.5,
    faults: [],
    org: { ...stormy.org, edition: 'Developer', otherApiCallsPerDay: 14_000 },
    workload: [{ kind: 'form-fills', perHour: 60, newPersons: 1, hours: { from: 0, to: 24 } }],
  });
  const { sync, api } = world.recorder;
  assert.ok(api.busiestDay <= 15_000);
  assert.ok(sync.expressLane.failed > 0 && sync.expressLane.done > 500);
  assert.ok(sync.notifications.some(({ code }) => code === 'REQUEST_LIMIT_EXCEEDED'));
});

test('the same storm over HTTP: one digest', async () => {
  const scenario = scenarioOf({ ...stormy, days: 0.12 });
  const direct = replay(scenario, () => 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
