import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, START, withMock } from '../support.ts';

const test = suite('Marketo leads: merging, cookies, partitions');

const POPULATION = { count: 1, bases: {} };

/** Leads of an instance without Salesforce, ids from 1. */
async function withLeads(leads: readonly object[], story: (mock: Mock) => Promise<void>): Promise<void> {
  const options = { lists: [{ id: 1001, name: 'A' }], programs: [{ id: 2001, name: 'P' }] };
  await withMock({ ...options, partitions: [{ name: 'EU', description: 'Europe' }] }, async (mock) => {
    await mock.post('/rest/v1/leads.json', { action: 'createDuplicate', input: leads });
    await story(mock);
  });
}

async function lead(mock: Mock, id: number, fields: string): Promise<Json> {
  return (await mock.get(`/rest/v1/lead/${id}.json?fields=${fields}`)).body.result?.[0];
}

const TWINS = [
  { email: 'ann@acme.example', title: 'CEO', leadScore: 10, unsubscribed: false },
  { email: 'ann@acme.example', title: 'Boss', phone: '1', leadScore: 25, unsubscribed: true },
  { email: 'ann@acme.example', phone: '2', city: 'Berlin' },
];

test('the winner keeps its values, scores too, and takes what it lacks from the losers in their order', () =>
  withLeads(TWINS, async (mock) => {
    const { body } = await mock.post('/rest/v1/leads/1/merge.json?leadIds=2,3&mergeInCRM=False', {});
    assert.equal(Object.keys(body), ['requestId', 'success']);
    const merged = await lead(mock, 1, 'title,phone,city,leadScore,unsubscribed');
    assert.equal(merged, {
      id: 1,
      title: 'CEO',
      phone: '1',
      city: 'Berlin',
      leadScore: 10,
      unsubscribed: false,
    });
    assert.is(errorOf(await mock.get('/rest/v1/lead/2.json')), "1004 Lead '2' not found");
    const found = await mock.get('/rest/v1/leads.json?filterType=email&filterValues=ann@acme.example');
    assert.equal(
      found.body.result.map(({ id }: Json) => id),
      [1],
    );
  }));

