/** Campaigns and bulk jobs keep to the official specification, request for request and answer for answer. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOUR_MS } from '../../../engine/kernel/index.ts';
import { CAR, JANUARY, pass, upload } from '../bulk-support.ts';
import { type Json, type Mock, type MockOptions, withMock } from '../support.ts';
import { faultsOfReply, faultsOfRequest, OPERATIONS_OF_SPECIFICATION } from './specification.ts';

const test = suite('Marketo contract: campaigns and bulk');

const OPTIONS: MockOptions = {
  limits: { rateCalls: Number.POSITIVE_INFINITY },
  lists: [{ id: 1_001, name: 'Fair' }],
  programs: [{ id: 2_001, name: 'Webinar' }],
  customObjects: [CAR],
  campaigns: {
    definitions: [
      {
        id: 3_001,
        name: 'Welcome',
        description: 'For who asks',
        programName: 'Webinar',
        programId: 2_001,
        triggers: [{ on: 'campaignIsRequested' }],
        flow: [],
      },
      { id: 3_002, name: 'Mailing', flow: [] },
    ],
  },
};

/** Calls operations by their name in the specification, and takes down which. */
class Caller {
  readonly called = new Set<string>();
  readonly #mock: Mock;

  constructor(mock: Mock) {
    this.#mock = mock;
  }

  /** Makes a call; `names` stand for the names in its path. Returns the first result. */
  async call(
    operation: string,
    names: Readonly<Record<string, string | number>>,
    { query = '', body }: { readonly query?: string; readonly body?: object } = {},
  ): Promise<Json> {
    const specified = this.#specified(operation);
    assert.equal(faultsOfRequest(specified, new URLSearchParams(query), body), [], operation);
    const [method, path] = this.#target(operation, names);
    const url = `${path}?${query}`;
    const reply = method === 'GET' ? await this.#mock.get(url) : await this.#mock.post(url, body ?? '');
    if (path.endsWith('file.json') || /(failures|warnings)\.json$/.test(path)) return reply;
    assert.is(reply.body.success, true, `${operation}: ${reply.text}`);
    assert.equal(faultsOfReply(specified, reply.body), [], `${operation}: ${reply.text}`);
    return reply.body.result[0];
  }

  /** Uploads a file. */
  async upload(
    operation: string,
    names: Readonly<Record<string, string | number>>,
    query: string,
    file: string,
  ): Promise<Json> {
    const specified = this.#specified(operation);
    assert.equal(faultsOfRequest(specified, new URLSearchParams(query), undefined), [], operation);
    const { body } = await upload(this.#mock, `${this.#target(operation, names)[1]}?${query}`, file);
    assert.equal(faultsOfReply(specified, body), [], `${operation}: ${JSON.stringify(body)}`);
    return body.result[0];
  }

  #specified(operation: string) {
    const specified = OPERATIONS_OF_SPECIFICATION[operation];
    assert.ok(specified, `the specification has no ${operation}`);
    this.called.add(operation);
    return specified;
  }

  #target(operation: string, names: Readonly<Record<string, string | number>>): [string, string] {
    const [method, path] = operation.split(' ') as [string, string];
    return [method, path.replace(/\{(\w+)\}/g, (_, name: string) => String(names[name]))];
  }
}

async function campaigns(caller: Caller): Promise<void> {
  const root = '/rest/v1/campaigns';
  await caller.call(`GET ${root}.json`, {}, { query: 'name=Welcome&isTriggerable=true&batchSize=1' });
  await caller.call(`GET ${root}/{campaignId}.json`, { campaignId: 3_001 });
  const tokens = [{ name: '{{my.word}}', value: 'Hi' }];
  await caller.call(
    `POST ${root}/{campaignId}/trigger.json`,
    { campaignId: 3_001 },
    { body: { input: { leads: [{ id: 1 }], tokens } } },
  );
  await caller.call(
    `POST ${root}/{campaignId}/schedule.json`,
    { campaignId: 3_002 },
    { body: { input: { runAt: '2026-01-06T00:00:00Z', tokens } } },
  );
}

