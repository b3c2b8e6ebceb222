import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { replay } from '../../scenarios/index.ts';
import { replayOverHttp } from '../../scenarios/over-http.ts';
import { fromCatalogue } from '../support/run-scenario.ts';

const test = suite('published cases: what Adobe and Marketo Support have said, met over both transports');
const cases = ['idle-day', 'api-bill', 'alternating-turns', 'account-gate', 'steady-state'];

for (const name of cases) {
  test(`${name} meets its expectations, in process and over HTTP, with one digest`, async () => {
    const direct = replay(fromCatalogue(name), () => 0);
    assert.ok(direct.expectations.length > 0);
    for (const { measure, expected, found, met } of direct.expectations) {
      assert.ok(met, `${measure}: expected ${expected}, found ${found}`);
    }
    const http = await replayOverHttp(fromCatalogue(name), () => 0);
    assert.equal({ ...http, transport: 'direct' }, direct);
  });
}

test('an expectation that is not met is told as not met, with what was found', () => {
  const expect = [
    { measure: 'apiCalls.total', equals: 7_201 },
    { measure: 'apiCalls.total', atMost: 7_199 },
    { measure: 'apiCalls.totall', atLeast: 0 },
  ];
  const { expectations } = replay(fromCatalogue('idle-day', { expect }), () => 0);
  assert.equal(
    expectations.map(({ met, found }) => [met, found]),
    [
      [false, '7200'],
      [false, '7200'],
      [false, 'nothing'],
    ],
  );
});

test.run();
