import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, withMock } from '../support.ts';

const test = suite('Marketo custom activities');

const TYPE = '/rest/v1/activities/external/type';
const ATTEND = {
  apiName: 'attendConference',
  name: 'Attend Conference',
  triggerName: 'Attends Conference',
  filterName: 'Attended Conference',
  primaryAttribute: { apiName: 'conferenceName', name: 'Conference Name' },
};
const ATTRIBUTES = [
  { apiName: 'conferenceDate', name: 'Conference Date', dataType: 'datetime' },
  { apiName: 'seats', name: 'Seats', dataType: 'integer' },
];

async function withType(play: (mock: Mock) => Promise<void>): Promise<void> {
  await withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY } }, async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'a@acme.example' }] });
    await mock.post(`${TYPE}.json`, ATTEND);
    await mock.post(`${TYPE}/attendConference/attributes/create.json`, { attributes: ATTRIBUTES });
    await play(mock);
  });
}

async function post(mock: Mock, path: string, body: object = {}): Promise<Json> {
  return (await mock.post(`${TYPE}/attendConference${path}`, body)).body;
}

test('a draft has no id and no stamps; approval gives 100001', () =>
  withType(async (mock) => {
    const draft = (await mock.get(`${TYPE}/attendConference/describe.json?draft=true`)).body.result[0];
    assert.equal(Object.keys(draft), [
      'apiName',
      'name',
      'triggerName',
      'filterName',
      'status',
      'primaryAttribute',
      'attributes',
    ]);
    assert.is(draft.status, 'draft');
    assert.is(
      draft.primaryAttribute.dataType,
      'string',
      'a primary attribute is a string unless it says otherwise',
    );
    const [approved] = (await post(mock, '/approve.json')).result;
    assert.equal(
      [approved.id, approved.status, approved.createdAt],
      [100_001, 'approved', '2026-01-05T12:00:00Z'],
    );
    const types = (await mock.get('/rest/v1/activities/types.json')).body.result;
    assert.equal(types.at(-1).apiName, 'attendConference');
    const [listed] = (await mock.get('/rest/v1/activities/external/types.json')).body.result;
    assert.is('attributes' in listed, false);
  }));

test('attributes of a live type change in a draft, which can be discarded', () =>
  withType(async (mock) => {
    await post(mock, '/approve.json');
    const change = { attributes: [{ apiName: 'seats', name: 'Places', dataType: 'integer' }] };
    assert.is((await post(mock, '/attributes/update.json', change)).result[0].status, 'approved with draft');
    const gone = await post(mock, '/attributes/delete.json', { attributes: [{ apiName: 'conferenceDate' }] });
    assert.equal(gone.result[0].attributes, [{ apiName: 'seats', name: 'Places', dataType: 'integer' }]);
    const [back] = (await post(mock, '/discardDraft.json')).result;
    assert.equal([back.status, back.attributes.length], ['approved', 2]);
    const [deleted] = (await post(mock, '/delete.json')).result;
    assert.is(deleted.status, 'deleted');
    assert.is(errorOf(await mock.get(`${TYPE}/attendConference/describe.json`)), '1013 Object not found');
  }));

/** Path, body, refusal. */
const REFUSED: readonly (readonly [string, object, string])[] = [
  ['.json', { ...ATTEND, apiName: undefined }, "1002 Missing value for the required parameter 'apiName'"],
  ['.json', { ...ATTEND, apiName: 'a b' }, "1003 Invalid value for field 'apiName' and value 'a b'"],
  ['.json', { ...ATTEND, apiName: 'x', name: '12' }, "1003 Invalid value for field 'name' and value '12'"],
  [
    '.json',
    { ...ATTEND, apiName: 'x', triggerName: '' },
    "1002 Missing value for the required parameter 'triggerName'",
  ],
  ['.json', ATTEND, '1017 Object already exists'],
  ['.json', { ...ATTEND, apiName: 'other' }, '1017 Object already exists'],
  ['/attendConference/discardDraft.json', {}, ''],
  ['/attendConference/approve.json', {}, '1013 Object not found'],
];

