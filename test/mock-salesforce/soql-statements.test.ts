import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../../mock-salesforce/soql/parse.ts';
import type { Query } from '../../mock-salesforce/soql/query.ts';
import { Statements } from '../../mock-salesforce/soql/statements.ts';

const test = suite('SOQL: statements parsed before');

/** Asks for texts one after the other; gives back how many were parsed, and the last query. */
function asked(...texts: string[]): { parses: number; query: Query } {
  const statements = new Statements();
  let parses = 0;
  const queries = texts.map((text) =>
    statements.query(text, (whole) => {
      parses += 1;
      return parse(whole);
    }),
  );
  return { parses, query: queries.at(-1)! };
}

test('a text that differs in its literals only is not parsed again, and means what it says', () => {
  const soql = (name: string, day: string, id: string) =>
    `SELECT Id, (SELECT Id FROM Contacts WHERE Title = '${id}') FROM Account WHERE Name = '${name}' AND (NOT CreatedDate >= ${day} OR Id IN (SELECT AccountId FROM Contact WHERE Email = '${name}'))`;
  const texts = [
    soql('a', '2026-01-01T00:00:00Z', 'x'),
    soql("O\\'Brien", '2025-12-31T23:59:59.5+01:00', ''),
  ];
  const { parses, query } = asked(...texts);
  assert.is(parses, 1);
  const afresh = texts[1]!.replace('SELECT Id,', 'SELECT  Id,');
  const expected = JSON.stringify(parse(afresh)).replaceAll(JSON.stringify(afresh), JSON.stringify(texts[1]));
  assert.equal(JSON.parse(JSON.stringify(query)), JSON.parse(expected));
});

test('another literal type, number, name or LIMIT is another statement', () => {
  const variants = [
    "SELECT Id FROM Lead WHERE Name = 'a' LIMIT 1",
    "SELECT Id FROM Lead WHERE Name = 'a' LIMIT 2",
    'SELECT Id FROM Lead WHERE Name = 5 LIMIT 1',
    'SELECT Id FROM Lead WHERE Name = 2026-01-01 LIMIT 1',
    'SELECT Id FROM Lead WHERE Name = 2026-01-01T00:00:00Z LIMIT 1',
    "SELECT Id FROM Lead WHERE Name IN ('a', 'b') LIMIT 1",
  ];
  assert.is(asked(...variants).parses, variants.length);
});

test('quotes inside strings do not end them', () => {
  const first = "SELECT Id FROM Lead WHERE Name = 'it\\'s 2026-01-01' AND City = 'b'";
  const second = "SELECT Id FROM Lead WHERE Name = 'c' AND City = '\\\\'";
  const { parses, query } = asked(first, second);
  assert.is(parses, 1);
  const literals =
    query.where?.kind === 'and'
      ? query.where.parts.map((part) => part.kind === 'compare' && part.literals[0]!.text)
      : [];
  assert.equal(literals, ['c', '\\\\']);
});

test.run();
