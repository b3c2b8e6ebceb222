import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('express lane: flow steps that need Salesforce act at once');

const onForm = (flow: NonNullable<TestScenario['campaigns']>[number]['flow']): TestScenario => ({
  days: 0.25,
  org: { records: { User: 5, Account: 20, Lead: 100, Contact: 100, Campaign: 3 } },
  campaigns: [{ name: 'Web inquiry', triggers: [{ on: 'fillsOutForm' }], qualification: 'every time', flow }],
  workload: [{ kind: 'form-fills', perHour: 60, newPersons: 1, hours: { from: 0, to: 5 } }],
});

function played(input: TestScenario): World {
  const world = createWorld(scenarioOf(input));
  playDirect(world);
  return world;
}

test('Sync Person to SFDC creates the lead, links the person, and the lead comes back as no second person (invariant 10)', () => {
  const { org, instance, recorder } = played(onForm([{ step: 'syncPersonToSfdc' }]));
  const { done, failed, leads } = recorder.sync.expressLane;
  assert.ok(done > 200 && failed === 0);
  assert.is(leads, done);
  assert.is(org.object('Lead').count, 100 + done);
  assert.is(instance.persons.count, 200 + done);
  const last = org.object('Lead').count - 1;
  const person = instance.persons.personOf('Lead', last);
  const email = (row: number) => org.object('Lead').value(row, org.object('Lead').field('Email'));
  assert.is(email(last), instance.persons.columns[instance.persons.fieldNumber('email')]!.get(person));
});

test('it does so within seconds, for one call a person that counts as flow step and not as backlog', () => {
  const { recorder } = played(onForm([{ step: 'syncPersonToSfdc' }]));
  const { maxMs, count } = recorder.expressLatency.result();
  assert.is(count, recorder.sync.expressLane.done);
  assert.ok(maxMs !== null && maxMs <= 10_000, `${maxMs}`);
  assert.is(recorder.api.byPurpose.flowStep, count);
});

test('without Last Name or Company Salesforce has no lead: its own error, and the person stays in Marketo alone', () => {
  const scenario = onForm([{ step: 'syncPersonToSfdc' }]);
  const result = replay(
    scenarioOf({
      ...scenario,
      workload: [
        { ...scenario.workload![0]!, kind: 'form-fills', perHour: 60, newPersons: 1, withoutCompany: 1 },
      ],
    }),
    () => 0,
  );
  assert.is(result.records.expressLane.leads, 0);
  const [error] = result.errors;
  assert.is(error?.code, 'REQUIRED_FIELD_MISSING');
  assert.is(error?.field, 'Company');
  assert.is(error?.example, 'Required fields are missing: [Company]');
});

test('a batch campaign takes up to 200 persons a call', () => {
  const batch = {
    ...onForm([]),
    campaigns: [{ name: 'Nightly', flow: [{ step: 'syncPersonToSfdc' as const }] }],
  };
  const { recorder } = played({
    ...batch,
    org: { records: { Lead: 1_000, Contact: 1 } },
    workload: [{ kind: 'batch-campaign', campaign: 'Nightly', afterHours: 1 }],
  });
  assert.is(recorder.sync.expressLane.done, 1_001);
  assert.is(recorder.api.byPurpose.flowStep, 5 + 1, '1,000 leads in five calls, the contact in its own');
});

test('while the background sync is disabled, flow steps go on and its own backlog waits', () => {
  const scenario = onForm([{ step: 'syncPersonToSfdc' }]);
  const { recorder, org } = played({ ...scenario, sync: { disabled: [{ afterHours: 0, forHours: 24 }] } });
  assert.is(recorder.sync.cycles.count, 0);
  assert.ok(recorder.sync.expressLane.leads > 200);
  assert.is(
    org.object('Lead').changes.size,
    recorder.sync.expressLane.leads,
    'the new leads wait to be pulled',
  );
});

test('implied actions: a new person becomes a lead first, then a member, then has the other status', () => {
  const { org, recorder } = played(
    onForm([{ step: 'changeStatusInSfdcCampaign', campaign: 1, status: 'Responded' }]),
  );
  const members = org.object('CampaignMember');
  const { leads } = recorder.sync.expressLane;
  assert.is(members.count, leads);
  assert.is(members.value(0, members.field('Status')), 'Responded');
  assert.is(members.value(0, members.field('LeadId')), org.object('Lead').idOf(100));
  assert.is(members.value(0, members.field('CampaignId')), org.object('Campaign').idOf(1));
});

test('Remove from SFDC Campaign: members are deleted, who is none is skipped, and who is not in Salesforce stays so', () => {
  const { org, instance, recorder } = played({
    ...onForm([]),
    campaigns: [
      {
        name: 'In and out',
        triggers: [{ on: 'fillsOutForm' }],
        qualification: 'every time',
        flow: [
          { step: 'removeFromSfdcCampaign', campaign: 0 },
          { step: 'addToSfdcCampaign', campaign: 1, status: 'Sent' },
          { step: 'removeFromSfdcCampaign', campaign: 0 },
          { step: 'removeFromSfdcCampaign', campaign: 1 },
        ],
      },
    ],
  });
  const { done, failed, leads } = recorder.sync.expressLane;
  assert.ok(leads > 200);
  assert.equal([done, failed], [4 * leads, 0], 'the lead, its membership, and two removals');
  const members = org.object('CampaignMember');
  assert.is(members.count, leads);
  assert.ok(members.deleted.subarray(0, leads).every((isDeleted) => isDeleted === 1));
  assert.is(instance.persons.count, 200 + leads);
});

test('Create Task: a task for the person, due in five days', () => {
  const { org } = played(onForm([{ step: 'createTask', subject: 'Call back' }]));
  const tasks = org.object('Task');
  const read = (field: string) => tasks.value(0, tasks.field(field));
  assert.ok(tasks.count > 200);
  assert.equal(
    [read('WhoId'), read('Subject'), read('ActivityDate'), read('Status')],
    [org.object('Lead').idOf(100), 'Call back', '2026-01-10', 'Not Started'],
  );
});

test('Convert Person: the lead becomes a contact of a new account, and the person is that contact', () => {
  const { org, instance, recorder } = played(onForm([{ step: 'convertPerson' }]));
  assert.ok(recorder.sync.expressLane.leads > 200);
  const contacts = org.object('Contact');
  assert.is(contacts.count, 100 + recorder.sync.expressLane.leads);
  const person = instance.persons.personOf('Contact', 100);
  assert.is(instance.persons.objectOf(person), 'Contact');
  assert.is(org.object('Account').count, 20 + recorder.sync.expressLane.leads);
});

test('all of it gives one digest in process and over HTTP', async () => {
  const scenario = scenarioOf({
    ...onForm([
      { step: 'syncPersonToSfdc', assignTo: { user: 3 } },
      { step: 'changeStatusInSfdcCampaign', campaign: 2, status: 'Responded' },
      { step: 'removeFromSfdcCampaign', campaign: 2 },
      { step: 'createTask', subject: 'Call back' },
      { step: 'changeScore', field: 'leadScore', change: '+5' },
    ]),
    workload: [{ kind: 'form-fills', perHour: 60, newPersons: 0.4, hours: { from: 0, to: 2 } }],
  });
  const direct = replay(scenario, () => 0);
  assert.ok(direct.records.expressLane.leads > 20);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
