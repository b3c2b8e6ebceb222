import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLIENT_ID, CLIENT_SECRET } from '../../mock-marketo/index.ts';
import { errorOf, type Mock, tokenPath, withMock } from './support.ts';

const test = suite('Marketo identity');

const form = { grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET };

test('a fresh token has the recorded shape: UUID, suffix, 3599 seconds', () =>
  withMock({}, async (mock) => {
    const { status, text, headers } = await mock.fetch(tokenPath());
    assert.is(status, 200);
    assert.match(
      text,
      /^\{"access_token":"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}:int","token_type":"bearer","expires_in":3599,"scope":"[^"]+@[^"]+"\}$/,
    );
    assert.is(headers.get('content-type'), 'application/json;charset=UTF-8');
  }));

test('asking again gives the same token with the smaller remainder, after its end another one', () =>
  withMock({}, async (mock) => {
    const first = (await mock.fetch(tokenPath())).body;
    mock.clock.advanceTo(mock.clock.now() + 5_000);
    const second = (await mock.fetch(tokenPath())).body;
    assert.is(second.access_token, first.access_token);
    assert.is(second.expires_in, 3_594);
    mock.clock.advanceTo(mock.clock.now() + 3_595_000);
    const third = (await mock.fetch(tokenPath())).body;
    assert.is.not(third.access_token, first.access_token);
    assert.is(third.expires_in, 3_599);
  }));

test('GET, POST with a query and POST with a form are all answered', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    const byQuery = await mock.fetch(tokenPath(), { method: 'POST' });
    const byForm = await mock.fetch('/identity/oauth/token', {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    assert.is(byQuery.body.access_token, token);
    assert.is(byForm.body.access_token, token);
  }));

const REFUSALS = [
  [{ client_secret: 'wrong' }, 401, { error: 'invalid_client', error_description: 'Bad client credentials' }],
  [
    { client_id: 'nobody' },
    401,
    { error: 'unauthorized', error_description: 'No client with requested id: nobody' },
  ],
  [
    { grant_type: 'password' },
    400,
    { error: 'unsupported_grant_type', error_description: 'Unsupported grant type: password' },
  ],
] as const;

for (const [changes, status, body] of REFUSALS)
  test(`${JSON.stringify(changes)} is refused with ${status}, in plain OAuth and not in the envelope`, () =>
    withMock({}, async (mock) => {
      const reply = await mock.fetch(tokenPath(changes));
      assert.is(reply.status, status);
      assert.equal(reply.body, body);
    }));

const PATH = '/rest/v1/leads/partitions.json';

async function withToken(mock: Mock, token: string): Promise<string> {
  const reply = await mock.fetch(PATH, { headers: { authorization: `Bearer ${token}` } });
  return reply.body.success ? 'answered' : errorOf(reply);
}

test('no token, an invented one and an old one are told apart', () =>
  withMock({}, async (mock) => {
    assert.is(errorOf(await mock.fetch(PATH)), '600 Empty access token');
    assert.is(await withToken(mock, 'invented'), '601 Access token invalid');
    const token = await mock.token();
    assert.is(await withToken(mock, token), 'answered');
    mock.clock.advanceTo(mock.clock.now() + 3_600_000);
    assert.is(await withToken(mock, token), '602 Access token expired');
    const renewed = await mock.token();
    assert.is(await withToken(mock, token), '602 Access token expired', 'still told from an invented one');
    assert.is(await withToken(mock, renewed), 'answered');
  }));

test('the token is taken from the query and from a form too', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    assert.ok((await mock.fetch(`${PATH}?access_token=${token}`)).body.success);
    const body = new URLSearchParams({ access_token: token, _method: 'GET' });
    assert.ok((await mock.fetch(PATH, { method: 'POST', body })).body.success);
  }));

test('a role without the permission is refused with 603, stats need none', () =>
  withMock({ permissions: ['Read-Only Activity'] }, async (mock) => {
    assert.is(errorOf(await mock.get(PATH)), '603 Access denied');
    assert.ok((await mock.get('/rest/v1/activities/types.json')).body.success);
    assert.ok((await mock.get('/rest/v1/stats/usage.json')).body.success);
  }));

test.run();
