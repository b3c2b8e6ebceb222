import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../engine/kernel/index.ts';
import { type CampaignDefinition, FLOW_ACTIVITY, type FlowStep } from '../../mock-marketo/index.ts';
import { createPersons, marketo } from './campaigns-support.ts';

const test = suite('what the flow steps of a campaign do');

/** A batch campaign for person 3 alone. */
function forOne(flow: readonly FlowStep[], more: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return {
    name: 'One',
    filters: [{ field: 'email', comparison: 'is', value: 'lead3@example.com' }],
    qualification: 'every time',
    flow,
    ...more,
  };
}

test('Change Score adds, takes away and sets, and notes who did it', () => {
  const score = (change: string): CampaignDefinition => ({
    ...forOne([{ step: 'changeScore', field: 'score', change }]),
    name: change,
  });
  const subject = marketo([score('+5'), score('-2'), score('=10'), score('+0')]);
  for (const campaign of ['+5', '-2', '=10', '+0']) subject.run(campaign);
  assert.equal(subject.changes(), [
    [3, 'score', null, 5, '+5'],
    [3, 'score', 5, 3, '-2'],
    [3, 'score', 3, 10, '=10'],
  ]);
  assert.equal(subject.activities(FLOW_ACTIVITY.changeScore), [
    [FLOW_ACTIVITY.changeScore, 3, null, 5],
    [FLOW_ACTIVITY.changeScore, 3, 5, 3],
    [FLOW_ACTIVITY.changeScore, 3, 3, 10],
  ]);
});

test('a changed score waits to be pushed, put down to its campaign and field', () => {
  const subject = marketo([forOne([{ step: 'changeScore', field: 'score', change: '+5' }])]);
  subject.run('One');
  const waiting = subject.sync.pending({ object: 'Lead', limit: 10 });
  assert.equal(waiting.ok && waiting.value.map(({ row, values }) => [row, values]), [[3, { Score__c: 5 }]]);
  const { changes } = subject.instance.logs.Lead;
  const cause = subject.instance.causes.all[changes.countByCause.findIndex((count) => count > 0)];
  assert.equal([cause?.process, cause?.field], ['One', 'Lead.score']);
});

test('Change Data Value writes a new value once, and a value that is there not at all', () => {
  const subject = marketo([forOne([{ step: 'changeDataValue', field: 'leadStatus', value: 'Working' }])]);
  subject.run('One');
  subject.run('One');
  assert.equal(subject.changes(), [[3, 'leadStatus', null, 'Working', 'One']]);
});

test('My Tokens stand in values, moments and tasks: the program has them', () => {
  const subject = marketo([
    forOne(
      [
        { step: 'changeDataValue', field: 'leadSource', value: 'Webinar {{my.date}}' },
        { step: 'interestingMoment', type: 'Web', description: 'Came to {{my.name:default=us}} {{my.none}}' },
        { step: 'createTask', subject: 'Call about {{my.date}}' },
      ],
      { tokens: { '{{my.date}}': 'in May' } },
    ),
  ]);
  subject.run('One');
  assert.is(subject.read(3, 'leadSource'), 'Webinar in May');
  assert.equal(subject.activities(FLOW_ACTIVITY.interestingMoment), [
    [FLOW_ACTIVITY.interestingMoment, 3, 'Web', 'Came to us {{my.none}}'],
  ]);
  const asked = subject.sync.flowRequests({ limit: 10 });
  assert.is(asked.ok && asked.value[0]?.values.Subject, 'Call about in May');
});

test('Add to List and Remove from List change the members once, and other campaigns hear of it', () => {
  const subject = marketo([
    forOne([{ step: 'addToList', list: 7 }]),
    { ...forOne([{ step: 'removeFromList', list: 7 }]), name: 'Out' },
    {
      name: 'Welcome',
      triggers: [{ on: 'isAddedToList', list: 7 }],
      flow: [{ step: 'changeScore', field: 'score', change: '+1' }],
    },
    {
      name: 'Other list',
      triggers: [{ on: 'isAddedToList', list: 8 }],
      flow: [{ step: 'changeScore', field: 'score', change: '+100' }],
    },
  ]);
  const { lists } = subject.instance.campaigns;
  subject.run('One');
  subject.run('One');
  assert.is(lists.has(7, 3), true);
  assert.is(subject.read(3, 'score'), 1);
  subject.run('Out');
  subject.run('Out');
  assert.is(lists.has(7, 3), false);
  const { addToList, removeFromList } = FLOW_ACTIVITY;
  assert.equal(subject.activities(addToList, removeFromList), [
    [addToList, 3, 'List 7', 7],
    [removeFromList, 3, 'List 7', 7],
  ]);
});