test('what a type is refused', () =>
  withType(async (mock) => {
    for (const [path, body, expected] of REFUSED) {
      const reply = await mock.post(`${TYPE}${path}`, body);
      assert.is(reply.body.success ? '' : errorOf(reply), expected, path);
    }
  }));

test('a type takes twenty attributes, each name once, of known types', () =>
  withType(async (mock) => {
    const create = async (attributes: readonly object[]): Promise<string> => {
      const body = await post(mock, '/attributes/create.json', { attributes });
      return body.success ? '' : errorOf({ body });
    };
    const more = Array.from({ length: 19 }, (_, i) => ({
      apiName: `a${i}`,
      name: `A ${i}`,
      dataType: 'string',
    }));
    assert.is(await create(more), '1028 Max field limit reached');
    assert.is(await create(more.slice(1)), '');
    assert.is(await create([ATTRIBUTES[0]!]), '1017 Object already exists');
    assert.is(
      await create([{ ...more[0]!, dataType: 'blob' }]),
      "1003 Invalid value for field 'dataType' and value 'blob'",
    );
    const second = { ...more[0]!, isPrimary: true };
    assert.is(
      await create([second]),
      '709 Business Rule Violation: the type has a primary attribute already',
    );
  }));

const ACTIVITY = {
  leadId: 1,
  activityDate: '2025-12-24T18:00:00+01:00',
  activityTypeId: 100_001,
  primaryAttributeValue: 'Cebit',
  attributes: [
    { name: 'Seats', value: '3' },
    { apiName: 'conferenceDate', value: '2025-12-24T10:00:00Z' },
  ],
};

/** What is changed of a good activity, and why it is skipped. */
const SKIPPED: readonly (readonly [object, string])[] = [
  [{ leadId: 99 }, '1004 Lead not found'],
  [{ activityDate: 'soon' }, "1003 Invalid value for field 'activityDate' and value 'soon'"],
  [{ activityTypeId: 12 }, '1013 Activity type not found'],
  [{ primaryAttributeValue: null }, "1002 Missing value for the required parameter 'primaryAttributeValue'"],
  [{ attributes: [{ name: 'nope', value: 1 }] }, "1006 Field 'nope' not found"],
  [{ attributes: [{ name: 'Seats', value: 'x' }] }, "1003 Invalid value for field 'Seats' and value 'x'"],
];

test('activities are added to leads and read like all others, with their own dates', () =>
  withType(async (mock) => {
    await post(mock, '/approve.json');
    const input = [ACTIVITY, ...SKIPPED.map(([change]) => ({ ...ACTIVITY, ...change }))];
    const { result } = (await mock.post('/rest/v1/activities/external.json', { input })).body;
    assert.equal(Object.keys(result[0]), ['id', 'marketoGUID', 'status']);
    assert.is(result[0].status, 'added');
    assert.equal(
      result.slice(1).map(({ errors }: Json) => `${errors[0].code} ${errors[0].message}`),
      SKIPPED.map(([, expected]) => expected),
    );
    const token = (await mock.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-01-01')).body
      .nextPageToken;
    const query = `nextPageToken=${encodeURIComponent(token)}&activityTypeIds=100001`;
    const [item] = (await mock.get(`/rest/v1/activities.json?${query}`)).body.result;
    assert.equal(item, {
      id: result[0].id,
      marketoGUID: String(result[0].id),
      leadId: 1,
      activityDate: '2025-12-24T17:00:00Z',
      activityTypeId: 100_001,
      primaryAttributeValue: 'Cebit',
      attributes: [
        { name: 'Seats', apiName: 'seats', value: 3 },
        { name: 'Conference Date', apiName: 'conferenceDate', value: '2025-12-24T10:00:00Z' },
      ],
    });
    const renamed = await mock.post(`${TYPE}/attendConference.json`, { name: 'Go There' });
    assert.is(errorOf(renamed), '709 Business Rule Violation: the activity type is in use');
  }));

test.run();
