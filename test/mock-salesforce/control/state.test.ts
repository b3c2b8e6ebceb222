import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildServer, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('the control requests under /__mock/');

async function control(url: string, method: string, path: string, body?: unknown) {
  const { status, body: reply } = await request(url, '', method, `/__mock/${path}`, body);
  return [status, reply];
}

test('a virtual clock can be read, advanced and set, never back', () =>
  withServer({}, async ({ url, clock }) => {
    assert.equal(await control(url, 'GET', 'clock'), [
      200,
      { now: '2026-01-05T08:00:00.000Z', ms: Date.parse('2026-01-05T08:00:00.000Z'), virtual: true },
    ]);
    const advanced = await control(url, 'POST', 'clock', { advanceMs: 90_000 });
    assert.equal(advanced, [
      200,
      { now: '2026-01-05T08:01:30.000Z', ms: Date.parse('2026-01-05T08:01:30.000Z'), virtual: true },
    ]);
    await control(url, 'POST', 'clock', { to: '2026-01-06T00:00:00Z' });
    assert.is(clock.now(), Date.parse('2026-01-06T00:00:00Z'));
    const back = await control(url, 'POST', 'clock', { to: '2026-01-05T00:00:00Z' });
    assert.equal(back, [
      409,
      {
        code: 'CONFLICT',
        message: 'the clock stands at 2026-01-06T00:00:00.000Z and cannot go back',
      },
    ]);
    for (const far of [{ to: '2038-01-01T00:00:00Z' }, { advanceMs: 9e15 }]) {
      assert.equal(await control(url, 'POST', 'clock', far), [
        409,
        { code: 'CONFLICT', message: 'the clock goes to 2037-12-31T00:00:00.000Z at most' },
      ]);
    }
    for (const wrong of [{}, { advanceMs: -1 }, { advanceMs: 1, to: '2027-01-01T00:00:00Z' }, { to: 'x' }]) {
      assert.is((await control(url, 'POST', 'clock', wrong))[0], 400, JSON.stringify(wrong));
    }
  }));

test('a real clock can only be read', async () => {
  const server = await buildServer(smallOrg(), { clock: { now: () => START } });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    assert.equal(await control(url, 'GET', 'clock'), [
      200,
      { now: '2026-01-05T08:00:00.000Z', ms: Date.parse('2026-01-05T08:00:00.000Z'), virtual: false },
    ]);
    assert.is((await control(url, 'POST', 'clock', { advanceMs: 1 }))[0], 409);
  } finally {
    await server.close();
  }
});

test('the backlog, by object and by what caused it', () =>
  withServer({}, async ({ url, org }) => {
    const { causes } = org;
    const cause = causes.of('Nightly job', 'Lead.Rating');
    org.write(
      org.object('Lead'),
      0,
      org.object('Lead').field('Rating'),
      'Hot',
      SYSTEM_ADMINISTRATOR,
      cause,
      START,
    );
    org.update(org.object('Contact'), 1, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START);
    org.update(org.object('Contact'), 2, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START);
    assert.equal(await control(url, 'GET', 'backlog'), [
      200,
      {
        total: 3,
        byObject: { Lead: 1, Contact: 2 },
        byCause: { 'Nightly job: Lead.Rating': 1, 'System Administrator: Contact.Title': 2 },
      },
    ]);
  }));

test('a reset brings the first records back and keeps the sessions', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const lead = { LastName: 'A', Company: 'B' };
    await request(url, token, 'POST', '/services/data/v62.0/sobjects/Lead', lead);
    const [status, body] = await control(url, 'POST', 'reset');
    assert.equal([status, (body as { objects: Record<string, number> }).objects.Lead], [200, 5]);
    const { body: answer, headers } = await request(
      url,
      token,
      'GET',
      '/services/data/v62.0/query?q=SELECT+COUNT()+FROM+Lead',
    );
    assert.is((answer as { totalSize: number }).totalSize, 5);
    assert.is(headers.get('sforce-limit-info'), 'api-usage=1/15000');
    assert.equal((await control(url, 'GET', 'backlog'))[1], { total: 0, byObject: {}, byCause: {} });
  }));

test.run();
