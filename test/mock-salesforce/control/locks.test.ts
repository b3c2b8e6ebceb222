import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, request, withServer } from '../small-org.ts';

const test = suite('locks on demand, under /__mock/locks');

test('a record that is held refuses writes until it is free again', () =>
  withServer({}, async ({ org, url, clock }) => {
    const id = org.object('Contact').idOf(0);
    const token = await accessToken(url);
    const locks = (method: string, body?: object) => request(url, '', method, '/__mock/locks', body);
    const write = async () => {
      const path = `/services/data/v62.0/sobjects/Contact/${id}`;
      const { status, body } = await request(url, token, 'PATCH', path, { Title: 'CEO' });
      return status === 204 ? 'written' : (body as { errorCode: string }[])[0]!.errorCode;
    };
    const held = await locks('POST', { ids: [id.slice(0, 15)], forMs: 30_000 });
    assert.equal(held.body, { locks: [{ id, until: '2026-01-05T08:00:30.000Z' }], waitedMs: 0, refusals: 0 });
    assert.is(await write(), 'UNABLE_TO_LOCK_ROW');
    clock.advanceTo(clock.now() + 22_000);
    assert.is(await write(), 'written', 'it would have waited eight seconds');
    const { body } = await locks('GET');
    assert.equal(
      [(body as { waitedMs: number }).waitedMs, (body as { refusals: number }).refusals],
      [18_000, 1],
    );
    await locks('POST', { ids: [id], forMs: 60_000 });
    assert.is(await write(), 'UNABLE_TO_LOCK_ROW');
    assert.is((await locks('DELETE')).status, 204);
    assert.is(await write(), 'written');
  }));

test('in a collection the record that stays locked is refused, and the others are saved', () =>
  withServer({}, async ({ org, url }) => {
    const leads = org.object('Lead');
    const token = await accessToken(url);
    await request(url, '', 'POST', '/__mock/locks', { ids: [leads.idOf(1)], forMs: 60_000 });
    const records = [0, 1, 2].map((row) => ({
      attributes: { type: 'Lead' },
      id: leads.idOf(row),
      Title: 'CEO',
    }));
    const path = '/services/data/v62.0/composite/sobjects';
    const { status, body } = await request(url, token, 'PATCH', path, { records });
    const saved = (row: number) => ({ id: leads.idOf(row), success: true, errors: [] });
    const error = {
      statusCode: 'UNABLE_TO_LOCK_ROW',
      message: `unable to obtain exclusive access to this record or 1 records: ${leads.idOf(1)}`,
      fields: [],
    };
    assert.equal([status, body], [200, [saved(0), { success: false, errors: [error] }, saved(2)]]);
  }));

test('what is no Id or no duration is told', () =>
  withServer({}, async ({ url }) => {
    const { status, body } = await request(url, '', 'POST', '/__mock/locks', { ids: ['x'], forMs: 0 });
    assert.is(status, 400);
    assert.match((body as { message: string }).message, 'expected the Id of a record');
  }));

test.run();
