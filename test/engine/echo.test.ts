import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld } from '../../scenarios/index.ts';
import { playDirect } from '../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../support/run-scenario.ts';

const test = suite('echo: the sync’s own writes come back, and cost time or not, as the parameters say');

const org = { records: { User: 2, Account: 5, Lead: 100, Contact: 100, Campaign: 1 } };
const forms = { kind: 'form-fills' as const, perHour: 60, hours: { from: 0, to: 3 } };
const edits = {
  kind: 'edits' as const,
  side: 'marketo' as const,
  process: 'Form',
  object: 'Lead' as const,
  field: 'Phone',
  perHour: 60,
  hours: { from: 0, to: 3 },
};

/** Records of an object that were pulled, and the milliseconds that it took. */
function echoOf(object: string, scenario: TestScenario): { records: number; ms: number } {
  const world = createWorld(scenarioOf({ days: 0.2, org, ...scenario }));
  playDirect(world);
  const steps = world.recorder.sync.steps.filter(
    (step) => step.object === object && step.operation === 'Pull updates',
  );
  const sum = (value: (step: (typeof steps)[number]) => number) =>
    steps.reduce((total, step) => total + value(step), 0);
  return {
    records: sum((step) => step.created + step.updated + step.skipped),
    ms: sum((step) => step.endedAt - step.startedAt),
  };
}

const flow = (...steps: readonly object[]): TestScenario['campaigns'] => [
  { name: 'Inquiry', triggers: [{ on: 'fillsOutForm' }], qualification: 'every time', flow: steps as never },
];

const ADD = { step: 'addToSfdcCampaign', campaign: 0, status: 'Sent' };
const CASES: [parameter: 'echo' | 'flowStepEcho' | 'taskEcho', object: string, scenario: TestScenario][] = [
  ['echo', 'Lead', { workload: [edits] }],
  [
    'echo',
    'CampaignMember',
    { programs: [{ name: 'Webinar', campaign: 0 }], workload: [{ ...forms, program: 'Webinar' }] },
  ],
  ['flowStepEcho', 'Lead', { campaigns: flow({ step: 'syncPersonToSfdc' }), workload: [forms] }],
  ['flowStepEcho', 'CampaignMember', { campaigns: flow(ADD), workload: [{ ...forms, newPersons: 0 }] }],
  [
    'taskEcho',
    'Task',
    { campaigns: flow({ step: 'createTask', subject: 'Call' }), workload: [{ ...forms, newPersons: 0 }] },
  ],
  [
    'taskEcho',
    'Task',
    { activitySync: [{ activity: 'fillsOutForm' }], workload: [{ ...forms, newPersons: 0 }] },
  ],
];

for (const [parameter, object, scenario] of CASES) {
  test(`${parameter}, ${object}: ${scenario.campaigns?.[0]?.flow[0]?.step ?? 'in the background'}`, () => {
    const compared = echoOf(object, scenario);
    assert.ok(compared.records > 50, `${compared.records}`);
    assert.ok(compared.ms > 0);
    const passedOver = echoOf(object, { ...scenario, sync: { [parameter]: false } });
    assert.is(passedOver.ms, 0);
    // Shorter cycles fall on other instants, so that now and then one is fetched twice.
    assert.ok(Math.abs(passedOver.records - compared.records) <= 2, 'they are fetched all the same');
    const others = ['echo', 'flowStepEcho', 'taskEcho'].filter((other) => other !== parameter);
    const rest = Object.fromEntries(others.map((other) => [other, false]));
    assert.equal(
      echoOf(object, { ...scenario, sync: rest }),
      compared,
      'the other parameters change nothing',
    );
  });
}

test('somebody else’s edit of a record that the sync has written is compared and taken over', () => {
  const world = createWorld(scenarioOf({ days: 0.1, org, sync: { echo: false } }));
  const { instance, scheduler, startAt, recorder } = world;
  const write = (field: string, value: string, at: number) =>
    scheduler.schedule(startAt + at, () =>
      instance.write(3, instance.persons.fieldNumber(field), value, 0, startAt + at),
    );
  write('phone', '(555) 1', 3_600_000);
  // The next cycle begins within five minutes and pushes; the one after it pulls what the sync wrote, and the edit.
  const editAt = startAt + 3_600_000 + 330_000;
  scheduler.schedule(editAt, () => {
    const leads = world.org.object('Lead');
    assert.is(leads.value(3, leads.field('Phone')), '(555) 1');
    assert.ok(world.org.update(leads, 3, { Title: 'Chief' }, 0, editAt).ok);
  });
  playDirect(world);
  assert.is(instance.persons.columns[instance.persons.fieldNumber('title')]!.get(3), 'Chief');
  assert.is(recorder.sync.pulls.updated, 1);
  const [step] = recorder.sync.steps.filter(({ operation }) => operation === 'Pull updates');
  assert.is(step!.endedAt - step!.startedAt, 360);
});

test.run();
