import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, type MockOptions, withMock } from '../support.ts';

const test = suite('Marketo schema fields');

const FIELDS = '/rest/v1/leads/schema/fields';
const CODE = {
  displayName: 'Acme Access Code',
  name: 'acmeAccessCode',
  dataType: 'string',
  description: 'Ours',
};

function story(play: (mock: Mock) => Promise<void>, options: MockOptions = {}): () => Promise<void> {
  return () => withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY }, ...options }, play);
}

test(
  'a created field is there for everyone at once: described, written, searched, logged',
  story(async (mock) => {
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'old@acme.example' }] });
    const score = { displayName: 'Fit', name: 'fit', dataType: 'score' };
    const created = await mock.post(`${FIELDS}.json`, { input: [CODE, score] });
    assert.equal(created.body.result, [
      { name: 'acmeAccessCode', status: 'created' },
      { name: 'fit', status: 'created' },
    ]);
    const described = (await mock.get('/rest/v1/leads/describe.json')).body.result.at(-2);
    assert.equal(
      [described.rest.name, described.dataType, described.length],
      ['acmeAccessCode', 'string', 255],
    );
    const input = [{ email: 'old@acme.example', acmeAccessCode: 'X1', fit: '7' }];
    assert.is((await mock.post('/rest/v1/leads.json', { input })).body.result[0].status, 'updated');
    const query = 'filterType=acmeAccessCode&filterValues=x1&fields=acmeAccessCode,fit';
    const found = (await mock.get(`/rest/v1/leads.json?${query}`)).body.result;
    assert.equal(found, [{ id: 1, acmeAccessCode: 'X1', fit: 7 }]);
    const token = (await mock.get('/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-01-01')).body
      .nextPageToken;
    const changes = await mock.get(
      `/rest/v1/activities/leadchanges.json?nextPageToken=${encodeURIComponent(token)}&fields=fit`,
    );
    assert.is(changes.body.result.at(-1).fields[0].newValue, '7');
  }),
);

test(
  'with Salesforce sync a field of one’s own is never pushed',
  story(
    async (mock) => {
      await mock.post(`${FIELDS}.json`, { input: [CODE] });
      const input = [{ id: 1, acmeAccessCode: 'X' }];
      await mock.post('/rest/v1/leads.json', { action: 'updateOnly', lookupField: 'id', input });
      assert.is(mock.instance.logs.Lead.changes.size, 0);
      await mock.post('/rest/v1/leads.json', {
        action: 'updateOnly',
        lookupField: 'id',
        input: [{ id: 1, title: 'X' }],
      });
      assert.is(mock.instance.logs.Lead.changes.size, 1);
    },
    { synced: { Lead: { count: 1, bases: {} } } },
  ),
);

test(
  'a field shows its metadata in the documented order',
  story(async (mock) => {
    const [email] = (await mock.get(`${FIELDS}/email.json`)).body.result;
    assert.equal(Object.entries(email), [
      ['displayName', 'Email Address'],
      ['name', 'email'],
      ['description', null],
      ['dataType', 'email'],
      ['length', 255],
      ['isHidden', false],
      ['isHtmlEncodingInEmail', true],
      ['isSensitive', false],
      ['isCustom', false],
      ['isApiCreated', false],
    ]);
    await mock.post(`${FIELDS}.json`, { input: [CODE] });
    const [own] = (await mock.get(`${FIELDS}/acmeAccessCode.json`)).body.result;
    assert.equal([own.description, own.isCustom, own.isApiCreated], ['Ours', true, true]);
    assert.is(errorOf(await mock.get(`${FIELDS}/nope.json`)), "1006 Field 'nope' not found");
  }),
);

test(
  'fields are browsed page by page, and moreResult is always told',
  story(async (mock) => {
    const names: string[] = [];
    let token = '';
    let last: Json;
    do {
      last = (await mock.get(`${FIELDS}.json?batchSize=40${token}`)).body;
      names.push(...last.result.map(({ name }: Json) => name));
      token = `&nextPageToken=${encodeURIComponent(last.nextPageToken)}`;
    } while (last.moreResult);
    assert.is(names.length, 91);
    assert.is(new Set(names).size, 91);
    assert.is(last.moreResult, false);
    assert.is(last.nextPageToken, undefined);
  }),
);

