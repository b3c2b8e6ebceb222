import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, START, withMock } from '../support.ts';

const test = suite('Marketo static lists');

const LISTS = [
  { id: 1001, name: 'Attendees', description: 'Who came', programName: 'Fair' },
  { id: 1002, name: 'Customers', workspaceName: 'EU' },
  { id: 1003, name: 'Partners' },
];

/** Three lists and four leads, ids 1 to 4. */
async function withLists(story: (mock: Mock) => Promise<void>): Promise<void> {
  await withMock({ lists: LISTS }, async (mock) => {
    const input = [1, 2, 3, 4].map((number) => ({ email: `p${number}@acme.example` }));
    await mock.post('/rest/v1/leads.json', { input });
    await story(mock);
  });
}

const MEMBERS = '/rest/v1/lists/1001/leads.json';
const skipped = (id: number, code: string, message: string): object => ({
  id,
  status: 'skipped',
  reasons: [{ code, message }],
});

test('a list shows what it is called and where it stands', () =>
  withLists(async (mock) => {
    const [list] = (await mock.get('/rest/v1/lists/1001.json')).body.result;
    assert.equal(list, {
      id: 1001,
      name: 'Attendees',
      description: 'Who came',
      programName: 'Fair',
      workspaceName: 'Default',
      createdAt: '2026-01-05T12:00:00Z',
      updatedAt: '2026-01-05T12:00:00Z',
    });
  }));

/** Filters, and the ids they find. */
const FILTERS: readonly (readonly [string, readonly number[]])[] = [
  ['', [1001, 1002, 1003]],
  ['id=1001,1003', [1001, 1003]],
  ['id=1001&id=1003', [1001, 1003]],
  ['name=Customers', [1002]],
  ['name=Customers%2CPartners', [1002, 1003]],
  ['programName=Fair', [1001]],
  ['workspaceName=EU', [1002]],
  ['name=Customers&workspaceName=Default', []],
];

test('lists are found by id, name, program and workspace', () =>
  withLists(async (mock) => {
    for (const [query, ids] of FILTERS) {
      const { result } = (await mock.get(`/rest/v1/lists.json?${query}`)).body;
      assert.equal(
        result.map(({ id }: Json) => id),
        ids,
        query,
      );
    }
  }));

test('pages have a token while there is more, and never moreResult', () =>
  withLists(async (mock) => {
    const first = (await mock.get('/rest/v1/lists.json?batchSize=2')).body;
    assert.equal(Object.keys(first), ['requestId', 'result', 'success', 'nextPageToken']);
    const token = encodeURIComponent(first.nextPageToken);
    const second = (await mock.get(`/rest/v1/lists.json?batchSize=2&nextPageToken=${token}`)).body;
    assert.equal(Object.keys(second), ['requestId', 'result', 'success']);
    assert.is(second.result[0].id, 1003);
  }));

test('adding a member again is added again and changes nothing; a lead that is not there keeps its id', () =>
  withLists(async (mock) => {
    const add = (): Promise<Json> => mock.post(MEMBERS, { input: [{ id: 1 }, { id: '2' }, { id: 99 }] });
    const expected = [
      { id: 1, status: 'added' },
      { id: 2, status: 'added' },
      skipped(99, '1004', 'Lead not found'),
    ];
    assert.equal((await add()).body.result, expected);
    assert.equal((await add()).body.result, expected);
    const types = mock.instance.activities!;
    const noted = Array.from({ length: types.nextId - 1 }, (_, i) => types.typeOf(i + 1));
    assert.is(noted.filter((type) => type === 24).length, 2, 'Add To List is noted once for each');
  }));

test('the leads of a list come by two paths and by POST with _method=GET, page by page', () =>
  withLists(async (mock) => {
    await mock.post(MEMBERS, { input: [{ id: 3 }, { id: 1 }, { id: 2 }] });
    const ids = async (path: string, init: RequestInit = {}): Promise<Json> => {
      const headers = { authorization: `Bearer ${await mock.token()}`, ...init.headers };
      return (await mock.fetch(path, { ...init, headers })).body.result.map(({ id }: Json) => id);
    };
    assert.equal(await ids('/rest/v1/list/1001/leads.json'), [1, 2, 3]);
    assert.equal(await ids(MEMBERS), [1, 2, 3]);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', headers: form, body: 'listId=1001&_method=GET&batchSize=2' };
    assert.equal(await ids('/rest/v1/list/1001/leads.json', init), [1, 2]);
    const [lead] = (await mock.get(`${MEMBERS}?fields=title,email`)).body.result;
    assert.equal(Object.entries(lead), Object.entries({ id: 1, title: null, email: 'p1@acme.example' }));
  }));

