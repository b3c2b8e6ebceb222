import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { nforceClient } from '../clients/nforce.ts';
import { accessToken, type Bench, withServer } from './small-org.ts';

const test = suite('who am I: userinfo, the identity URL, and tokens that are revoked');

const CLIENT = { client_id: 'mock-client', client_secret: 'mock-secret' };

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ask(address: string, init: RequestInit = {}): Promise<Answer> {
  const reply = await fetch(address, init);
  return { status: reply.status, text: await reply.text() };
}

function identityPath({ org }: Bench, row: number): string {
  return `/id/${org.object('Organization').idOf(0)}/${org.object('User').idOf(row)}`;
}

async function tokenFor(url: string, form: Record<string, string>): Promise<Record<string, string>> {
  const body = new URLSearchParams({ ...CLIENT, ...form });
  const reply = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  return (await reply.json()) as Record<string, string>;
}

/** Signs the administrator in by the web server flow, which brings a refresh token. */
async function webServerFlow(url: string): Promise<Record<string, string>> {
  const redirect_uri = 'http://127.0.0.1:1/callback';
  const query = new URLSearchParams({ client_id: 'mock-client', redirect_uri, response_type: 'code' });
  const page = await fetch(`${url}/services/oauth2/authorize?${query}`, { redirect: 'manual' });
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return tokenFor(url, { grant_type: 'authorization_code', code, redirect_uri });
}

const revoke = (url: string, token: string) =>
  ask(`${url}/services/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token }) });

const isLive = async (url: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${url}/services/data/v62.0/limits`, { headers })).status === 200;
};

test('the identity URL answers to a token in the header, in the address, and in a form', () =>
  withServer({}, async (bench) => {
    const { url, org } = bench;
    const token = await accessToken(url, 'sync@mock.example');
    const address = url + identityPath(bench, SYNC_USER);
    const forms: [string, RequestInit][] = [
      [address, { headers: { authorization: `Bearer ${token}` } }],
      [`${address}?format=json&oauth_token=${encodeURIComponent(token)}`, {}],
      [address, { method: 'POST', body: new URLSearchParams({ oauth_token: token }) }],
    ];
    for (const [at, init] of forms) {
      const { status, text } = await ask(at, init);
      const { user_id, organization_id, username, id, asserted_user } = JSON.parse(text) as Record<
        string,
        unknown
      >;
      assert.equal(
        [status, user_id, organization_id, username, id, asserted_user],
        [
          200,
          org.object('User').idOf(SYNC_USER),
          org.object('Organization').idOf(0),
          'sync@mock.example',
          address,
          true,
        ],
      );
    }
    assert.is(org.requests.counted, 0, 'asking who one is costs no API request');
  }));

test('what the identity URL and userinfo refuse', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    const token = encodeURIComponent(await accessToken(url));
    const own = identityPath(bench, SYSTEM_ADMINISTRATOR);
    const cases: [string, number, string][] = [
      [own, 403, 'Missing_OAuth_Token'],
      [`${own}?oauth_token=00Dother!x`, 403, 'Bad_OAuth_Token'],
      [`/id/00D000000000001EAA/${own.split('/')[3]}?oauth_token=${token}`, 403, 'Wrong_Org'],
      [`${own.slice(0, -18)}005000000000001AAA?oauth_token=${token}`, 404, 'Bad_Id'],
      ['/services/oauth2/userinfo', 403, 'Missing_OAuth_Token'],
      ['/services/oauth2/userinfo?access_token=x', 403, 'Bad_OAuth_Token'],
    ];
    for (const [path, status, text] of cases) assert.equal(await ask(url + path), { status, text }, path);
  }));

test('nforce reads the identity', () =>
  withServer({}, async ({ url }) => {
    const client = nforceClient(url);
    const oauth = await client.authenticate({ username: 'admin@mock.example', password: 'mock' });
    const identity = await client.getIdentity({ oauth });
    assert.is(identity.username, 'admin@mock.example');
  }));

test('revoking a refresh token ends the sessions that it opened, and those only', () =>
  withServer({}, async ({ url }) => {
    const first = await webServerFlow(url);
    const refresh_token = first.refresh_token!;
    const second = await tokenFor(url, { grant_type: 'refresh_token', refresh_token });
    const other = await accessToken(url);
    assert.equal(await revoke(url, refresh_token), { status: 200, text: '' });
    const live = await Promise.all(
      [first.access_token!, second.access_token!, other].map((one) => isLive(url, one)),
    );
    assert.equal(live, [false, false, true]);
    const again = await tokenFor(url, { grant_type: 'refresh_token', refresh_token });
    assert.is(again.error_description, 'expired access/refresh token');
    const refusal = { status: 400, text: 'error=invalid_token&error_description=invalid+token' };
    assert.equal(await revoke(url, refresh_token), refusal);
  }));

test('a refresh token does not outlive the activity of its user', () =>
  withServer({}, async ({ url, org, clock }) => {
    const { refresh_token = '' } = await webServerFlow(url);
    assert.ok(org.update(org.object('User'), 0, { IsActive: false }, 0, clock.now()).ok);
    const { error, error_description } = await tokenFor(url, { grant_type: 'refresh_token', refresh_token });
    assert.equal([error, error_description], ['invalid_grant', 'inactive user']);
  }));

test.run();
