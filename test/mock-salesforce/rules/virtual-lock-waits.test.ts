import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Connection, SYNC_USER } from '../../../mock-salesforce/index.ts';
import { accessToken, type Bench, request, START, withServer } from '../small-org.ts';

const test = suite('waiting for locks in virtual time, over HTTP and in process');

/** A task takes its trigger four seconds, and locks its person and account meanwhile. */
const SLOW_TASKS = { saveMs: { Task: 4_000 } };

/** What became of one task, in either way of asking: its error's code, or how long it waited in all. */
type Log = (bench: Bench) => Promise<() => Promise<string | number>>;

const OPEN = { ActivityDate: '2026-01-06' };

const overHttp: Log = async ({ url, org }) => {
  const token = await accessToken(url);
  const path = '/services/data/v62.0/sobjects/Task';
  return async () => {
    const values = { ...OPEN, WhoId: org.object('Contact').idOf(0) };
    const { body, headers } = await request(url, token, 'POST', path, values);
    return Array.isArray(body) ? String(body[0].errorCode) : Number(headers.get('x-mock-waited-ms') ?? 0);
  };
};

const inProcess: Log = async ({ org, clock }) => {
  const connection = new Connection(org, { clock, user: SYNC_USER });
  return async () => {
    const records = [{ values: OPEN, references: { WhoId: { object: 'Contact', row: 0 } } }];
    const created = connection.create({ object: 'Task', records });
    const { value, waitedMs = 0 } = created as Extract<typeof created, { ok: true }>;
    return value[0]?.error !== undefined ? value[0].error.code : waitedMs;
  };
};

for (const [way, ways] of [
  ['over HTTP', overHttp],
  ['in process', inProcess],
] as const) {
  test(`${way}: a call waits for the triggers before it, up to ten seconds of the org's time`, () =>
    withServer(SLOW_TASKS, async (bench) => {
      const log = await ways(bench);
      const atOnce = [await log(), await log(), await log(), await log()];
      assert.equal(atOnce, [0, 4_000, 8_000, 'UNABLE_TO_LOCK_ROW']);
      bench.clock.advanceTo(START + 2_000);
      assert.is(await log(), 10_000, 'twelve seconds from the start the third trigger ends');
      bench.clock.advanceTo(START + 5_999);
      assert.is(await log(), 'UNABLE_TO_LOCK_ROW', 'one millisecond too long');
      bench.clock.advanceTo(START + 16_000);
      assert.is(await log(), 0, 'everybody is done');
      assert.equal([bench.org.object('Task').count, bench.org.locks.refusals], [5, 2]);
    }));
}

test('a clock that is moved by hand keeps nobody waiting: the reply comes at once, and the control tells the time', () =>
  withServer({}, async (bench) => {
    const { url, org, clock } = bench;
    const token = await accessToken(url);
    const id = org.object('Contact').idOf(0);
    const path = `/services/data/v62.0/sobjects/Contact/${id}`;
    await request(url, '', 'POST', '/__mock/locks', { ids: [id], forMs: 9_000 });
    assert.is((await request(url, token, 'PATCH', path, { Title: 'CEO' })).status, 204);
    assert.is(clock.now(), START);
    const { body } = await request(url, '', 'GET', '/__mock/locks');
    assert.is((body as { waitedMs: number }).waitedMs, 9_000);
  }));

test.run();
