import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import { CAPACITY, type CampaignDefinition, type FlowStep } from '../../mock-marketo/index.ts';
import { type Marketo, marketo } from './campaigns-support.ts';

const test = suite('queues of campaigns');

const MARK = (value: string): FlowStep => ({ step: 'changeDataValue', field: 'leadStatus', value });

/** A campaign for whoever comes from this source, every time; its first step gives its priority. */
function from(source: string, ...flow: FlowStep[]): CampaignDefinition {
  return {
    name: source,
    triggers: [{ on: 'dataValueChanges', field: 'leadSource', newValue: source }],
    qualification: 'every time',
    flow,
  };
}

const HIGH = from('high', { step: 'sendAlert', email: 1 }, MARK('high'));
const MEDIUM = from('medium', { step: 'interestingMoment', type: 'Web', description: 'x' }, MARK('medium'));
const LOW = from('low', MARK('low'));

/** Who ran through which campaign, in the order of it. */
function ran({ changes }: Marketo): string[] {
  return changes()
    .filter(([, field]) => field === 'leadStatus')
    .map(([person, , , , by]) => `${person} ${by}`);
}

test('in a queue, the higher priority goes first, and among equals the first that came', () => {
  const subject = marketo([LOW, MEDIUM, HIGH], { triggerPersonsPerMinute: 1 });
  const sources = ['low', 'low', 'medium', 'high', 'medium', 'high'];
  sources.forEach((source, person) => {
    subject.write(person, 'leadSource', source);
  });
  subject.pass(HOUR_MS);
  assert.equal(ran(subject), ['0 low', '3 high', '5 high', '2 medium', '4 medium', '1 low']);
});

test('with a capacity of 60 persons a minute a new person of high priority jumps ahead of all that wait', () => {
  const subject = marketo([LOW, HIGH], { triggerPersonsPerMinute: 60 });
  for (const person of [0, 1, 2, 3, 4]) subject.write(person, 'leadSource', 'low');
  subject.pass(1_500);
  subject.write(5, 'leadSource', 'high');
  subject.pass(HOUR_MS);
  assert.equal(ran(subject), ['0 low', '1 low', '5 high', '2 low', '3 low', '4 low']);
});

test('a queue takes as many persons a minute as its capacity says, a batch of 200 at a time', () => {
  const subject = marketo(
    [{ name: 'All', flow: [MARK('done')] }],
    { batchPersonsPerMinute: 600 },
    {
      synced: { Lead: { count: 1_500, bases: {} } },
    },
  );
  subject.run('All');
  const done: number[] = [];
  for (let at = 0; at <= 140; at += 20) {
    done.push(ran(subject).length);
    subject.pass(20_000);
  }
  assert.equal(done, [200, 400, 600, 800, 1_000, 1_200, 1_400, 1_500]);
  assert.ok(CAPACITY.batchPersonsPerMinute > CAPACITY.triggerPersonsPerMinute);
});

test('an overridden priority is one level higher, for those who qualify from then on', () => {
  const subject = marketo([LOW, MEDIUM], { triggerPersonsPerMinute: 1 });
  const { campaigns } = subject.instance;
  subject.write(0, 'leadSource', 'medium');
  subject.write(1, 'leadSource', 'low');
  subject.write(2, 'leadSource', 'medium');
  campaigns.overridePriority(campaigns.campaign('low'), true, subject.clock.now());
  subject.write(3, 'leadSource', 'low');
  subject.write(4, 'leadSource', 'medium');
  subject.pass(HOUR_MS);
  assert.equal(ran(subject), ['0 medium', '2 medium', '3 low', '4 medium', '1 low']);
});

