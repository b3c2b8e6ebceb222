import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, type Bench, request, withServer } from '../small-org.ts';

const test = suite('faults on demand under /__mock/faults');

const LIMITS = '/services/data/v62.0/limits';

async function addFault({ url }: Bench, rule: object) {
  const { status, body } = await request(url, '', 'POST', '/__mock/faults', rule);
  return { status, body: body as { id: number; hits: number; message: string } };
}

/** Status and the code in the body of one call; `broken` when the connection broke. */
async function call(url: string, token: string, path = LIMITS, method = 'GET', body?: unknown) {
  try {
    const reply = await request(url, token, method, path, body);
    const [error] = Array.isArray(reply.body) ? reply.body : [];
    return error === undefined ? String(reply.status) : `${reply.status} ${error.errorCode}`;
  } catch {
    return 'broken';
  }
}

async function calls(times: number, url: string, token: string): Promise<string[]> {
  const seen: string[] = [];
  for (let i = 0; i < times; i += 1) seen.push(await call(url, token));
  return seen;
}

test('an error of the catalogue, as often as asked for, in the form of the API', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const token = await accessToken(url);
    await addFault(bench, { code: 'REQUEST_LIMIT_EXCEEDED', times: 2 });
    const { status, body } = await request(url, token, 'GET', LIMITS);
    assert.equal(
      [status, body],
      [403, [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]],
    );
    assert.equal(await calls(2, url, token), ['403 REQUEST_LIMIT_EXCEEDED', '200']);
    await addFault(bench, {
      code: 'REQUEST_LIMIT_EXCEEDED',
      message: 'ConcurrentPerOrgLongTxn Limit exceeded.',
    });
    const own = await request(url, token, 'GET', LIMITS);
    assert.is((own.body as { message: string }[])[0]!.message, 'ConcurrentPerOrgLongTxn Limit exceeded.');
  }));

/** Status, type and text of a reply to a request as it is. */
async function told(url: string, init?: RequestInit) {
  const reply = await fetch(url, init);
  return [reply.status, reply.headers.get('content-type')?.split(';')[0], await reply.text()];
}

test('an expired session looks as each API says it', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const token = await accessToken(url);
    await addFault(bench, { code: 'INVALID_SESSION_ID' });
    await addFault(bench, { code: 'INVALID_SESSION_ID', path: '/services/oauth2/*' });
    const authorization = { authorization: `Bearer ${token}` };
    const rest = '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]';
    for (const path of [LIMITS, '/services/data/v62.0/jobs/ingest', '/services/data/v62.0/jobs/query']) {
      assert.equal(await told(url + path, { headers: authorization }), [401, 'application/json', rest], path);
    }
    const classic = `${url}/services/async/62.0/job/750`;
    const session = { 'x-sfdc-session': token };
    assert.equal(await told(classic, { headers: session }), [
      400,
      'application/xml',
      '<?xml version="1.0" encoding="UTF-8"?><error xmlns="http://www.force.com/2009/06/asyncapi/dataload"><exceptionCode>InvalidSessionId</exceptionCode><exceptionMessage>Invalid session id</exceptionMessage></error>',
    ]);
    const json = { ...session, 'content-type': 'application/json' };
    assert.equal(await told(classic, { headers: json }), [
      400,
      'application/json',
      '{"exceptionCode":"InvalidSessionId","exceptionMessage":"Invalid session id"}',
    ]);
    const soap = { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' };
    await addFault(bench, { code: 'INVALID_SESSION_ID', path: '/services/Soap/*' });
    const message = 'Invalid Session ID found in SessionHeader: Illegal Session';
    const fault = `<soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: ${message}</faultstring><detail><sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault"><sf:exceptionCode>INVALID_SESSION_ID</sf:exceptionCode><sf:exceptionMessage>${message}</sf:exceptionMessage></sf:UnexpectedErrorFault></detail></soapenv:Fault>`;
    assert.equal(await told(`${url}/services/Soap/u/62.0`, soap), [
      500,
      'text/xml',
      `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${fault}</soapenv:Body></soapenv:Envelope>`,
    ]);
    assert.equal(await told(`${url}/services/oauth2/userinfo`, { headers: authorization }), [
      403,
      'text/html',
      'Bad_OAuth_Token',
    ]);
  }));

