import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import { exported, exportLines, JANUARY, LEADS, linesOf, only, pass } from './bulk-support.ts';
import { errorOf, type Mock, type MockOptions, withMock } from './support.ts';

const test = suite('bulk export of leads');

const BODY = { fields: ['firstName', 'email'], filter: { createdAt: JANUARY } };

const OPTIONS: MockOptions = { lists: [{ id: 1_077, name: 'Fair', programName: 'Events' }] };

/** Three leads, the second one without a last name. */
async function threeLeads(mock: Mock): Promise<void> {
  await mock.post('/rest/v1/leads.json', {
    input: [
      { email: 'ann@acme.example', firstName: 'Ann', lastName: 'Archer', leadScore: 5, unsubscribed: true },
      { email: 'ben@acme.example', firstName: 'Ben' },
      { email: 'cat@acme.example', firstName: 'Cat, "the" cat', lastName: 'Cooper' },
    ],
  });
}

test('an export is created, queued, processed and completed, with what is known of it at each step', () =>
  withMock(OPTIONS, async (mock) => {
    await threeLeads(mock);
    const created = await only(mock.post(`${LEADS}/create.json`, BODY));
    const { exportId } = created;
    assert.match(exportId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const first = { exportId, format: 'CSV', status: 'Created', createdAt: '2026-01-05T12:00:00Z' };
    assert.equal(created, first);
    pass(mock, 30_000);
    const queued = { ...first, status: 'Queued', queuedAt: '2026-01-05T12:00:30Z' };
    assert.equal(await only(mock.post(`${LEADS}/${exportId}/enqueue.json`, '')), queued);
    const status = () => only(mock.get(`${LEADS}/${exportId}/status.json`));
    assert.equal(await status(), queued);
    pass(mock, MINUTE_MS);
    const processing = { ...queued, status: 'Processing', startedAt: '2026-01-05T12:01:30Z' };
    assert.equal(await status(), processing);
    assert.is((await mock.get(`${LEADS}/${exportId}/file.json`)).status, 404);
    pass(mock, 2 * MINUTE_MS);
    const { text, headers } = await mock.get(`${LEADS}/${exportId}/file.json`);
    assert.equal(await status(), {
      ...processing,
      status: 'Completed',
      finishedAt: '2026-01-05T12:02:30Z',
      numberOfRecords: 3,
      fileSize: Buffer.byteLength(text),
      fileChecksum: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    });
    assert.is(headers.get('content-type'), 'text/csv;charset=UTF-8');
    assert.equal(text.split('\n'), [
      'firstName,email',
      'Ann,ann@acme.example',
      'Ben,ben@acme.example',
      '"Cat, ""the"" cat",cat@acme.example',
      '',
    ]);
  }));

test('the fields in the order asked for, empty ones as null, headers renamed', () =>
  withMock(OPTIONS, async (mock) => {
    await threeLeads(mock);
    const lines = await exportLines(mock, LEADS, {
      fields: ['lastName', 'id', 'leadScore', 'unsubscribed', 'createdAt', 'dateOfBirth'],
      columnHeaderNames: { lastName: 'Last Name', id: 'Marketo Id' },
      filter: { createdAt: JANUARY },
    });
    assert.equal(lines.slice(0, 3), [
      'Last Name,Marketo Id,leadScore,unsubscribed,createdAt,dateOfBirth',
      'Archer,1,5,true,2026-01-05T12:00:00Z,null',
      'null,2,null,false,2026-01-05T12:00:00Z,null',
    ]);
  }));

const SEPARATORS = [
  ['TSV', '\t'],
  ['ssv', ';'],
] as const;

for (const [format, separator] of SEPARATORS)
  test(`${format} separates by ${JSON.stringify(separator)}`, () =>
    withMock(OPTIONS, async (mock) => {
      await threeLeads(mock);
      const job = await exported(mock, LEADS, { ...BODY, format });
      assert.is(job.format, format.toUpperCase());
      assert.is((await linesOf(mock, LEADS, job))[1], `Ann${separator}ann@acme.example`);
    }));

test('createdAt and updatedAt take both ends in; updatedAt looks at the last change of any field', () =>
  withMock(
    { fields: [{ name: 'shoeSize', displayName: 'Shoe Size', dataType: 'integer' }] },
    async (mock) => {
      await threeLeads(mock);
      const found = async (filter: object) =>
        (await exportLines(mock, LEADS, { fields: ['id'], filter })).slice(1).join(' ');
      pass(mock, DAY_MS);
      const change = (id: number, values: object) =>
        mock.post('/rest/v1/leads.json', {
          action: 'updateOnly',
          lookupField: 'id',
          input: [{ id, ...values }],
        });
      await change(2, { shoeSize: 42 });
      await change(3, { firstName: 'C' });
      const at = (from: string, to: string) => ({ startAt: `2026-01-${from}Z`, endAt: `2026-01-${to}Z` });
      assert.is(await found({ createdAt: at('05T12:00:00', '05T12:00:00') }), '1 2 3');
      assert.is(await found({ createdAt: at('05T12:00:01', '31T00:00:00') }), '');
      assert.is(await found({ updatedAt: at('06T12:00:00', '06T12:00:00') }), '2 3');
      assert.is(await found({ updatedAt: at('05T00:00:00', '06T00:00:00') }), '1');
    },
  ));

test('the members of a list, those at the start of the job, by id or by name', () =>
  withMock(OPTIONS, async (mock) => {
    await threeLeads(mock);
    const job = await only(
      mock.post(`${LEADS}/create.json`, { fields: ['id'], filter: { staticListId: 1_077 } }),
    );
    await mock.post('/rest/v1/lists/1077/leads.json', { input: [{ id: 3 }, { id: 1 }] });
    await mock.post(`${LEADS}/${job.exportId}/enqueue.json`, '');
    pass(mock, HOUR_MS);
    assert.equal(await linesOf(mock, LEADS, job), ['id', '1', '3']);
    const byName = { fields: ['id'], filter: { staticListName: 'Fair' } };
    assert.equal(await exportLines(mock, LEADS, byName), ['id', '1', '3']);
  }));

test('an export that finds nobody is a header and no record; one whose list is gone fails', () =>
  withMock(OPTIONS, async (mock) => {
    const job = await exported(mock, LEADS, BODY);
    assert.equal([job.status, job.numberOfRecords], ['Completed', 0]);
    assert.equal(await linesOf(mock, LEADS, job), ['firstName,email']);
    const { exportId } = await only(
      mock.post(`${LEADS}/create.json`, { fields: ['id'], filter: { staticListId: 1_077 } }),
    );
    await mock.post(`${LEADS}/${exportId}/enqueue.json`, '');
    mock.instance.lists.delete(1_077);
    pass(mock, HOUR_MS);
    const failed = await only(mock.get(`${LEADS}/${exportId}/status.json`));
    assert.equal([failed.status, failed.errorMsg, failed.fileSize], ['Failed', 'List not found', undefined]);
    assert.is((await mock.get(`${LEADS}/${exportId}/file.json`)).status, 404);
  }));

test('deleted leads are in no export', () =>
  withMock(OPTIONS, async (mock) => {
    await threeLeads(mock);
    await mock.post('/rest/v1/leads/delete.json', { input: [{ id: 2 }] });
    assert.equal(await exportLines(mock, LEADS, { ...BODY, fields: ['id'] }), ['id', '1', '3']);
  }));

test('a file can be fetched in ranges and resumed, and its end is 416', () =>
  withMock(OPTIONS, async (mock) => {
    await threeLeads(mock);
    const { exportId, fileSize } = await exported(mock, LEADS, BODY);
    const range = async (bytes: string) => {
      const { status, text, headers } = await mock.fetch(`${LEADS}/${exportId}/file.json`, {
        headers: { authorization: `Bearer ${await mock.token()}`, range: bytes },
      });
      return [status, text, headers.get('content-range')];
    };
    const { text: whole, headers } = await mock.get(`${LEADS}/${exportId}/file.json`);
    assert.is(headers.get('accept-ranges'), 'bytes');
    assert.equal(await range('bytes=0-0'), [206, 'f', `bytes 0-0/${fileSize}`]);
    assert.equal(await range('bytes=10-'), [206, whole.slice(10), `bytes 10-${fileSize - 1}/${fileSize}`]);
    assert.equal(await range(`bytes=${fileSize}-`), [416, '', `bytes */${fileSize}`]);
  }));

const REFUSED: readonly (readonly [what: string, body: object, told: string])[] = [
  ['no fields', { filter: BODY.filter }, "1002 Missing value for the required parameter 'fields'"],
  ['empty fields', { ...BODY, fields: [] }, "1002 Missing value for the required parameter 'fields'"],
  ['an unknown field', { ...BODY, fields: ['shoeSize'] }, "1006 Field 'shoeSize' not found"],
  ['an unknown format', { ...BODY, format: 'XML' }, "1003 Invalid format 'XML'"],
  [
    'a header of a field that is not exported',
    { ...BODY, columnHeaderNames: { lastName: 'L' } },
    "1003 Invalid column header name for 'lastName'",
  ],
  ['no filter', { fields: ['id'] }, "1002 Missing value for the required parameter 'filter'"],
  [
    'an empty filter',
    { fields: ['id'], filter: {} },
    "1002 Missing value for the required parameter 'filter'",
  ],
  [
    'two filters',
    { ...BODY, filter: { createdAt: JANUARY, staticListId: 1_077 } },
    '1003 Exactly one filter type must be specified',
  ],
  ['an unknown filter', { ...BODY, filter: { color: 'red' } }, "1003 Invalid filter 'color'"],
  [
    'a smart list',
    { ...BODY, filter: { smartListId: 5 } },
    '1035 Unsupported filter type for target subscription: smartListId',
  ],
  ['an unknown list', { ...BODY, filter: { staticListId: 9 } }, '1013 List not found'],
  ['an unknown list name', { ...BODY, filter: { staticListName: 'x' } }, '1013 List not found'],
  [
    'a list id that is no number',
    { ...BODY, filter: { staticListId: 'x' } },
    "1001 Invalid value 'x'. Required of type 'Integer'",
  ],
  ['a range that is none', { ...BODY, filter: { createdAt: 'today' } }, "1003 Invalid filter 'createdAt'"],
  [
    'a range without an end',
    { ...BODY, filter: { createdAt: { startAt: JANUARY.startAt } } },
    "1002 Missing value for the required parameter 'endAt'",
  ],
  [
    'a date that is none',
    { ...BODY, filter: { createdAt: { ...JANUARY, endAt: '31.01.2026' } } },
    "704 Invalid date format: '31.01.2026'",
  ],
  [
    'a range that ends before it starts',
    { ...BODY, filter: { createdAt: { startAt: JANUARY.endAt, endAt: JANUARY.startAt } } },
    "1003 Invalid filter 'createdAt'",
  ],
  [
    'more than 31 days',
    { ...BODY, filter: { createdAt: { ...JANUARY, endAt: '2026-02-01T00:00:01Z' } } },
    '1003 Date range must not exceed 31 days',
  ],
];

for (const [what, body, told] of REFUSED)
  test(`an export with ${what} is refused: ${told}`, () =>
    withMock(OPTIONS, async (mock) => {
      assert.is(errorOf(await mock.post(`${LEADS}/create.json`, body)), told);
    }));

test('a subscription may lack the filter by update', () =>
  withMock({ exports: { withoutFilters: ['updatedAt'] } }, async (mock) => {
    const body = { fields: ['id'], filter: { updatedAt: JANUARY } };
    assert.is(
      errorOf(await mock.post(`${LEADS}/create.json`, body)),
      '1035 Unsupported filter type for target subscription: updatedAt',
    );
  }));

test.run();
