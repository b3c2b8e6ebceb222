import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, withMock } from './support.ts';

const test = suite('Marketo leads: writing');

const FIELDS = [
  { name: 'crmKey', displayName: 'CRM Key', dataType: 'string', length: 10 },
  { name: 'twin', displayName: 'Twin', dataType: 'integer' },
] as const;

/** Two leads that share a twin number, ids 1 and 2. */
async function withTwins(story: (mock: Mock) => Promise<void>): Promise<void> {
  await withMock({ fields: FIELDS }, async (mock) => {
    const input = [
      { email: 'ann@acme.example', crmKey: 'A', twin: 7 },
      { email: 'ben@acme.example', crmKey: 'B', twin: 7 },
    ];
    await mock.post('/rest/v1/leads.json', { input });
    await story(mock);
  });
}

function skipped(code: string, message: string): object {
  return { status: 'skipped', reasons: [{ code, message }] };
}

const ann = { email: 'ann@acme.example' };
const newcomer = { email: 'new@acme.example' };

/** Action, lookup field, record, what becomes of it. */
const RECORDS: readonly (readonly [string, string, object, object])[] = [
  ['createOrUpdate', 'email', ann, { id: 1, status: 'updated' }],
  ['createOrUpdate', 'email', newcomer, { id: 3, status: 'created' }],
  ['createOrUpdate', 'crmKey', { crmKey: 'B', title: 'CEO' }, { id: 2, status: 'updated' }],
  ['createOrUpdate', 'twin', { twin: '7' }, skipped('1007', 'Multiple lead match lookup criteria')],
  [
    'createOrUpdate',
    'email',
    { ...ann, id: 1 },
    skipped('1003', "Field 'id' is not allowed with action 'createOrUpdate'"),
  ],
  [
    'createOrUpdate',
    'email',
    { title: 'x' },
    skipped('1002', "Missing value for the required parameter 'email'"),
  ],
  ['createOrUpdate', 'email', { ...ann, Title: 'x' }, skipped('1006', "Field 'Title' not found")],
  [
    'createOrUpdate',
    'email',
    { email: 'bademail' },
    skipped('1003', "Invalid value for field 'email' and value 'bademail'"),
  ],
  [
    'createOrUpdate',
    'email',
    { ...ann, crmKey: 'longer than ten' },
    skipped('1077', 'Value for field exceeds max length'),
  ],
  ['createOrUpdate', 'email', { ...ann, mktoName: 'x' }, skipped('1003', "Field 'mktoName' is read only")],
  ['createOnly', 'email', newcomer, { id: 3, status: 'created' }],
  ['createOnly', 'email', ann, skipped('1005', 'Lead already exists')],
  ['updateOnly', 'email', ann, { id: 1, status: 'updated' }],
  ['updateOnly', 'email', newcomer, skipped('1004', 'Lead not found')],
  ['updateOnly', 'id', { id: 2, title: 'CEO' }, { id: 2, status: 'updated' }],
  ['updateOnly', 'id', { id: '2', title: 'CEO' }, { id: 2, status: 'updated' }],
  ['updateOnly', 'id', { id: 99, title: 'CEO' }, skipped('1004', 'Lead not found')],
  ['createDuplicate', 'email', ann, { id: 3, status: 'created' }],
];

for (const [action, lookupField, record, expected] of RECORDS)
  test(`${action} by ${lookupField} of ${JSON.stringify(record)}`, () =>
    withTwins(async (mock) => {
      const reply = await mock.post('/rest/v1/leads.json', { action, lookupField, input: [record] });
      assert.equal(reply.body.result, [expected]);
      assert.is(reply.body.success, true);
    }));

/** Bodies that are refused as a whole. */
const REFUSALS: readonly (readonly [unknown, string])[] = [
  [{}, '1003 Leads not specified'],
  [{ input: [] }, '1003 Leads not specified'],
  [{ input: ann }, '1003 Leads not specified'],
  [{ input: [ann], lookupField: 'userId' }, "1006 Lookup field 'userId' not found"],
  [{ input: [ann], lookupField: 'firstName' }, "1011 Field 'firstName' not supported"],
  [{ input: [ann], action: 'upsert' }, "1003 Invalid action 'upsert'"],
  [{ input: [ann], partitionName: 'EU' }, "1008 Access denied to partition 'EU'"],
  [{ input: Array.from({ length: 301 }, () => ann) }, '1003 Max records limit of 300 exceeded'],
  ['{"input":[', '609 Invalid JSON'],
  ['[]', '609 Invalid JSON'],
  ['', '1003 Leads not specified'],
];