test('sign-in that fails on demand fails as OAuth says it', () =>
  withServer({}, async (bench) => {
    const end = `${bench.url}/services/oauth2/token`;
    const form = { method: 'POST', body: new URLSearchParams({ grant_type: 'password' }) };
    const cases: [code: string, status: number, error: string, description: string][] = [
      ['SERVER_UNAVAILABLE', 503, 'unknown_error', 'retry your request'],
      ['INVALID_LOGIN', 400, 'invalid_grant', 'authentication failure'],
      ['REQUEST_LIMIT_EXCEEDED', 403, 'invalid_request', 'TotalRequests Limit exceeded.'],
    ];
    for (const [code, status, error, description] of cases) {
      await addFault(bench, { code, times: 1, path: '/services/oauth2/*' });
      const body = JSON.stringify({ error, error_description: description });
      assert.equal(await told(end, form), [status, 'application/json', body]);
    }
  }));

test('a text with gaps that only a record fills gives way to one without', () =>
  withServer({}, async (bench) => {
    const token = await accessToken(bench.url);
    await addFault(bench, { code: 'UNABLE_TO_LOCK_ROW' });
    const { body } = await request(bench.url, token, 'GET', LIMITS);
    assert.equal(body, [
      { message: 'unable to obtain exclusive access to this record', errorCode: 'UNABLE_TO_LOCK_ROW' },
    ]);
  }));

test('rules choose by operation, method and path, and the first that applies decides', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const token = await accessToken(url);
    await addFault(bench, { operation: 'GET /services/data/:version/limits', code: 'SERVER_UNAVAILABLE' });
    await addFault(bench, {
      method: 'POST',
      path: '/services/data/*/sobjects/lead',
      code: 'UNABLE_TO_LOCK_ROW',
    });
    await addFault(bench, { status: 502, path: '*/recordCount' });
    assert.is(await call(url, token), '503 SERVER_UNAVAILABLE');
    assert.is(
      await call(url, token, '/services/data/v62.0/sobjects/Lead', 'POST', { LastName: 'A', Company: 'B' }),
      '400 UNABLE_TO_LOCK_ROW',
    );
    assert.is(await call(url, token, '/services/data/v62.0/sobjects/Lead/describe'), '200');
    const gateway = await fetch(`${url}${LIMITS}/recordCount?sObjects=Lead`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.is(gateway.status, 502);
    assert.match(gateway.headers.get('content-type')!, 'text/html');
    assert.match(await gateway.text(), '502 Bad Gateway');
  }));

test('a window of the org’s clock', () =>
  withServer({}, async (bench) => {
    const { url, clock } = bench;
    const token = await accessToken(url);
    await addFault(bench, {
      code: 'QUERY_TIMEOUT',
      from: '2026-01-05T08:01:00Z',
      until: '2026-01-05T08:02:00Z',
    });
    const seen: string[] = [];
    for (const at of [0, 60_000, 119_999, 120_000]) {
      clock.advanceTo(Date.parse('2026-01-05T08:00:00Z') + at);
      seen.push(await call(url, token));
    }
    assert.equal(seen, ['200', '400 QUERY_TIMEOUT', '400 QUERY_TIMEOUT', '200']);
  }));

test('chance is drawn from the seed: the same org fails the same calls', async () => {
  const outcomes: string[][] = [];
  for (const seed of [1, 1, 2]) {
    await withServer({ seed }, async (bench) => {
      const token = await accessToken(bench.url);
      await addFault(bench, { status: 503, probability: 0.5 });
      outcomes.push(await calls(40, bench.url, token));
    });
  }
  assert.equal(outcomes[0], outcomes[1]);
  assert.not.equal(outcomes[0], outcomes[2]);
  const failed = outcomes[0]!.filter((one) => one !== '200').length;
  assert.ok(failed > 8 && failed < 32, `${failed} of 40 at one half`);
});

test('latency: the reply comes later, and a client that has gone is not served', () =>
  withServer({}, async (bench) => {
    const { url, org } = bench;
    const token = await accessToken(url);
    await addFault(bench, { effect: 'latency', delay: { shape: 'fixed', ms: 80 } });
    const startedAt = performance.now();
    assert.is(await call(url, token), '200');
    assert.ok(performance.now() - startedAt >= 79);
    const leads = org.object('Lead').count;
    await fetch(`${url}/services/data/v62.0/sobjects/Lead`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"LastName":"A","Company":"B"}',
      signal: AbortSignal.timeout(20),
    }).catch(() => undefined);
    assert.is(await call(url, token), '200', 'this call waits longer than the other would have');
    assert.is(org.object('Lead').count, leads);
  }));

