import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECORD_ERRORS } from '../../../mock-salesforce/errors/record-errors.ts';
import { accessToken, request, withServer } from '../small-org.ts';
import { ELSEWHERE } from './refusals/elsewhere.ts';
import { RULE_REFUSALS } from './refusals/of-rules.ts';
import { VALUE_REFUSALS } from './refusals/of-values.ts';

const REFUSALS = { ...VALUE_REFUSALS, ...RULE_REFUSALS };

const test = suite('every error that refuses a record is caused, over HTTP');

test('no error of the catalogue is left out', () => {
  const names = Object.keys(RECORD_ERRORS);
  const left = names.filter((name) => !(name in REFUSALS) && !(name in ELSEWHERE));
  assert.equal(left, []);
  assert.equal(
    [...Object.keys(REFUSALS), ...Object.keys(ELSEWHERE)].filter((name) => !names.includes(name)),
    [],
  );
});

for (const [name, refusal] of Object.entries(REFUSALS)) {
  test(`${name}: status, code, message and fields, and nothing is written`, () =>
    withServer(refusal.options ?? {}, async ({ org, url }) => {
      refusal.prepare?.(org);
      const before = org.objects.map(({ changes, count }) => [changes.size, count]);
      const token = await accessToken(url, refusal.as === 'sync' ? 'sync@mock.example' : undefined);
      const path = `/services/data/v62.0/sobjects/${refusal.path(org)}`;
      const { status, body } = await request(url, token, refusal.method, path, refusal.body?.(org));
      assert.equal(body, [refusal.error(org)]);
      assert.is(status, refusal.status ?? 400);
      assert.equal(
        org.objects.map(({ changes, count }) => [changes.size, count]),
        before,
      );
    }));
}

test.run();
