import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../engine/kernel/index.ts';
import { only, pass, upload } from './bulk-support.ts';
import { errorOf, type Mock, withMock } from './support.ts';

const test = suite('bulk import of leads');

const PATH = '/bulk/v1/leads.json';
const FILE = `email,firstName,lastName
ann@acme.example,Ann,Archer
ben@acme.example,Ben,Baker
cat@acme.example,Cat,Cooper
`;

function statusOf(mock: Mock, batchId: number) {
  return only(mock.get(`/bulk/v1/leads/batch/${batchId}.json`));
}

/** First and last names by e-mail. */
async function namesOf(mock: Mock, ...emails: string[]): Promise<string[]> {
  const query = `filterType=email&filterValues=${emails.map(encodeURIComponent).join(',')}`;
  const { body } = await mock.get(`/rest/v1/leads.json?${query}&fields=firstName,lastName`);
  return body.result.map(({ firstName, lastName }: Record<string, string>) => `${firstName} ${lastName}`);
}

test('a file is queued, imported and complete, and its leads are there', () =>
  withMock({}, async (mock) => {
    const queued = await upload(mock, `${PATH}?format=csv`, FILE);
    assert.equal(queued.body.result, [{ batchId: 1_001, importId: '1001', status: 'Queued' }]);
    pass(mock, SECOND_MS);
    assert.equal(await statusOf(mock, 1_001), {
      batchId: 1_001,
      importId: '1001',
      status: 'Importing',
      numOfLeadsProcessed: 0,
      numOfRowsFailed: 0,
      numOfRowsWithWarning: 0,
    });
    assert.equal(await namesOf(mock, 'ann@acme.example'), []);
    pass(mock, MINUTE_MS);
    assert.equal(await statusOf(mock, 1_001), {
      batchId: 1_001,
      importId: '1001',
      status: 'Complete',
      numOfLeadsProcessed: 3,
      numOfRowsFailed: 0,
      numOfRowsWithWarning: 0,
      message: 'Import succeeded, 3 records imported (3 members)',
    });
    assert.equal(await namesOf(mock, 'ann@acme.example', 'cat@acme.example'), ['Ann Archer', 'Cat Cooper']);
    for (const kind of ['failures', 'warnings']) {
      const { status, headers } = await mock.get(`/bulk/v1/leads/batch/1001/${kind}.json`);
      assert.equal([status, headers.get('content-type')], [404, 'text/plain;charset=UTF-8']);
    }
  }));

const FORMATS = [
  ['csv', ','],
  ['TSV', '\t'],
  ['ssv', ';'],
] as const;

for (const [format, separator] of FORMATS)
  test(`${format}: the separator is ${JSON.stringify(separator)}, the token may come as a part of the form`, () =>
    withMock({}, async (mock) => {
      const form = new FormData();
      form.set('format', format);
      form.set('access_token', await mock.token());
      form.set('file', new Blob([FILE.replaceAll(',', separator)]), 'leads');
      const { body } = await mock.fetch(PATH, { method: 'POST', body: form });
      assert.is(body.result[0].status, 'Queued');
      pass(mock, MINUTE_MS);
      assert.equal(await namesOf(mock, 'ben@acme.example'), ['Ben Baker']);
    }));

test('leads that are there are updated: an empty cell changes nothing, null clears, columns of no field do not matter', () =>
  withMock({}, async (mock) => {
    await upload(mock, PATH, FILE);
    pass(mock, MINUTE_MS);
    const again = `lastName,shoeSize,email,firstName
Ash,42,ANN@acme.example,
NULL,43,ben@acme.example,Benny`;
    await upload(mock, PATH, again);
    pass(mock, MINUTE_MS);
    assert.equal(await namesOf(mock, 'ann@acme.example', 'ben@acme.example'), ['Ann Ash', 'Benny null']);
    assert.is(mock.instance.persons.count, 3);
  }));

test('rows that fail stand in a file of their own with the reason, the others are imported', () =>
  withMock({}, async (mock) => {
    const rows = `email,firstName,leadScore,leadSource
ann@acme.example,Ann,5,"Web, direct"
,Nobody,5,Web
ben@acme.example,Ben,many,"a ""quoted"" one"`;
    await upload(mock, PATH, rows);
    pass(mock, MINUTE_MS);
    const status = await statusOf(mock, 1_001);
    assert.equal(
      [status.status, status.numOfLeadsProcessed, status.numOfRowsFailed, status.message],
      ['Complete', 1, 2, 'Import completed with errors, 1 records imported (1 members), 2 failed'],
    );
    const { text, headers } = await mock.get('/bulk/v1/leads/batch/1001/failures.json');
    assert.is(headers.get('content-type'), 'text/csv;charset=UTF-8');
    assert.equal(text.trimEnd().split('\n'), [
      'email,firstName,leadScore,leadSource,Import Failure Reason',
      ',Nobody,5,Web,missing.dedupe.fields',
      'ben@acme.example,Ben,many,"a ""quoted"" one",Invalid data type in field Lead Score',
    ]);
  }));

