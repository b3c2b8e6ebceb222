import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Bench, START, withServer } from './small-org.ts';

const test = suite('OAuth grants by hand: assertions, verifiers, rotation');

const CLIENT = { client_id: 'mock-client', client_secret: 'mock-secret' };
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const REDIRECT = 'http://127.0.0.1:1/callback';

const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

async function token(url: string, form: Record<string, string>) {
  const reply = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, string> };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An assertion signed with the test's key. */
function assertionWith(claims: object, alg = 'RS256'): string {
  const text = `${part({ alg })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(KEYS.privateKey, 'base64url')}`;
}

const CLAIMS = { iss: 'mock-client', sub: 'sync@mock.example', aud: 'https://login.salesforce.com' };
const SECONDS = Math.floor(START / 1_000);

function signInWith(url: string, assertion: string) {
  return token(url, { grant_type: JWT_BEARER, assertion });
}

test('a JWT ends by the org’s clock, whether its exp is in seconds or in milliseconds', () =>
  withServer({}, async ({ url }) => {
    for (const exp of [SECONDS + 180, START + 300]) {
      const { status, body } = await signInWith(url, assertionWith({ ...CLAIMS, exp }));
      assert.equal([status, body.token_type, body.refresh_token], [200, 'Bearer', undefined]);
    }
    for (const exp of [SECONDS, START - 1]) {
      const { status, body } = await signInWith(url, assertionWith({ ...CLAIMS, exp }));
      assert.equal(
        [status, body],
        [400, { error: 'invalid_grant', error_description: 'assertion has expired' }],
      );
    }
  }));

test('what is no RS256 assertion signs nobody in', () =>
  withServer({}, async ({ url }) => {
    const exp = SECONDS + 180;
    const cases = [
      '',
      'a.b',
      'a.b.c',
      `${part({ alg: 'RS256' })}.${part({ ...CLAIMS, exp })}.`,
      assertionWith({ ...CLAIMS, exp }, 'HS256'),
      assertionWith(CLAIMS),
      `${assertionWith({ ...CLAIMS, exp })}.more`,
    ];
    for (const assertion of cases) {
      const { status, body } = await signInWith(url, assertion);
      assert.equal([status, body], [400, { error: 'invalid_grant', error_description: 'invalid assertion' }]);
    }
    const { body } = await signInWith(url, assertionWith({ ...CLAIMS, exp, iss: 'other' }));
    assert.is(body.error, 'invalid_client_id');
    const unknown = await signInWith(url, assertionWith({ ...CLAIMS, exp, sub: 'nobody@mock.example' }));
    assert.is(unknown.body.error_description, 'authentication failure');
  }));

test('with the app’s certificate in the org a JWT needs the right signature', () =>
  withServer({ connectedApp: { certificate: KEYS.publicKey } }, async ({ url }) => {
    const assertion = assertionWith({ ...CLAIMS, exp: SECONDS + 180 });
    assert.is((await signInWith(url, assertion)).status, 200);
    const [head, , signature] = assertion.split('.');
    const forged = `${head}.${part({ ...CLAIMS, sub: 'admin@mock.example', exp: SECONDS + 180 })}.${signature}`;
    assert.is((await signInWith(url, forged)).body.error_description, 'invalid assertion');
  }));

/** The code that the login page redirects with. */
async function codeFrom(url: string, more: Record<string, string>): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'mock-client',
    redirect_uri: REDIRECT,
    ...more,
  });
  const page = await fetch(`${url}/services/oauth2/authorize?${query}`, { redirect: 'manual' });
  return new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

test('a code with a challenge wants its verifier, and needs no secret then', () =>
  withServer({}, async ({ url }) => {
    const code_verifier = 'a-long-and-random-text-of-the-client-0123456789';
    const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
    const exchange = { grant_type: 'authorization_code', client_id: 'mock-client', redirect_uri: REDIRECT };
    const wrong = await token(url, { ...exchange, code: await codeFrom(url, { code_challenge }) });
    assert.is(wrong.body.error_description, 'invalid code verifier');
    const right = await token(url, {
      ...exchange,
      code: await codeFrom(url, { code_challenge }),
      code_verifier,
    });
    assert.is(right.status, 200);
  }));

test('a code is good for a quarter of an hour', () =>
  withServer({}, async ({ url, clock }) => {
    const code = await codeFrom(url, {});
    clock.advanceTo(START + 15 * 60_000);
    const { body } = await token(url, { ...CLIENT, grant_type: 'authorization_code', code });
    assert.equal(body, { error: 'invalid_grant', error_description: 'expired authorization code' });
  }));

