import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, START, withMock } from './support.ts';

const test = suite('Marketo activities');

async function tokenSince(mock: Mock, since: string): Promise<string> {
  const { body } = await mock.get(`/rest/v1/activities/pagingtoken.json?sinceDatetime=${since}`);
  assert.equal(Object.keys(body), ['requestId', 'success', 'nextPageToken']);
  return body.nextPageToken;
}

const ann = { email: 'ann@acme.example', firstName: 'Ann', lastName: 'Smith' };

test('a new lead, a change and a deletion are told with their attributes', () =>
  withMock({}, async (mock) => {
    const token = await tokenSince(mock, '2026-01-05T12:00:00Z');
    await mock.post('/rest/v1/leads.json', { input: [ann] });
    await mock.post('/rest/v1/leads.json', { input: [{ email: ann.email, title: 'CEO' }] });
    await mock.post('/rest/v1/leads/delete.json', { input: [{ id: 1 }] });
    const { body } = await mock.get(
      `/rest/v1/activities.json?activityTypeIds=12,13,37&nextPageToken=${token}`,
    );
    assert.equal(body.result, [
      {
        id: 1,
        marketoGUID: '1',
        leadId: 1,
        activityDate: '2026-01-05T12:00:00Z',
        activityTypeId: 12,
        primaryAttributeValueId: 1,
        primaryAttributeValue: 'Ann Smith',
        attributes: [
          { name: 'Created Date', value: '2026-01-05' },
          { name: 'Source Type', value: 'Web service API' },
        ],
      },
      {
        id: 2,
        marketoGUID: '2',
        leadId: 1,
        activityDate: '2026-01-05T12:00:00Z',
        activityTypeId: 13,
        primaryAttributeValueId: 60,
        primaryAttributeValue: 'Job Title',
        attributes: [
          { name: 'New Value', value: 'CEO' },
          { name: 'Reason', value: 'Web service API' },
          { name: 'Source', value: 'Web service API' },
        ],
      },
      {
        id: 3,
        marketoGUID: '3',
        leadId: 1,
        activityDate: '2026-01-05T12:00:00Z',
        activityTypeId: 37,
        primaryAttributeValueId: 1,
        primaryAttributeValue: 'Ann Smith',
        attributes: [],
      },
    ]);
    const deleted = await mock.get(`/rest/v1/activities/deletedleads.json?nextPageToken=${token}`);
    assert.equal(deleted.body.result, [body.result[2]]);
  }));

test('lead changes tell old and new value of the asked fields only', () =>
  withMock({}, async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [ann] });
    const token = await tokenSince(mock, '2026-01-05T12:01:00Z');
    mock.clock.advanceTo(START + 60_000);
    const changed = { email: ann.email, firstName: 'Anna', title: 'CEO', leadScore: 5 };
    await mock.post('/rest/v1/leads.json', { input: [changed] });
    const path = `/rest/v1/activities/leadchanges.json?nextPageToken=${token}&fields=firstName,leadScore`;
    const { result } = (await mock.get(path)).body;
    const outline = result.map(({ fields, leadId }: Json) => [leadId, ...fields]);
    assert.equal(outline, [
      [1, { id: 53, name: 'firstName', newValue: 'Anna', oldValue: 'Ann' }],
      [1, { id: 146, name: 'leadScore', newValue: '5', oldValue: null }],
    ]);
    assert.equal(result[0].attributes, [
      { name: 'Reason', value: 'Web service API' },
      { name: 'Source', value: 'Web service API' },
      { name: 'Lead ID', value: 1 },
    ]);
  }));

test('a value written again is no change', () =>
  withMock({}, async (mock) => {
    const token = await tokenSince(mock, '2026-01-05');
    for (let i = 0; i < 3; i += 1) await mock.post('/rest/v1/leads.json', { input: [ann] });
    const { body } = await mock.get(`/rest/v1/activities.json?activityTypeIds=13&nextPageToken=${token}`);
    assert.not.ok('result' in body);
    assert.is(body.moreResult, false);
  }));