test('an address that is none is imported with a warning, and found by the next import', () =>
  withMock({}, async (mock) => {
    for (const name of ['Aerys', 'Aery']) {
      await upload(mock, PATH, `firstName,email\n${name},INVALID_EMAIL\n`);
      pass(mock, MINUTE_MS);
    }
    const { message, numOfRowsWithWarning } = await statusOf(mock, 1_001);
    assert.equal(
      [message, numOfRowsWithWarning],
      ['Import succeeded, 1 records imported (1 members), 1 warning.', 1],
    );
    const { text } = await mock.get('/bulk/v1/leads/batch/1001/warnings.json');
    assert.is(text, 'firstName,email,Import Warning Reason\nAerys,INVALID_EMAIL,Invalid email address\n');
    const { persons } = mock.instance;
    const read = (field: string) => persons.columns[persons.fieldNumber(field)]!.get(0);
    assert.equal([persons.count, read('firstName'), read('email')], [1, 'Aery', 'INVALID_EMAIL']);
  }));

test('with listId the leads become members of the list; a list takes one import at a time', () =>
  withMock({ lists: [{ id: 1_077, name: 'Fair' }] }, async (mock) => {
    await upload(mock, `${PATH}?listId=1077`, FILE);
    assert.is(errorOf(await upload(mock, PATH, FILE, { listId: '1077' })), '1019 Import in progress');
    assert.is((await upload(mock, PATH, FILE)).body.success, true);
    pass(mock, MINUTE_MS);
    await statusOf(mock, 1_001);
    assert.equal([...mock.instance.lists.find(1_077)!.members.keys()], [0, 1, 2]);
    assert.is((await upload(mock, `${PATH}?listId=1077`, FILE)).body.success, true);
  }));

test('lookupField=id updates and never creates; another lookup field finds its leads', () =>
  withMock(
    { fields: [{ name: 'memberNo', displayName: 'Member No', dataType: 'integer' }] },
    async (mock) => {
      await upload(mock, PATH, 'email,memberNo\nann@acme.example,7\n');
      pass(mock, MINUTE_MS);
      await upload(mock, `${PATH}?lookupField=id`, 'id,firstName\n1,Ann\n99,Zoe\n');
      await upload(mock, `${PATH}?lookupField=memberNo`, 'memberNo,lastName\n7,Archer\n8,New\n');
      pass(mock, MINUTE_MS);
      assert.equal(await namesOf(mock, 'ann@acme.example'), ['Ann Archer']);
      const { text } = await mock.get('/bulk/v1/leads/batch/1002/failures.json');
      assert.match(text, '99,Zoe,Lead not found');
      assert.is(mock.instance.persons.count, 2);
    },
  ));

test('new leads go to the partition that is named', () =>
  withMock({ partitions: [{ name: 'EMEA' }] }, async (mock) => {
    await upload(mock, `${PATH}?partitionName=EMEA`, FILE);
    pass(mock, MINUTE_MS);
    const { body } = await mock.get('/rest/v1/leads.json?filterType=leadPartitionId&filterValues=2');
    assert.is(body.result.length, 3);
    assert.is(
      errorOf(await upload(mock, `${PATH}?partitionName=APAC`, FILE)),
      "1008 Access denied to partition 'APAC'",
    );
  }));

test('two imports run at once, ten wait or run, the eleventh is refused until one has ended', () =>
  withMock({}, async (mock) => {
    for (let n = 0; n < 10; n += 1) assert.is((await upload(mock, PATH, FILE)).body.success, true);
    assert.is(
      errorOf(await upload(mock, PATH, FILE)),
      '1016 There are 10 imports currently being processed. Please try again later',
    );
    pass(mock, SECOND_MS);
    const states: string[] = [];
    for (let id = 1_001; id <= 1_010; id += 1) states.push((await statusOf(mock, id)).status);
    assert.equal(states, [...Array(2).fill('Importing'), ...Array(8).fill('Queued')]);
    pass(mock, 2 * SECOND_MS);
    assert.is((await statusOf(mock, 1_003)).status, 'Importing');
    assert.is((await upload(mock, PATH, FILE)).body.success, true);
  }));

