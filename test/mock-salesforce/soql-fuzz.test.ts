import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYNC_USER } from '../../mock-salesforce/index.ts';
import { explainQuery, flatColumns, runQuery, runSearch } from '../../mock-salesforce/soql/index.ts';
import { holdsFor } from '../support/property.ts';
import { INTERESTS, START, smallOrg } from './small-org.ts';

const test = suite('SOQL and SOSL: statements that were damaged on their way');

const org = smallOrg({ customFields: [INTERESTS] });

const STATEMENTS = [
  "SELECT Id, Account.Owner.Name, toLabel(LeadSource) FROM Contact WHERE Name LIKE 'a%' AND (Email = null OR Birthdate < LAST_N_DAYS:3) ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 1",
  "SELECT Id, (SELECT Id FROM Contacts WHERE CreatedDate >= 2026-01-01T00:00:00Z ORDER BY Id) FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Title != 'x')",
  'SELECT TYPEOF Who WHEN Lead THEN Company ELSE Name END, What.Type FROM Task WHERE IsClosed = false FOR VIEW',
  'SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) FROM Lead GROUP BY ROLLUP(CALENDAR_YEAR(CreatedDate), Status) HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)',
  "SELECT COUNT() FROM Contact WHERE Interests__c INCLUDES ('Art;Books', 'Chess') AND SystemModstamp > YESTERDAY",
  'SELECT FIELDS(ALL) FROM Lead USING SCOPE mine WITH SECURITY_ENFORCED LIMIT 10',
  'FIND {"Last" OR pers* AND NOT x\\-y} IN NAME FIELDS RETURNING Contact(Id, Name WHERE LastName > \'a\' LIMIT 3), Lead LIMIT 9',
];

const snippet = fc.oneof(
  fc.constantFrom(
    "'",
    '\\',
    '(',
    ')',
    ',',
    '.',
    '{',
    '}',
    '%',
    '--',
    'NOT ',
    ' OR ',
    'SELECT ',
    ' FROM ',
    'NULL',
    ':',
    '9',
  ),
  fc.constantFrom(
    '\u0000',
    '\u2028',
    '\ud800',
    '🙂',
    'İ',
    '\u202e',
    'é',
    '\ufeff',
    '1e999',
    '-0',
    '2026-13-45T99:99:99Z',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
);

/** A good statement with pieces cut out, put in and doubled. */
const damaged = fc
  .tuple(
    fc.constantFrom(...STATEMENTS),
    fc.array(fc.tuple(fc.nat(1_000), fc.nat(12), snippet), { minLength: 1, maxLength: 4 }),
  )
  .map(([statement, cuts]) =>
    cuts.reduce((text, [place, length, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + length);
    }, statement),
  );

test('get an answer or an error of the original’s kind, never anything else', () => {
  const options = { user: SYNC_USER, now: START };
  holdsFor(damaged, 3_000, (text) => {
    const answer = runQuery(org, text, { ...options, withDeleted: text.length % 2 === 0 });
    const plans = explainQuery(org, text, options);
    const search = runSearch(org, text, { ...options, basePath: '' });
    for (const outcome of [answer, plans, search]) {
      if (outcome.ok) continue;
      assert.is(outcome.error.status, 400, text);
      assert.match(outcome.error.code, /^[A-Z_]+$/);
    }
    if (!answer.ok) return;
    JSON.stringify(answer.value.page(0, 10, ''));
    flatColumns(answer.value.shown);
  });
});

test('every good one is answered', () => {
  for (const soql of STATEMENTS.slice(0, -1)) {
    const answer = runQuery(org, soql, { user: SYNC_USER, now: START });
    assert.is(answer.ok ? '' : answer.error.message, '', soql);
  }
  assert.ok(runSearch(org, STATEMENTS.at(-1)!, { user: SYNC_USER, now: START, basePath: '' }).ok);
});

test.run();
