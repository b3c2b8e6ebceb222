import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS } from '../../engine/kernel/index.ts';
import { CAR, exportLines, JANUARY, pass } from './bulk-support.ts';
import { errorOf, type Mock, type MockOptions, withMock } from './support.ts';

const test = suite('bulk export of custom objects');

const CARS = '/bulk/v1/customobjects/car_c/export';
const OPTIONS: MockOptions = {
  lists: [{ id: 1_081, name: 'Car Buyers' }],
  customObjects: [
    CAR,
    {
      apiName: 'town_c',
      displayName: 'Town',
      fields: [{ name: 'name', displayName: 'Name', dataType: 'string', isDedupeField: true }],
    },
  ],
};

/** Three cars of two leads, of which the first is in the list; the last car is changed a day later. */
async function cars(mock: Mock): Promise<void> {
  const input = [{ email: 'ann@acme.example' }, { email: 'ben@acme.example' }];
  await mock.post('/rest/v1/leads.json', { input });
  await mock.post('/rest/v1/lists/1081/leads.json', { input: [{ id: 1 }] });
  const sync = (records: object[]) => mock.post('/rest/v1/customobjects/car_c.json', { input: records });
  await sync([
    { leadID: 1, color: 'Pearl White', vin: 'A' },
    { leadID: 2, color: 'Silver', vin: 'B' },
    { leadID: 1, vin: 'C' },
  ]);
  pass(mock, DAY_MS);
  await sync([{ vin: 'C', doors: 5 }]);
}

const FIELDS = ['leadId', 'color', 'vin', 'doors'];

test('the records of the leads in a list; field names are taken in any case and shown as they were asked for', () =>
  withMock(OPTIONS, async (mock) => {
    await cars(mock);
    for (const filter of [{ staticListId: 1_081 }, { staticListName: 'Car Buyers' }]) {
      assert.equal(await exportLines(mock, CARS, { fields: FIELDS, filter }), [
        'leadId,color,vin,doors',
        '1,Pearl White,A,null',
        '1,null,C,5',
      ]);
    }
  }));

test('the records that were changed within a range', () =>
  withMock(OPTIONS, async (mock) => {
    await cars(mock);
    const filter = { updatedAt: { ...JANUARY, startAt: '2026-01-06T00:00:00Z' } };
    assert.equal(await exportLines(mock, CARS, { fields: ['vin'], filter }), ['vin', 'C']);
  }));

const REFUSED: readonly (readonly [what: string, path: string, body: object, told: string])[] = [
  ['an unknown type', CARS.replace('car_c', 'truck_c'), {}, '1013 Object not found'],
  [
    'a type that is not linked to leads',
    CARS.replace('car_c', 'town_c'),
    { fields: ['name'], filter: { updatedAt: JANUARY } },
    "1003 Custom object 'town_c' is not linked to leads",
  ],
  [
    'an unknown field',
    CARS,
    { fields: ['wheels'], filter: { updatedAt: JANUARY } },
    "1006 Field 'wheels' not found",
  ],
  [
    'a filter by creation',
    CARS,
    { fields: ['vin'], filter: { createdAt: JANUARY } },
    "1003 Invalid filter 'createdAt'",
  ],
  [
    'a smart list',
    CARS,
    { fields: ['vin'], filter: { smartListName: 'x' } },
    '1035 Unsupported filter type for target subscription: smartListName',
  ],
];

for (const [what, path, body, told] of REFUSED)
  test(`an export with ${what} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await mock.post(`${path}/create.json`, body)), told);
    }));

test.run();
