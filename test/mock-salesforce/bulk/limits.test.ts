import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BulkJobs, DEFAULT_CSV, newIngestJob, newQueryJob } from '../../../mock-salesforce/bulk/index.ts';
import { accessToken, request, START, smallOrg } from '../small-org.ts';
import { AT_ONCE, Client, withBulk } from './bulk-bench.ts';

const test = suite('daily limits of bulk work');

const ORIGIN = { version: 62, createdBy: 0, createdAt: START };

test('the ten-thousandth query job of a day is the last', () => {
  const org = smallOrg();
  const jobs = new BulkJobs(AT_ONCE);
  jobs.dailyQueryJobs.take(START, 9_999);
  const asked = { operation: 'query', query: 'SELECT Id FROM Lead', ...DEFAULT_CSV } as const;
  assert.ok(newQueryJob(org, jobs, asked, ORIGIN).ok);
  const refused = newQueryJob(org, jobs, asked, ORIGIN);
  assert.equal(refused, {
    ok: false,
    error: {
      code: 'LIMIT_EXCEEDED',
      status: 400,
      message: 'Max bulk v2 query jobs (10000) per 24 hrs has been reached',
    },
  });
  const tomorrow = { ...ORIGIN, createdAt: START + 86_460_000 };
  assert.ok(newQueryJob(org, jobs, asked, tomorrow).ok);
});

test('a job whose rows are more than the day has left fails as a whole', () => {
  const org = smallOrg();
  const jobs = new BulkJobs(AT_ONCE);
  jobs.dailyRows.take(START, 149_999_999);
  const asked = {
    operation: 'insert',
    externalIdFieldName: undefined,
    assignmentRuleId: undefined,
    ...DEFAULT_CSV,
  } as const;
  const made = newIngestJob(org, jobs, 'Lead', asked, ORIGIN);
  assert.ok(made.ok);
  made.value.upload('LastName,Company\nA,B\nC,D\n');
  made.value.moveTo('UploadComplete', START);
  jobs.advance(START);
  assert.equal(
    [made.value.state, made.value.errorMessage],
    ['Failed', 'ExceededQuota : Max bulk v2 ingest records per 24 hrs has been exceeded'],
  );
});

test('a batch for every 10,000 rows is counted, and the limits resource shows what is left', () =>
  withBulk(async ({ url }) => {
    const token = await accessToken(url);
    const api = new Client(url, token);
    const rows = 'A,B\n'.repeat(10_001);
    const path = await api.load({ object: 'Lead', operation: 'insert' }, `LastName,Company\n${rows}`);
    assert.is((await api.info(path)).numberRecordsProcessed, 10_001);
    await api.json('POST', '/query', { operation: 'query', query: 'SELECT Id FROM Lead' });
    const { body } = await request(url, token, 'GET', '/services/data/v62.0/limits');
    const { DailyBulkApiBatches, DailyBulkV2QueryJobs } = body as Record<string, unknown>;
    assert.equal(
      [DailyBulkApiBatches, DailyBulkV2QueryJobs],
      [
        { Max: 15_000, Remaining: 14_998 },
        { Max: 10_000, Remaining: 9_999 },
      ],
    );
  }));

test('jobs are listed, by kind, and go after seven days', () =>
  withBulk(async ({ url, clock }) => {
    const api = new Client(url, await accessToken(url));
    await api.load({ object: 'Lead', operation: 'insert' }, 'LastName,Company\nA,B\n');
    await api.json('POST', '/query', { operation: 'query', query: 'SELECT Id FROM Lead' });
    const kinds = async (path: string) => {
      const { done, records, nextRecordsUrl } = await api.info(path);
      assert.equal([done, nextRecordsUrl], [true, null]);
      return (records as { jobType: string }[]).map((job) => job.jobType);
    };
    assert.equal(
      [await kinds('/ingest'), await kinds('/query'), await kinds('/query?jobType=V2Ingest')],
      [['V2Ingest'], ['V2Query'], ['V2Ingest']],
    );
    clock.advanceTo(START + 8 * 86_400_000);
    const later = new Client(url, await accessToken(url));
    await later.json('POST', '/query', { operation: 'query', query: 'SELECT Id FROM Lead' });
    const { records } = await later.info('/ingest');
    assert.equal(records, []);
  }));

test.run();
