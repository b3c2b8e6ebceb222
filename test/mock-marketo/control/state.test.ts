import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildServer, Instance } from '../../../mock-marketo/index.ts';
import { errorOf, type Json, type Mock, START, withMock } from '../support.ts';

const test = suite('Marketo control routes');

async function send(mock: Mock, path: string, body: unknown = {}): Promise<Json> {
  return (await mock.fetch(`/__mock/${path}`, { method: 'POST', body: JSON.stringify(body) })).body;
}

test('the clock is read and moved, and does not go back', () =>
  withMock({}, async (mock) => {
    assert.equal((await mock.fetch('/__mock/clock')).body, {
      now: '2026-01-05T12:00:00.000Z',
      ms: START,
      virtual: true,
    });
    assert.is((await send(mock, 'clock', { advanceMs: 1_500 })).ms, START + 1_500);
    assert.is(
      (await send(mock, 'clock', { to: '2026-01-06T00:00:00+01:00' })).now,
      '2026-01-05T23:00:00.000Z',
    );
    assert.match((await send(mock, 'clock', { to: '2026-01-01T00:00:00Z' })).message, /cannot go back/);
    assert.is((await send(mock, 'clock', { advanceMs: -1 })).code, 'BAD_REQUEST');
  }));

test('an instance in real time says that its clock cannot be moved', async () => {
  const server = await buildServer(new Instance({ startAt: START }), { clock: { now: () => START } });
  try {
    const reply = await server.inject({ method: 'POST', url: '/__mock/clock', body: { advanceMs: 1 } });
    assert.is(reply.statusCode, 409);
    assert.match(reply.json().message, /real time/);
  } finally {
    await server.close();
  }
});

test('after a reset there are no leads, no tokens, no counts', () =>
  withMock({}, async (mock) => {
    const token = await mock.token();
    await mock.post('/rest/v1/leads.json', { input: [{ email: 'ann@acme.example' }] });
    await send(mock, 'reset');
    const headers = { authorization: `Bearer ${token}` };
    assert.is(
      errorOf(await mock.fetch('/rest/v1/stats/usage.json', { headers })),
      '601 Access token invalid',
    );
    assert.is((await mock.get('/rest/v1/stats/usage.json')).body.result[0].total, 1);
    assert.is(errorOf(await mock.get('/rest/v1/lead/1.json')), "1004 Lead '1' not found");
  }));

test('a control route that does not exist is 404', () =>
  withMock({}, async (mock) => {
    const reply = await mock.fetch('/__mock/nonsense');
    assert.is(reply.status, 404);
    assert.is(reply.body.code, 'NOT_FOUND');
  }));

test.run();
