import { parse } from 'csv-parse/sync';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS } from '../../engine/kernel/index.ts';
import { ACTIVITIES, exported, exportLines, JANUARY, linesOf, pass } from './bulk-support.ts';
import { errorOf, type Mock, type MockOptions, withMock } from './support.ts';

const test = suite('bulk export of activities');

const OPTIONS: MockOptions = {
  lists: [{ id: 1_077, name: 'Fair' }],
  campaigns: {
    definitions: [
      {
        name: 'Points',
        triggers: [{ on: 'isAddedToList' }],
        flow: [{ step: 'changeScore', field: 'leadScore', change: '+5' }],
      },
    ],
  },
};

/** A lead that is created, changed and added to a list, and another one that is created and deleted. */
async function history(mock: Mock): Promise<void> {
  const write = (values: object) => mock.post('/rest/v1/leads.json', { input: [values] });
  await write({ email: 'ann@acme.example' });
  await write({ email: 'ann@acme.example', title: 'CEO, "acting"' });
  await mock.post('/rest/v1/lists/1077/leads.json', { input: [{ id: 1 }] });
  await write({ email: 'ben@acme.example' });
  await mock.post('/rest/v1/leads/delete.json', { input: [{ id: 2 }] });
}

const BODY = { filter: { createdAt: JANUARY } };

test('all activities but deletions, each with its attributes as one JSON object', () =>
  withMock(OPTIONS, async (mock) => {
    await history(mock);
    const job = await exported(mock, ACTIVITIES, BODY);
    const text = (await linesOf(mock, ACTIVITIES, job)).join('\n');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    assert.is(job.numberOfRecords, rows.length);
    assert.equal(Object.keys(rows[0]!), [
      'marketoGUID',
      'leadId',
      'activityDate',
      'activityTypeId',
      'campaignId',
      'primaryAttributeValueId',
      'primaryAttributeValue',
      'attributes',
    ]);
    assert.equal(
      rows.map(({ leadId, activityTypeId, primaryAttributeValue }) =>
        [leadId, activityTypeId, primaryAttributeValue].join(' '),
      ),
      ['1 12 null', '1 13 Job Title', '1 24 Fair', '1 22 Lead Score', '2 12 null'],
    );
    assert.equal(JSON.parse(rows[1]!.attributes!), {
      'New Value': 'CEO, "acting"',
      Reason: 'Web service API',
      Source: 'Web service API',
    });
    assert.is(rows[1]!.activityDate, '2026-01-05T12:00:00Z');
    assert.equal(
      rows.map(({ campaignId }) => campaignId),
      ['null', 'null', 'null', '1001', 'null'],
    );
  }));

test('only the columns that are asked for, actionResult among them', () =>
  withMock(OPTIONS, async (mock) => {
    await history(mock);
    const lines = await exportLines(mock, ACTIVITIES, {
      fields: ['leadId', 'activityTypeId', 'actionResult'],
      columnHeaderNames: { leadId: 'Person' },
      filter: { createdAt: JANUARY, activityTypeIds: [24] },
      format: 'TSV',
    });
    assert.equal(lines, ['Person\tactivityTypeId\tactionResult', '1\t24\tsucceeded']);
  }));

const FILTERS: readonly (readonly [filter: object, types: string])[] = [
  [{}, '12 13 24 22 12'],
  [{ activityTypeIds: [12, '13'] }, '12 13 12'],
  [{ activityTypeIds: [24, 25], primaryAttributeValueIds: [1_077] }, '24'],
  [{ activityTypeIds: [24], primaryAttributeValueIds: [1_078] }, ''],
  [{ activityTypeIds: [24], primaryAttributeValues: ['Fair'] }, '24'],
  [{ activityTypeIds: [13, 22], primaryAttributeValues: ['Lead Score'] }, '22'],
];

for (const [filter, types] of FILTERS)
  test(`filter ${JSON.stringify(filter)}: ${types}`, () =>
    withMock(OPTIONS, async (mock) => {
      await history(mock);
      const body = { fields: ['activityTypeId'], filter: { createdAt: JANUARY, ...filter } };
      assert.is((await exportLines(mock, ACTIVITIES, body)).slice(1).join(' '), types);
    }));

test('both ends of the range are in it', () =>
  withMock(OPTIONS, async (mock) => {
    await history(mock);
    pass(mock, DAY_MS);
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'cat@acme.example' }] });
    const found = async (startAt: string, endAt: string) => {
      const body = { fields: ['leadId'], filter: { createdAt: { startAt, endAt }, activityTypeIds: [12] } };
      return (await exportLines(mock, ACTIVITIES, body)).slice(1).join(' ');
    };
    assert.is(await found('2026-01-05T12:00:00Z', '2026-01-06T11:59:59Z'), '1 2');
    assert.is(await found('2026-01-05T12:00:01Z', '2026-01-06T12:00:00+00:00'), '3');
  }));

test('an instance that keeps no activities exports none', () =>
  withMock({ keepActivities: 0 }, async (mock) => {
    assert.is((await exported(mock, ACTIVITIES, BODY)).numberOfRecords, 0);
  }));

const REFUSED: readonly (readonly [what: string, body: object, told: string])[] = [
  [
    'no date',
    { filter: { activityTypeIds: [1] } },
    "1002 Missing value for the required parameter 'createdAt'",
  ],
  ['an unknown column', { ...BODY, fields: ['color'] }, "1006 Field 'color' not found"],
  [
    'types that are no array',
    { filter: { createdAt: JANUARY, activityTypeIds: 12 } },
    "1003 Invalid filter 'activityTypeIds'",
  ],
  [
    'a type that is no number',
    { filter: { createdAt: JANUARY, activityTypeIds: ['New Lead'] } },
    "1001 Invalid value 'New Lead'. Required of type 'Integer'",
  ],
  [
    'deletions',
    { filter: { createdAt: JANUARY, activityTypeIds: [37] } },
    "1003 Invalid filter 'activityTypeIds'",
  ],
  [
    'primary attributes without types',
    { filter: { createdAt: JANUARY, primaryAttributeValueIds: [1] } },
    "1002 Missing value for the required parameter 'activityTypeIds'",
  ],
  [
    'primary attributes of types of two kinds',
    { filter: { createdAt: JANUARY, activityTypeIds: [13, 24], primaryAttributeValueIds: [1] } },
    "1003 Invalid filter 'activityTypeIds'",
  ],
  [
    'both kinds of primary attributes',
    {
      filter: {
        createdAt: JANUARY,
        activityTypeIds: [24],
        primaryAttributeValueIds: [1],
        primaryAttributeValues: ['x'],
      },
    },
    "1003 Invalid filter 'primaryAttributeValues'",
  ],
  [
    'more than 50 primary attributes',
    {
      filter: {
        createdAt: JANUARY,
        activityTypeIds: [24],
        primaryAttributeValueIds: Array.from({ length: 51 }, (_, i) => i),
      },
    },
    "1003 Too many values for 'primaryAttributeValueIds': at most 50 are allowed",
  ],
];

for (const [what, body, told] of REFUSED)
  test(`an export with ${what} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await mock.post(`${ACTIVITIES}/create.json`, body)), told);
    }));

test.run();