test('a thousand requests wait at once', () =>
  withServer({}, async (bench) => {
    const token = await accessToken(bench.url);
    await addFault(bench, { effect: 'latency', delay: { shape: 'uniform', minMs: 400, maxMs: 500 } });
    const startedAt = performance.now();
    const seen = await Promise.all(Array.from({ length: 1_000 }, () => call(bench.url, token)));
    assert.equal([...new Set(seen)], ['200']);
    const tookMs = performance.now() - startedAt;
    assert.ok(tookMs < 20_000, `${tookMs} ms: one after the other they would have taken over 400 s`);
  }));

test('timeout, connection reset and reply lost: the three ways to hear nothing', () =>
  withServer({}, async (bench) => {
    const { url, org } = bench;
    const token = await accessToken(url);
    const lead = { LastName: 'A', Company: 'B' };
    const path = '/services/data/v62.0/sobjects/Lead';
    const before = org.object('Lead').count;
    await addFault(bench, { effect: 'reset', times: 1 });
    assert.is(await call(url, token, path, 'POST', lead), 'broken');
    assert.is(org.object('Lead').count, before, 'nothing was written');
    await addFault(bench, { effect: 'replyLost', times: 1 });
    assert.is(await call(url, token, path, 'POST', lead), 'broken');
    assert.is(org.object('Lead').count, before + 1, 'the record is there, though nobody was told');
    await addFault(bench, { effect: 'timeout', times: 1 });
    const hung = await fetch(url + LIMITS, { signal: AbortSignal.timeout(60) }).catch((error) => error.name);
    assert.is(hung, 'TimeoutError');
    assert.is(await call(url, token), '200');
  }));

test('rules are listed with their hits, and removed one by one or all', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const token = await accessToken(url);
    const { body: first, status } = await addFault(bench, { status: 503, times: 1 });
    assert.is(status, 201);
    await addFault(bench, { code: 'QUERY_TIMEOUT', path: '/nowhere' });
    await call(url, token);
    const listed = async () =>
      ((await request(url, '', 'GET', '/__mock/faults')).body as { faults: object[] }).faults;
    assert.equal(await listed(), [
      { id: first.id, effect: 'error', status: 503, times: 1, hits: 1, over: true },
      { id: 2, effect: 'error', code: 'QUERY_TIMEOUT', path: '/nowhere', hits: 0, over: false },
    ]);
    assert.is((await request(url, '', 'DELETE', '/__mock/faults/1')).status, 204);
    assert.is((await listed()).length, 1);
    assert.equal((await request(url, '', 'DELETE', '/__mock/faults/1')).body, {
      code: 'NOT_FOUND',
      message: 'there is no fault 1',
    });
    await request(url, '', 'DELETE', '/__mock/faults');
    assert.equal(await listed(), []);
  }));

test('a wrong rule is refused with place, found, expected and the nearest name', () =>
  withServer({}, async (bench) => {
    const table: [object, string | RegExp][] = [
      [{}, 'the request: expected a code or a status'],
      [
        { code: 'UNABLE_TO_LOCK_ROWS' },
        /^code: found "UNABLE_TO_LOCK_ROWS", expected one of .*did you mean "UNABLE_TO_LOCK_ROW"\?$/,
      ],
      [
        { effect: 'latancy' },
        'effect: found "latancy", expected one of error, latency, timeout, reset, replyLost; did you mean "latency"?',
      ],
      [{ effect: 'timeout', probabilty: 1 }, 'probabilty: there is no such key; did you mean "probability"?'],
      [{ status: 200 }, 'status: found 200, expected a number that is at least 400'],
      [{ status: 503, times: 0.5 }, 'times: found 0.5, expected a whole number'],
      [
        { status: 503, from: 'tomorrow' },
        'from: found "tomorrow", expected an instant, as in 2026-01-05T08:00:00Z',
      ],
      [
        { status: 503, from: '2026-01-06T00:00:00Z', until: '2026-01-05T00:00:00Z' },
        'the request: expected an until that is after from',
      ],
      [{ effect: 'latency' }, 'delay: missing, expected a JSON object'],
      [
        { effect: 'latency', delay: { shape: 'uniform', minMs: 2, maxMs: 1 } },
        'delay: expected a minMs that is at most maxMs',
      ],
      [
        { status: 503, operation: 'GET /services/data/:version/limit' },
        /did you mean "GET \/services\/data\/:version\/limits"\?$/,
      ],
    ];
    for (const [rule, message] of table) {
      const { status, body } = await addFault(bench, rule);
      assert.is(status, 400, JSON.stringify(rule));
      if (typeof message === 'string') assert.is(body.message, message);
      else assert.match(body.message, message);
    }
  }));

test.run();
