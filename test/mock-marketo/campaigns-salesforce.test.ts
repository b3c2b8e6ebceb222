import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, isoDate } from '../../engine/kernel/index.ts';
import { type CampaignDefinition, FLOW_ACTIVITY, type FlowStep } from '../../mock-marketo/index.ts';
import { createPersons, type Marketo, marketo, START, takeAll } from './campaigns-support.ts';

const test = suite('flow steps that need Salesforce');

const CAMPAIGN = '701000000000001AAA';
const ADD: FlowStep = { step: 'addToSfdcCampaign', campaignId: CAMPAIGN, status: 'Sent' };
const CHANGE: FlowStep = { step: 'changeStatusInSfdcCampaign', campaignId: CAMPAIGN, status: 'Responded' };
/** A boolean is never empty, so a new lead gets it. */
const FLAGS = { HasOptedOutOfEmail: false, DoNotCall: false };
const TASK: FlowStep = { step: 'createTask', subject: 'Call' };

/** A batch campaign for all. */
function all(flow: readonly FlowStep[], more: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return { name: 'All', flow, qualification: 'every time', ...more };
}

/** An instance with two persons in Salesforce and one that only Marketo knows. */
function mixed(definition: CampaignDefinition): Marketo {
  const subject = marketo([definition], {}, { synced: { Lead: { count: 2, bases: {} } } });
  createPersons(subject, 1);
  return subject;
}

/** What the express lane is asked for now. */
function asked({ sync }: Marketo) {
  const requests = sync.flowRequests({ limit: 200 });
  if (!requests.ok) throw new Error(requests.error.message);
  return requests.value;
}

test('a person that is not in Salesforce is sent with all it holds, and is a lead from then on', () => {
  const subject = mixed(all([{ step: 'syncPersonToSfdc' }]));
  subject.write(2, 'firstName', 'Ann');
  subject.write(2, 'score', 7);
  subject.run('All');
  const request = asked(subject)[2]!;
  assert.equal(
    [request.kind, request.object, request.row, request.values],
    ['syncPerson', 'Lead', -1, { FirstName: 'Ann', ...FLAGS, Score__c: 7 }],
  );
  takeAll(subject);
  const { persons } = subject.instance;
  assert.equal([persons.objectOf(2), persons.sfdcRowOf(2)], ['Lead', 3]);
  assert.is(subject.activities(FLOW_ACTIVITY.syncToSfdc).length, 3);
  const left = subject.sync.pendingCount({ object: 'Lead' });
  assert.is(left.ok && left.value, 0);
});

test('a lead that is there is sent what waits to be pushed, which then waits no longer', () => {
  const subject = mixed(all([{ step: 'syncPersonToSfdc', assignTo: '005000000000001AAA' }]));
  subject.write(0, 'score', 7);
  subject.run('All');
  const [first, second] = asked(subject);
  assert.equal(
    [first!.row, first!.values, second!.values],
    [0, { Score__c: 7, OwnerId: '005000000000001AAA' }, { OwnerId: '005000000000001AAA' }],
  );
  subject.write(0, 'firstName', 'Ben');
  takeAll(subject);
  const left = subject.sync.pending({ object: 'Lead', limit: 5 });
  assert.equal(left.ok && left.value.map(({ values }) => values), [], 'the name was sent when it was taken');
});

test('a field that changes again while it is on its way still waits', () => {
  const subject = mixed(all([{ step: 'syncPersonToSfdc' }]));
  subject.write(0, 'score', 7);
  subject.run('All');
  const requests = asked(subject);
  subject.write(0, 'score', 8);
  subject.sync.flowDone({ requests, results: requests.map(() => ({})) });
  const left = subject.sync.pending({ object: 'Lead', limit: 5 });
  assert.equal(left.ok && left.value.map(({ values }) => values), [{ Score__c: 8 }]);
});

/** Calls of a step for two persons that are there and one that is not: implied ones first. */
const IMPLIED: readonly (readonly [step: FlowStep, calls: readonly string[]])[] = [
  [ADD, ['syncPerson 1', 'addToCampaign 3']],
  [CHANGE, ['syncPerson 1', 'addToCampaign 1', 'changeStatus 3']],
  [TASK, ['syncPerson 1', 'createTask 3']],
  [{ step: 'changeOwner', owner: '005000000000001AAA' }, ['syncPerson 1', 'changeOwner 3']],
  [{ step: 'convertPerson' }, ['syncPerson 1', 'convertPerson 3']],
  [{ step: 'syncPersonToSfdc' }, ['syncPerson 3']],
];