/** Fields that are refused, with all others of their call. */
const REFUSED: readonly (readonly [object, string])[] = [
  [{ name: undefined }, "1002 Missing value for the required parameter 'name'"],
  [{ displayName: '' }, "1002 Missing value for the required parameter 'displayName'"],
  [{ name: '1st' }, "1003 Invalid value for field 'name' and value '1st'"],
  [{ name: 'a-b' }, "1003 Invalid value for field 'name' and value 'a-b'"],
  [{ displayName: 'A<b>' }, "1003 Invalid value for field 'displayName' and value 'A<b>'"],
  [{ dataType: 'reference' }, "1003 Invalid value for field 'dataType' and value 'reference'"],
  [{ name: 'EMAIL' }, '1017 Object already exists'],
  [{ displayName: 'Email Address' }, '1017 Object already exists'],
  [{ name: 'good' }, '1036 Duplicate object found in input'],
];

test(
  'a field that is refused takes the whole call with it',
  story(async (mock) => {
    const good = { displayName: 'Good', name: 'good', dataType: 'string' };
    for (const [change, expected] of REFUSED) {
      const reply = await mock.post(`${FIELDS}.json`, { input: [good, { ...CODE, ...change }] });
      assert.is(errorOf(reply), expected, JSON.stringify(change));
    }
    assert.is(errorOf(await mock.get(`${FIELDS}/good.json`)), "1006 Field 'good' not found");
  }),
);

/** Field, change, what becomes of it. */
const UPDATES: readonly (readonly [string, object, string])[] = [
  ['email', { description: 'Where to write', isSensitive: true }, ''],
  ['email', { displayName: 'Mail' }, "1003 Field 'displayName' is read only"],
  ['email', { isHidden: true }, "1003 Field 'isHidden' is read only"],
  ['acmeAccessCode', { displayName: 'Code', isHidden: true, isHtmlEncodingInEmail: false }, ''],
  ['acmeAccessCode', { dataType: 'text' }, "1003 Field 'dataType' is read only"],
  ['acmeAccessCode', { name: 'other' }, "1003 Field 'name' is read only"],
  ['ownField', { displayName: 'Own' }, ''],
  ['ownField', { isHidden: true }, "1003 Field 'isHidden' is read only"],
  ['nope', { description: 'x' }, "1006 Field 'nope' not found"],
];

test(
  'what can be changed depends on whose field it is',
  story(
    async (mock) => {
      await mock.post(`${FIELDS}.json`, { input: [CODE] });
      for (const [name, change, expected] of UPDATES) {
        const reply = await mock.post(`${FIELDS}/${name}.json`, { input: [change] });
        assert.is(reply.body.success ? '' : errorOf(reply), expected, `${name} ${JSON.stringify(change)}`);
      }
      const [email] = (await mock.get(`${FIELDS}/email.json`)).body.result;
      assert.equal([email.description, email.isSensitive], ['Where to write', true]);
      const [code] = (await mock.get(`${FIELDS}/acmeAccessCode.json`)).body.result;
      assert.equal([code.displayName, code.isHidden, code.isHtmlEncodingInEmail], ['Code', true, false]);
    },
    { fields: [{ name: 'ownField', displayName: 'Own Field', dataType: 'string' }] },
  ),
);

test(
  'the API creates at most 100 lead fields and 20 program member fields',
  story(async (mock) => {
    const many = (count: number, from: number): object[] =>
      Array.from({ length: count }, (_, i) => ({
        name: `f${from + i}`,
        displayName: `F ${from + i}`,
        dataType: 'date',
      }));
    for (const [path, limit] of [
      [FIELDS, 100],
      ['/rest/v1/programs/members/schema/fields', 20],
    ] as const) {
      assert.ok((await mock.post(`${path}.json`, { input: many(limit - 1, 0) })).body.success);
      const last = await mock.post(`${path}.json`, { input: many(2, limit) });
      assert.is(errorOf(last), '1028 Max field limit reached');
      assert.ok((await mock.post(`${path}.json`, { input: many(1, limit) })).body.success);
    }
  }),
);

test(
  'fields of companies, opportunities and named accounts can only be read',
  story(async (mock) => {
    for (const [path, name] of [
      ['companies', 'industry'],
      ['opportunities', 'name'],
      ['namedaccounts', 'city'],
    ]) {
      const [field] = (await mock.get(`/rest/v1/${path}/schema/fields/${name}.json`)).body.result;
      assert.equal([field.name, field.isCustom], [name, false]);
      const reply = await mock.post(`/rest/v1/${path}/schema/fields.json`, { input: [CODE] });
      assert.is(errorOf(reply), "605 Request method 'POST' not supported");
    }
  }),
);

test.run();
