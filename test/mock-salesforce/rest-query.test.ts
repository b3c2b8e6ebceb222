import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type OrgOptions, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('queries over REST');

const MANY: Partial<OrgOptions> = {
  populations: {
    Lead: { count: 4_500, bases: { LastName: (row) => `Lead${row}`, Company: () => 'Umbrella' } },
  },
};
const QUERY = '/services/data/v62.0/query';
const q = (soql: string) => `?q=${encodeURIComponent(soql)}`;

interface Page {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: { Id: string }[];
}

test('jsforce fetches every page', () =>
  withServer(MANY, async ({ url }) => {
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const all = await connection.query('SELECT Id FROM Lead', { autoFetch: true, maxFetch: 10_000 });
    assert.equal([all.totalSize, all.records.length], [4_500, 4_500]);
    assert.is(new Set(all.records.map((record) => record.Id)).size, 4_500);
  }));

test('a page has 2,000 records, or as many as the client asks for, but at least 200', () =>
  withServer(MANY, async ({ url }) => {
    const authorization = `Bearer ${await accessToken(url)}`;
    const sizeOf = async (options?: string) => {
      const headers: Record<string, string> = { authorization };
      if (options !== undefined) headers['sforce-query-options'] = options;
      const reply = await fetch(url + QUERY + q('SELECT Id FROM Lead'), { headers });
      return ((await reply.json()) as Page).records.length;
    };
    assert.is(await sizeOf(), 2_000);
    assert.is(await sizeOf('batchSize=500'), 500);
    assert.is(await sizeOf('batchSize=5'), 200);
    assert.is(await sizeOf('batchSize=9999'), 2_000);
  }));

test('the total stays, pages end, and a locator may be used again, by its user only', () =>
  withServer(MANY, async ({ url, clock }) => {
    const token = await accessToken(url);
    const page = async (path: string, by = token) => (await request(url, by, 'GET', path)).body as Page;
    const first = await page(QUERY + q('SELECT Id FROM Lead'));
    assert.match(first.nextRecordsUrl!, /^\/services\/data\/v62\.0\/query\/01g\w{15}-2000$/);
    const second = await page(first.nextRecordsUrl!);
    const last = await page(second.nextRecordsUrl!);
    assert.equal(
      [last.totalSize, last.done, last.records.length, last.nextRecordsUrl],
      [4_500, true, 500, undefined],
    );
    assert.equal(await page(first.nextRecordsUrl!), second);
    const unknown = [{ message: 'invalid query locator', errorCode: 'INVALID_QUERY_LOCATOR' }];
    const other = await accessToken(url, 'sync@mock.example');
    assert.equal((await page(first.nextRecordsUrl!, other)) as unknown, unknown);
    clock.advanceTo(clock.now() + 2 * 86_400_000);
    const later = await accessToken(url);
    assert.equal((await page(first.nextRecordsUrl!, later)) as unknown, unknown);
  }));

test('queryAll finds deleted records on later pages, too', () =>
  withServer(MANY, async ({ url, org, clock }) => {
    for (let row = 0; row < 300; row += 1)
      org.remove(org.object('Lead'), row + 4_000, SYSTEM_ADMINISTRATOR, clock.now());
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const count = async (scanAll: boolean) =>
      (await connection.query('SELECT Id FROM Lead', { scanAll, autoFetch: true, maxFetch: 10_000 })).records
        .length;
    assert.equal([await count(false), await count(true)], [4_200, 4_500]);
  }));

test('a missing, an empty and a wrong query', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const errorOf = async (path: string) => {
      const { status, body } = await request(url, token, 'GET', path);
      const [{ errorCode, message }] = body as [{ errorCode: string; message: string }];
      return [status, errorCode, message.split('\n').at(-1)];
    };
    assert.equal(await errorOf(QUERY), [400, 'MALFORMED_QUERY', 'A query string has to be specified']);
    assert.equal(await errorOf(`${QUERY}?q=%20`), [
      400,
      'MALFORMED_QUERY',
      'SOQL statements cannot be empty or null',
    ]);
    assert.equal(await errorOf(QUERY + q('SELECT Id')), [
      400,
      'MALFORMED_QUERY',
      "unexpected token: '<EOF>'",
    ]);
  }));

test('the Salesforce CLI’s second question: the columns, nested as the records are', () =>
  withServer({}, async ({ url }) => {
    const soql = 'SELECT Id, Account.Name, Account.Owner.Name, DoNotCall FROM Contact';
    const { body } = await request(url, await accessToken(url), 'GET', `${QUERY}${q(soql)}&columns=true`);
    const { columnMetadata, entityName } = body as {
      entityName: string;
      columnMetadata: { columnName: string; joinColumns: { columnName: string }[]; booleanType: boolean }[];
    };
    assert.is(entityName, 'Contact');
    assert.equal(
      columnMetadata.map((column) => column.columnName),
      ['Id', 'Account', 'DoNotCall'],
    );
    assert.equal(
      columnMetadata[1]!.joinColumns.map((column) => column.columnName),
      ['Name', 'Owner'],
    );
    assert.is(columnMetadata[2]!.booleanType, true);
  }));

test('what the CLI asks of Organization before any command', () =>
  withServer({ name: 'Blue Org' }, async ({ url }) => {
    const soql =
      'SELECT Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType FROM Organization';
    const { body } = await request(url, await accessToken(url), 'GET', QUERY + q(soql));
    const { totalSize, records } = body as { totalSize: number; records: Record<string, unknown>[] };
    assert.is(totalSize, 1);
    const { Name, NamespacePrefix, OrganizationType, IsSandbox } = records[0]!;
    assert.equal(
      [Name, NamespacePrefix, OrganizationType, IsSandbox],
      ['Blue Org', null, 'Enterprise Edition', false],
    );
  }));

test.run();
