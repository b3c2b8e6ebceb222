import { parseQuery } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { parse } from '../../mock-salesforce/soql/grammar/index.ts';
import { runQuery } from '../../mock-salesforce/soql/index.ts';
import { SoqlError } from '../../mock-salesforce/soql/syntax-error.ts';
import { holdsFor } from '../support/property.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: what is a statement');

/** What reading a text says; empty when it is SOQL. */
function refusal(text: string): string {
  try {
    parse(text);
    return '';
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    return `${error.error.code}: ${error.error.message}`;
  }
}

const GOOD = [
  'select id from contact',
  'SELECT\n\tId , Name\r\nFROM Contact',
  'SELECT c.Id, a.Name FROM Contact c, c.Account a WHERE a.Name != null',
  "SELECT Id FROM Contact USING SCOPE mine WHERE Name = 'x' WITH SECURITY_ENFORCED ORDER BY Id LIMIT 1 OFFSET 2 FOR VIEW",
  'SELECT Id FROM Contact FOR REFERENCE FOR VIEW',
  'SELECT Id FROM Contact LIMIT 1 FOR UPDATE',
  'SELECT Id FROM Contact UPDATE TRACKING, VIEWSTAT',
  'SELECT Id FROM Contact WITH USER_MODE',
  'SELECT FIELDS(ALL), (SELECT FIELDS(STANDARD) FROM Tasks LIMIT 9) FROM Contact LIMIT 200',
  'SELECT TYPEOF What WHEN Account THEN Phone, Name WHEN Opportunity THEN Amount ELSE Name END FROM Event',
  'SELECT LeadSource ls, COUNT(Id) FROM Lead GROUP BY ROLLUP(LeadSource) HAVING COUNT(Id) > 5 ORDER BY COUNT(Id) DESC NULLS LAST',
  'SELECT Status, GROUPING(Status) FROM Lead GROUP BY CUBE(Status, Rating)',
  'SELECT COUNT() FROM Contact',
  'SELECT Amount FROM Opportunity WHERE Amount > USD5000 AND Probability >= -1.5e1',
  'SELECT Id FROM Lead WHERE CreatedDate IN (TODAY, LAST_N_DAYS:3, 2026-01-01T00:00:00+0100)',
  "SELECT Id FROM Lead WHERE (((Name = 'a'))) OR (NOT Name = 'b')",
  "SELECT Id FROM Lead WHERE Name = 'it\\'s \\\\ \\u00e9 \\n'",
  'SELECT Type, Group, Rollup FROM Thing',
];

test('what the grammar allows is read, in any case and over any lines', () => {
  for (const soql of GOOD.slice(0, -1)) assert.is(refusal(soql), '', soql);
});

