import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Driver } from '../../engine/drivers/direct.ts';
import type { RecordPage } from '../../engine/kernel/index.ts';
import type { Call, FlowRequest, Outcome } from '../../engine/sync/index.ts';
import { createWorld, InvariantError, type World } from '../../scenarios/index.ts';
import { checkInvariants } from '../../scenarios/invariants/index.ts';
import { driverOf, playDirect } from '../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../support/run-scenario.ts';

const test = suite('self-checks: a run in which the sync loses or miscounts anything breaks');

const allDay = { hours: { from: 0, to: 24 } };

/** A morning with flow steps, logged activities, leads for a synced program, conversions, merges and deletions. */
const morning: TestScenario = {
  days: 0.25,
  org: { records: { User: 3, Account: 20, Lead: 400, Contact: 200, Campaign: 2 } },
  programs: [{ name: 'Webinar', campaign: 0 }],
  activitySync: [{ activity: 'fillsOutForm', history: 50 }],
  campaigns: [
    {
      name: 'Web inquiry',
      triggers: [{ on: 'fillsOutForm', form: 1 }],
      flow: [{ step: 'syncPersonToSfdc' }, { step: 'createTask', subject: 'Follow up' }],
    },
    { name: 'Ready to buy', triggers: [{ on: 'fillsOutForm', form: 3 }], flow: [{ step: 'convertPerson' }] },
  ],
  workload: [
    { kind: 'form-fills', perHour: 30, newPersons: 0.5, ...allDay },
    { kind: 'form-fills', form: 2, program: 'Webinar', perHour: 10, newPersons: 1, ...allDay },
    { kind: 'form-fills', form: 3, perHour: 10, newPersons: 0.5, ...allDay },
    ending('delete', 'Contact'),
    ending('merge', 'Lead'),
    ending('convert', 'Lead'),
  ],
};

function ending(what: 'delete' | 'merge' | 'convert', object: 'Lead' | 'Contact') {
  return { kind: 'endings' as const, ending: what, object, perHour: 6, ...allDay };
}

/** A sync that does one thing badly: the third call that fits is answered in another way. */
interface Worse {
  readonly sync: string;
  readonly fits: (call: Call, world: World) => boolean;
  readonly deed: (call: Call, carryOut: Driver, world: World) => Outcome<unknown>;
  readonly complaint: RegExp;
}

function played(worse?: Worse): World {
  const world = createWorld(scenarioOf(morning));
  const carryOut = driverOf(world);
  let seen = 0;
  playDirect(world, {}, (call) => {
    if (!worse?.fits(call, world)) return carryOut(call);
    seen += 1;
    return seen === 3 ? worse.deed(call, carryOut, world) : carryOut(call);
  });
  return world;
}

const is = (verb: Call['verb']) => (call: Call) => call.verb === verb;

/** Calls that find flow steps waiting. */
const asksForSteps = (call: Call, { instance }: World) =>
  call.verb === 'marketo.flowRequests' && instance.campaigns.outbox.waiting(call.args.campaignKind) > 0;

/** Calls that create records of an object for a purpose. */
const creates = (object: string, purpose: Call['purpose']) => (call: Call) =>
  call.verb === 'salesforce.create' && call.args.object === object && call.purpose === purpose;

/** Calls that tell Marketo of deleted records. */
const deletes = (object: string) => (call: Call) =>
  call.verb === 'marketo.deleted' && call.args.object === object;

/** Nothing is done, and it is said that one was. */
const untrue = (): Outcome<unknown> => ({ ok: true, value: 1 });

/** Nothing is created, for all that a request is spent, and it is said that each record is that one. */
const creation =
  (row: number): Worse['deed'] =>
  (call, carryOut) => {
    carryOut({ kind: 'call', verb: 'salesforce.limits', purpose: 'none', args: {} });
    return { ok: true, value: askedFor(call).map(() => ({ row })) };
  };

/** The records of a create, or the leads of a conversion. */
function askedFor({ args }: Call): readonly unknown[] {
  if ('records' in args) return args.records;
  return 'leads' in args ? args.leads : [];
}

/** What the queue of flow steps has is taken out of it, told or not, and nothing is asked of Salesforce. */
function emptyOutbox({ instance, clock }: World): void {
  const { outbox } = instance.campaigns;
  for (const { id } of outbox.first(1_000)) outbox.take(id, 'done', clock.now());
}

function emptyActivities({ instance, clock }: World): void {
  const { activitySync } = instance;
  const pending = activitySync.pending(1_000, false, clock.now());
  activitySync.pushed(
    pending.map(({ id }) => ({ id, row: undefined })),
    clock.now(),
  );
}

/** The same without anybody hearing of it. */
function unheard(queue: { observer: unknown }, empty: () => void): void {
  const { observer } = queue;
  queue.observer = undefined;
  empty();
  queue.observer = observer;
}

/** The first record of a page is left out of it. */
function withoutFirst(page: RecordPage): RecordPage {
  return { ...page, size: page.size - 1, rows: page.rows.slice(1), stamps: page.stamps.slice(1) };
}

