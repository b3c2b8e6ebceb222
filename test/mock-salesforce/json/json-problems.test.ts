import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { jsonProblem, placeOf } from '../../../mock-salesforce/json/index.ts';
import { accessToken, request, withServer } from '../small-org.ts';

const test = suite('JSON that is none, in the words of the original');

const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

const PROBLEMS: readonly (readonly [text: string, problem: string])[] = [
  ['{', 'Unexpected end-of-input: expected close marker for OBJECT at [line:1, column:2]'],
  ['[1', 'Unexpected end-of-input within/between ARRAY entries at [line:1, column:3]'],
  ['{"a":', 'Unexpected end-of-input at [line:1, column:6]'],
  ['{"a', 'Unexpected end-of-input in field name at [line:1, column:4]'],
  ['{"a":"x', 'Unexpected end-of-input in a String value at [line:1, column:8]'],
  [
    '{"a" j',
    "Unexpected character ('j' (code 106)): was expecting a colon to separate field name and value at [line:1, column:7]",
  ],
  [
    '{\n"a":1,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:2, column:8]",
  ],
  [
    '{"a":1 "b":2}',
    "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries at [line:1, column:9]",
  ],
  ['{"a":,}', `Unexpected character (',' (code 44)): ${VALUE} at [line:1, column:7]`],
  ['{}}', `Unexpected character ('}' (code 125)): ${VALUE} at [line:1, column:4]`],
  ['{"a":tru}', "Unrecognized token 'tru': was expecting 'null', 'true', or 'false' at [line:1, column:9]"],
  [
    '{"a":"x\ty"}',
    'Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in a String value at [line:1, column:9]',
  ],
];

test('each mistake has its words and its place', () => {
  for (const [text, problem] of PROBLEMS) {
    assert.throws(() => JSON.parse(text));
    assert.is(jsonProblem(text), problem, text);
  }
});

test('what is JSON has no problem, however deep it is', () => {
  const deep = `${'[{"a":'.repeat(50_000)}1.5e3${'}]'.repeat(50_000)}`;
  for (const text of ['{}', '[]', '-0.5', ' {"a":[true,false,null,"\\"\\u00e4"]}\n', deep]) {
    assert.is(jsonProblem(text), undefined, text.slice(0, 40));
  }
});

test('the place of a member is behind its value', () => {
  const text = '{"records":[{"a":1},\n{"A":"x"}]}';
  assert.is(placeOf(text, ['records', 1, 'a']), ' at [line:2, column:9]');
  assert.is(placeOf(text, ['records', 1]), ' at [line:2, column:2]');
  assert.is(placeOf(text, ['records', 1, 'b']), '');
});

test('a request of the wrong shape is told what was found where', () =>
  withServer({}, async ({ url }) => {
    const token = await accessToken(url);
    const V = '/services/data/v62.0';
    const message = async (method: string, path: string, body: string) => {
      const reply = await request(url, token, method, V + path, body);
      assert.is(reply.status, 400);
      const [{ errorCode, message: text }] = reply.body as [{ errorCode: string; message: string }];
      assert.is(errorCode, 'JSON_PARSER_ERROR');
      return text;
    };
    const cannot = (type: string, found: string) =>
      `Cannot deserialize instance of ${type} from ${found} or request may be missing a required field`;
    assert.is(
      await message('POST', '/composite/sobjects', '{"records":[{"LastName":"x"}]}'),
      cannot('object', 'VALUE_NULL value null'),
    );
    assert.is(
      await message('POST', '/composite/sobjects', '{"allOrNone":"no","records":[]}'),
      `${cannot('boolean', 'VALUE_STRING value no')} at [line:1, column:18]`,
    );
    assert.is(
      await message('POST', '/sobjects/Contact', '{"LastName":{"a":1}}'),
      `${cannot('string', 'START_OBJECT value {')} at [line:1, column:14]`,
    );
    assert.is(
      await message('POST', '/jobs/ingest', '{"object":"Contact","operation":"merge"}'),
      "Unexpected value 'merge' for operation, expected one of: insert, update, upsert, delete, hardDelete at [line:1, column:40]",
    );
  }));

test('a value of the wrong type refuses a whole collection or tree, and none of its records is saved', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const ask = async (method: string, path: string, body: string) => {
      const reply = await request(url, token, method, `/services/data/v62.0${path}`, body);
      return [reply.status, reply.body];
    };
    const refused = (type: string, found: string, column: number) => [
      400,
      [
        {
          message: `Cannot deserialize instance of ${type} from ${found} or request may be missing a required field at [line:2, column:${column}]`,
          errorCode: 'JSON_PARSER_ERROR',
        },
      ],
    ];
    const first = '{"attributes":{"type":"Lead","referenceId":"a"},"LastName":"A","Company":"B"';
    const records = (more: string) => `{"records":[${first}},\n${first.replace('"a"', '"b"')},${more}}]}`;
    const at = first.length + 2;
    const [number, flag, object] = ['"NumberOfEmployees":"many"', '"DoNotCall":7', '"Title":{"a":1}'];
    const asked: readonly (readonly [more: string, type: string, found: string, length: number])[] = [
      [number, 'int', 'VALUE_STRING value many', number.length],
      [flag, 'boolean', 'VALUE_NUMBER_INT value 7', flag.length],
      [object, 'string', 'START_OBJECT value {', '"Title":{'.length],
    ];
    for (const [more, type, found, length] of asked) {
      const expected = refused(type, found, at + length);
      assert.equal(await ask('POST', '/composite/sobjects', records(more)), expected);
      assert.equal(await ask('PATCH', '/composite/sobjects', records(more)), expected);
      assert.equal(await ask('POST', '/composite/tree/Lead', records(more)), expected);
    }
    assert.is(org.object('Lead').count, 5);
    const [status, body] = await ask('POST', '/composite/sobjects', records('"Nope__c":1'));
    assert.is(status, 200, 'a name that does not exist is an error of its record');
    assert.equal(
      (body as { success: boolean }[]).map(({ success }) => success),
      [true, false],
    );
  }));

test('in a tree a child that cannot be read is found, too', () =>
  withServer({}, async ({ url, org }) => {
    const token = await accessToken(url);
    const child = '{"attributes":{"type":"Contact","referenceId":"c"},"LastName":"A","DoNotCall":"no idea"}';
    const body = `{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"A",\n"Contacts":{"records":[${child}]}}]}`;
    const reply = await request(url, token, 'POST', '/services/data/v62.0/composite/tree/Account', body);
    assert.is(reply.status, 400);
    assert.match((reply.body as [{ message: string }])[0].message, / at \[line:2, column:\d+\]$/);
    assert.is(org.object('Account').count, 3);
  }));

test.run();
