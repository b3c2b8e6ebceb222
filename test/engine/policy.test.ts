import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { actionFor, POLICY } from '../../engine/sync/policy.ts';
import { ERRORS } from '../../mock-salesforce/index.ts';
import { playCycles } from '../support/sync-bench.ts';

const test = suite('policy: what the sync does about an error');

test('every code of the org’s catalogue has a row (invariant 11)', () => {
  const codes = Object.values(ERRORS).map(({ code }) => code);
  assert.ok(codes.length > 50);
  assert.equal(
    codes.filter((code) => !(code in POLICY)),
    [],
  );
});

test('passing trouble waits for the next cycle, a used-up quota for the window, a refused record for its next change', () => {
  const cases: [code: string, action: string][] = [
    ['QUERY_TIMEOUT', 'next-cycle'],
    ['REQUEST_LIMIT_EXCEEDED', 'after-quota'],
    ['API_DISABLED_FOR_ORG', 'stop'],
    ['UNABLE_TO_LOCK_ROW', 'retry-in-cycle'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'park'],
    ['A_CODE_OF_TOMORROW', 'next-cycle'],
  ];
  for (const [code, action] of cases) assert.is(actionFor({ code, message: '' }), action, code);
});

test('with no API requests left the sync rests an hour, after passing trouble only the gap', () => {
  const checks = (code: string) => {
    const { calls, endedAt } = playCycles(1, {}, {}, (call) =>
      call.verb === 'salesforce.limits' ? { code, message: '' } : undefined,
    );
    return { calls: calls.length, endedAt };
  };
  assert.equal(checks('REQUEST_LIMIT_EXCEEDED'), { calls: 1, endedAt: 3_600_000 });
  assert.equal(checks('SERVER_UNAVAILABLE'), { calls: 1, endedAt: 300_000 });
});

test.run();