test('an override means nothing to a batch campaign', () => {
  const subject = marketo(
    [
      { name: 'Plain', flow: [{ step: 'interestingMoment', type: 'Web', description: 'x' }, MARK('x')] },
      { name: 'Overridden', flow: [MARK('y')], isPriorityOverridden: true },
    ],
    { batchPersonsPerMinute: 1 },
    { synced: { Lead: { count: 2, bases: {} } } },
  );
  const { campaigns } = subject.instance;
  for (const name of ['Plain', 'Overridden', 'Plain']) {
    campaigns.schedule(campaigns.campaign(name), subject.clock.now());
  }
  subject.pass(HOUR_MS);
  assert.equal(ran(subject), ['0 Plain', '1 Plain', '0 Overridden', '1 Overridden']);
});

test('a person is in one campaign at a time: the second waits for the first, other persons do not', () => {
  const slow = from('slow', MARK('slow'), { step: 'callWebhook', name: 'Slow', takesMs: 10 * MINUTE_MS });
  const subject = marketo([slow, HIGH]);
  subject.write(0, 'leadSource', 'slow');
  subject.write(0, 'leadSource', 'high');
  subject.write(1, 'leadSource', 'high');
  assert.equal(ran(subject), ['0 slow', '1 high']);
  subject.pass(10 * MINUTE_MS);
  assert.equal(ran(subject), ['0 slow', '1 high', '0 high']);
});

test('a wait of up to 5 minutes keeps the person, a longer one lets it into other campaigns', () => {
  const waits = (name: string, ms: number) => from(name, MARK(name), { step: 'wait', ms });
  const subject = marketo([waits('short', 5 * MINUTE_MS), waits('long', DAY_MS), HIGH]);
  subject.write(0, 'leadSource', 'short');
  subject.write(1, 'leadSource', 'long');
  for (const person of [0, 1]) subject.write(person, 'leadSource', 'high');
  assert.equal(ran(subject), ['0 short', '1 long', '1 high']);
});

test('of a batch, who is busy elsewhere follows when free, the others do not wait', () => {
  const hold = from('hold', { step: 'callWebhook', name: 'Slow', takesMs: HOUR_MS });
  const subject = marketo([hold, { name: 'All', flow: [MARK('done')] }]);
  subject.write(4, 'leadSource', 'hold');
  subject.run('All');
  assert.is(ran(subject).length, 9);
  subject.pass(HOUR_MS);
  assert.is(ran(subject).at(-1), '4 All');
});

const QUALIFICATIONS: readonly (readonly [
  rule: CampaignDefinition['qualification'],
  after: readonly number[],
])[] = [
  ['once', [1, 1, 1]],
  ['every time', [1, 2, 3]],
  [{ onceInMs: 2 * HOUR_MS }, [1, 1, 2]],
  [undefined, [1, 1, 1]],
];

for (const [rule, after] of QUALIFICATIONS)
  test(`a person that comes every hour runs through the flow ${JSON.stringify(rule) ?? 'by default'}`, () => {
    const subject = marketo([
      {
        name: 'Visit',
        triggers: [{ on: 'fillsOutForm' }],
        flow: [{ step: 'changeScore', field: 'score', change: '+1' }],
        ...(rule !== undefined && { qualification: rule }),
      },
    ]);
    const scores = after.map(() => {
      subject.instance.campaigns.fillOutForm(0, 1, subject.clock.now());
      subject.pass(HOUR_MS);
      return subject.read(0, 'score');
    });
    assert.equal(scores, after);
  });

test('nothing happens before its time, and the instance tells when that is', () => {
  const subject = marketo([from('low', { step: 'wait', ms: HOUR_MS }, MARK('low'))]);
  subject.write(0, 'leadSource', 'low');
  assert.is(subject.instance.campaigns.nextAt, subject.clock.now() + HOUR_MS);
  subject.instance.campaigns.runUntil(subject.clock.now() + HOUR_MS - 1);
  assert.equal(ran(subject), []);
  subject.instance.campaigns.runUntil(subject.clock.now() + HOUR_MS);
  assert.equal([ran(subject), subject.instance.campaigns.nextAt], [['0 low'], Number.POSITIVE_INFINITY]);
});

test.run();