test('Request Campaign runs another campaign, when that one listens to flow actions', () => {
  const subject = marketo([
    forOne([
      { step: 'requestCampaign', campaign: 'Heard' },
      { step: 'requestCampaign', campaign: 'For the API' },
    ]),
    {
      name: 'Heard',
      triggers: [{ on: 'campaignIsRequested', source: 'Marketo Flow Action' }],
      flow: [{ step: 'changeScore', field: 'score', change: '+1' }],
    },
    {
      name: 'For the API',
      triggers: [{ on: 'campaignIsRequested', source: 'Web Service API' }],
      flow: [{ step: 'changeScore', field: 'score', change: '+100' }],
    },
  ]);
  subject.run('One');
  assert.is(subject.read(3, 'score'), 1);
  assert.is(subject.activities(FLOW_ACTIVITY.requestCampaign).length, 2);
});

test('a webhook takes its time, and what comes after it waits', () => {
  const subject = marketo([
    forOne([
      { step: 'callWebhook', name: 'Enrich', takesMs: 3 * SECOND_MS },
      { step: 'changeScore', field: 'score', change: '+1' },
    ]),
  ]);
  subject.run('One');
  subject.pass(2 * SECOND_MS);
  assert.equal([subject.read(3, 'score'), subject.activities(FLOW_ACTIVITY.callWebhook).length], [null, 0]);
  subject.pass(SECOND_MS);
  assert.equal(subject.activities(FLOW_ACTIVITY.callWebhook), [
    [FLOW_ACTIVITY.callWebhook, 3, null, 'Enrich'],
  ]);
  assert.is(subject.read(3, 'score'), 1);
});

for (const ms of [4 * MINUTE_MS, 3 * DAY_MS])
  test(`Wait of ${ms / MINUTE_MS} minutes: what comes after it is done to the minute`, () => {
    const subject = marketo([
      forOne([
        { step: 'wait', ms },
        { step: 'changeScore', field: 'score', change: '+1' },
      ]),
    ]);
    subject.run('One');
    subject.pass(ms - 1);
    assert.is(subject.read(3, 'score'), null);
    subject.pass(1);
    assert.is(subject.read(3, 'score'), 1);
  });

test('a person that is deleted while it waits does not go on', () => {
  const subject = marketo([
    {
      name: 'All',
      flow: [
        { step: 'wait', ms: HOUR_MS },
        { step: 'changeScore', field: 'score', change: '+1' },
      ],
    },
  ]);
  subject.run('All');
  subject.instance.delete(3, 0, subject.clock.now());
  subject.pass(HOUR_MS);
  assert.equal([subject.read(2, 'score'), subject.read(3, 'score')], [1, null]);
});

test('Send Alert is noted, and goes to the team, not to the person', () => {
  const subject = marketo([forOne([{ step: 'sendAlert', email: 9 }])]);
  subject.run('One');
  subject.pass(DAY_MS);
  const { sendAlert, sendEmail, emailDelivered } = FLOW_ACTIVITY;
  assert.equal(subject.activities(sendAlert, sendEmail, emailDelivered), [[sendAlert, 3, null, 9]]);
});

test('a form, a new person, a score and a value each trigger what listens to them', () => {
  const plus = (change: string): readonly FlowStep[] => [{ step: 'changeScore', field: 'score', change }];
  const subject = marketo([
    { name: 'Form 5', triggers: [{ on: 'fillsOutForm', form: 5 }], flow: plus('+1') },
    { name: 'Any form', triggers: [{ on: 'fillsOutForm' }], flow: plus('+10') },
    { name: 'New', triggers: [{ on: 'personIsCreated' }], flow: plus('+100') },
    {
      name: 'Hot',
      triggers: [{ on: 'scoreIsChanged', field: 'score', atLeast: 10 }],
      flow: [{ step: 'changeDataValue', field: 'leadStatus', value: 'Hot' }],
    },
  ]);
  const { campaigns } = subject.instance;
  campaigns.fillOutForm(1, 4, subject.clock.now());
  campaigns.fillOutForm(2, 5, subject.clock.now());
  const [created] = createPersons(subject, 1);
  subject.pass(0);
  assert.equal(
    [1, 2, created!].map((person) => [subject.read(person, 'score'), subject.read(person, 'leadStatus')]),
    [
      [10, 'Hot'],
      [11, 'Hot'],
      [100, 'Hot'],
    ],
  );
});

test.run();
