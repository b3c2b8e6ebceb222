import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, type Bench, request, START, withServer } from '../small-org.ts';
import { Client, withBulk } from './bulk-bench.ts';

const test = suite('the life of an ingest job');

const INSERT = { object: 'lead', operation: 'insert' };
const FILE = 'LastName,Company\nDoe,Acme\nRoe,Acme\n';

async function client({ url }: Bench, version = '62.0'): Promise<Client> {
  return new Client(url, await accessToken(url), version);
}

test('a job as it is made, closed, worked on and done, on the org’s clock', () =>
  withServer({ bulk: { queueMs: 1_000, ingestRowMs: 2_000 } }, async (bench) => {
    const { clock, url } = bench;
    const api = await client(bench);
    const made = JSON.parse((await api.json('POST', '/ingest', INSERT)).body) as Record<string, unknown>;
    const path = `/ingest/${String(made.id)}`;
    assert.equal(made, {
      id: '7505g0000000001AAA',
      operation: 'insert',
      object: 'Lead',
      createdById: '0055g0000000001AAA',
      createdDate: '2026-01-05T08:00:00.000+0000',
      systemModstamp: '2026-01-05T08:00:00.000+0000',
      state: 'Open',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 62,
      contentUrl: 'services/data/v62.0/jobs/ingest/7505g0000000001AAA/batches',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
    });
    const uploaded = await api.raw('PUT', `${path}/batches`, 'text/csv', FILE);
    assert.equal([uploaded.status, uploaded.body], [201, '']);
    const closed = await api.json('PATCH', path, { state: 'UploadComplete' });
    assert.match(closed.body, /"state":"UploadComplete".*"apiVersion":62\.0/);
    const states: unknown[] = [];
    for (const seconds of [0, 1, 4, 5]) {
      clock.advanceTo(START + seconds * 1_000);
      const { state, numberRecordsProcessed, totalProcessingTime } = await api.info(path);
      states.push([seconds, state, numberRecordsProcessed, totalProcessingTime]);
    }
    assert.equal(states, [
      [0, 'UploadComplete', 0, 0],
      [1, 'InProgress', 0, 0],
      [4, 'InProgress', 0, 3_000],
      [5, 'JobComplete', 2, 4_000],
    ]);
    const info = await api.info(path);
    assert.equal(
      [info.jobType, info.retries, info.numberRecordsFailed, info.systemModstamp],
      ['V2Ingest', 0, 0, '2026-01-05T08:00:05.000+0000'],
    );
    clock.advanceTo(START + 3_600_000);
    const token = await accessToken(url);
    const soql = 'SELECT CreatedDate FROM Lead ORDER BY CreatedDate DESC LIMIT 1';
    const found = await request(
      url,
      token,
      'GET',
      `/services/data/v62.0/query?q=${encodeURIComponent(soql)}`,
    );
    const [record] = (found.body as { records: { CreatedDate: string }[] }).records;
    assert.is(record!.CreatedDate, '2026-01-05T08:00:05.000+0000');
  }));

test('records are written when they are due, not when somebody looks', () =>
  withServer({ bulk: { queueMs: 0, ingestRowMs: 1 } }, async (bench) => {
    const api = await client(bench);
    const rows = Array.from({ length: 450 }, (_, i) => `L${i},Acme`).join('\n');
    const path = await api.load(INSERT, `LastName,Company\n${rows}\n`);
    const processed: unknown[] = [];
    for (const ms of [199, 200, 399, 400, 450]) {
      bench.clock.advanceTo(START + ms);
      processed.push((await api.info(path)).numberRecordsProcessed);
    }
    assert.equal(processed, [0, 200, 200, 400, 450]);
  }));

test('an aborted job keeps what it has written, and gives the rest back', () =>
  withServer({ bulk: { queueMs: 0, ingestRowMs: 1 } }, async (bench) => {
    const api = await client(bench);
    const rows = Array.from({ length: 300 }, (_, i) => `L${i},Acme`).join('\n');
    const path = await api.load(INSERT, `LastName,Company\n${rows}\n`);
    bench.clock.advanceTo(START + 250);
    const aborted = await api.json('PATCH', path, { state: 'Aborted' });
    assert.is((JSON.parse(aborted.body) as { state: string }).state, 'Aborted');
    bench.clock.advanceTo(START + 10_000);
    assert.is((await api.rows(`${path}/successfulResults`)).length, 200);
    const rest = await api.rows(`${path}/unprocessedRecords`);
    assert.equal([rest.length, rest[0]], [100, '"L200","Acme"']);
    assert.is(bench.org.object('Lead').count, 205);
  }));

