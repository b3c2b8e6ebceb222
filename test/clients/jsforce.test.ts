import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, type Bench, request, withServer } from '../mock-salesforce/small-org.ts';
import { type Connection, failureOf, jsforceClient } from './jsforce.ts';

const test = suite('jsforce against the mock: its logins, its verbs, its own recovery');

const CLIENT = { clientId: 'mock-client', clientSecret: 'mock-secret' };
const V = '/services/data/v62.0';

const expireSessions = ({ url }: Bench) => fetch(`${url}/__mock/sessions/expire`, { method: 'POST' });

const addFault = ({ url }: Bench, rule: object) => request(url, '', 'POST', '/__mock/faults', rule);

async function oauthClient(url: string): Promise<Connection> {
  const connection = new jsforce.Connection({ oauth2: { loginUrl: url, ...CLIENT } });
  await connection.login('admin@mock.example', 'mock');
  return connection;
}

test('each of its three logins reads, and goes on reading when its session has expired', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const credentials = new jsforce.Connection({ oauth2: { loginUrl: url, ...CLIENT } });
    await credentials.authorize({ grant_type: 'client_credentials' });
    for (const connection of [await jsforceClient(url), await oauthClient(url)]) {
      const before = connection.accessToken;
      await expireSessions(bench);
      assert.is((await connection.query('SELECT Id FROM Contact')).totalSize, 12);
      assert.is.not(connection.accessToken, before);
    }
    await expireSessions(bench);
    const stuck = 'Error: Unable to refresh session due to: No refresh token found in the connection';
    assert.is(
      await failureOf(credentials.query('SELECT Id FROM Contact')),
      stuck,
      'it has nothing to renew with',
    );
  }));

test('a refresh token renews the session, and is replaced where the app says so', () =>
  withServer({ connectedApp: { rotatesRefreshTokens: true } }, async (bench) => {
    const { url } = bench;
    const oauth2 = new jsforce.OAuth2({
      loginUrl: url,
      redirectUri: 'http://127.0.0.1:1/callback',
      ...CLIENT,
    });
    const page = await fetch(oauth2.getAuthorizationUrl({}), { redirect: 'manual' });
    const connection = new jsforce.Connection({ oauth2 });
    await connection.authorize(new URL(page.headers.get('location')!).searchParams.get('code')!);
    const first = connection.refreshToken;
    await expireSessions(bench);
    assert.is((await connection.query('SELECT Id FROM Lead')).totalSize, 5);
    const rotated = await oauth2.refreshToken(first!).then(
      () => 'still good',
      (error: Error) => error.message,
    );
    assert.is(rotated, 'expired access/refresh token');
    await connection.logout();
  }));

test('a GET that meets 503 is sent again; a POST is not', () =>
  withServer({}, async (bench) => {
    const connection = await jsforceClient(bench.url);
    await addFault(bench, { code: 'SERVER_UNAVAILABLE', times: 1 });
    assert.is((await connection.query('SELECT Id FROM Lead')).totalSize, 5);
    await addFault(bench, { code: 'SERVER_UNAVAILABLE', times: 1, method: 'POST' });
    const lead = { LastName: 'A', Company: 'B' };
    assert.match(await failureOf(connection.sobject('Lead').create(lead)), /^SERVER_UNAVAILABLE: /);
    assert.is(bench.org.object('Lead').count, 5);
  }));

test('the daily limit and a row lock reach its user with their codes', () =>
  withServer({}, async (bench) => {
    const connection = await jsforceClient(bench.url);
    await addFault(bench, { code: 'REQUEST_LIMIT_EXCEEDED', times: 1 });
    assert.is(
      await failureOf(connection.query('SELECT Id FROM Lead')),
      'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
    );
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', times: 1, method: 'PATCH' });
    const Id = bench.org.object('Contact').idOf(0);
    const update = () => connection.sobject('Contact').update({ Id, Title: 'CEO' });
    assert.match(await failureOf(update()), /^UNABLE_TO_LOCK_ROW: unable to obtain exclusive access/);
    assert.is((await update()).success, true, 'a second try gets the lock');
  }));

test('everything it reads with: pages, deleted records, explain, describes, limits, windows, identity', () =>
  withServer(
    { populations: { Lead: { count: 2_300, bases: { LastName: (row) => `L${row}`, Company: () => 'C' } } } },
    async ({ url, org, clock }) => {
      const connection = await jsforceClient(url);
      const fetched = await connection.query('SELECT Id FROM Lead', {
        autoFetch: true,
        maxFetch: 5_000,
        headers: { 'Sforce-Query-Options': 'batchSize=500' },
      });
      assert.is(fetched.records.length, 2_300);
      await connection.sobject('Lead').destroy(org.object('Lead').idOf(0));
      const all = await connection.query('SELECT Id FROM Lead', { scanAll: true });
      assert.equal([all.totalSize, all.done], [2_300, false]);
      assert.is((await connection.queryMore(all.nextRecordsUrl!)).records.length, 300);
      const found = await connection.sobject('Lead').find({ LastName: 'L7' }, '*').limit(1);
      assert.equal([found[0]!.Company, found[0]!.IsConverted], ['C', false]);
      assert.is((await connection.query('SELECT COUNT() FROM Lead')).totalSize, 2_299);
      assert.is((await connection.sobject('Lead').describe$()).keyPrefix, '00Q');
      assert.ok((await connection.describeGlobal()).sobjects.length >= 12);
      const { DailyApiRequests } = await connection.limits();
      assert.is(DailyApiRequests!.Max - DailyApiRequests!.Remaining, org.requests.counted);
      clock.advanceTo(clock.now() + 120_000);
      const [from, to] = [clock.now() - 180_000, clock.now()].map((at) => new Date(at).toISOString());
      assert.equal((await connection.sobject('Lead').deleted(from!, to!)).deletedRecords.length, 1);
      assert.equal((await connection.sobject('Lead').updated(from!, to!)).ids, []);
      assert.is((await connection.identity()).username, 'admin@mock.example');
      assert.ok(connection.limitInfo.apiUsage!.used > 0);
    },
  ));

test('composite, batch and tree through its plain requests', () =>
  withServer({}, async ({ url, org }) => {
    const connection = await jsforceClient(url);
    const { compositeResponse } = await connection.requestPost<{
      compositeResponse: { httpStatusCode: number }[];
    }>(`${V}/composite`, {
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: `${V}/sobjects/Account`, referenceId: 'a', body: { Name: 'Hooli' } },
        { method: 'GET', url: `${V}/sobjects/Account/@{a.id}`, referenceId: 'b' },
      ],
    });
    assert.equal(
      compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
      [201, 200],
    );
    const { hasErrors } = await connection.requestPost<{ hasErrors: boolean }>(`${V}/composite/tree/Lead`, {
      records: [{ attributes: { type: 'Lead', referenceId: 'l' }, LastName: 'A', Company: 'B' }],
    });
    assert.equal([hasErrors, org.object('Lead').count], [false, 6]);
    const record = await connection.requestGet<{ Name: string }>(
      `${V}/sobjects/Account/${org.object('Account').idOf(3)}`,
    );
    assert.is(record.Name, 'Hooli');
  }));

test('a bare token finds out by itself who it belongs to', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url, 'sync@mock.example');
    const connection = new jsforce.Connection({ loginUrl: url, instanceUrl: url, accessToken: token });
    assert.is((await connection.identity()).user_id, org.object('User').idOf(1));
    await connection.logout();
    const late = await failureOf(connection.query('SELECT Id FROM Lead'));
    assert.is.not(late, 'no error');
  }));

test.run();