/** One kind of import: the upload, then the status and both files. */
async function imported(
  caller: Caller,
  mock: Mock,
  [uploadOperation, batch, status]: readonly [string, string, string],
  query: string,
  file: string,
): Promise<void> {
  const names = { programId: 2_001, apiName: 'car_c' };
  const { batchId } = await caller.upload(`POST ${uploadOperation}`, names, query, file);
  pass(mock, HOUR_MS);
  const done = await caller.call(`GET ${batch}${status}`, { ...names, batchId });
  assert.is(done.status, 'Complete');
  for (const kind of ['failures', 'warnings']) {
    const { status: code } = await caller.call(`GET ${batch}/${kind}.json`, { ...names, batchId });
    assert.is(code, kind === 'failures' ? 200 : 404);
  }
}

/** One kind of export: through its life, cancelled, listed, and its file. */
async function exported(caller: Caller, mock: Mock, root: string, body: object): Promise<void> {
  const names = { apiName: 'car_c' };
  const { exportId } = await caller.call(`POST ${root}/create.json`, names, { body });
  const job = { ...names, exportId };
  await caller.call(`POST ${root}/{exportId}/enqueue.json`, job);
  pass(mock, HOUR_MS);
  assert.is((await caller.call(`GET ${root}/{exportId}/status.json`, job)).status, 'Completed');
  assert.is((await caller.call(`GET ${root}/{exportId}/file.json`, job)).status, 200);
  const other = await caller.call(`POST ${root}/create.json`, names, { body });
  await caller.call(`POST ${root}/{exportId}/cancel.json`, { ...names, exportId: other.exportId });
  await caller.call(`GET ${root}.json`, names, { query: 'status=completed,cancelled&batchSize=1' });
}

const LEAD_IMPORT = ['/bulk/v1/leads.json', '/bulk/v1/leads/batch/{batchId}', '.json'] as const;
const MEMBER_IMPORT = [
  '/bulk/v1/program/{programId}/members/import.json',
  '/bulk/v1/program/members/import/{batchId}',
  '/status.json',
] as const;
const OBJECT_IMPORT = [
  '/bulk/v1/customobjects/{apiName}/import.json',
  '/bulk/v1/customobjects/{apiName}/import/{batchId}',
  '/status.json',
] as const;

test('requests and answers of every operation are those of the specification, and none is left out', () =>
  withMock(OPTIONS, async (mock) => {
    const caller = new Caller(mock);
    const people = 'email,firstName\nann@acme.example,Ann\n,Nobody\n';
    await imported(caller, mock, LEAD_IMPORT, 'format=csv&lookupField=email&listId=1001', people);
    await imported(caller, mock, MEMBER_IMPORT, 'format=CSV&programMemberStatus=Member', people);
    await imported(caller, mock, OBJECT_IMPORT, 'format=csv', 'vin,leadID\nA,1\n,1\n');
    await campaigns(caller);
    const createdAt = { createdAt: JANUARY };
    await exported(caller, mock, '/bulk/v1/leads/export', { fields: ['email'], filter: createdAt });
    await exported(caller, mock, '/bulk/v1/activities/export', { filter: createdAt, format: 'TSV' });
    await exported(caller, mock, '/bulk/v1/program/members/export', {
      fields: ['leadId'],
      filter: { programId: 2_001 },
      columnHeaderNames: { leadId: 'Lead Id' },
    });
    await exported(caller, mock, '/bulk/v1/customobjects/{apiName}/export', {
      fields: ['vin'],
      filter: { staticListId: 1_001 },
    });
    const specified = Object.keys(OPERATIONS_OF_SPECIFICATION).filter(
      (name) => name.includes(' /bulk/') || name.includes(' /rest/v1/campaigns'),
    );
    assert.equal(
      specified.filter((name) => !caller.called.has(name)),
      [],
    );
  }));

test.run();
