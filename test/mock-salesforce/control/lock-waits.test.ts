import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildServer } from '../../../mock-salesforce/index.ts';
import { accessToken, request, smallOrg } from '../small-org.ts';

const test = suite('waiting for locks, on a server whose time goes on by itself');

const CLOCK = { now: () => Date.now() };

async function withRealTime(saveMs: number, story: (url: string, token: string) => Promise<void>) {
  const org = smallOrg({ startAt: CLOCK.now() - 86_400_000, saveMs: { Lead: saveMs } });
  const server = await buildServer(org, { clock: CLOCK });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    await story(url, await accessToken(url));
  } finally {
    await server.close();
  }
}

const CONTACT = '/services/data/v62.0/sobjects/Contact/0035g0000000001AAA';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

test('a write to a locked record is answered when the lock is gone; a read is answered at once', () =>
  withRealTime(0, async (url, token) => {
    const ids = [CONTACT.split('/').at(-1)];
    await request(url, '', 'POST', '/__mock/locks', { ids, forMs: 600 });
    const readMs = await timed(() => request(url, token, 'GET', CONTACT));
    const writeMs = await timed(async () => {
      assert.is((await request(url, token, 'PATCH', CONTACT, { Title: 'CEO' })).status, 204);
    });
    assert.ok(readMs < 300, `the read took ${readMs} ms`);
    assert.ok(writeMs > 200 && writeMs < 3_000, `the write took ${writeMs} ms`);
  }));

test('a save takes its time, and the next one of the same record waits for it', () =>
  withRealTime(300, async (url, token) => {
    const lead = '/services/data/v62.0/sobjects/Lead/00Q5g0000000001EAA';
    const save = () => request(url, token, 'PATCH', lead, { Title: 'CEO' });
    const bothMs = await timed(() => Promise.all([save(), save()]));
    assert.ok(bothMs >= 500 && bothMs < 5_000, `two saves took ${bothMs} ms`);
  }));

test('who closes the server does not wait for its locks', async () => {
  let held: Promise<string> | undefined;
  const ms = await timed(() =>
    withRealTime(0, async (url, token) => {
      await request(url, '', 'POST', '/__mock/locks', { ids: [CONTACT.split('/').at(-1)], forMs: 9_000 });
      held = request(url, token, 'PATCH', CONTACT, { Title: 'CEO' }).then(
        () => 'answered',
        () => 'broken',
      );
      await request(url, token, 'GET', CONTACT);
    }),
  );
  assert.ok(ms < 6_000, `closing took ${ms} ms`);
  assert.is(await held, 'broken');
});

test.run();
