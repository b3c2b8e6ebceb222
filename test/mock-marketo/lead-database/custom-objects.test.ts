import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorOf, type Json, type Mock, type MockOptions, withMock } from '../support.ts';

const test = suite('Marketo custom objects');

const SCHEMA = '/rest/v1/customobjects/schema';
const LINK = {
  displayName: 'Lead ID',
  name: 'leadID',
  dataType: 'link',
  relatedTo: { field: 'id', name: 'lead' },
};
const VIN = { displayName: 'VIN', name: 'vin', dataType: 'string', isDedupeField: true };

function story(play: (mock: Mock) => Promise<void>, options: MockOptions = {}): () => Promise<void> {
  return () =>
    withMock({ limits: { rateCalls: Number.POSITIVE_INFINITY }, ...options }, async (mock) => {
      await mock.post('/rest/v1/leads.json', { input: [{ email: 'a@acme.example' }] });
      await play(mock);
    });
}

/** Writes to the schema; what it is refused with, or nothing. */
async function write(mock: Mock, path: string, body: object = {}): Promise<string> {
  const reply = await mock.post(`${SCHEMA}${path}`, body);
  if (reply.body.success) assert.equal(reply.body.result, []);
  return reply.body.success ? '' : errorOf(reply);
}

async function car(mock: Mock): Promise<void> {
  await write(mock, '.json', { apiName: 'car', displayName: 'Car', description: 'Automobile owned' });
  await write(mock, '/car/addField.json', { input: [LINK, VIN] });
}

async function described(mock: Mock, query = ''): Promise<Json> {
  return (await mock.get(`${SCHEMA}/car/describe.json${query}`)).body.result?.[0];
}

test(
  'a type begins as a draft without key and stamps, and records need its approval',
  story(async (mock) => {
    await car(mock);
    const draft = await described(mock);
    assert.equal(
      [draft.state, draft.version, draft.idField, draft.createdAt, draft.searchableFields],
      ['draft', 'draft', null, null, [[]]],
    );
    assert.is(errorOf(await mock.get('/rest/v1/customobjects/car/describe.json')), '1013 Object not found');
    assert.is(await write(mock, '/car/approve.json'), '');
    const approved = await described(mock);
    assert.equal(
      [approved.state, approved.version, approved.idField],
      ['approved', 'approved', 'marketoGUID'],
    );
    assert.equal(approved.searchableFields, [['vin'], ['marketoGUID'], ['leadID']]);
    assert.equal(approved.relationships, [
      { field: 'leadID', type: 'child', relatedTo: { name: 'Lead', field: 'id' } },
    ]);
    assert.equal(
      approved.fields.map(({ name, dataType }: Json) => `${name} ${dataType}`),
      ['createdAt datetime', 'marketoGUID string', 'updatedAt datetime', 'leadID integer', 'vin string'],
    );
    const [listed] = (await mock.get('/rest/v1/customobjects.json')).body.result;
    assert.equal([listed.name, 'fields' in listed], ['car', false]);
  }),
);

test(
  'a change makes a draft beside the approved version, which records keep using until it is approved',
  story(async (mock) => {
    await car(mock);
    await write(mock, '/car/approve.json');
    const color = { displayName: 'Color', name: 'color', dataType: 'string' };
    assert.is(await write(mock, '/car/addField.json', { input: [color] }), '');
    assert.is((await described(mock)).state, 'approvedWithDraft');
    assert.is((await described(mock, '?state=draft')).fields.length, 6);
    assert.is((await described(mock, '?state=approved')).fields.length, 5);
    const record = { vin: 'V1', color: 'red' };
    const sync = async (): Promise<Json> =>
      (await mock.post('/rest/v1/customobjects/car.json', { input: [record] })).body.result[0];
    assert.is((await sync()).reasons[0].message, "Field 'color' not found");
    await write(mock, '/car/approve.json');
    assert.is((await sync()).status, 'created');
    const found = await mock.get(
      '/rest/v1/customobjects/car.json?filterType=vin&filterValues=v1&fields=color',
    );
    assert.is(found.body.result[0].color, 'red');
  }),
);

/** Changes of an approved type that are refused. */
const REFUSED: readonly (readonly [string, object, string])[] = [
  ['.json', { action: 'createOnly', apiName: 'car', displayName: 'Car' }, '1017 Object already exists'],
  ['.json', { action: 'updateOnly', apiName: 'nope' }, '1013 Object not found'],
  ['.json', { apiName: 'x y', displayName: 'X' }, "1003 Invalid value for field 'apiName' and value 'x y'"],
  [
    '.json',
    { apiName: 'car', displayName: 'Auto' },
    '709 Business Rule Violation: the display name of an approved type cannot be changed',
  ],
  ['/nope/approve.json', {}, '1013 Object not found'],
  ['/car/approve.json', {}, '709 Business Rule Violation: the type has no draft'],
  ['/car/discardDraft.json', {}, '1048 Custom Object Discard Draft Failed'],
  ['/car/addField.json', { input: [{ ...VIN }] }, '1017 Object already exists'],
  [
    '/car/addField.json',
    { input: [{ ...VIN, name: 'other' }] },
    '709 Business Rule Violation: dedupe and link fields cannot be added to an approved type',
  ],
  [
    '/car/addField.json',
    { input: [{ ...VIN, name: 'n', dataType: 'blob' }] },
    "1003 Invalid value for field 'dataType' and value 'blob'",
  ],
  [
    '/car/addField.json',
    { input: [{ name: 'n', dataType: 'string' }] },
    "1002 Missing value for the required parameter 'displayName'",
  ],
  [
    '/car/deleteField.json',
    { input: [{ name: 'vin' }] },
    '709 Business Rule Violation: dedupe and link fields of an approved type stay',
  ],
  ['/car/deleteField.json', { input: [{ name: 'nope' }] }, "1006 Field 'nope' not found"],
  [
    '/car/vin/updateField.json',
    { name: 'win' },
    '709 Business Rule Violation: dedupe and link fields of an approved type stay',
  ],
];

