import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SECOND_MS } from '../../../engine/kernel/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('concurrent long requests');

test('25 requests of 20 seconds and more may run; the next one is refused until one ends', () =>
  withServer({}, async ({ org, clock, url }) => {
    const token = await accessToken(url);
    for (let i = 0; i < 25; i += 1) org.longRequests.begin(START, START + 60 * SECOND_MS + i);
    const limits = () => request(url, token, 'GET', '/services/data/v62.0/limits');
    clock.advanceTo(START + 20 * SECOND_MS - 1);
    assert.is((await limits()).status, 200, 'none has run for 20 seconds yet');
    clock.advanceTo(START + 20 * SECOND_MS);
    const refused = await limits();
    assert.is(refused.status, 403);
    assert.equal(refused.body, [
      { message: 'ConcurrentPerOrgLongTxn Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' },
    ]);
    clock.advanceTo(START + 60 * SECOND_MS);
    assert.is((await limits()).status, 200);
  }));

test('short requests are not counted; the limit is an option', () => {
  const org = smallOrg({ longRequests: 1 });
  org.longRequests.begin(START, START + 19_999);
  assert.is(org.longRequests.isFull(START + 19_998), false);
  org.longRequests.begin(START, START + 30_000);
  assert.equal(
    [org.longRequests.running(START + 25_000), org.longRequests.isFull(START + 25_000)],
    [1, true],
  );
});

test.run();
