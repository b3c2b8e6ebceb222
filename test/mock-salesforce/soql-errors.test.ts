import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYNC_USER } from '../../mock-salesforce/index.ts';
import { runQuery } from '../../mock-salesforce/soql/index.ts';
import { INTERESTS, START, smallOrg } from './small-org.ts';

const test = suite('SOQL: what a wrong query is told');

const org = smallOrg({
  syncUser: { hidden: ['Contact.Title'], hiddenObjects: ['Opportunity'] },
  customFields: [INTERESTS],
});

/** The code and message of a query's error, as the sync user gets it. */
function error(soql: string): string {
  const answer = runQuery(org, soql, { user: SYNC_USER, now: START });
  return answer.ok ? 'no error' : `${answer.error.code}: ${answer.error.message}`;
}

const NAMES = 'Please reference your WSDL or the describe call for the appropriate names.';
const noColumn = (field: string, object: string) =>
  `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${NAMES}`;

const noRelationship = (name: string) =>
  `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${NAMES}`;

test('an unknown field is shown with the words around it, its row and its column', () => {
  assert.is(
    error('SELECT Foo FROM Contact'),
    `INVALID_FIELD: \nSELECT Foo FROM Contact\n       ^\nERROR at Row:1:Column:8\n${noColumn('Foo', 'Contact')}`,
  );
  assert.is(
    error('SELECT Id, LastName, FirstName, Foo__c, Email FROM Contact'),
    `INVALID_FIELD: \nLastName, FirstName, Foo__c, Email\n                     ^\nERROR at Row:1:Column:33\n${noColumn('Foo__c', 'Contact')}`,
  );
  assert.is(
    error("SELECT Id\nFROM Contact\nWHERE Foo = 'Foo'"),
    `INVALID_FIELD: \nWHERE Foo = 'Foo'\n      ^\nERROR at Row:3:Column:7\n${noColumn('Foo', 'Contact')}`,
  );
});

test('a field or object that the user may not see does not exist', () => {
  assert.match(error('SELECT Title FROM Contact'), noColumn('Title', 'Contact'));
  assert.match(error("SELECT Id FROM Contact WHERE Title = 'CEO'"), noColumn('Title', 'Contact'));
  assert.match(error('SELECT Id FROM Contact ORDER BY Title'), noColumn('Title', 'Contact'));
  assert.is(
    error('SELECT Id FROM Opportunity'),
    `INVALID_TYPE: \nId FROM Opportunity\n        ^\nERROR at Row:1:Column:16\nsObject type 'Opportunity' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${NAMES}`,
  );
});

