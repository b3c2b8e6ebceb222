import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeOnly, lineAt, withoutComments } from '../support/source-text.ts';

/** What the scanner leaves of a line. `·` stands for what it blanked out, `§` for the dollar of a template. */
const CASES: readonly (readonly [coded: string, code: string])[] = [
  ["const a = 'it''s';", 'const a = ·;'],
  ["'a\\'b' + c", '· + c'],
  ['"http://x" // y', '·'],
  ['a /* b */ + c', 'a · + c'],
  ['`a §{b + `c §{d}` } e` + f', '·b + ·d· ·+ f'],
  ['`§{{ a: 1 }.a}` + b', '·{ a: 1 }.a· + b'],
  ['x = a / b / c', 'x = a / b / c'],
  ["x = /[/'\\]]'/.test(y)", 'x = ·.test(y)'],
  ['return /a/g', 'return ·g'],
  ['f(/"/, a)', 'f(·, a)'],
];

const test = suite('house: code, comments and strings');

for (const [coded, code] of CASES)
  test(`code of ${coded}`, () => {
    const text = coded.replaceAll('§', '$');
    const left = codeOnly(text);
    assert.is(left.length, text.length);
    assert.is(squeeze(left), squeeze(code.replaceAll('·', ' ')));
  });

/** How many blanks stand where a string was does not matter here. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

test('comments go and strings stay where only comments are unwanted', () => {
  assert.is(withoutComments("import x from 'y'; // z"), `import x from 'y'; ${' '.repeat(4)}`);
});

test('lines stay in place', () => {
  const text = '/* one\n two */ three\n// four\nfive';
  const left = codeOnly(text);
  assert.is(lineAt(left, left.indexOf('three')), 2);
  assert.is(lineAt(left, left.indexOf('five')), 4);
});

test.run();