test('a job and its data in one multipart request', () =>
  withBulk(async (bench) => {
    const api = await client(bench);
    const body = [
      '--BOUNDARY',
      'Content-Type: application/json',
      'Content-Disposition: form-data; name="job"',
      '',
      JSON.stringify({ ...INSERT, contentType: 'CSV', lineEnding: 'LF' }),
      '--BOUNDARY',
      'Content-Type: text/csv',
      'Content-Disposition: form-data; name="content"; filename="content"',
      '',
      FILE,
      '--BOUNDARY--',
      '',
    ].join('\r\n');
    const made = await api.raw('POST', '/ingest', 'multipart/form-data; boundary=BOUNDARY', body);
    const { id, state } = JSON.parse(made.body) as { id: string; state: string };
    assert.is(state, 'UploadComplete');
    const info = await api.info(`/ingest/${id}`);
    assert.equal([info.state, info.numberRecordsProcessed, info.numberRecordsFailed], ['JobComplete', 2, 0]);
  }));

test('all three files have their header even when they are empty', () =>
  withBulk(async (bench) => {
    const api = await client(bench);
    const path = await api.load({ ...INSERT, columnDelimiter: 'PIPE' }, 'LastName|Company\nDoe|Acme\n');
    const file = async (name: string) => (await api.json('GET', `${path}/${name}`)).body;
    assert.is(
      await file('successfulResults'),
      `"sf__Id"|"sf__Created"|"LastName"|"Company"\n"${bench.org.object('Lead').idOf(5)}"|"true"|"Doe"|"Acme"\n`,
    );
    assert.is(await file('failedResults'), '"sf__Id"|"sf__Error"|"LastName"|"Company"\n');
    assert.is(await file('unprocessedrecords'), '"LastName"|"Company"\n');
  }));

/** A file that fails its job as a whole: operation, file, message. */
const FAILING: readonly (readonly [object, string, string])[] = [
  [INSERT, 'LastName,Nope__c\nDoe,1\n', 'InvalidBatch : Field name not found : Nope__c'],
  [INSERT, '\ufeffLastName,Company\nDoe,Acme\n', 'InvalidBatch : Field name not found : \ufeffLastName'],
  [INSERT, 'Id,LastName\n,Doe\n', 'InvalidBatch : Field name not found : Id'],
  [INSERT, 'LastName\n', 'InvalidBatch : Records not found'],
  [INSERT, '', 'InvalidBatch : Records not found'],
  [
    INSERT,
    'LastName\r\nDoe\r\n',
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
  ],
  [
    INSERT,
    'LastName\n"Doe\n',
    'InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote',
  ],
  [
    { object: 'Lead', operation: 'delete' },
    'Id,LastName\n00Q5g0000000001EAA,Doe\n',
    "InvalidBatch : The 'delete' batch must contain only ids.",
  ],
];

for (const [job, file, message] of FAILING) {
  test(`the whole job fails: ${message}`, () =>
    withBulk(async (bench) => {
      const api = await client(bench);
      const path = await api.load(job, file);
      const { state, errorMessage, numberRecordsProcessed } = await api.info(path);
      assert.equal([state, errorMessage, numberRecordsProcessed], ['Failed', message, 0]);
      assert.is((await api.json('GET', `${path}/successfulResults`)).status, 200);
      assert.is(bench.org.object('Lead').count, 5);
    }));
}

/** What cannot be done with a job in a state. */
test('steps that a job’s state does not allow', () =>
  withBulk(async (bench) => {
    const api = await client(bench);
    const { id } = JSON.parse((await api.json('POST', '/ingest', INSERT)).body) as { id: string };
    const path = `/ingest/${id}`;
    const codes: unknown[] = [];
    const note = async (reply: Promise<{ status: number; body: string }>) => {
      const { status, body } = await reply;
      codes.push([status, (JSON.parse(body) as { errorCode: string }[])[0]?.errorCode]);
    };
    await note(api.json('GET', `${path}/successfulResults`));
    await note(api.json('DELETE', path));
    await note(api.raw('PUT', `${path}/batches`, 'application/json', FILE));
    await api.raw('PUT', `${path}/batches`, 'text/csv', FILE);
    await note(api.raw('PUT', `${path}/batches`, 'text/csv', FILE));
    await note(api.json('PATCH', path, { state: 'JobComplete' }));
    await api.json('PATCH', path, { state: 'UploadComplete' });
    await note(api.raw('PUT', `${path}/batches`, 'text/csv', FILE));
    await note(api.json('PATCH', path, { state: 'UploadComplete' }));
    await note(api.json('PATCH', path, { state: 'Aborted' }));
    assert.equal(codes, [
      [400, 'INVALIDJOBSTATE'],
      [400, 'INVALIDJOBSTATE'],
      [415, 'UNSUPPORTED_MEDIA_TYPE'],
      [400, 'INVALIDBATCH'],
      [400, 'JSON_PARSER_ERROR'],
      [400, 'INVALIDJOBSTATE'],
      [400, 'INVALIDJOBSTATE'],
      [400, 'INVALIDJOBSTATE'],
    ]);
    assert.is((await api.json('DELETE', path)).status, 204);
    assert.is((await api.json('GET', path)).status, 404);
  }));

test.run();