test('a large file is imported piece by piece, and the status counts along', () =>
  withMock({}, async (mock) => {
    const rows = Array.from({ length: 1_000 }, (_, i) => `lead${i}@acme.example`);
    await upload(mock, PATH, ['email', ...rows].join('\n'));
    const processed: number[] = [];
    pass(mock, 3 * SECOND_MS);
    for (let step = 0; step < 4; step += 1) {
      processed.push((await statusOf(mock, 1_001)).numOfLeadsProcessed);
      pass(mock, 1_500);
    }
    assert.equal(processed, [300, 600, 900, 1_000]);
  }));

test('imported leads trigger campaigns, and their activities say where they come from', () =>
  withMock(
    {
      campaigns: {
        definitions: [
          {
            name: 'Hello',
            triggers: [{ on: 'personIsCreated' }],
            flow: [{ step: 'changeDataValue', field: 'leadStatus', value: 'New' }],
          },
        ],
      },
    },
    async (mock) => {
      await upload(mock, PATH, FILE);
      pass(mock, MINUTE_MS);
      const { body } = await mock.get(
        '/rest/v1/leads.json?filterType=email&filterValues=ann@acme.example&fields=leadStatus',
      );
      assert.is(body.result[0].leadStatus, 'New');
      const { instance } = mock;
      const { cause } = instance.activities!.get(1);
      assert.is(instance.causes.all[cause]!.process, 'List import');
    },
  ));

const REFUSED: readonly (readonly [what: string, query: string, file: string | undefined, told: string])[] = [
  ['no file', '', undefined, "1002 Missing value for the required parameter 'file'"],
  ['nothing in it', '', ' \n', '1003 Empty file'],
  ['an unknown format', '?format=xls', FILE, "1003 Invalid format 'xls'"],
  ['an unknown list', '?listId=9', FILE, '1013 List not found'],
  ['a list that is no number', '?listId=x', FILE, "1001 Invalid value 'x'. Required of type 'Integer'"],
  ['an unknown lookup field', '?lookupField=userId', FILE, "1006 Lookup field 'userId' not found"],
  ['a field that is no lookup field', '?lookupField=firstName', FILE, "1011 Field 'firstName' not supported"],
];

for (const [what, query, file, told] of REFUSED)
  test(`an upload with ${what} is refused: ${told}`, () =>
    withMock({}, async (mock) => {
      assert.is(errorOf(await upload(mock, `${PATH}${query}`, file, { x: 'y' })), told);
    }));

test('a body that is no multipart is refused with 612, a malformed one with 613, one of more than 10 MB with 413', () =>
  withMock({}, async (mock) => {
    const send = async (type: string, body: string) =>
      mock.fetch(PATH, {
        method: 'POST',
        headers: { authorization: `Bearer ${await mock.token()}`, 'content-type': type },
        body,
      });
    assert.is(errorOf(await send('text/csv', FILE)), '612 Invalid Content Type');
    assert.is(errorOf(await send('multipart/form-data; boundary=x', FILE)), '613 Invalid Multipart Request');
    const row = `${'x'.repeat(1_000)}@acme.example\n`;
    const large = await upload(mock, PATH, `email\n${row.repeat(10_400)}`);
    assert.is(large.status, 413);
    assert.is((await upload(mock, PATH, `email\n${row.repeat(9_000)}`)).body.success, true);
  }));

test('a file that cannot be read fails the job, and the message says so', () =>
  withMock({}, async (mock) => {
    await upload(mock, PATH, 'email,firstName\n"ann@acme.example,Ann\n');
    pass(mock, MINUTE_MS);
    const { status, message } = await statusOf(mock, 1_001);
    assert.equal([status, message], ['Failed', 'Invalid file']);
  }));

test('a batch id is valid for seven days, and of one kind of import only', () =>
  withMock({}, async (mock) => {
    await upload(mock, PATH, FILE);
    pass(mock, 7 * DAY_MS);
    assert.is((await statusOf(mock, 1_001)).status, 'Complete');
    assert.is(
      errorOf(await mock.get('/bulk/v1/program/members/import/1001/status.json')),
      '1013 Batch not found',
    );
    pass(mock, SECOND_MS);
    assert.is(errorOf(await mock.get('/bulk/v1/leads/batch/1001.json')), '1013 Batch not found');
  }));

test.run();