test('lists, programs, cookies and activities go over to the winner', () =>
  withLeads(TWINS, async (mock) => {
    await mock.post('/rest/v1/lists/1001/leads.json', { input: [{ id: 2 }] });
    const member = { statusName: 'Member', input: [{ leadId: 3 }] };
    await mock.post('/rest/v1/programs/2001/members/status.json', member);
    const cookie = 'id%3A287-GTJ-838%26token%3A_mch-acme.example-1396310362214-46169';
    await mock.post(`/rest/v1/leads/2/associate.json?cookie=${cookie}`, {});
    await mock.post('/rest/v1/leads/1/merge.json?leadId=2&leadId=3', {});
    assert.is((await mock.get('/rest/v1/leads/1/listMembership.json')).body.result[0].listId, 1001);
    assert.is((await mock.get('/rest/v1/leads/1/programMembership.json')).body.result[0].id, 2001);
    const byCookie = await mock.get(`/rest/v1/leads.json?filterType=cookies&filterValues=${cookie}`);
    assert.is(byCookie.body.result[0].id, 1);
    const token = (await mock.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-01-01')).body
      .nextPageToken;
    const query = `nextPageToken=${encodeURIComponent(token)}&activityTypeIds=12,24,32,104`;
    const { result } = (await mock.get(`/rest/v1/activities.json?${query}`)).body;
    assert.equal([...new Set(result.map(({ leadId }: Json) => leadId))], [1]);
    assert.equal(result.find(({ activityTypeId }: Json) => activityTypeId === 32).attributes, [
      { name: 'Merge IDs', value: '2,3' },
      { name: 'Merge Fields', value: 'phone,city' },
    ]);
  }));

test('with Salesforce a contact stays before a lead, and either before a person that only Marketo knows', () =>
  withMock({ synced: { Lead: POPULATION, Contact: POPULATION } }, async (mock) => {
    const only = mock.instance.create(new Map(), 0, START);
    const [sfdcLead, contact] = [0, 1];
    await mock.post(`/rest/v1/leads/${only + 1}/merge.json?leadIds=${sfdcLead + 1},${contact + 1}`, {});
    const { persons } = mock.instance;
    assert.equal(
      [only, sfdcLead, contact].map((person) => persons.isDeleted(person)),
      [true, true, false],
    );
  }));

test('1078 when a merge in Salesforce too meets a record that is deleted there; in Marketo alone it is merged', () =>
  withMock({ synced: { Lead: { count: 2, bases: {} }, Contact: POPULATION } }, async (mock) => {
    mock.instance.persons.markSfdcDeleted(1);
    const merge = (query: string) => mock.post(`/rest/v1/leads/1/merge.json?leadId=2${query}`, {});
    assert.is(
      errorOf(await merge('&mergeInCRM=true')),
      '1078 Merge failure, unable to perform merge operation in natively synced CRM',
    );
    assert.is(errorOf(await merge('&mergeInCRM=x')), "1001 Invalid value 'x'. Required of type 'Boolean'");
    assert.is(mock.instance.persons.isDeleted(1), false);
    assert.is((await merge('&mergeInCRM=False')).body.success, true);
    assert.is(mock.instance.persons.isDeleted(1), true);
  }));

test('an instance without Salesforce has nothing to merge there, whatever the call says', () =>
  withLeads(TWINS, async (mock) => {
    assert.is(
      (await mock.post('/rest/v1/leads/1/merge.json?leadId=2&mergeInCRM=true', {})).body.success,
      true,
    );
  }));

test('a merge of a lead with itself, and one that names nobody', () =>
  withLeads(TWINS, async (mock) => {
    assert.ok((await mock.post('/rest/v1/leads/1/merge.json?leadId=1', {})).body.success);
    assert.is((await lead(mock, 1, 'title')).title, 'CEO');
    const none = await mock.post('/rest/v1/leads/1/merge.json', {});
    assert.is(errorOf(none), "1002 Missing value for the required parameter 'leadId'");
    const headers = { authorization: `Bearer ${await mock.token()}` };
    const bare = await mock.fetch('/rest/v1/leads/1/merge.json?leadId=2', { method: 'POST', headers });
    assert.is(errorOf(bare), '612 Invalid Content Type');
  }));

test('a cookie belongs to the lead it was last associated with', () =>
  withLeads(TWINS, async (mock) => {
    const cookie = 'token%3A_mch-acme.example-1396310362214-46169';
    const owner = async (): Promise<Json> =>
      (await mock.get(`/rest/v1/leads.json?filterType=cookies&filterValues=${cookie}`)).body.result.map(
        ({ id }: Json) => id,
      );
    assert.equal(await owner(), []);
    for (const id of [1, 2]) {
      assert.ok((await mock.post(`/rest/v1/leads/${id}/associate.json?cookie=${cookie}`, {})).body.success);
      assert.equal(await owner(), [id]);
    }
  }));

test('leads move to another partition, and writes by partition find them there only', () =>
  withLeads(TWINS.slice(0, 1), async (mock) => {
    const partitions = (await mock.get('/rest/v1/leads/partitions.json')).body.result;
    assert.equal(partitions[1], { id: 2, name: 'EU', description: 'Europe' });
    const input = [
      { id: 1, partitionName: 'EU' },
      { id: 99, partitionName: 'EU' },
      { id: 1, partitionName: 'X' },
    ];
    assert.equal((await mock.post('/rest/v1/leads/partitions.json', { input })).body.result, [
      { id: 1, status: 'updated' },
      { id: 99, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
      { id: 1, status: 'skipped', reasons: [{ code: '1008', message: "Access denied to partition 'X'" }] },
    ]);
    const sync = async (partitionName: string, email: string): Promise<Json> =>
      (await mock.post('/rest/v1/leads.json', { partitionName, input: [{ email }] })).body.result[0];
    assert.is((await sync('EU', 'ann@acme.example')).status, 'updated');
    assert.is((await sync('Default', 'ann@acme.example')).reasons[0].code, '1010');
    assert.is((await sync('EU', 'ben@acme.example')).id, 2);
    const found = await mock.get('/rest/v1/leads.json?filterType=leadPartitionId&filterValues=2');
    assert.equal(
      found.body.result.map(({ id }: Json) => id),
      [1, 2],
    );
  }));

test.run();