/** A statement, where it stops being SOQL, and the original's words. */
const BAD: readonly [string, number, string][] = [
  ['SELEC Id FROM Contact', 1, "unexpected token: 'SELEC'"],
  ['SELECT FROM Contact', 8, "unexpected token: 'FROM'"],
  ['SELECT Id, FROM Contact', 12, "unexpected token: 'FROM'"],
  ['SELECT Id', 10, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Contact WHERE', 29, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Contact WHERE Id', 32, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Contact WHERE Id = foo', 35, "expecting a colon, found 'foo'"],
  ['SELECT Id FROM Contact WHERE Id = :foo', 35, 'Bind variables only allowed in Apex code'],
  ['SELECT Id FROM Contact LIMIT :n', 30, 'Bind variables only allowed in Apex code'],
  ['SELECT Id FROM Contact LIMIT Id', 30, "unexpected token: 'Id'"],
  ['SELECT Id FROM Contact LIMIT 1.5', 30, "unexpected token: '1.5'"],
  ['SELECT Id FROM Contact LIMIT -1', 30, "unexpected token: '-1'"],
  ['SELECT Id FROM Contact OFFSET 1 LIMIT 1', 33, "unexpected token: 'LIMIT'"],
  ["SELECT Id FROM Lead WHERE Id = 'a' AND Id = 'b' OR Id = 'c'", 49, "unexpected token: 'OR'"],
  ["SELECT Id FROM Lead WHERE Id = 'a' OR Id = 'b' AND Id = 'c'", 48, "unexpected token: 'AND'"],
  ["SELECT Id FROM Lead WHERE NOT Id = 'a' AND Id = 'b'", 40, "unexpected token: 'AND'"],
  ["SELECT Id FROM Lead WHERE Id = 'a' AND NOT Id = 'b'", 40, "unexpected token: 'NOT'"],
  ["SELECT Id FROM Lead WHERE Id IN ('a' 'b')", 38, "expecting a right parentheses, found ''b''"],
  ["SELECT Id FROM Lead WHERE (Id = 'a'", 36, "expecting a right parentheses, found '<EOF>'"],
  ['SELECT Id FROM Lead WHERE Id IN ()', 34, "unexpected token: ')'"],
  ["SELECT Id FROM Lead WHERE Name == 'a'", 33, "unexpected token: '='"],
  ['SELECT * FROM Lead', 8, "line 1:7 no viable alternative at character '*'"],
  ['SELECT Id FROM Lead; DROP', 20, "line 1:19 no viable alternative at character ';'"],
  ["SELECT Id FROM Contact WHERE\nName = 'a", 39, "line 2:9 mismatched character '<EOF>' expecting '''"],
  ['SELECT Id FROM Lead WHERE Name = “a”', 34, "line 1:33 no viable alternative at character '“'"],
  ['SELECT Id FROM Lead 🙂', 21, "line 1:20 no viable alternative at character '🙂'"],
  [
    "SELECT Id FROM Lead WHERE Name = 'a\\q'",
    34,
    "Invalid string literal. Illegal character sequence '\\q' in string literal.",
  ],
  ['SELECT Id FROM Contact ALL ROWS', 24, 'ALL ROWS not allowed in this context'],
  ['SELECT Id FROM Contact HAVING COUNT(Id) > 1', 24, "unexpected token: 'HAVING'"],
  ['SELECT COUNT(), Id FROM Contact', 15, "unexpected token: ','"],
  ['SELECT NOPE(Id) FROM Contact', 12, "unexpected token: '('"],
  ['SELECT FIELDS(SOME) FROM Contact', 15, "unexpected token: 'SOME'"],
  ['SELECT Id FROM Contact WITH NOPE', 29, "unexpected token: 'NOPE'"],
];

test('what is not SOQL is refused at the token at which the original stops', () => {
  for (const [soql, column, reason] of BAD) {
    const found = refusal(soql);
    assert.ok(found.startsWith('MALFORMED_QUERY: '), `${soql}: ${found}`);
    assert.ok(found.endsWith(reason), `${soql}: ${found}`);
    const place = reason.startsWith('line ') ? reason.slice(0, 8) : `ERROR at Row:1:Column:${column}\n`;
    assert.ok(found.includes(place), `${soql}: ${found}`);
  }
});

/** Statements of up to 100,000 characters that try to exhaust whoever reads them. */
const HOSTILE: readonly [string, string, RegExp][] = [
  [
    'parentheses',
    `SELECT Id FROM Lead WHERE ${'('.repeat(99_000)}`,
    /^QUERY_TOO_COMPLICATED: Query is either/,
  ],
  [
    'closed parentheses',
    `SELECT Id FROM Lead WHERE ${'('.repeat(49_000)}Id = null${')'.repeat(49_000)}`,
    /^QUERY_TOO_COMPLICATED: /,
  ],
  ['subqueries', `SELECT Id, ${'(SELECT Id, '.repeat(8_000)}`, /^QUERY_TOO_COMPLICATED: /],
  ['functions', `SELECT ${'FORMAT('.repeat(14_000)}`, /^QUERY_TOO_COMPLICATED: /],
  ['NOT', `SELECT Id FROM Lead WHERE ${'NOT '.repeat(20_000)}Id = null`, /unexpected token: 'NOT'$/],
  [
    'a string without end',
    `SELECT Id FROM Lead WHERE Name = '${'x'.repeat(99_000)}`,
    /line 1:99034 mismatched/,
  ],
  [
    'a string of backslashes',
    `SELECT Id FROM Lead WHERE Name = '${'\\'.repeat(99_001)}`,
    /line 1:99035 mismatched/,
  ],
  ['a long string', `SELECT Id FROM Lead WHERE Name = '${'x'.repeat(4_001)}'`, /at most 4000 characters$/],
  ['a long word', `SELECT ${'x'.repeat(99_000)} FROM Lead`, /No such column 'x+' on entity 'Lead'/],
  [
    'a long path',
    `SELECT ${'Owner.'.repeat(16_000)}Id FROM Contact`,
    /Didn't understand relationship 'Owner'/,
  ],
  [
    'conditions',
    `SELECT Id FROM Lead WHERE ${"Name LIKE 'a' OR ".repeat(5_000)}Id = null`,
    /^QUERY_TOO_COMPLICATED: /,
  ],
  ['commas', `SELECT ${','.repeat(99_000)}`, /unexpected token: ','$/],
  [
    'too much',
    `SELECT Id FROM Lead WHERE Name = '${'x'.repeat(100_000)}'`,
    /cannot be longer than 100000 characters\.$/,
  ],
  ['nothing', '', /unexpected token: '<EOF>'$/],
];

test('hostile statements end in the original’s error, quickly', () => {
  const org = smallOrg();
  for (const [name, soql, expected] of HOSTILE) {
    const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
    const found = answer.ok ? 'an answer' : `${answer.error.code}: ${answer.error.message}`;
    assert.ok(expected.test(found), `${name}: ${found.slice(0, 300)}`);
  }
});

test('a pattern of many wildcards is matched in no time', () => {
  const org = smallOrg();
  org.update(org.object('Lead'), 0, { Company: 'a'.repeat(255) }, SYSTEM_ADMINISTRATOR, START);
  const found = (pattern: string) => {
    const soql = `SELECT Id FROM Lead WHERE Company LIKE '${pattern}'`;
    const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
    return answer.ok && [...answer.value.rows];
  };
  assert.equal(found(`${'%a'.repeat(200)}%b`), []);
  assert.equal(found(`${'%a'.repeat(255)}%`), [0]);
  assert.equal(found('%_a'.repeat(120)), [0]);
});

test('thousands of Ids, in a list or a chain of OR, are looked up', () => {
  const org = smallOrg();
  const id = org.object('Lead').idOf(3);
  for (const where of [
    `Id IN ('${id}'${`, '${id}'`.repeat(4_500)})`,
    `Id = '${id}'${` OR Id = '${id}'`.repeat(3_000)}`,
  ]) {
    const answer = runQuery(org, `SELECT Id FROM Lead WHERE ${where}`, {
      user: SYSTEM_ADMINISTRATOR,
      now: START,
    });
    assert.equal(answer.ok && [[...answer.value.rows], answer.value.rowsVisited], [[3], 1]);
  }
});

const path = fc.constantFrom('Id', 'Name', 'Account.Name', 'CreatedDate', 'Owner.Profile.Name');
const literal = fc.constantFrom(
  "'a'",
  "'it\\'s'",
  '5',
  '-1.5',
  'null',
  'TRUE',
  'TODAY',
  'LAST_N_DAYS:7',
  '2026-01-01',
);
const compared = fc
  .tuple(path, fc.constantFrom('=', '!=', '<', '>=', 'LIKE'), literal)
  .map(([name, operator, value]) => `${name} ${operator} ${value}`);
const listed = fc
  .tuple(
    path,
    fc.constantFrom('IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'),
    fc.array(literal, { minLength: 1, maxLength: 3 }),
  )
  .map(([name, operator, values]) => `${name} ${operator} (${values.join(', ')})`);
const { condition } = fc.letrec<{ condition: string; nested: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    compared,
    listed,
    fc
      .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(tie('nested'), { minLength: 2, maxLength: 3 }))
      .map(([connective, parts]) => parts.join(connective)),
    tie('nested').map((inner) => `NOT ${inner}`),
  ),
  nested: tie('condition').map((inner) => `(${inner})`),
}));

test('an independent parser of the grammar reads what this one reads', () => {
  const statement = fc
    .record({
      select: fc.array(path, { minLength: 1, maxLength: 3 }),
      where: condition,
      order: fc.option(path, { nil: undefined }),
      limit: fc.option(fc.nat(5_000), { nil: undefined }),
    })
    .map(({ select, where, order, limit }) =>
      [
        `SELECT ${select.join(', ')} FROM Contact WHERE ${where}`,
        order === undefined ? '' : ` ORDER BY ${order} DESC NULLS LAST`,
        limit === undefined ? '' : ` LIMIT ${limit}`,
      ].join(''),
    );
  holdsFor(statement, 200, (soql) => {
    assert.is(refusal(soql), '', soql);
    const theirs = parseQuery(soql);
    const ours = parse(soql);
    assert.equal([ours.object, ours.limit], [theirs.sObject, theirs.limit], soql);
    assert.is(ours.select.length, theirs.fields?.length, soql);
  });
});

test.run();