test(
  'what an approved type is refused',
  story(async (mock) => {
    await car(mock);
    await write(mock, '/car/approve.json');
    for (const [path, body, expected] of REFUSED) assert.is(await write(mock, path, body), expected, path);
  }),
);

test(
  'a type needs a dedupe field, takes at most 50 fields, and a subscription ten types',
  story(async (mock) => {
    await write(mock, '.json', { apiName: 'car', displayName: 'Car' });
    assert.is(
      await write(mock, '/car/approve.json'),
      '709 Business Rule Violation: a custom object needs a dedupe field',
    );
    const fields = Array.from({ length: 51 }, (_, i) => ({
      name: `f${i}`,
      displayName: `F ${i}`,
      dataType: 'string',
    }));
    assert.is(await write(mock, '/car/addField.json', { input: fields }), '1028 Max field limit reached');
    assert.is(await write(mock, '/car/addField.json', { input: fields.slice(1) }), '');
    for (let number = 2; number <= 10; number += 1) {
      assert.is(await write(mock, '.json', { apiName: `t${number}`, displayName: `T ${number}` }), '');
    }
    const eleventh = { apiName: 't11', displayName: 'T 11' };
    assert.is(await write(mock, '.json', eleventh), '1003 A subscription has at most 10 custom object types');
    assert.is(await write(mock, '/t10/discardDraft.json'), '');
    assert.is(await write(mock, '.json', eleventh), '', 'a discarded first draft leaves room');
  }),
);

test(
  'a type takes three dedupe fields, and 20 fields more once it is approved',
  story(async (mock) => {
    const keys = [1, 2, 3, 4].map((n) => ({ ...VIN, name: `key${n}`, displayName: `Key ${n}` }));
    await write(mock, '.json', { apiName: 'car', displayName: 'Car' });
    await write(mock, '/car/addField.json', { input: keys });
    assert.is(
      await write(mock, '/car/approve.json'),
      '709 Business Rule Violation: a custom object has at most 3 dedupe fields',
    );
    await write(mock, '/car/deleteField.json', { input: [{ name: 'key4' }] });
    assert.is(await write(mock, '/car/approve.json'), '');
    const later = Array.from({ length: 21 }, (_, i) => ({
      name: `f${i}`,
      displayName: `F ${i}`,
      dataType: 'string',
    }));
    assert.is(await write(mock, '/car/addField.json', { input: later }), '1028 Max field limit reached');
    assert.is(await write(mock, '/car/addField.json', { input: later.slice(1) }), '');
  }),
);

test(
  'records link to leads that exist, and to records of other types',
  story(async (mock) => {
    await write(mock, '.json', { apiName: 'course', displayName: 'Course' });
    await write(mock, '/course/addField.json', { input: [{ ...VIN, name: 'key', displayName: 'Key' }] });
    await write(mock, '/course/approve.json');
    await car(mock);
    const toCourse = {
      displayName: 'Course',
      name: 'courseKey',
      dataType: 'link',
      relatedTo: { field: 'key', name: 'course' },
    };
    await write(mock, '/car/addField.json', { input: [toCourse] });
    await write(mock, '/car/approve.json');
    await mock.post('/rest/v1/customobjects/course.json', { input: [{ key: 'math' }] });
    const input = [
      { vin: '1', leadID: 1, courseKey: 'math' },
      { vin: '2', leadID: 9 },
      { vin: '3', courseKey: 'none' },
      { leadID: 1 },
    ];
    const { result } = (await mock.post('/rest/v1/customobjects/car.json', { input })).body;
    assert.equal(
      result.map(({ status, reasons }: Json) => reasons?.[0].message ?? status),
      ['created', 'Lead not found', 'Object not found', "Missing value for the required parameter 'vin'"],
    );
    assert.is(await write(mock, '/course/delete.json'), '1022 Object in use');
    const linkable = (await mock.get(`${SCHEMA}/linkableObjects.json`)).body.result;
    assert.equal(
      linkable.map(({ name }: Json) => name),
      ['lead', 'company', 'course'],
    );
    const byKey = { filterType: 'vin', input: [{ vin: '1' }, { vin: '9' }], fields: ['leadID'] };
    const found = await mock.post('/rest/v1/customobjects/car.json?_method=GET', byKey);
    assert.is(found.body.result[0].leadID, 1);
    assert.is(found.body.result.length, 1);
  }),
);

test(
  'types that exist at the start are approved',
  story(
    async (mock) => {
      assert.is((await described(mock)).state, 'approved');
      assert.is((await mock.get('/rest/v1/customobjects.json?names=CAR')).body.result.length, 1);
      assert.is((await mock.get('/rest/v1/customobjects.json?names=bike')).body.result.length, 0);
    },
    {
      customObjects: [
        {
          apiName: 'car',
          displayName: 'Car',
          fields: [{ name: 'vin', displayName: 'VIN', dataType: 'string', isDedupeField: true }],
        },
      ],
    },
  ),
);

test.run();
