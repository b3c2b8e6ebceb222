import jsforce from 'jsforce';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Bench, START, withServer } from './small-org.ts';

const test = suite('signing in, with jsforce and by hand');

const CLIENT = { clientId: 'mock-client', clientSecret: 'mock-secret' };

async function token(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form);
  const reply = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body, headers });
  return { status: reply.status, body: (await reply.json()) as Record<string, string> };
}

/** The name of the user behind a token. */
async function userOf(url: string, accessToken: string): Promise<string> {
  const authorization = `Bearer ${accessToken}`;
  const reply = await fetch(`${url}/services/oauth2/userinfo`, { headers: { authorization } });
  return ((await reply.json()) as { preferred_username: string }).preferred_username;
}

/** The message of the error that a promise ends with. */
async function failureOf(promise: PromiseLike<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test('the SOAP login, with a security token after the password', () =>
  withServer({}, async ({ url, org }) => {
    const connection = new jsforce.Connection({ loginUrl: url });
    const user = await connection.login('ADMIN@mock.example', 'mockX7tOkEn');
    assert.is(user.id, org.object('User').idOf(0));
    assert.is(user.organizationId, org.object('Organization').idOf(0));
    assert.is(connection.instanceUrl, url);
    assert.is((await connection.identity()).username, 'admin@mock.example');
    await connection.logout();
  }));

test('a wrong password by SOAP is a fault that jsforce can read', () =>
  withServer({}, async ({ url }) => {
    const login = new jsforce.Connection({ loginUrl: url }).login('admin@mock.example', 'guess');
    const text = 'INVALID_LOGIN: Invalid username, password, security token; or user locked out.';
    assert.is(await failureOf(login), `Error: ${text}`);
  }));

test('the OAuth password grant', () =>
  withServer({}, async ({ url }) => {
    const connection = new jsforce.Connection({ oauth2: { loginUrl: url, ...CLIENT } });
    await connection.login('sync@mock.example', 'mock');
    assert.match(connection.accessToken ?? '', /^00D\w{12,15}![.\w]+$/, 'the form that the CLI demands');
    assert.is((await connection.identity()).username, 'sync@mock.example');
  }));

test('client credentials, in the form or as Basic authorization, run as the sync user', () =>
  withServer({}, async ({ url }) => {
    const connection = new jsforce.Connection({ oauth2: { loginUrl: url, ...CLIENT } });
    await connection.authorize({ grant_type: 'client_credentials' });
    assert.is((await connection.identity()).username, 'sync@mock.example');
    const authorization = `Basic ${Buffer.from('mock-client:mock-secret').toString('base64')}`;
    const basic = await token(url, { grant_type: 'client_credentials' }, { authorization });
    assert.is(await userOf(url, basic.body.access_token!), 'sync@mock.example');
  }));

test('a JWT signs its subject in', () =>
  withServer({}, async ({ url }) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'mock-client', sub: 'sync@mock.example', aud: url, exp: START + 300 };
    const assertion = `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
    const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    const { status, body } = await token(url, { grant_type, assertion });
    assert.is(status, 200);
    assert.is(body.refresh_token, undefined);
    assert.is(await userOf(url, body.access_token!), 'sync@mock.example');
  }));

test('an authorization code works once and brings a refresh token', () =>
  withServer({}, async ({ url }) => {
    const redirect_uri = 'http://127.0.0.1:1/callback';
    const query = new URLSearchParams({
      client_id: 'mock-client',
      redirect_uri,
      state: 's1',
      response_type: 'code',
    });
    const page = await fetch(`${url}/services/oauth2/authorize?${query}`, { redirect: 'manual' });
    const location = new URL(page.headers.get('location') ?? '');
    assert.equal([page.status, location.searchParams.get('state')], [302, 's1']);
    const code = location.searchParams.get('code')!;
    const connection = new jsforce.Connection({
      oauth2: { loginUrl: url, redirectUri: redirect_uri, ...CLIENT },
    });
    await connection.authorize(code);
    assert.ok(connection.refreshToken);
    assert.is(await failureOf(connection.authorize(code)), 'invalid_grant: expired authorization code');
  }));

const expired = async ({ url }: Bench) => fetch(`${url}/__mock/sessions/expire`, { method: 'POST' });

test('jsforce renews an expired session by itself', () =>
  withServer({}, async (bench) => {
    const connection = new jsforce.Connection({ loginUrl: bench.url });
    await connection.login('admin@mock.example', 'mock');
    const before = connection.accessToken;
    await expired(bench);
    assert.is((await connection.query('SELECT Id FROM Contact')).totalSize, 12);
    assert.is.not(connection.accessToken, before);
  }));

test('a session ends after two idle hours; use keeps it alive', () =>
  withServer({}, async ({ url, clock, org }) => {
    const connection = new jsforce.Connection({ oauth2: { loginUrl: url, ...CLIENT } });
    await connection.login('admin@mock.example', 'mock');
    const accessToken = connection.accessToken ?? '';
    const bare = new jsforce.Connection({ instanceUrl: url, accessToken });
    for (let hour = 0; hour < 3; hour += 1) {
      clock.advanceTo(clock.now() + 3_600_000);
      assert.is((await bare.query('SELECT Id FROM Lead')).totalSize, 5);
    }
    const used = org.requests.counted;
    clock.advanceTo(clock.now() + 2 * 3_600_000);
    const refusal = await failureOf(bare.query('SELECT Id FROM Lead'));
    assert.is(refusal, 'INVALID_SESSION_ID: Session expired or invalid');
    assert.is(org.requests.counted, used, 'a request without a session is not counted');
  }));

test('what OAuth refuses, in its own form', () =>
  withServer({}, async ({ url }) => {
    const client = { client_id: 'mock-client', client_secret: 'mock-secret' };
    const password = { grant_type: 'password', username: 'admin@mock.example', password: 'mock' };
    const cases: [Record<string, string>, string, string][] = [
      [{ ...password, ...client, password: 'guess' }, 'invalid_grant', 'authentication failure'],
      [
        { ...password, ...client, username: 'nobody@mock.example' },
        'invalid_grant',
        'authentication failure',
      ],
      [{ ...password, ...client, client_id: 'other' }, 'invalid_client_id', 'client identifier invalid'],
      [{ ...password, ...client, client_secret: 'other' }, 'invalid_client', 'invalid client credentials'],
      [
        { ...client, grant_type: 'refresh_token', refresh_token: 'x' },
        'invalid_grant',
        'expired access/refresh token',
      ],
      [{ ...client, grant_type: 'magic' }, 'unsupported_grant_type', 'grant type not supported'],
    ];
    for (const [form, error, error_description] of cases) {
      assert.equal(await token(url, form), { status: 400, body: { error, error_description } });
    }
  }));

test('an inactive user cannot sign in', () =>
  withServer({}, async ({ url, org, clock }) => {
    assert.ok(org.update(org.object('User'), 1, { IsActive: false }, 0, clock.now()).ok);
    const form = { grant_type: 'password', username: 'sync@mock.example', password: 'mock' };
    const { body } = await token(url, { ...form, client_id: 'mock-client', client_secret: 'mock-secret' });
    assert.is(body.error_description, 'inactive user');
  }));

test.run();
