import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ERRORS, type ErrorName } from '../../../mock-salesforce/errors.ts';
import { tells } from '../error-codes/entry-text.ts';
import { accessToken, request, withServer } from '../small-org.ts';
import { RULE_REFUSALS } from './refusals/of-rules.ts';
import { VALUE_REFUSALS } from './refusals/of-values.ts';

const REFUSALS = { ...VALUE_REFUSALS, ...RULE_REFUSALS };

const test = suite('errors that refuse a record are caused, over HTTP');

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
      assert.ok(tells(body, ERRORS[name as ErrorName]), 'the message is that of the entry');
      assert.equal(
        org.objects.map(({ changes, count }) => [changes.size, count]),
        before,
      );
    }));
}

test.run();
