import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { z } from 'zod';
import {
  bearerToken,
  checkedInput,
  type Incoming,
  type InputRules,
  methodMeant,
  writeOptionsOf,
} from '../../mock-salesforce/http/incoming.ts';

const test = suite('what is read from a request');

const incoming = (some: Partial<Incoming>): Incoming => ({
  method: 'GET',
  origin: 'http://127.0.0.1',
  params: {},
  query: {},
  headers: {},
  body: '',
  ...some,
});

test('the method, the token and the options of writes', () => {
  assert.is(methodMeant('POST', '/a?_HttpMethod=patch'), 'PATCH');
  assert.is(methodMeant('GET', '/a?_HttpMethod=PATCH'), 'GET');
  const tokenIn = (authorization: string) => bearerToken(incoming({ headers: { authorization } }));
  assert.equal(['Bearer 00D1!x', 'OAuth 00D1!x', 'bearer x', 'Basic x'].map(tokenIn), [
    '00D1!x',
    '00D1!x',
    'x',
    undefined,
  ]);
  const headers = { 'sforce-duplicate-rule-header': 'allowSave = TRUE' };
  assert.equal(
    [writeOptionsOf(incoming({ headers }), '/b').allowSave, writeOptionsOf(incoming({}), '/b').allowSave],
    [true, false],
  );
});

test('the input: the query of a GET, the body of a POST in its format', () => {
  const input = z.object({ a: z.string().default('none') });
  const read = (rules: Omit<InputRules, 'input'>, some: Partial<Incoming>) =>
    checkedInput({ ...rules, input }, incoming(some));
  const [get, post] = [
    { method: 'GET', format: 'json' } as const,
    { method: 'POST', format: 'json' } as const,
  ];
  assert.equal(read(get, {}), { value: { a: 'none' } });
  assert.equal(read(get, { query: { a: 'b' }, body: '{"a":"c"}' }), { value: { a: 'b' } });
  assert.equal(read(post, { query: { a: 'b' }, body: '{"a":"c"}' }), { value: { a: 'c' } });
  assert.equal(read({ method: 'POST', format: 'form' }, { body: 'a=d' }), { value: { a: 'd' } });
  const query = { a: ['b', 'c'] };
  assert.equal(read(get, { query }), { value: { a: 'b' } });
  assert.equal(read({ ...get, repeatable: 'a' }, { query }), { value: { a: 'b,c' } });
  for (const body of ['', '{', '{"a":1}']) assert.ok('error' in read(post, { body }), body);
});

test.run();
