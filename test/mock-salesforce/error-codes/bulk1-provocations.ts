/** Errors of Bulk API 1.0, at the request and in what became of a batch. */
import { type Answer, AT_ONCE } from '../bulk/bulk-bench.ts';
import type { Client, Provocation } from './provocation.ts';

const bulk1 = (
  entry: string,
  exceptionCode: string,
  exceptionMessage: string,
  ask: Provocation['ask'],
  options: Provocation['options'] = { bulk: AT_ONCE },
): Provocation => ({ entry, status: 400, says: { exceptionCode, exceptionMessage }, ask, options });

const JOB = '7505g0000000001AAA';
const BATCH = '7515g0000000001AAA';
const CLASSIC = { operation: 'insert', object: 'Lead', contentType: 'CSV' };

const withClassic =
  (next: (client: Client) => Promise<Answer>, job: object = CLASSIC) =>
  async (client: Client) => {
    await client.bulk1('POST', 'job', job);
    return next(client);
  };

const addBatch = (client: Client, data: string, type = 'text/csv') =>
  client.bulk1('POST', `job/${JOB}/batch`, data, type);

/** Why a batch of Bulk API 1.0 failed. */
const failingBatch = (entry: string, message: string, data: string, job: object = CLASSIC): Provocation => ({
  entry,
  status: 200,
  says: { stateMessage: message },
  ask: withClassic(async (client) => {
    const type = (job as typeof CLASSIC).contentType === 'JSON' ? 'application/json' : 'text/csv';
    await addBatch(client, data, type);
    const { body, ...rest } = await client.bulk1('GET', `job/${JOB}/batch/${BATCH}`);
    const stateMessage = /"stateMessage":"([^"]*)"|<stateMessage>([^<]*)</.exec(body);
    return { ...rest, body: JSON.stringify({ stateMessage: stateMessage?.[1] ?? stateMessage?.[2] }) };
  }, job),
  options: { bulk: AT_ONCE },
});

export const BULK1_PROVOCATIONS: readonly Provocation[] = [
  bulk1('sessionInvalid', 'InvalidSessionId', 'Invalid session id', (client) =>
    client.withToken('no').bulk1('POST', 'job', CLASSIC),
  ),
  bulk1('versionUnknown', 'InvalidUrl', 'unknown version: v62.0', (client) =>
    client.bulk1('GET', `../v62.0/job/${JOB}`),
  ),
  {
    ...bulk1(
      'methodNotAllowed',
      'MethodNotAllowed',
      "HTTP Method 'PATCH' not allowed. Allowed are POST,GET,HEAD",
      (client) => client.bulk1('PATCH', `job/${JOB}`, {}),
    ),
    status: 405,
  },
  bulk1('jobUnparsed', 'InvalidJob', 'Unable to parse Job', (client) => client.bulk1('POST', 'job', '{')),
  bulk1('jobUnknown', 'InvalidJob', `Invalid job id: ${JOB}`, (client) => client.bulk1('GET', `job/${JOB}`)),
  bulk1(
    'batchUnknown',
    'InvalidBatch',
    `Invalid batch id: ${BATCH}`,
    withClassic((client) => client.bulk1('GET', `job/${JOB}/batch/${BATCH}`)),
  ),
  bulk1(
    'batchNotDone',
    'InvalidBatch',
    'Batch not completed',
    withClassic(async (client) => {
      await addBatch(client, 'LastName,Company\nA,B\n');
      return client.bulk1('GET', `job/${JOB}/batch/${BATCH}/result`);
    }),
    { bulk: { queueMs: 60_000 } },
  ),
  bulk1(
    'resultUnknown',
    'InvalidBatch',
    'Invalid result id: x',
    withClassic(async (client) => {
      await addBatch(client, 'LastName,Company\nA,B\n');
      return client.bulk1('GET', `job/${JOB}/batch/${BATCH}/result/x`);
    }),
  ),
  bulk1(
    'contentTypeMismatch',
    'ClientInputError',
    'Content-Type application/json does not match the content type of the job, CSV',
    withClassic((client) => addBatch(client, 'A\n1\n', 'application/json')),
  ),
  bulk1(
    'bodyTooLarge',
    'ClientInputError',
    'Failed to read request. Exceeded max size limit of 10000000',
    withClassic((client) => addBatch(client, 'x'.repeat(10_000_001), 'application/json'), {
      ...CLASSIC,
      contentType: 'JSON',
    }),
  ),
  failingBatch('batchUnparsed', 'InvalidBatch : Unable to parse JSON', '{', {
    ...CLASSIC,
    contentType: 'JSON',
  }),
  failingBatch(
    'batchTooLong',
    'InvalidBatch : Batch has more than 10000 records',
    `LastName\n${'A\n'.repeat(10_001)}`,
  ),
  failingBatch(
    'queryFailed',
    'InvalidBatch : Failed to process query: FUNCTIONALITY_NOT_ENABLED: OFFSET not supported in Bulk Query',
    'SELECT Id FROM Lead LIMIT 1 OFFSET 1',
    { ...CLASSIC, operation: 'query' },
  ),
];