for (const [step, calls] of IMPLIED)
  test(`${step.step} first syncs who is not there: ${calls.join(', ')}`, () => {
    const subject = mixed(all([step]));
    subject.run('All');
    assert.equal(
      takeAll(subject).map(({ kind, persons }) => `${kind} ${persons}`),
      calls,
    );
  });

test('a child campaign of a program that is synced to a Salesforce campaign implies nothing', () => {
  for (const step of [ADD, CHANGE, TASK]) {
    const subject = mixed(all([step], { isProgramSynced: true }));
    subject.run('All');
    assert.equal(
      takeAll(subject).map(({ persons }) => persons),
      [2],
      step.step,
    );
  }
});

test('Create Task: due in five days unless said otherwise, with the Salesforce values of a new task', () => {
  const subject = mixed(all([TASK, { step: 'createTask', subject: 'Write', dueInDays: 1 }]));
  subject.run('All');
  const values: unknown[] = [];
  takeAll(subject, (request) => {
    if (request.kind === 'createTask' && request.person === 0) values.push(request.values);
    return request.kind === 'syncPerson' ? { link: { object: 'Lead', row: 5 } } : {};
  });
  const due = (days: number): string => isoDate(START + days * DAY_MS);
  assert.equal(values, [
    { Subject: 'Call', ActivityDate: due(5), Status: 'Not Started', Priority: 'Normal' },
    { Subject: 'Write', ActivityDate: due(1), Status: 'Not Started', Priority: 'Normal' },
  ]);
});

test('the next step waits for the answer; after an error the person goes on, and nothing is noted', () => {
  const subject = mixed(
    all([{ step: 'syncPersonToSfdc' }, { step: 'changeScore', field: 'score', change: '+1' }]),
  );
  subject.write(0, 'firstName', 'Ann');
  subject.run('All');
  assert.is(subject.read(0, 'score'), null);
  takeAll(subject, () => ({
    error: { code: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access' },
  }));
  assert.equal([subject.read(0, 'score'), subject.activities(FLOW_ACTIVITY.syncToSfdc)], [1, []]);
  const left = subject.sync.pendingCount({ object: 'Lead' });
  assert.is(left.ok && left.value, 2, 'the refused change, and the two new scores');
});

test('requests are handed out again until they are done, and taken note of once', () => {
  const subject = mixed(all([{ step: 'syncPersonToSfdc' }]));
  subject.run('All');
  const requests = asked(subject);
  assert.equal(asked(subject), requests);
  const done = () => subject.sync.flowDone({ requests, results: requests.map(() => ({})) });
  assert.equal(
    [done(), done()],
    [
      { ok: true, value: 3 },
      { ok: true, value: 0 },
    ],
  );
  assert.equal(asked(subject), []);
});

test('a person deleted in Salesforce becomes a new lead by the next Sync Person to SFDC', () => {
  const subject = mixed(all([{ step: 'syncPersonToSfdc' }]));
  subject.write(0, 'firstName', 'Ann');
  subject.sync.deleted({ object: 'Lead', rows: [0] });
  subject.run('All');
  assert.equal([asked(subject)[0]!.row, asked(subject)[0]!.values], [-1, { FirstName: 'Ann', ...FLAGS }]);
});

test('batches are not torn apart: 200 a call when 200 are asked for, and what fits when fewer are', () => {
  const subject = marketo(
    [all([{ step: 'syncPersonToSfdc' }])],
    {},
    {
      synced: { Lead: { count: 450, bases: {} } },
    },
  );
  subject.run('All');
  const sizes = (limit: number) => {
    const requests = subject.sync.flowRequests({ limit });
    if (!requests.ok) throw new Error(requests.error.message);
    const batches = new Map<number, number>();
    for (const { batchId } of requests.value) batches.set(batchId, (batches.get(batchId) ?? 0) + 1);
    return [...batches.values()];
  };
  assert.equal([sizes(200), sizes(450), sizes(399), sizes(50)], [[200], [200, 200, 50], [200], [50]]);
});

test.run();
