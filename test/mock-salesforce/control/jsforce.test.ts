import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Bench, request, withServer } from '../small-org.ts';

const test = suite('faults over HTTP, and how jsforce recovers from them');

async function signedIn({ url }: Bench) {
  const connection = new jsforce.Connection({ loginUrl: url });
  await connection.login('admin@mock.example', 'mock');
  return connection;
}

async function addFault({ url }: Bench, rule: object): Promise<void> {
  const { status, body } = await request(url, '', 'POST', '/__mock/faults', rule);
  assert.is(status, 201, JSON.stringify(body));
}

/** Statuses of the requests to paths that fit, 0 for those without a reply. */
async function statuses({ url }: Bench, path: string): Promise<number[]> {
  const { body } = await request(url, '', 'GET', `/__mock/requests?path=${path}`);
  return (body as { requests: { status: number }[] }).requests.map(({ status }) => status);
}

/** `CODE: message` of the error that a promise ends with. */
async function failureOf(promise: PromiseLike<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: { errorCode?: string; message: string }) => `${error.errorCode}: ${error.message}`,
  );
}

test('an expired session: it signs in again and repeats the request', () =>
  withServer({}, async (bench) => {
    const connection = await signedIn(bench);
    const before = connection.accessToken;
    await addFault(bench, { code: 'INVALID_SESSION_ID', times: 1 });
    const { DailyApiRequests } = await connection.limits();
    assert.is(DailyApiRequests!.Max, 15_000);
    assert.equal(await statuses(bench, '*/limits'), [401, 200]);
    assert.is.not(connection.accessToken, before);
    await request(bench.url, '', 'POST', '/__mock/sessions/expire');
    assert.is((await connection.query('SELECT Id FROM Lead')).totalSize, 5);
    assert.equal(await statuses(bench, '*/query'), [401, 200]);
  }));

test('a refused sign-in is the end of it', () =>
  withServer({}, async (bench) => {
    const connection = await signedIn(bench);
    await addFault(bench, { code: 'INVALID_SESSION_ID' });
    await addFault(bench, { path: '/services/Soap/*', status: 503 });
    assert.not.equal(await failureOf(connection.limits()), 'no error');
    assert.equal(await statuses(bench, '*/limits'), [401]);
  }));

test('503 and a broken connection: reads are repeated after a pause, writes are not', () =>
  withServer({}, async (bench) => {
    const connection = await signedIn(bench);
    await addFault(bench, { code: 'SERVER_UNAVAILABLE', times: 1, method: 'GET' });
    assert.is((await connection.query('SELECT Id FROM Contact')).totalSize, 12);
    assert.equal(await statuses(bench, '*/query'), [503, 200]);
    await addFault(bench, { effect: 'reset', times: 1, path: '*/limits' });
    await connection.limits();
    assert.equal(await statuses(bench, '*/limits'), [0, 200]);
    await addFault(bench, { code: 'SERVER_UNAVAILABLE', times: 1, method: 'POST' });
    const lead = { LastName: 'A', Company: 'B' };
    assert.is(
      await failureOf(connection.sobject('Lead').create(lead)),
      'SERVER_UNAVAILABLE: server too busy',
    );
    assert.equal(await statuses(bench, '*/sobjects/Lead'), [503]);
  }));

test('the daily limit: 403 reaches the caller at once, with its code', () =>
  withServer({}, async (bench) => {
    const connection = await signedIn(bench);
    await addFault(bench, { code: 'REQUEST_LIMIT_EXCEEDED', times: 1 });
    assert.is(
      await failureOf(connection.query('SELECT Id FROM Lead')),
      'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
    );
    assert.equal(await statuses(bench, '*/query'), [403]);
  }));

test('a row lock: the caller gets code and text, and the next try is written', () =>
  withServer({}, async (bench) => {
    const contacts = (await signedIn(bench)).sobject('Contact');
    const Id = bench.org.object('Contact').idOf(3);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW', times: 1, method: 'PATCH' });
    const refused = await failureOf(contacts.update({ Id, Title: 'CEO' }));
    assert.match(refused, /^UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record/);
    assert.is((await contacts.retrieve(Id)).Title, null);
    await contacts.update({ Id, Title: 'CEO' });
    assert.is((await contacts.retrieve(Id)).Title, 'CEO');
  }));

test('a reply that is lost after the write: whoever repeats the create has a duplicate', () =>
  withServer({}, async (bench) => {
    const leads = (await signedIn(bench)).sobject('Lead');
    await addFault(bench, { effect: 'replyLost', times: 1, method: 'POST' });
    const lead = { LastName: 'Twice', Company: 'Acme' };
    assert.not.equal(await failureOf(leads.create(lead)), 'no error');
    await leads.create(lead);
    assert.is(await leads.count({ LastName: 'Twice' }), 2);
  }));

test.run();
