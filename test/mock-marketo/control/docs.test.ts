import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { OPERATIONS } from '../../../mock-marketo/resources/index.ts';
import { type Json, withMock } from '../support.ts';

const test = suite('the OpenAPI document of an instance, and its page');

test('every operation stands in the document, control routes with what they take', () =>
  withMock({}, async (mock) => {
    const { status, body } = await mock.fetch('/docs/json');
    assert.equal([status, body.openapi], [200, '3.1.0']);
    for (const { method, path } of OPERATIONS) {
      const found: Json = body.paths[path]?.[method.toLowerCase()];
      assert.is(found?.operationId, `${method} ${path}`);
    }
    const [first] = body.paths['/rest/v1/lead/{leadId}.json'].get.parameters;
    assert.equal([first.name, first.in], ['leadId', 'path']);
    assert.is(
      body.paths['/__mock/faults'].post.requestBody.content['application/json'].schema.oneOf.length,
      5,
      'the five effects',
    );
  }));

test('the page is served', () =>
  withMock({}, async (mock) => {
    const { status, headers, text } = await mock.fetch('/docs');
    assert.equal([status, headers.get('content-type')], [200, 'text/html; charset=utf-8']);
    assert.match(text, 'swagger-ui');
  }));

test.run();