test('token and moreResult are always there; the last token goes on with what comes later', () =>
  withMock({}, async (mock) => {
    const first = await mock.get(
      `/rest/v1/activities.json?activityTypeIds=12&nextPageToken=${await tokenSince(mock, '2026-01-05T11:00:00Z')}`,
    );
    assert.equal(Object.keys(first.body), ['requestId', 'success', 'nextPageToken', 'moreResult']);
    await mock.post('/rest/v1/leads.json', { input: [ann] });
    const path = '/rest/v1/activities.json?activityTypeIds=12&nextPageToken=';
    const second = await mock.get(path + first.body.nextPageToken);
    assert.is(second.body.result.length, 1);
    const third = await mock.get(path + second.body.nextPageToken);
    assert.not.ok('result' in third.body);
  }));

test('a page on which nothing was found says that there is more', () =>
  withMock({ keepActivities: 50_000 }, async (mock) => {
    const { instance } = mock;
    const person = instance.create(new Map(), 0, START);
    const score = instance.persons.fieldNumber('leadScore');
    for (let i = 0; i < 30_000; i += 1) instance.write(person, score, i, 0, START);
    instance.delete(person, 0, START);
    const path = '/rest/v1/activities.json?activityTypeIds=37&nextPageToken=';
    const short = (await mock.get(path + (await tokenSince(mock, '2026-01-05')))).body;
    assert.is(short.moreResult, true);
    assert.not.ok('result' in short);
    const rest = (await mock.get(path + short.nextPageToken)).body;
    assert.is(rest.result.length, 1);
    assert.is(rest.moreResult, false);
  }));

test('when the ring is full the oldest activities are gone, and ids go on', () =>
  withMock({ keepActivities: 3 }, async (mock) => {
    const token = await tokenSince(mock, '2026-01-05');
    const input = [1, 2, 3, 4, 5].map((n) => ({ email: `n${n}@acme.example` }));
    await mock.post('/rest/v1/leads.json', { input });
    const { body } = await mock.get(`/rest/v1/activities.json?activityTypeIds=12&nextPageToken=${token}`);
    assert.equal(
      body.result.map(({ id, leadId }: Json) => [id, leadId]),
      [
        [3, 3],
        [4, 4],
        [5, 5],
      ],
    );
  }));

test('leadIds narrow the answer', () =>
  withMock({}, async (mock) => {
    const token = await tokenSince(mock, '2026-01-05');
    const input = [1, 2, 3].map((n) => ({ email: `n${n}@acme.example` }));
    await mock.post('/rest/v1/leads.json', { input });
    const path = `/rest/v1/activities.json?activityTypeIds=12&leadIds=1&leadIds=3&nextPageToken=${token}`;
    const { result } = (await mock.get(path)).body;
    assert.equal(
      result.map(({ leadId }: Json) => leadId),
      [1, 3],
    );
  }));

const REFUSALS = [
  ['/pagingtoken.json', "1002 Missing value for the required parameter 'sinceDatetime'"],
  ['/pagingtoken.json?sinceDatetime=yesterday', "704 Invalid date format: 'yesterday'"],
  ['.json?activityTypeIds=1', "1002 Missing value for the required parameter 'nextPageToken'"],
  ['.json?nextPageToken=TOKEN', "1002 Missing value for the required parameter 'activityTypeIds'"],
  ['.json?activityTypeIds=1&nextPageToken=abc', '1003 Invalid nextPageToken'],
  ['.json?activityTypeIds=x&nextPageToken=TOKEN', "1001 Invalid value 'x'. Required of type 'Integer'"],
  [
    '.json?activityTypeIds=1,2,3,4,5,6,7,8,9,10,11&nextPageToken=TOKEN',
    "1003 Too many values for 'activityTypeIds': at most 10 are allowed",
  ],
  ['/leadchanges.json?nextPageToken=TOKEN', "1002 Missing value for the required parameter 'fields'"],
  ['/leadchanges.json?nextPageToken=TOKEN&fields=shoe', "1006 Field 'shoe' not found"],
] as const;

test('what cannot be read is refused with the code and text of the catalogue', () =>
  withMock({}, async (mock) => {
    const token = await tokenSince(mock, '2026-01-05');
    for (const [path, expected] of REFUSALS) {
      const reply = await mock.get(`/rest/v1/activities${path.replace('TOKEN', token)}`);
      assert.is(errorOf(reply), expected, path);
    }
  }));

test.run();