/** A statement, the code, the column, and the end of the message. */
const MISTAKES: readonly [string, string, number, string][] = [
  ['SELECT Account.Foo FROM Contact', 'INVALID_FIELD', 8, noColumn('Foo', 'Account')],
  ['SELECT Nope.Id FROM Contact', 'INVALID_FIELD', 8, noRelationship('Nope')],
  [
    'SELECT Id, (SELECT Id FROM Nopes) FROM Account',
    'INVALID_TYPE',
    28,
    `Didn't understand relationship 'Nopes' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${NAMES}`,
  ],
  ['SELECT Who.Company FROM Task', 'INVALID_FIELD', 8, noColumn('Company', 'Name')],
  ['SELECT COUNT() FROM Lead ORDER BY Id', 'MALFORMED_QUERY', 26, "unexpected token: 'ORDER'"],
  ['SELECT COUNT() FROM Lead GROUP BY Id', 'MALFORMED_QUERY', 26, "unexpected token: 'GROUP'"],
  ['SELECT FIELDS(ALL) FROM Contact', 'MALFORMED_QUERY', 8, 'have a LIMIT of at most 200'],
  ['SELECT FIELDS(CUSTOM) FROM Contact LIMIT 201', 'MALFORMED_QUERY', 8, 'have a LIMIT of at most 200'],
  ['SELECT Id Name FROM Contact', 'MALFORMED_QUERY', 11, 'only aggregate expressions use field aliasing'],
  [
    'SELECT TYPEOF Account WHEN Account THEN Id END FROM Contact',
    'MALFORMED_QUERY',
    15,
    "TYPEOF can only be used with a polymorphic relationship: 'Account'",
  ],
  ['SELECT DAY_ONLY(Birthdate) FROM Contact', 'MALFORMED_QUERY', 17, 'grouped or aggregated: Birthdate'],
  [
    'SELECT Id FROM Contact WHERE DAY_ONLY(Birthdate) = TODAY',
    'MALFORMED_QUERY',
    30,
    "field 'Birthdate' does not support function DAY_ONLY",
  ],
  [
    'SELECT Id FROM Contact WHERE CreatedDate > 2026-02-30T00:00:00Z',
    'INVALID_FIELD',
    44,
    'Invalid date: 2026-02-30T00:00:00Z',
  ],
  [
    "SELECT Id FROM Lead WHERE CreatedDate > '2026-01-01'",
    'INVALID_FIELD',
    27,
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Lead WHERE LastName = 5',
    'INVALID_FIELD',
    27,
    "value of filter criterion for field 'LastName' must be of type string and should be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Lead WHERE DoNotCall = 'true'",
    'INVALID_FIELD',
    27,
    "value of filter criterion for field 'DoNotCall' must be of type boolean and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Lead WHERE Description = 'x'",
    'INVALID_FIELD',
    27,
    "field 'Description' can not be filtered in a query call",
  ],
  [
    'SELECT Id FROM Lead ORDER BY Name, Description',
    'MALFORMED_QUERY',
    36,
    "field 'Description' can not be sorted in a query call",
  ],
  [
    'SELECT Id FROM Contact ORDER BY Interests__c',
    'MALFORMED_QUERY',
    33,
    "field 'Interests__c' can not be sorted in a query call",
  ],
  ["SELECT Id FROM Lead WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR', 27, 'invalid ID field: x'],
  [
    "SELECT Id FROM Lead WHERE Id LIKE '00Q%'",
    'INVALID_QUERY_FILTER_OPERATOR',
    27,
    'invalid operator on id field',
  ],
  [
    'SELECT Id FROM Lead WHERE DoNotCall > false',
    'INVALID_QUERY_FILTER_OPERATOR',
    27,
    'invalid operator on boolean field',
  ],
  [
    "SELECT Id FROM Lead WHERE Status INCLUDES ('a')",
    'INVALID_QUERY_FILTER_OPERATOR',
    27,
    'invalid operator on picklist field',
  ],
  [
    "SELECT Id FROM Contact WHERE Interests__c LIKE 'a'",
    'INVALID_QUERY_FILTER_OPERATOR',
    30,
    'invalid operator on multipicklist field',
  ],
  [
    'SELECT Id FROM Lead OFFSET 2001',
    'NUMBER_OUTSIDE_VALID_RANGE',
    21,
    'Maximum SOQL offset allowed is 2000',
  ],
  ['SELECT Id FROM Account USING SCOPE team', 'INVALID_QUERY_SCOPE', 16, "Scope 'team' is not supported"],
];

test('each mistake has its own code, place and text', () => {
  for (const [soql, code, column, text] of MISTAKES) {
    const found = error(soql);
    assert.ok(found.startsWith(`${code}: `), `${soql}: ${found}`);
    assert.ok(found.includes(`\nERROR at Row:1:Column:${column}\n`), `${soql}: ${found}`);
    assert.ok(found.endsWith(text), `${soql}: ${found}`);
  }
});

/** Semi-joins of accounts and contacts that break a rule, and where. */
const SEMI_JOINS: readonly [string, number, string][] = [
  [
    "Name = 'a' OR Id IN (SELECT AccountId FROM Contact)",
    44,
    "Semi join sub-selects are not allowed with the 'OR' operator",
  ],
  [
    "Phone = 'b' AND (Name = 'a' OR Id IN (SELECT AccountId FROM Contact))",
    61,
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  ],
  [
    '(NOT Id IN (SELECT AccountId FROM Contact))',
    35,
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  ],
  [
    'Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Contact)',
    114,
    'Maximum 2 semi join sub-selects are allowed, but found 3',
  ],
  ['Id IN (SELECT Id FROM Account)', 30, 'The inner and outer selects should not be on the same object type'],
  ['Id IN (SELECT WhatId FROM Task)', 30, "Entity 'Task' is not supported for semi join inner selects"],
  [
    'Name IN (SELECT AccountId FROM Contact)',
    30,
    "The left operand field in the where expression for outer query should be an id field, cannot use: 'Name'",
  ],
  ['Id IN (SELECT LastName FROM Contact)', 44, "id or reference field, cannot use: 'LastName'"],
  ['Id IN (SELECT Account.Id FROM Contact)', 44, "id or reference field, cannot use: 'Account.Id'"],
  ['Parent.Id IN (SELECT AccountId FROM Contact)', 30, "an id field, cannot use: 'Parent.Id'"],
  ['Id IN (SELECT AccountId FROM Contact ORDER BY Id)', 67, "unexpected token: 'ORDER'"],
  ['Id IN (SELECT AccountId FROM Contact LIMIT 1)', 67, "unexpected token: 'LIMIT'"],
  ['Id IN (SELECT Id, AccountId FROM Contact)', 44, "id or reference field, cannot use: 'Id'"],
  [
    'Id IN (SELECT OwnerId FROM Contact)',
    30,
    "The selected field 'OwnerId' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type",
  ],
  [
    'Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM CampaignMember))',
    30,
    'Nesting of semi join sub-selects is not supported',
  ],
];

test('a semi-join stands where the original lets it, and compares Ids of one object', () => {
  for (const [where, column, text] of SEMI_JOINS) {
    const found = error(`SELECT Id FROM Account WHERE ${where}`);
    assert.ok(found.startsWith('MALFORMED_QUERY: ') && found.endsWith(text), `${where}: ${found}`);
    assert.ok(found.includes(`\nERROR at Row:1:Column:${column}\n`), `${where}: ${found}`);
  }
  assert.match(error('SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Nope)'), /sObject type 'Nope'/);
});

test('a field may be selected once only', () => {
  assert.is(error('SELECT Id, Id FROM Contact'), 'INVALID_FIELD: duplicate field selected: Id');
  assert.is(
    error('SELECT Id, FIELDS(ALL) FROM Contact LIMIT 9'),
    'INVALID_FIELD: duplicate field selected: Id',
  );
});

test('no text at all makes a query fail in any other way', () => {
  const word = fc.constantFrom(
    ...[
      'SELECT',
      'FROM',
      'WHERE',
      'Contact',
      'Id',
      'Name',
      'Account.Name',
      '(',
      ')',
      ',',
      '=',
      'LIKE',
      'NOT',
      'IN',
    ],
    ...[
      "'a'",
      "'",
      '5',
      'null',
      'AND',
      'OR',
      'ORDER BY',
      'LIMIT',
      'COUNT()',
      'TODAY',
      '2026-01-01',
      '\n',
      '%',
      '\\',
    ],
  );
  const statement = fc.array(word, { maxLength: 14 }).map((words) => `SELECT Id ${words.join(' ')}`);
  fc.assert(
    fc.property(statement, (soql) => {
      const answer = runQuery(org, soql, { user: SYNC_USER, now: START });
      return answer.ok || answer.error.status === 400;
    }),
    { numRuns: 300, seed: 7 },
  );
});

test.run();
