import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { request, withServer } from '../small-org.ts';

const test = suite('the OpenAPI document of an org, and its page');

interface Documented {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string }[];
  readonly requestBody?: { content: Record<string, { schema: { oneOf?: object[]; type?: string } }> };
  readonly responses: Record<string, { content?: object }>;
}

test('every operation stands in the document, with what it takes and answers', () =>
  withServer({}, async ({ url }) => {
    const { status, body } = await request(url, '', 'GET', '/docs/json');
    const document = body as { openapi: string; paths: Record<string, Record<string, Documented>> };
    assert.equal([status, document.openapi], [200, '3.1.0']);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    assert.ok(operations.length > 60, String(operations.length));
    assert.is(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    const read = document.paths['/services/data/{version}/sobjects/{object}/{id}']!.get!;
    assert.equal(
      read.parameters.map(({ name, in: place }) => `${place} ${name}`),
      ['path version', 'path object', 'path id', 'query fields'],
    );
    const create = document.paths['/services/data/{version}/sobjects/{object}']!.post!;
    assert.ok(create.responses['201']!.content !== undefined && create.responses['4XX'] !== undefined);
    const fault = document.paths['/__mock/faults']!.post!.requestBody!.content['application/json']!.schema;
    assert.is(fault.oneOf?.length ?? 0, 5, 'the five effects');
  }));

test('the page is served with its scripts', () =>
  withServer({}, async ({ url }) => {
    const page = await fetch(`${url}/docs`);
    assert.equal([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
    const [, script] = /src="(?:\.\/)?([\w./-]+\.js)"/.exec(await page.text()) ?? [];
    const found = await fetch(new URL(script!, page.url.endsWith('/') ? page.url : `${page.url}/`));
    assert.is(found.status, 200, script);
    assert.match(found.headers.get('content-type')!, 'javascript');
  }));

test.run();
