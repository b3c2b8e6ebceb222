import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decide } from '../../../engine/sync/express-lane/deeds.ts';
import type { FlowRequest } from '../../../engine/sync/index.ts';
import { SYNC_USER } from '../../../mock-salesforce/index.ts';
import { createWorld } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('express lane: who may own what');

const request: FlowRequest = {
  id: 1,
  kind: 'syncPerson',
  person: 0,
  object: 'Lead',
  row: 0,
  campaign: 'Route',
  campaignKind: 'trigger',
  batchId: 1,
  values: {},
  requestedAt: 0,
};
const USER = '0055g00000000003';
const QUEUE = '00G5g00000000001';

test('the decision by what the person is and which owner is asked for', () => {
  const cases: [about: Partial<FlowRequest>, deed: string, code?: string][] = [
    [{ row: -1 }, 'create lead'],
    [{ row: -1, values: { OwnerId: QUEUE } }, 'create lead'],
    [{}, 'update'],
    [{ values: { OwnerId: USER } }, 'update'],
    [{ values: { OwnerId: QUEUE } }, 'update'],
    [{ object: 'Contact' }, 'update'],
    [
      { object: 'Contact', values: { OwnerId: USER } },
      'none',
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    ],
    [{ object: 'Contact', values: { OwnerId: QUEUE } }, 'create lead'],
    [{ kind: 'changeOwner', values: { OwnerId: USER } }, 'update'],
    [
      { kind: 'changeOwner', object: 'Contact', values: { OwnerId: USER } },
      'none',
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    ],
    [{ kind: 'convertPerson' }, 'convert'],
    [{ kind: 'convertPerson', object: 'Contact' }, 'none'],
    [{ kind: 'addToCampaign', row: -1 }, 'none', 'ENTITY_IS_DELETED'],
  ];
  for (const [about, deed, code] of cases) {
    const decision = decide({ ...request, ...about });
    assert.is(decision.deed, deed, JSON.stringify(about));
    assert.is('error' in decision ? decision.error?.code : undefined, code, JSON.stringify(about));
  }
});

const route = (assignTo: { user: number } | { queue: number }): TestScenario => ({
  days: 0.1,
  org: {
    records: { User: 5, Account: 2, Lead: 10, Contact: 10 },
    queues: [
      { name: 'Inbound', members: [4] },
      { name: 'Calls', objects: ['Task'] },
    ],
  },
  campaigns: [{ name: 'Route', flow: [{ step: 'syncPersonToSfdc', assignTo }] }],
  workload: [{ kind: 'batch-campaign', campaign: 'Route' }],
});

test('assigned to a user: leads change hands, contacts are refused with Salesforce’s words', () => {
  const world = createWorld(scenarioOf(route({ user: 4 })));
  playDirect(world);
  const leads = world.org.object('Lead');
  assert.is(leads.value(7, leads.field('OwnerId')), world.org.object('User').idOf(4));
  assert.is(world.recorder.sync.expressLane.failed, 10);
  const [error] = world.recorder.sync.errors.values();
  assert.equal(
    [error?.code, error?.example, error?.count],
    ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'insufficient access rights on cross-reference id', 10],
  );
});

test('assigned to a queue: leads go to it, and each contact becomes a lead of it a second time', () => {
  const world = createWorld(scenarioOf(route({ queue: 0 })));
  playDirect(world);
  const leads = world.org.object('Lead');
  const queue = world.org.object('Group').idOf(0);
  const owners = Array.from({ length: leads.count }, (_, row) => leads.value(row, leads.field('OwnerId')));
  assert.equal(owners, Array(20).fill(queue));
  assert.is(world.recorder.sync.expressLane.failed, 0);
});

test('what its own queue owns the sync user sees, whatever is shared with it: it is pulled and counted', () => {
  const world = createWorld(
    scenarioOf({
      ...route({ queue: 0 }),
      org: {
        records: { User: 5, Account: 2, Lead: 10, Contact: 10 },
        fields: [{ object: 'Lead', name: 'Sync__c', label: 'Sync', type: 'boolean' }],
        queues: [{ name: 'Inbound', members: [SYNC_USER] }],
        visible: [{ object: 'Lead', field: 'Sync__c', value: true }],
      },
    }),
  );
  playDirect(world);
  const leads = world.org.object('Lead');
  assert.is(
    leads.count,
    20,
    'the ten leads at the start are not seen, the contacts become leads of the queue',
  );
  assert.is(world.recorder.sync.expressLane.failed, 10);
  assert.is(world.recorder.backlog.leftByList[leads.changes.id], 10);
});

test('assigned to a queue that takes no leads: Salesforce refuses, and the step fails', () => {
  const world = createWorld(scenarioOf(route({ queue: 1 })));
  playDirect(world);
  assert.is(world.org.object('Lead').count, 10);
  assert.is(world.recorder.sync.expressLane.failed, 20);
  const [error] = world.recorder.sync.errors.values();
  assert.equal(
    [error?.code, error?.example],
    ['INVALID_OPERATION', 'Queue not associated with this SObject type'],
  );
});

test.run();