test('a code is good only where it was sent', () =>
  withServer({}, async ({ url }) => {
    const exchange = { ...CLIENT, grant_type: 'authorization_code', code: await codeFrom(url, {}) };
    const { status, body } = await token(url, { ...exchange, redirect_uri: 'http://127.0.0.1:1/other' });
    assert.equal(
      [status, body],
      [400, { error: 'redirect_uri_mismatch', error_description: 'redirect_uri must match configuration' }],
    );
  }));

test('the parameters of a grant may stand in the address, in the form, or in both', () =>
  withServer({}, async ({ url }) => {
    const inAddress = new URLSearchParams({
      ...CLIENT,
      grant_type: 'password',
      username: 'admin@mock.example',
    });
    for (const [address, form] of [
      [inAddress, { password: 'mock' }],
      [new URLSearchParams({ ...Object.fromEntries(inAddress), password: 'mock' }), undefined],
    ] as const) {
      const reply = await fetch(`${url}/services/oauth2/token?${address}`, {
        method: 'POST',
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
      assert.equal(
        [reply.status, ((await reply.json()) as { token_type: string }).token_type],
        [200, 'Bearer'],
      );
    }
  }));

async function refreshed({ url }: Bench, refresh_token: string) {
  return token(url, { ...CLIENT, grant_type: 'refresh_token', refresh_token });
}

test('a refresh token stays as it is, unless the app rotates them', async () => {
  const story = (bench: Bench, rotates: boolean) => async () => {
    const code = await codeFrom(bench.url, {});
    const { body } = await token(bench.url, { ...CLIENT, grant_type: 'authorization_code', code });
    const first = await refreshed(bench, body.refresh_token!);
    assert.is(first.status, 200);
    assert.is(first.body.refresh_token !== undefined, rotates);
    const again = await refreshed(bench, body.refresh_token!);
    assert.is(again.status, rotates ? 400 : 200);
    if (rotates) assert.is((await refreshed(bench, first.body.refresh_token!)).status, 200);
  };
  await withServer({}, (bench) => story(bench, false)());
  await withServer({ connectedApp: { rotatesRefreshTokens: true } }, (bench) => story(bench, true)());
});

test('a revoked token is over, as GET or POST', () =>
  withServer({}, async ({ url }) => {
    for (const method of ['POST', 'GET']) {
      const form = { ...CLIENT, grant_type: 'client_credentials' };
      const revoked = (await token(url, form)).body.access_token!;
      const body = new URLSearchParams({ token: revoked });
      const end = `${url}/services/oauth2/revoke`;
      const reply = await (method === 'POST' ? fetch(end, { method, body }) : fetch(`${end}?${body}`));
      assert.equal([reply.status, await reply.text()], [200, '']);
      const authorization = `Bearer ${revoked}`;
      const after = await fetch(`${url}/services/data/v62.0/limits`, { headers: { authorization } });
      assert.is(after.status, 401);
      assert.equal(await after.json(), [
        { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
      ]);
    }
  }));

test('a user who has not approved the app gets no session for a JWT', () =>
  withServer({ connectedApp: { approvedUsers: ['Sync@mock.example'] } }, async ({ url }) => {
    const exp = SECONDS + 180;
    assert.is((await signInWith(url, assertionWith({ ...CLAIMS, exp }))).status, 200);
    const { status, body } = await signInWith(
      url,
      assertionWith({ ...CLAIMS, sub: 'admin@mock.example', exp }),
    );
    const error_description = "user hasn't approved this consumer";
    assert.equal([status, body], [400, { error: 'invalid_grant', error_description }]);
  }));

test('an org that lets nobody sign in says why, whatever the grant', () =>
  withServer({ refusesSignIn: 'ip restricted' }, async ({ url }) => {
    const password = { grant_type: 'password', username: 'admin@mock.example', password: 'mock', ...CLIENT };
    const refused = { error: 'invalid_grant', error_description: 'ip restricted' };
    assert.equal(await token(url, password), { status: 400, body: refused });
    const credentials = await token(url, { grant_type: 'client_credentials', ...CLIENT });
    assert.equal(credentials.body, refused);
    assert.equal((await signInWith(url, assertionWith({ ...CLAIMS, exp: SECONDS + 180 }))).body, refused);
  }));

test('how long a session lives without use is a setting of the app', () =>
  withServer({ connectedApp: { sessionTimeoutMs: 900_000 } }, async ({ url, clock }) => {
    const form = { grant_type: 'password', username: 'admin@mock.example', password: 'mock', ...CLIENT };
    const { access_token: access } = (await token(url, form)).body;
    const status = async () => {
      const headers = { authorization: `Bearer ${access}` };
      return (await fetch(`${url}/services/data/v62.0/limits`, { headers })).status;
    };
    clock.advanceTo(clock.now() + 899_000);
    assert.is(await status(), 200);
    clock.advanceTo(clock.now() + 900_000);
    assert.is(await status(), 401);
  }));

test.run();
