import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { envelope } from '../../clients/soap.ts';
import { accessToken, request, withServer } from '../small-org.ts';

const test = suite('watching an org: the journal of requests, and Prometheus');

interface Journal {
  readonly noted: number;
  readonly requests: readonly { method: string; path: string; status: number; at: string; code?: string }[];
}

async function journal(url: string, query = ''): Promise<Journal> {
  return (await request(url, '', 'GET', `/__mock/requests${query}`)).body as Journal;
}

test('requests are noted with their operation and status, those under /__mock/ are not', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    await request(url, token, 'GET', '/services/data/v62.0/limits');
    await request(url, token, 'GET', '/services/data/v62.0/query?q=SELECT');
    await request(url, '', 'GET', '/nowhere');
    const at = '2026-01-05T08:00:00.000Z';
    assert.equal((await journal(url)).requests, [
      {
        number: 1,
        at,
        method: 'POST',
        path: '/services/oauth2/token',
        operation: 'POST /services/oauth2/token',
        status: 200,
      },
      {
        number: 2,
        at,
        method: 'GET',
        path: '/services/data/v62.0/limits',
        operation: 'GET /services/data/:version/limits',
        status: 200,
      },
      {
        number: 3,
        at,
        method: 'GET',
        path: '/services/data/v62.0/query?q=SELECT',
        operation: 'GET /services/data/:version/query',
        status: 400,
        code: 'MALFORMED_QUERY',
      },
      { number: 4, at, method: 'GET', path: '/nowhere', operation: '', status: 404, code: 'NOT_FOUND' },
    ]);
  }));

test('the codes of errors are noted, whatever the form of the API', () =>
  withServer({}, async ({ url }) => {
    const post = (path: string, type: string, body: string) =>
      fetch(url + path, { method: 'POST', headers: { 'content-type': type }, body });
    await post('/services/oauth2/token', 'application/x-www-form-urlencoded', 'grant_type=x');
    await post('/services/async/62.0/job', 'application/xml', '<jobInfo/>');
    await post('/services/async/62.0/job', 'application/json', '{}');
    await post('/services/Soap/u/62.0', 'text/xml', '<a/>');
    await post('/services/Soap/u/62.0', 'text/xml', envelope('<m:getUserInfo/>'));
    assert.equal(
      (await journal(url)).requests.map(({ code }) => code),
      [
        'unsupported_grant_type',
        'InvalidSessionId',
        'InvalidSessionId',
        'soapenv:Client',
        'INVALID_SESSION_ID',
      ],
    );
  }));

test('the journal is asked by path, method, status, time and number of requests', () =>
  withServer({}, async ({ url, clock }) => {
    const token = await accessToken(url);
    for (const name of ['Lead', 'Contact', 'Nope']) {
      clock.advanceTo(clock.now() + 1_000);
      await request(url, token, 'GET', `/services/data/v62.0/sobjects/${name}/describe`);
    }
    const paths = async (query: string) =>
      (await journal(url, query)).requests.map(({ path }) => path.split('/').at(-2));
    assert.equal(await paths('?path=/services/data/*/sobjects/*'), ['Lead', 'Contact', 'Nope']);
    assert.equal(await paths('?path=*/LEAD/describe'), ['Lead']);
    assert.equal(await paths('?status=404'), ['Nope']);
    assert.equal(await paths('?method=GET&limit=2'), ['Contact', 'Nope']);
    assert.equal(await paths('?since=2026-01-05T08:00:02Z'), ['Contact', 'Nope']);
    const { status, body } = await request(url, '', 'GET', '/__mock/requests?limt=5&status=x');
    assert.is(status, 400);
    assert.is(
      (body as { message: string }).message,
      'status: found "x", expected a number\nlimt: there is no such key; did you mean "limit"?',
    );
    await request(url, '', 'DELETE', '/__mock/requests');
    assert.equal(await journal(url), { on: true, noted: 0, kept: 0, requests: [] });
  }));

test('a journal that is off notes nothing and keeps what it has, until it is on again or the org is reset', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const turn = async (on: unknown) =>
      (await request(url, '', 'POST', '/__mock/requests', { on } as Record<string, unknown>)).body;
    const ask = () => request(url, token, 'GET', '/services/data/v62.0/limits');
    assert.equal(await turn(false), { on: false, noted: 1, kept: 1 });
    await ask();
    const { noted, requests } = await journal(url);
    assert.equal([noted, requests.map(({ path }) => path)], [1, ['/services/oauth2/token']]);
    const counts = await (await fetch(`${url}/__mock/metrics`)).text();
    assert.match(counts, /operation="GET \/services\/data\/:version\/limits",status="200"\} 1/);
    assert.equal(await turn(true), { on: true, noted: 1, kept: 1 });
    await ask();
    assert.is((await journal(url)).noted, 2);
    await turn(false);
    await request(url, '', 'POST', '/__mock/reset', {});
    await ask();
    assert.is((await journal(url)).noted, 1);
    assert.equal(await turn('no'), {
      code: 'BAD_REQUEST',
      message: 'on: found "no", expected true or false',
    });
  }));

test('counters and gauges in Prometheus form', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    await request(url, '', 'POST', '/__mock/faults', { status: 503, path: '*/recordCount' });
    await request(url, token, 'GET', '/services/data/v62.0/limits');
    await request(url, token, 'GET', '/services/data/v62.0/limits/recordCount').catch(() => undefined);
    await request(url, token, 'POST', '/services/data/v62.0/sobjects/Lead', { LastName: 'A', Company: 'B' });
    const reply = await fetch(`${url}/__mock/metrics`);
    assert.match(reply.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
    const text = await reply.text();
    for (const line of [
      '# TYPE salesforce_requests_total counter',
      'salesforce_requests_total{operation="GET /services/data/:version/limits",status="200"} 1',
      'salesforce_requests_total{operation="GET /services/data/:version/limits/recordCount",status="503"} 1',
      'salesforce_fault_hits_total{rule="1",effect="error"} 1',
      'salesforce_api_requests_used 2',
      'salesforce_api_requests_max 15000',
      'salesforce_backlog_records{object="Lead"} 1',
      'salesforce_backlog_records{object="Contact"} 0',
      'salesforce_sessions_open 1',
      'salesforce_query_cursors_open 0',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
    }
  }));

test('HEAD is answered as GET without a body, and OPTIONS says what a path takes', () =>
  withServer({}, async ({ url }) => {
    const headers = { authorization: `Bearer ${await accessToken(url)}` };
    const head = await fetch(`${url}/services/data/v62.0/limits`, { method: 'HEAD', headers });
    assert.equal([head.status, await head.text()], [200, '']);
    const options = await fetch(`${url}/services/data/v62.0/sobjects/Lead`, { method: 'OPTIONS' });
    assert.equal([options.status, options.headers.get('allow')], [405, 'GET,POST,HEAD']);
    const { message } = ((await options.json()) as { message: string }[])[0]!;
    assert.is(message, "HTTP Method 'OPTIONS' not allowed. Allowed are GET,POST,HEAD");
  }));

test.run();