const json = { 'content-type': 'application/json' };
const TWO = JSON.stringify({ input: [{ id: 1 }, { id: 3 }] });

/** The ways real clients remove leads from a list. */
const REMOVALS: readonly (readonly [string, RequestInit])[] = [
  [`${MEMBERS}?id=1&id=3`, { method: 'DELETE' }],
  [`${MEMBERS}?id=1,3`, { method: 'DELETE' }],
  [`${MEMBERS}?id=1%2C3`, { method: 'DELETE' }],
  [MEMBERS, { method: 'DELETE', headers: json, body: TWO }],
  [`${MEMBERS}?_method=DELETE`, { method: 'POST', headers: json, body: TWO }],
];

for (const [path, init] of REMOVALS)
  test(`${init.method} ${path} removes`, () =>
    withLists(async (mock) => {
      await mock.post(MEMBERS, { input: [{ id: 1 }, { id: 2 }] });
      const headers = { authorization: `Bearer ${await mock.token()}`, ...init.headers };
      const { result } = (await mock.fetch(path, { ...init, headers })).body;
      assert.equal(result, [{ id: 1, status: 'removed' }, skipped(3, '1015', 'Lead not in list')]);
      const left = (await mock.get(MEMBERS)).body.result;
      assert.equal(
        left.map(({ id }: Json) => id),
        [2],
      );
    }));

test('several ids that a client joined with an encoded ampersand are no number', () =>
  withLists(async (mock) => {
    const headers = { authorization: `Bearer ${await mock.token()}` };
    const reply = await mock.fetch(`${MEMBERS}?id=1%26id%3D3`, { method: 'DELETE', headers });
    assert.is(errorOf(reply), "1001 Invalid value '1&id=3'. Required of type 'Integer'");
  }));

test('membership is told by query, and by JSON with _method=GET', () =>
  withLists(async (mock) => {
    await mock.post(MEMBERS, { input: [{ id: 1 }] });
    const expected = [
      { id: 1, status: 'memberof' },
      { id: 2, status: 'notmemberof' },
      skipped(99, '1004', 'Lead not found'),
    ];
    const path = '/rest/v1/lists/1001/leads/ismember.json';
    assert.equal((await mock.get(`${path}?id=1,2&id=99`)).body.result, expected);
    const input = [{ id: 1 }, { id: 2 }, { id: 99 }];
    assert.equal((await mock.post(`${path}?_method=GET`, { input })).body.result, expected);
  }));

test('a lead tells its lists, and is in none when it is deleted', () =>
  withLists(async (mock) => {
    await mock.post(MEMBERS, { input: [{ id: 1 }] });
    const { body } = await mock.get('/rest/v1/leads/1/listMembership.json');
    const at = '2026-01-05T12:00:00Z';
    assert.equal(body.result, [{ listId: 1001, createdAt: at, updatedAt: at }]);
    assert.is(body.moreResult, false);
    mock.instance.delete(0, 0, START);
    assert.equal((await mock.get(MEMBERS)).body.result, []);
  }));

test('activities can be read by list', () =>
  withLists(async (mock) => {
    await mock.post(MEMBERS, { input: [{ id: 2 }] });
    const { nextPageToken } = (
      await mock.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-01-01')
    ).body;
    const query = `nextPageToken=${encodeURIComponent(nextPageToken)}&activityTypeIds=12,24&listId=1001`;
    const { result } = (await mock.get(`/rest/v1/activities.json?${query}`)).body;
    assert.equal(
      result.map(({ leadId, activityTypeId }: Json) => `${leadId} ${activityTypeId}`),
      ['2 12', '2 24'],
    );
    assert.is(result[1].primaryAttributeValue, 'Attendees');
    assert.is(result[1].primaryAttributeValueId, 1001);
    const lists = mock.instance.lists;
    for (let person = 10; person < 10_010; person += 1) lists.add(1001, person, START);
    assert.is(
      errorOf(await mock.get(`/rest/v1/activities.json?${query}`)),
      '1003 List has 10000 or more leads',
    );
  }));

test.run();