test('a call that cannot be carried out is refused as a whole', () =>
  withTwins(async (mock) => {
    for (const [body, expected] of REFUSALS) {
      assert.is(errorOf(await mock.post('/rest/v1/leads.json', body)), expected);
    }
  }));

test('results keep the order of the input, and one bad record does not hinder the others', () =>
  withTwins(async (mock) => {
    const input = [newcomer, { email: 'x' }, ann, null, 'text'];
    const { result } = (await mock.post('/rest/v1/leads.json', { input })).body;
    const outline = result.map(({ id, status, reasons }: Json) => `${id} ${status} ${reasons?.[0].code}`);
    assert.equal(outline, [
      '3 created undefined',
      'undefined skipped 1003',
      '1 updated undefined',
      'undefined skipped 1003',
      'undefined skipped 1003',
    ]);
  }));

test('null and the empty text clear a field, and a date comes back in the documented form', () =>
  withTwins(async (mock) => {
    const values = {
      title: 'CEO',
      dateOfBirth: '1990-02-03T10:00:00Z',
      emailSuspendedAt: '2020-08-30T05:49:48.000Z',
      unsubscribed: 'true',
    };
    const fields = 'fields=title,dateOfBirth,emailSuspendedAt,unsubscribed';
    await mock.post('/rest/v1/leads.json', { input: [{ ...ann, ...values }] });
    const [full] = (await mock.get(`/rest/v1/lead/1.json?${fields}`)).body.result;
    assert.equal(full, {
      id: 1,
      title: 'CEO',
      dateOfBirth: '1990-02-03',
      emailSuspendedAt: '2020-08-30T05:49:48Z',
      unsubscribed: true,
    });
    const cleared = { title: null, dateOfBirth: '', emailSuspendedAt: null, unsubscribed: null };
    await mock.post('/rest/v1/leads.json', { input: [{ ...ann, ...cleared }] });
    const [empty] = (await mock.get(`/rest/v1/lead/1.json?${fields}`)).body.result;
    assert.equal(empty, {
      id: 1,
      title: null,
      dateOfBirth: null,
      emailSuspendedAt: null,
      unsubscribed: false,
    });
  }));

test('with asyncProcessing the answer has no result; an unknown member is ignored', () =>
  withTwins(async (mock) => {
    const { body } = await mock.post('/rest/v1/leads.json', { asyncProcessing: true, input: [newcomer] });
    assert.equal(Object.keys(body), ['requestId', 'success']);
    const odd = await mock.post('/rest/v1/leads.json', { 'asyncProcessing ': true, input: [newcomer] });
    assert.equal(odd.body.result, [{ id: 3, status: 'updated' }]);
  }));

test('the content type must be JSON', () =>
  withTwins(async (mock) => {
    const authorization = `Bearer ${await mock.token()}`;
    const body = JSON.stringify({ input: [ann] });
    for (const headers of [{ authorization }, { authorization, 'content-type': 'text/xml' }]) {
      const reply = await mock.fetch('/rest/v1/leads.json', { method: 'POST', headers, body });
      assert.is(errorOf(reply), '612 Invalid Content Type');
    }
  }));

const json = { 'content-type': 'application/json' };

/** The ways real clients delete leads. */
const DELETIONS: readonly (readonly [string, RequestInit])[] = [
  ['leads/delete.json', { method: 'POST', headers: json, body: '{"input":[{"id":1},{"id":"9"}]}' }],
  ['leads/delete.json?id=1,9', { method: 'POST' }],
  ['leads/delete.json?id=1&id=9', { method: 'POST', headers: json, body: '{}' }],
  ['leads.json?_method=DELETE', { method: 'POST', headers: json, body: '{"input":[{"id":1},{"id":9}]}' }],
  ['leads.json', { method: 'DELETE', headers: json, body: '{"input":[{"id":1},{"id":9}]}' }],
  ['leads.json?id=1,9', { method: 'DELETE' }],
];

for (const [path, init] of DELETIONS)
  test(`${init.method} ${path} deletes, and the lead is gone`, () =>
    withTwins(async (mock) => {
      const headers = { authorization: `Bearer ${await mock.token()}`, ...init.headers };
      const { body } = await mock.fetch(`/rest/v1/${path}`, { ...init, headers });
      assert.equal(body.result, [
        { id: 1, status: 'deleted' },
        { id: 9, ...skipped('1004', 'Lead not found') },
      ]);
      assert.is(errorOf(await mock.get('/rest/v1/lead/1.json')), "1004 Lead '1' not found");
      const again = await mock.post('/rest/v1/leads.json', { input: [ann] });
      assert.equal(again.body.result, [{ id: 3, status: 'created' }], 'ids are never used again');
    }));

test.run();