const WORSE: readonly Worse[] = [
  {
    sync: 'passes over a record of a page (invariant 2)',
    fits: is('salesforce.changed'),
    deed: (call, carryOut) => {
      const page = carryOut(call) as Outcome<RecordPage>;
      return page.ok ? { ok: true, value: withoutFirst(page.value) } : page;
    },
    complaint: /^\d+ \w+ records were pulled, but \d+ left the backlog at/,
  },
  {
    sync: 'makes a request that it does not tell of (invariant 5)',
    fits: is('salesforce.limits'),
    deed: (call, carryOut) => {
      carryOut(call);
      return carryOut(call);
    },
    complaint: /^the org counted \d+ requests, the sync made \d+ and others 0$/,
  },
  {
    sync: 'says that a flow step is done and does not tell Marketo (invariant 13)',
    fits: is('marketo.flowDone'),
    deed: untrue,
    complaint: /^of flow steps Marketo says \d+ done and 0 refused, the sync \d+ and 0$/,
  },
  {
    sync: 'takes flow steps off Marketo and does not do them (invariant 13)',
    fits: asksForSteps,
    deed: (call, carryOut, world) => {
      emptyOutbox(world);
      return carryOut(call);
    },
    complaint: /^of flow steps Marketo says \d+ done/,
  },
  {
    sync: 'loses flow steps on the way (invariant 13)',
    fits: asksForSteps,
    deed: (call, carryOut, world) => {
      unheard(world.instance.campaigns.outbox, () => emptyOutbox(world));
      return carryOut(call);
    },
    complaint: /^\d+ flow steps came, \d+ are done, 0 refused, 0 gone, 0 are waiting$/,
  },
  {
    sync: 'says that an activity is a task and does not tell Marketo (invariant 14)',
    fits: is('marketo.activitiesPushed'),
    deed: untrue,
    complaint: /^of activities Marketo says \d+ done and 0 refused, the sync \d+ and 0$/,
  },
  {
    sync: 'takes activities off Marketo and makes no tasks of them (invariant 14)',
    fits: is('marketo.pendingActivities'),
    deed: (call, carryOut, world) => {
      emptyActivities(world);
      return carryOut(call);
    },
    complaint: /^of activities Marketo says \d+ done and [1-9]\d* refused, the sync \d+ and 0$/,
  },
  {
    sync: 'loses activities on the way (invariant 14)',
    fits: is('marketo.pendingActivities'),
    deed: (call, carryOut, world) => {
      unheard(world.instance.activitySync, () => emptyActivities(world));
      return carryOut(call);
    },
    complaint: /^\d+ activities came, \d+ are done/,
  },
  {
    sync: 'says that a flow step waited less than it did (invariant 15)',
    fits: is('marketo.flowRequests'),
    deed: (call, carryOut) => {
      const asked = carryOut(call) as Outcome<readonly FlowRequest[]>;
      if (!asked.ok) return asked;
      return { ok: true, value: asked.value.map((one) => ({ ...one, requestedAt: one.requestedAt + 1 })) };
    },
    complaint: /^the area under the flow steps is \d+ ms, but their waits sum up to \d+$/,
  },
  {
    sync: 'takes an activity for a task that another one is (invariant 16)',
    fits: creates('Task', 'task'),
    deed: creation(0),
    complaint: /^Task 0 is no record that was made just now$/,
  },
  {
    sync: 'makes no task of an activity and says so (invariant 16)',
    fits: creates('Task', 'task'),
    deed: creation(1_000_000),
    complaint: /^Task 1000000 is no record that was made just now$/,
  },
  {
    sync: 'makes no task in a flow step and says so (invariant 16)',
    fits: creates('Task', 'flowStep'),
    deed: creation(0),
    complaint: /^(\d+) tasks were made, but the org has \d+ more than before$/,
  },
  {
    sync: 'takes a person of a flow step for a lead that is there already (invariant 16)',
    fits: creates('Lead', 'flowStep'),
    deed: creation(0),
    complaint: /^Lead 0 is no record that was made just now$/,
  },
  {
    sync: 'takes a member of a program for a lead that is there already (invariant 16)',
    fits: creates('Lead', 'data'),
    deed: creation(0),
    complaint: /^Lead 0 is no record that was made just now$/,
  },
  {
    sync: 'makes no membership and says so (invariant 16)',
    fits: creates('CampaignMember', 'data'),
    deed: creation(1_000_000),
    complaint: /^CampaignMember 1000000 is not there$/,
  },
  {
    sync: 'takes a contact that is there already for that of a lead it converts (invariant 16)',
    fits: is('salesforce.convert'),
    deed: creation(0),
    complaint: /^Contact 0 is no record that was made just now$/,
  },
  {
    sync: 'passes over a deleted contact (invariant 17)',
    fits: deletes('Contact'),
    deed: untrue,
    complaint: /^Contact \d+ was deleted, but Marketo still has it$/,
  },
  {
    sync: 'passes over a lead that was merged into another (invariant 17)',
    fits: deletes('Lead'),
    deed: untrue,
    complaint: /^Lead \d+ was deleted, but Marketo still has it$/,
  },
];

test('the morning has a bit of everything, and nothing is wrong with it', () => {
  const { recorder } = played();
  const { done, leads } = recorder.sync.expressLane;
  assert.ok(done > 100 && leads > 20, `${done} flow steps, ${leads} leads`);
  assert.ok(recorder.activities.departures.done > 100);
  assert.ok(recorder.sync.programs.leads > 5);
});

for (const worse of WORSE) {
  test(`a sync that ${worse.sync} ends with an invariant that is broken`, () => {
    assert.throws(
      () => played(worse),
      (error: unknown) => {
        if (!(error instanceof InvariantError)) throw error;
        assert.match(error.message, worse.complaint, error.message);
        return true;
      },
    );
  });
}

test('a wait that is counted too short breaks the run (invariant 4)', () => {
  const world = played();
  checkInvariants(world);
  world.recorder.backlog.waitedMs -= 1;
  assert.throws(() => checkInvariants(world), /^the area under the backlog is \d+ record-ms/);
});

test.run();
