/** Errors of Bulk API 2.0, at the request and in what became of a job. */
import { BulkJobs, DEFAULT_CSV, newIngestJob, newQueryJob } from '../../../mock-salesforce/bulk/index.ts';
import { type Answer, AT_ONCE } from '../bulk/bulk-bench.ts';
import { type Client, inProcess, listed, type Provocation } from './provocation.ts';

const bulk2 = (
  entry: string,
  status: number,
  code: string,
  message: string,
  ask: Provocation['ask'],
  options: Provocation['options'] = { bulk: AT_ONCE },
): Provocation => ({ entry, status, says: listed(code, message), ask, options });

const JOB = '7505g0000000001AAA';
const INSERT = { object: 'Lead', operation: 'insert' };
const QUERY = { operation: 'query', query: 'SELECT Id FROM Lead' };

const ingest = (job: object) => (client: Client) => client.rest('POST', 'jobs/ingest', job);
const put = (client: Client, file: string) =>
  client.rest('PUT', `jobs/ingest/${JOB}/batches`, file, 'text/csv');
const patch = (client: Client, state: string) => client.rest('PATCH', `jobs/ingest/${JOB}`, { state });

/** The only job, made and then asked for something else. */
const withJob =
  (next: (client: Client) => Promise<Answer>, job: object = INSERT) =>
  async (client: Client) => {
    await ingest(job)(client);
    return next(client);
  };

const withQuery = (next: (client: Client) => Promise<Answer>) => async (client: Client) => {
  await client.rest('POST', 'jobs/query', QUERY);
  return next(client);
};

/** Why a job failed, as a body like any other. */
const failing = (entry: string, message: string, file: string, job: object = INSERT): Provocation => ({
  entry,
  status: 200,
  says: { errorMessage: message },
  ask: withJob(async (client) => {
    await put(client, file);
    await patch(client, 'UploadComplete');
    const { body, ...rest } = await client.rest('GET', `jobs/ingest/${JOB}`);
    const { errorMessage } = JSON.parse(body) as { errorMessage: string };
    return { ...rest, body: JSON.stringify({ errorMessage }) };
  }, job),
  options: { bulk: AT_ONCE },
});

const HARD_DELETE =
  'hardDelete operation requires special user profile permission, please contact your system administrator';

/** Nobody makes 10,000 jobs or loads 150,000,000 rows in a test: the day's work is put on the count. */
const QUERY_QUOTA: Provocation = {
  entry: 'queryQuotaExceeded',
  status: 400,
  says: listed('LIMIT_EXCEEDED', 'Max bulk v2 query jobs (10000) per 24 hrs has been reached'),
  ask: ({ org, clock }) => {
    const jobs = new BulkJobs(AT_ONCE);
    jobs.dailyQueryJobs.take(clock.now(), 10_000);
    const asked = { operation: 'query', query: QUERY.query, ...DEFAULT_CSV } as const;
    const made = newQueryJob(org, jobs, asked, { version: 62, createdBy: 0, createdAt: clock.now() });
    return inProcess((made as Extract<typeof made, { ok: false }>).error);
  },
};

const RECORD_QUOTA: Provocation = {
  entry: 'recordQuotaExceeded',
  status: 200,
  says: { errorMessage: 'ExceededQuota : Max bulk v2 ingest records per 24 hrs has been exceeded' },
  ask: async ({ org, clock }) => {
    const jobs = new BulkJobs(AT_ONCE);
    const now = clock.now();
    jobs.dailyRows.take(now, 150_000_000);
    const asked = {
      operation: 'insert',
      externalIdFieldName: undefined,
      assignmentRuleId: undefined,
      ...DEFAULT_CSV,
    } as const;
    const made = newIngestJob(org, jobs, 'Lead', asked, { version: 62, createdBy: 0, createdAt: now });
    const { value: job } = made as Extract<typeof made, { ok: true }>;
    job.upload('LastName,Company\nA,B\n');
    job.moveTo('UploadComplete', now);
    jobs.advance(now);
    const body = JSON.stringify({ errorMessage: job.errorMessage });
    return { status: 200, body, headers: new Headers() };
  },
};

/** An error of a row: the file of failed rows, whole. */
const VALUE_OF_WRONG_TYPE: Provocation = {
  entry: 'valueOfWrongType',
  status: 200,
  says: {
    file: `"sf__Id","sf__Error","LastName","Company","NumberOfEmployees"\n"","INVALID_FIELD:Failed to deserialize field at col 2. Due to, 'many' is not a valid value for the type xsd:int:NumberOfEmployees --","A","B","many"\n`,
  },
  ask: withJob(async (client) => {
    await put(client, 'LastName,Company,NumberOfEmployees\nA,B,many\n');
    await patch(client, 'UploadComplete');
    await client.rest('GET', `jobs/ingest/${JOB}`);
    const { body, ...rest } = await client.rest('GET', `jobs/ingest/${JOB}/failedResults`);
    return { ...rest, body: JSON.stringify({ file: body }) };
  }),
  options: { bulk: AT_ONCE },
};

