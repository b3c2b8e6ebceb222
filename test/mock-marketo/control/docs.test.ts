import { Ajv } from 'ajv';
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

/** Every object in a document. */
function* objectsIn(value: Json): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

test('the document is one that tools take: ids stand once, parameters are complete, references and schemas resolve', () =>
  withMock({}, async (mock) => {
    const { body } = await mock.fetch('/docs/json');
    const operations: Json[] = Object.entries<Json>(body.paths).flatMap(([path, methods]) =>
      Object.values<Json>(methods).map((operation) => ({ path, ...operation })),
    );
    const ids = operations.map(({ operationId }) => operationId);
    assert.is(new Set(ids).size, ids.length);
    const ajv = new Ajv({ strict: false });
    for (const { path, operationId, parameters = [], responses, requestBody } of operations) {
      const inPath = parameters.filter((parameter: Json) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.equal(
        inPath.map(({ name, required }: Json) => [name, required]),
        named.map((name) => [name, true]),
        operationId,
      );
      assert.ok(Object.keys(responses).length > 0, operationId);
      for (const content of Object.values<Json>(requestBody?.content ?? {})) ajv.compile(content.schema);
    }
    for (const { $ref } of objectsIn(body))
      assert.is($ref, undefined, 'no reference leads out of its schema');
  }));

test('the page is served', () =>
  withMock({}, async (mock) => {
    const { status, headers, text } = await mock.fetch('/docs');
    assert.equal([status, headers.get('content-type')], [200, 'text/html; charset=utf-8']);
    assert.match(text, 'swagger-ui');
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
    assert.ok(files.length >= 5, 'scripts, styles and icons');
    for (const file of files) {
      const { status } = await mock.fetch(new URL(file, `${mock.origin}/docs/`).pathname);
      assert.is(status, 200, file);
    }
  }));

test.run();
