import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fileAnswer } from '../../mock-marketo/http/file-answer.ts';
import { readMultipart } from '../../mock-marketo/http/multipart.ts';

const test = suite('files that come and go');

function part(disposition: string, content: string): string {
  return `Content-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
}

const FILE = part('name="file"; filename="../exports/leads.csv"', 'email\r\na@b.example');
const FORMAT = part('name=format', 'csv');

const BOUNDARIES = ['x', '----WebKitFormBoundaryBQACkJZyaiIAXogC', '----SEGMENT-DATA--', '"a b"'];

for (const boundary of BOUNDARIES)
  test(`a body with the boundary ${boundary} has its fields and its file`, () => {
    const line = `--${boundary.replaceAll('"', '')}`;
    const body = Buffer.from(`${line}\r\n${FORMAT}${line}\r\n${FILE}${line}--\r\n`);
    const read = readMultipart(`multipart/form-data; boundary=${boundary}`, body)!;
    assert.is(read.fields.get('format'), 'csv');
    const { name, bytes } = read.files.get('file')!;
    assert.equal([name, bytes.toString()], ['../exports/leads.csv', 'email\r\na@b.example']);
  });

const MALFORMED: readonly (readonly [what: string, type: string, body: string])[] = [
  ['no boundary in the header', 'multipart/form-data', `--x\r\n${FILE}--x--`],
  ['another boundary in the body', 'multipart/form-data; boundary=y', `--x\r\n${FILE}--x--`],
  ['no end', 'multipart/form-data; boundary=x', `--x\r\n${FILE}`],
  ['a part without a name', 'multipart/form-data; boundary=x', `--x\r\n${part('filename="a"', 'a')}--x--`],
  ['no headers', 'multipart/form-data; boundary=x', '--x\r\nemail\r\n--x--'],
  ['nothing', 'multipart/form-data; boundary=x', ''],
  [
    'more parts than anyone needs',
    'multipart/form-data; boundary=x',
    `${`--x\r\n${FORMAT}`.repeat(200)}--x--`,
  ],
];

for (const [what, type, body] of MALFORMED)
  test(`${what}: malformed`, () => {
    assert.is(readMultipart(type, Buffer.from(body)), undefined);
  });

const WHOLE = 'abcdefghij';
const RANGES: readonly (readonly [range: string | undefined, status: number, file: string, told?: string])[] =
  [
    [undefined, 200, WHOLE],
    ['bytes=0-0', 206, 'a', 'bytes 0-0/10'],
    ['bytes=3-5', 206, 'def', 'bytes 3-5/10'],
    ['bytes 3-5', 206, 'def', 'bytes 3-5/10'],
    ['bytes=7-', 206, 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 206, 'ij', 'bytes 8-9/10'],
    ['bytes=8-99', 206, 'ij', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=5-3', 200, WHOLE],
    ['bytes=-', 200, WHOLE],
    ['lines=1-2', 200, WHOLE],
  ];

for (const [range, status, file, told] of RANGES)
  test(`the range ${range} of ten bytes: ${status} ${file}`, () => {
    const answer = fileAnswer(Buffer.from(WHOLE), 'text/csv', range);
    assert.equal(
      [answer.status, answer.file.toString(), answer.headers['content-range']],
      [status, file, told],
    );
  });

test.run();
