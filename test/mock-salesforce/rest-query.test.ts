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

test('a later page has the size sent with it, and so have those after it; the same request gets the same page', () =>
  withServer(MANY, async ({ url }) => {
    const authorization = `Bearer ${await accessToken(url)}`;
    const page = async (path: string, options?: string) => {
      const headers: Record<string, string> = { authorization };
      if (options !== undefined) headers['sforce-query-options'] = options;
      return (await (await fetch(url + path, { headers })).json()) as Page;
    };
    const first = await page(QUERY + q('SELECT Id FROM Lead'), 'batchSize=1000');
    const plain = await page(first.nextRecordsUrl!);
    const small = await page(first.nextRecordsUrl!, 'batchSize=300');
    assert.equal([plain.records.length, small.records.length], [1_000, 300]);
    assert.match(small.nextRecordsUrl!, /-1300$/);
    const next = await page(small.nextRecordsUrl!);
    assert.equal([next.records.length, (await page(next.nextRecordsUrl!)).records.length], [300, 300]);
    assert.equal(small.records.concat(next.records), plain.records.slice(0, 600));
    assert.equal((await page(next.nextRecordsUrl!, 'batchSize=5')).records.length, 200);
    assert.equal((await page(next.nextRecordsUrl!, 'batchSize=9999')).records.length, 2_000);
    assert.equal(await page(first.nextRecordsUrl!), plain);
    assert.equal(await page(small.nextRecordsUrl!), next);
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

test('before version 56 a user has ten cursors, and one dies after 15 idle minutes', () =>
  withServer(MANY, async ({ url, clock }) => {
    const token = await accessToken(url);
    const old = '/services/data/v55.0/query';
    const open = async (path: string) =>
      ((await request(url, token, 'GET', path + q('SELECT Id FROM Lead'))).body as Page).nextRecordsUrl!;
    const statusOf = async (path: string) => (await request(url, token, 'GET', path)).status;
    const first = await open(old);
    const young = await open(QUERY);
    for (let i = 0; i < 9; i += 1) await open(old);
    assert.is(await statusOf(first), 200, 'the tenth leaves the first alone');
    const last = await open(old);
    assert.is(await statusOf(first), 400, 'the eleventh does not');
    clock.advanceTo(clock.now() + 14 * 60_000);
    assert.is(await statusOf(last), 200);
    clock.advanceTo(clock.now() + 14 * 60_000);
    assert.is(await statusOf(last), 200, 'used a moment ago');
    clock.advanceTo(clock.now() + 16 * 60_000);
    assert.equal([await statusOf(last), await statusOf(young)], [400, 200]);
  }));

test('children that do not fit into a page go on behind a locator of their own', () =>
  withServer(
    {
      populations: {
        Account: { count: 2, bases: { Name: (row) => `Account${row}` } },
        Contact: {
          count: 460,
          bases: { LastName: (row) => `Last${row}` },
          lookups: { AccountId: (row) => (row < 450 ? 0 : 1) },
        },
      },
    },
    async ({ url }) => {
      const token = await accessToken(url);
      const soql =
        'SELECT Name, (SELECT LastName FROM Contacts ORDER BY Id LIMIT 440 OFFSET 5) FROM Account ORDER BY Id';
      const headers = { authorization: `Bearer ${token}`, 'sforce-query-options': 'batchSize=200' };
      const reply = await fetch(url + QUERY + q(soql), { headers });
      const { records } = (await reply.json()) as { records: { Contacts: Page }[] };
      const { totalSize, done, nextRecordsUrl, records: shown } = records[0]!.Contacts;
      assert.equal([totalSize, done, shown.length], [440, false, 200]);
      assert.is(records[1]!.Contacts.done, true);
      const second = (await request(url, token, 'GET', nextRecordsUrl!)).body as Page;
      const third = (await request(url, token, 'GET', second.nextRecordsUrl!)).body as Page;
      assert.equal([third.done, third.records.length], [true, 40]);
      const connection = new jsforce.Connection({ instanceUrl: url, accessToken: token });
      const all = await connection.query<{ Contacts: Page }>(soql, { autoFetch: true, headers });
      assert.is(all.records[0]!.Contacts.records.length, 440, 'jsforce goes on by itself');
    },
  ));

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

test('explain tells plans by jsforce; groups come in one page', () =>
  withServer(MANY, async ({ url, org }) => {
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken: await accessToken(url) });
    const id = org.object('Lead').idOf(7);
    const { plans, sourceQuery } = (await connection
      .query(`SELECT Name FROM Lead WHERE Id = '${id}'`)
      .explain()) as unknown as {
      plans: { leadingOperationType: string; cardinality: number; sobjectCardinality: number }[];
      sourceQuery: string;
    };
    assert.match(sourceQuery, /^SELECT Name/);
    assert.equal(
      plans.map(({ leadingOperationType, cardinality, sobjectCardinality }) => [
        leadingOperationType,
        cardinality,
        sobjectCardinality,
      ]),
      [
        ['Index', 1, 4_500],
        ['TableScan', 1, 4_500],
      ],
    );
    const headers = { 'sforce-query-options': 'batchSize=200' };
    const grouped = await connection.query('SELECT Id, COUNT(Name) FROM Lead GROUP BY Id LIMIT 700', {
      headers,
    });
    assert.equal([grouped.totalSize, grouped.done, grouped.records.length], [700, true, 700]);
    assert.equal(grouped.records[0], {
      attributes: { type: 'AggregateResult' },
      Id: org.object('Lead').idOf(0),
      expr0: 1,
    });
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

test('the columns of groups and of children', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const columnsOf = async (soql: string) => {
      const { body } = await request(url, token, 'GET', `${QUERY}${q(soql)}&columns=true`);
      const { columnMetadata, groupBy } = body as {
        groupBy: boolean;
        columnMetadata: { columnName: string; aggregate: boolean; joinColumns: { columnName: string }[] }[];
      };
      const columns = columnMetadata.map(({ columnName, aggregate, joinColumns }) => [
        columnName,
        aggregate,
        joinColumns.map((one) => one.columnName).join(),
      ]);
      return { groupBy, columns };
    };
    assert.equal(
      await columnsOf('SELECT Account.Name, COUNT(Id), MAX(Email) m FROM Contact GROUP BY Account.Name'),
      {
        groupBy: true,
        columns: [
          ['Name', false, ''],
          ['expr0', true, ''],
          ['m', true, ''],
        ],
      },
    );
    assert.equal(await columnsOf('SELECT Id, (SELECT LastName, Email FROM Contacts) FROM Account'), {
      groupBy: false,
      columns: [
        ['Id', false, ''],
        ['Contacts', true, 'LastName,Email'],
      ],
    });
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
