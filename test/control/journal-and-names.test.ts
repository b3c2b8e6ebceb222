import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nearest, pathPattern, RequestJournal } from '../../engine/control/index.ts';

const test = suite('what both mocks use to be watched: a journal, patterns of paths, nearest names');

test('the journal is bounded: the oldest requests are forgotten', () => {
  const ring = new RequestJournal(3);
  for (let i = 1; i <= 5; i += 1) ring.note(i, 'GET', `/${i}`, '', 200, '', 0);
  const numbers = (limit: number) => ring.newest(limit, () => true).map(({ number, path }) => number + path);
  assert.equal(
    [ring.noted, ring.kept, numbers(9), numbers(2)],
    [5, 3, ['3/3', '4/4', '5/5'], ['4/4', '5/5']],
  );
});

test('patterns of paths', () => {
  const table: [string, string, boolean][] = [
    ['/a/b', '/A/B', true],
    ['/a/b', '/a/b?c=d', true],
    ['/a', '/a/b', false],
    ['/a*', '/a/b', true],
    ['*b', '/a/b', true],
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/c', false],
    ['ab*ba', 'aba', false],
    [`${'*a'.repeat(40)}b`, 'a'.repeat(8_000), false],
  ];
  for (const [pattern, path, expected] of table)
    assert.is(pathPattern(pattern, 'any case')(path), expected, `${pattern} ${path.slice(0, 20)}`);
  assert.equal(
    [pathPattern('/a*', 'case counts')('/a/b'), pathPattern('/a*', 'case counts')('/A')],
    [true, false],
  );
});

test('the nearest name: slips of the pen, parts of names, and nothing for what is far', () => {
  const names = ['limit', 'since', 'GET /rest/v1/leads.json'];
  const table: [string, string | undefined][] = [
    ['limt', 'limit'],
    ['ilmit', 'limit'],
    ['SINCE', 'since'],
    ['leads.json', 'GET /rest/v1/leads.json'],
    ['nothing like it', undefined],
    ['l'.repeat(101), undefined],
  ];
  for (const [word, expected] of table) assert.is(nearest(word, names), expected, word.slice(0, 20));
});

test.run();
