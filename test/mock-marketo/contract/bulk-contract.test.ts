/** Campaigns, bulk imports and bulk exports keep to the official specification too. */

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MINUTE_MS } from '../../../engine/kernel/index.ts';
import { CAR, JANUARY, pass, upload } from '../bulk-support.ts';
import { type Json, type Mock, type MockOptions, withMock } from '../support.ts';
import { faultsOfReply, faultsOfRequest, OPERATIONS_OF_SPECIFICATION } from './specification.ts';

const test = suite('Marketo contract: campaigns and bulk');

const OPTIONS: MockOptions = {
  lists: [{ id: 1001, name: 'Attendees' }],
  programs: [{ id: 2001, name: 'Fair' }],
  customObjects: [CAR],
  campaigns: {
    definitions: [
      {
        id: 3001,
        name: 'Ask',
        triggers: [{ on: 'campaignIsRequested', source: 'Web Service API' }],
        flow: [{ step: 'interestingMoment', type: 'Web', description: 'asked' }],
      },
      {
        id: 3002,
        name: 'All',
        filters: [],
        flow: [{ step: 'changeScore', field: 'leadScore', change: '+1' }],
      },
    ],
  },
  limits: { rateCalls: Number.POSITIVE_INFINITY },
};

/** Operations that were held to the specification. */
const held = new Set<string>();

/** What an operation must look like; the names in its path are filled in by `path`. */
function specifiedAs(operation: string, path: string, body?: object): (reply: Json) => void {
  const specified = OPERATIONS_OF_SPECIFICATION[operation];
  assert.ok(specified, `the specification has no ${operation}`);
  const query = new URLSearchParams(path.split('?')[1] ?? '');
  assert.equal(faultsOfRequest(specified, query, body), [], `request of ${operation}`);
  held.add(operation);
  return (reply) => {
    assert.is(reply.success, true, `${operation}: ${JSON.stringify(reply)}`);
    assert.equal(faultsOfReply(specified, reply), [], `${operation}: ${JSON.stringify(reply)}`);
  };
}

async function hold(mock: Mock, operation: string, path: string, body?: object): Promise<Json> {
  const check = specifiedAs(operation, path, body);
  const reply = operation.startsWith('GET') ? await mock.get(path) : await mock.post(path, body ?? {});
  check(reply.body);
  return reply.body.result?.[0];
}

/** The file of a job or an import: no envelope, so that only its arrival is checked. */
async function file(mock: Mock, operation: string, path: string, statuses: readonly number[]): Promise<void> {
  specifiedAs(operation, path);
  const reply = await mock.get(path);
  assert.ok(statuses.includes(reply.status), `${operation}: ${reply.status}`);
}

test('campaigns', () =>
  withMock(OPTIONS, async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'a@acme.example' }] });
    const one = '/rest/v1/campaigns/{campaignId}';
    await hold(mock, 'GET /rest/v1/campaigns.json', '/rest/v1/campaigns.json?batchSize=1&isTriggerable=true');
    await hold(mock, `GET ${one}.json`, '/rest/v1/campaigns/3002.json');
    const tokens = [{ name: '{{my.x}}', value: 'y' }];
    const ask = { input: { leads: [{ id: 1 }], tokens } };
    assert.equal(await hold(mock, `POST ${one}/trigger.json`, '/rest/v1/campaigns/3001/trigger.json', ask), {
      id: 3001,
    });
    const run = { input: { runAt: '2026-01-06T00:00:00Z', tokens } };
    await hold(mock, `POST ${one}/schedule.json`, '/rest/v1/campaigns/3002/schedule.json', run);
  }));

/** Root as the specification writes it, root on the wire, a job. */
const EXPORTS: readonly (readonly [string, string, object])[] = [
  ['leads', 'leads', { fields: ['id', 'email'], format: 'CSV', filter: { createdAt: JANUARY } }],
  ['activities', 'activities', { filter: { createdAt: JANUARY, activityTypeIds: [12] } }],
  ['program/members', 'program/members', { fields: ['leadId', 'program'], filter: { programId: 2001 } }],
  ['customobjects/{apiName}', 'customobjects/car_c', { fields: ['vin'], filter: { updatedAt: JANUARY } }],
];