export const BULK2_PROVOCATIONS: readonly Provocation[] = [
  bulk2(
    'objectUnknown',
    400,
    'INVALIDJOB',
    'InvalidJob : Unable to find object: Nope',
    ingest({ ...INSERT, object: 'Nope' }),
  ),
  bulk2(
    'objectUnsupported',
    400,
    'INVALIDENTITY',
    "Entity 'TaskPriority' is not supported by the Bulk API.",
    ingest({ ...INSERT, object: 'TaskPriority' }),
  ),
  bulk2(
    'externalIdBlank',
    400,
    'INVALIDJOB',
    'InvalidJob : External ID was blank for Lead. An External ID must be specified for upsert.',
    ingest({ object: 'Lead', operation: 'upsert' }),
  ),
  bulk2(
    'externalIdUnknown',
    400,
    'INVALIDJOB',
    'InvalidJob : Field name provided, Phone does not match an External ID, Salesforce Id, or indexed field for Contact',
    ingest({ object: 'Contact', operation: 'upsert', externalIdFieldName: 'Phone' }),
  ),
  bulk2('hardDeleteDenied', 400, 'FEATURENOTENABLED', HARD_DELETE, async (client) =>
    ingest({ object: 'Lead', operation: 'hardDelete' })(await client.as('sync@mock.example')),
  ),
  bulk2('quotaExceeded', 400, 'EXCEEDEDQUOTA', 'ApiBatchItems Limit exceeded.', ingest(INSERT), {
    dailyBulkBatches: 0,
  }),
  bulk2(
    'jobNotOpen',
    400,
    'INVALIDJOBSTATE',
    `Job ${JOB} is Aborted: only a job in state Open takes data`,
    withJob(async (client) => {
      await patch(client, 'Aborted');
      return put(client, 'A\n1\n');
    }),
  ),
  bulk2(
    'stateChangeDenied',
    400,
    'INVALIDJOBSTATE',
    'Closing already aborted Job not allowed',
    withJob(async (client) => {
      await patch(client, 'Aborted');
      return patch(client, 'UploadComplete');
    }),
  ),
  bulk2(
    'jobNotDone',
    400,
    'INVALIDJOBSTATE',
    `Job ${JOB} is Open: it has no results yet`,
    withJob((client) => client.rest('GET', `jobs/ingest/${JOB}/failedResults`)),
  ),
  bulk2(
    'jobNotDeletable',
    400,
    'INVALIDJOBSTATE',
    `Job ${JOB} is Open and cannot be deleted`,
    withJob((client) => client.rest('DELETE', `jobs/ingest/${JOB}`)),
  ),
  bulk2(
    'secondUpload',
    400,
    'INVALIDBATCH',
    `Found multiple contents for job: <${JOB}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
    withJob(async (client) => {
      await put(client, 'A\n1\n');
      return put(client, 'A\n1\n');
    }),
  ),
  bulk2(
    'otherVersion',
    409,
    'INVALIDOPERATION',
    'The job was created with API version 62.0; results can only be read with the same version',
    withQuery((client) => client.rest('GET', `../v61.0/jobs/query/${JOB}/results`)),
  ),
  bulk2(
    'locatorUnknown',
    400,
    'INVALIDBATCH',
    'Invalid locator: x',
    withQuery((client) => client.rest('GET', `jobs/query/${JOB}/results?locator=x`)),
  ),
  bulk2(
    'multipartMalformed',
    400,
    'CLIENTINPUTERROR',
    'Multipart request needs the parts job and content',
    (client) => client.rest('POST', 'jobs/ingest', '--B--', 'multipart/form-data; boundary=B'),
  ),
  bulk2(
    'multipartTooLong',
    400,
    'CLIENTINPUTERROR',
    'Job data of a multipart request is limited to 100000 characters',
    (client) => {
      const part = (name: string, text: string) =>
        `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
      const body = `${part('job', JSON.stringify(INSERT))}${part('content', 'x'.repeat(100_001))}--B--\r\n`;
      return client.rest('POST', 'jobs/ingest', body, 'multipart/form-data; boundary=B');
    },
  ),
  bulk2('queryRestriction', 400, 'API_ERROR', 'OFFSET not supported in Bulk Query', (client) =>
    client.rest('POST', 'jobs/query', { ...QUERY, query: 'SELECT Id FROM Lead LIMIT 1 OFFSET 1' }),
  ),
  QUERY_QUOTA,
  RECORD_QUOTA,
  VALUE_OF_WRONG_TYPE,
  failing('recordsNotFound', 'InvalidBatch : Records not found', 'LastName\n'),
  failing('columnUnknown', 'InvalidBatch : Field name not found : Nope__c', 'Nope__c\n1\n'),
  failing('onlyIds', "InvalidBatch : The 'delete' batch must contain only ids.", 'Id,LastName\nx,y\n', {
    object: 'Lead',
    operation: 'delete',
  }),
  failing(
    'csvUnparsed',
    'InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote',
    'LastName\n"Doe\n',
  ),
  failing(
    'lineEndingWrong',
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    'LastName\r\nDoe\r\n',
  ),
];
