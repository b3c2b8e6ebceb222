import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DailyRequests } from '../../mock-salesforce/rules/daily-requests.ts';

const test = suite('the API requests of 24 hours');

const HOUR = 3_600_000;

test('requests come back 24 hours after they were made, not at midnight', () => {
  const requests = new DailyRequests(10);
  assert.ok(requests.take(20 * HOUR, 6));
  assert.ok(requests.take(30 * HOUR, 4));
  assert.not(requests.take(43 * HOUR));
  assert.is(requests.remaining(44 * HOUR), 6);
  assert.is(requests.remaining(54 * HOUR), 10);
});

test('a refused request is not counted', () => {
  const requests = new DailyRequests(5);
  assert.not(requests.take(HOUR, 6));
  assert.is(requests.used(HOUR), 0);
  assert.is(requests.counted, 0);
});

test('after days without a request nothing is left of the old ones', () => {
  const requests = new DailyRequests(5);
  requests.take(HOUR, 5);
  assert.is(requests.used(500 * HOUR), 0);
  assert.is(requests.counted, 5);
});

test.run();