for (const [family, name, job] of EXPORTS)
  test(`exports of ${name}`, () =>
    withMock(OPTIONS, async (mock) => {
      const [root, path] = [`/bulk/v1/${family}/export`, `/bulk/v1/${name}/export`];
      const { exportId } = await hold(mock, `POST ${root}/create.json`, `${path}/create.json`, job);
      const verb = (text: string): readonly [string, string] => [
        `${root}/{exportId}/${text}`,
        `${path}/${exportId}/${text}`,
      ];
      const [enqueue, enqueuePath] = verb('enqueue.json');
      await hold(mock, `POST ${enqueue}`, enqueuePath);
      const [status, statusPath] = verb('status.json');
      assert.is((await hold(mock, `GET ${status}`, statusPath)).status, 'Queued');
      pass(mock, 20 * MINUTE_MS);
      assert.is((await hold(mock, `GET ${status}`, statusPath)).status, 'Completed');
      await file(mock, `GET ${root}/{exportId}/file.json`, `${path}/${exportId}/file.json`, [200]);
      const other = await hold(mock, `POST ${root}/create.json`, `${path}/create.json`, job);
      const cancelled = await hold(
        mock,
        `POST ${root}/{exportId}/cancel.json`,
        `${path}/${other.exportId}/cancel.json`,
      );
      assert.is(cancelled.status, 'Cancelled');
      await hold(mock, `GET ${root}.json`, `${path}.json?batchSize=1&status=completed,cancelled`);
    }));

/** Operation, path and query of an upload, its file, and the roots of what is told of it. */
const IMPORTS: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    'leads.json',
    'leads.json',
    'format=csv&lookupField=email&listId=1001',
    'email\na@acme.example\nbad',
    'leads/batch/{batchId}.json',
    'leads/batch/{batchId}',
  ],
  [
    'program/{programId}/members/import.json',
    'program/2001/members/import.json',
    'format=csv&programMemberStatus=Member',
    'email\na@acme.example\nbad',
    'program/members/import/{batchId}/status.json',
    'program/members/import/{batchId}',
  ],
  [
    'customobjects/{apiName}/import.json',
    'customobjects/car_c/import.json',
    'format=csv',
    'vin,color\nV1,red\n,blue',
    'customobjects/{apiName}/import/{batchId}/status.json',
    'customobjects/{apiName}/import/{batchId}',
  ],
];

for (const [operation, path, query, text, status, root] of IMPORTS)
  test(`imports by ${operation}`, () =>
    withMock(OPTIONS, async (mock) => {
      const check = specifiedAs(`POST /bulk/v1/${operation}`, `${path}?${query}`);
      const uploaded = await upload(mock, `/bulk/v1/${path}?${query}`, text);
      check(uploaded.body);
      const { batchId } = uploaded.body.result[0];
      pass(mock, 10 * MINUTE_MS);
      const filled = (route: string): string =>
        `/bulk/v1/${route.replace('{apiName}', 'car_c').replace('{batchId}', batchId)}`;
      const job = await hold(mock, `GET /bulk/v1/${status}`, filled(status));
      assert.is(job.status, 'Complete');
      for (const kind of ['failures', 'warnings']) {
        await file(mock, `GET /bulk/v1/${root}/${kind}.json`, filled(`${root}/${kind}.json`), [200, 404]);
      }
    }));

test('no campaign and no bulk operation is left out', () => {
  const left = Object.keys(OPERATIONS_OF_SPECIFICATION).filter(
    (name) => (name.includes('/bulk/') || name.includes('/rest/v1/campaigns')) && !held.has(name),
  );
  assert.equal(left, []);
});

test.run();
