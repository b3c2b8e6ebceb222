import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { flatColumns, runQuery } from '../../mock-salesforce/soql/index.ts';
import { INTERESTS, START, smallOrg } from './small-org.ts';

const test = suite('SOQL: groups and aggregates');

const DAY = 86_400_000;

/** Six opportunities: stage, amount, account, close date. */
const DEALS: readonly [string, number | null, number, string][] = [
  ['Prospecting', 100, 0, '2026-01-10'],
  ['Prospecting', 300, 1, '2026-02-10'],
  ['Closed Won', 50, 0, '2026-02-20'],
  ['Closed Won', null, 0, '2025-12-31'],
  ['Closed Lost', 7, 2, '2026-04-01'],
  ['Prospecting', 100, 0, '2026-01-11'],
];

function orgWithDeals(): Org {
  const org = smallOrg();
  DEALS.forEach(([StageName, Amount, account, CloseDate], i) => {
    const AccountId = org.object('Account').idOf(account);
    const values = { Name: `Deal${i}`, StageName, Amount, AccountId, CloseDate };
    assert.ok(org.insert(org.object('Opportunity'), values, SYSTEM_ADMINISTRATOR, START + i * DAY).ok);
  });
  return org;
}

/** The records of a query without their attributes. */
function groups(soql: string, org = orgWithDeals()): Record<string, unknown>[] {
  const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START + 10 * DAY });
  if (!answer.ok) throw new Error(answer.error.message);
  assert.is(answer.value.totalSize, answer.value.rows.length);
  return answer.value.page(0, 2_000, '/services/data/v62.0').map(({ attributes, ...record }) => {
    assert.equal(attributes, { type: 'AggregateResult' });
    return record;
  });
}

test('all records are one group when nothing is grouped by', () => {
  const soql =
    'SELECT COUNT(Id), COUNT(Amount) amounts, COUNT_DISTINCT(Amount), SUM(Amount), AVG(Amount), MIN(Amount), MAX(CloseDate) FROM Opportunity';
  assert.equal(groups(soql), [
    { expr0: 6, amounts: 5, expr1: 4, expr2: 557, expr3: 111.4, expr4: 7, expr5: '2026-04-01' },
  ]);
  assert.equal(groups('SELECT COUNT(Id), SUM(Amount), MIN(Name) FROM Opportunity WHERE Amount > 999'), [
    { expr0: 0, expr1: null, expr2: null },
  ]);
});

test('groups come in the order of their values, with the fields’ own names or aliases', () => {
  assert.equal(groups('SELECT stagename, COUNT(Id) FROM Opportunity GROUP BY StageName'), [
    { StageName: 'Closed Lost', expr0: 1 },
    { StageName: 'Closed Won', expr0: 2 },
    { StageName: 'Prospecting', expr0: 3 },
  ]);
  assert.equal(
    groups(
      "SELECT Account.Name n, SUM(Amount) total FROM Opportunity WHERE StageName != 'Closed Lost' GROUP BY Account.Name",
    ),
    [
      { n: 'Acme', total: 250 },
      { n: 'Globex', total: 300 },
    ],
  );
  assert.equal(groups('SELECT COUNT(Id) FROM Opportunity GROUP BY AccountId'), [
    { expr0: 4 },
    { expr0: 1 },
    { expr0: 1 },
  ]);
});

test('HAVING chooses among groups; ORDER BY, LIMIT and OFFSET work on them', () => {
  assert.equal(
    groups(
      "SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1 AND StageName LIKE 'C%'",
    ),
    [{ StageName: 'Closed Won' }],
  );
  assert.equal(
    groups(
      'SELECT StageName, MAX(Amount) m FROM Opportunity GROUP BY StageName ORDER BY MAX(Amount) DESC, StageName LIMIT 1 OFFSET 1',
    ),
    [{ StageName: 'Closed Won', m: 50 }],
  );
  assert.equal(groups('SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY SUM(Amount) LIMIT 2'), [
    { StageName: 'Closed Lost' },
    { StageName: 'Closed Won' },
  ]);
});

test('parts of dates make groups', () => {
  assert.equal(
    groups(
      'SELECT CALENDAR_YEAR(CloseDate) y, CALENDAR_QUARTER(CloseDate), COUNT(Id) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate), CALENDAR_QUARTER(CloseDate)',
    ),
    [
      { y: 2025, expr0: 4, expr1: 1 },
      { y: 2026, expr0: 1, expr1: 4 },
      { y: 2026, expr0: 2, expr1: 1 },
    ],
  );
  assert.equal(
    groups(
      'SELECT DAY_ONLY(CreatedDate), WEEK_IN_YEAR(CloseDate) w FROM Opportunity GROUP BY DAY_ONLY(CreatedDate), WEEK_IN_YEAR(CloseDate) LIMIT 2',
    ),
    [
      { expr0: '2026-01-05', w: 2 },
      { expr0: '2026-01-06', w: 6 },
    ],
  );
});

test('ROLLUP and CUBE add subtotals, which GROUPING tells apart', () => {
  const rollup =
    'SELECT StageName s, Account.Name a, GROUPING(Account.Name) g, COUNT(Id) c FROM Opportunity GROUP BY ROLLUP(StageName, Account.Name)';
  assert.equal(groups(rollup), [
    { s: 'Closed Lost', a: 'Initech', g: 0, c: 1 },
    { s: 'Closed Lost', a: null, g: 1, c: 1 },
    { s: 'Closed Won', a: 'Acme', g: 0, c: 2 },
    { s: 'Closed Won', a: null, g: 1, c: 2 },
    { s: 'Prospecting', a: 'Acme', g: 0, c: 2 },
    { s: 'Prospecting', a: 'Globex', g: 0, c: 1 },
    { s: 'Prospecting', a: null, g: 1, c: 3 },
    { s: null, a: null, g: 1, c: 6 },
  ]);
  const cube =
    'SELECT COUNT(Id) c FROM Opportunity WHERE Amount = 100 GROUP BY CUBE(StageName, Account.Name)';
  assert.equal(groups(cube), [{ c: 2 }, { c: 2 }, { c: 2 }, { c: 2 }]);
});

test('FORMAT and toLabel show aggregates and groups', () => {
  assert.equal(
    groups(
      'SELECT toLabel(StageName), FORMAT(SUM(Amount)) shown FROM Opportunity WHERE Amount > 99 GROUP BY StageName',
    ),
    [{ expr0: 'Prospecting', shown: '$500.00' }],
  );
});

test('the columns of groups have the names of their values', () => {
  const soql = 'SELECT Account.Name, COUNT(Id), MAX(Amount) m FROM Opportunity GROUP BY Account.Name';
  const answer = runQuery(orgWithDeals(), soql, { user: SYSTEM_ADMINISTRATOR, now: START });
  if (!answer.ok) throw new Error(answer.error.message);
  assert.equal(
    flatColumns(answer.value.shown).map(({ name }) => name),
    ['Name', 'expr0', 'm'],
  );
});

const MISTAKES: readonly [string, string, number, string][] = [
  [
    'SELECT Name, COUNT(Id) FROM Lead GROUP BY Status',
    'MALFORMED_QUERY',
    8,
    'Field must be grouped or aggregated: Name',
  ],
  ['SELECT Name, COUNT(Id) FROM Lead', 'MALFORMED_QUERY', 8, 'Field must be grouped or aggregated: Name'],
  [
    'SELECT Foo, COUNT(Id) FROM Lead GROUP BY Status',
    'INVALID_FIELD',
    8,
    'describe call for the appropriate names.',
  ],
  [
    'SELECT Status FROM Lead GROUP BY Status ORDER BY Name',
    'MALFORMED_QUERY',
    50,
    'Ordered field must be grouped or aggregated: Name',
  ],
  [
    "SELECT Status FROM Lead GROUP BY Status HAVING Name = 'a'",
    'MALFORMED_QUERY',
    48,
    'Field must be grouped or aggregated: Name',
  ],
  [
    'SELECT COUNT(Id) FROM Lead GROUP BY Description',
    'MALFORMED_QUERY',
    37,
    "field 'Description' can not be grouped in a query call",
  ],
  [
    'SELECT COUNT(Id) FROM Lead GROUP BY CreatedDate',
    'MALFORMED_QUERY',
    37,
    "field 'CreatedDate' can not be grouped in a query call",
  ],
  ['SELECT SUM(Name) FROM Lead', 'MALFORMED_QUERY', 8, 'field Name does not support aggregate operator SUM'],
  [
    'SELECT COUNT(DoNotCall) FROM Lead',
    'MALFORMED_QUERY',
    8,
    'field DoNotCall does not support aggregate operator COUNT',
  ],
  [
    'SELECT MAX(Interests__c) FROM Contact',
    'MALFORMED_QUERY',
    8,
    'field Interests__c does not support aggregate operator MAX',
  ],
  ['SELECT COUNT(Id) a, MAX(Name) A FROM Lead', 'MALFORMED_QUERY', 31, 'duplicate alias: A'],
  [
    'SELECT COUNT(Id) FROM Lead GROUP BY MAX(Name)',
    'MALFORMED_QUERY',
    37,
    'should not be aggregated: MAX(Name)',
  ],
  [
    'SELECT COUNT(Id) FROM Lead LIMIT 5',
    'MALFORMED_QUERY',
    28,
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  ],
  [
    'SELECT Id FROM Lead WHERE COUNT(Id) > 1',
    'MALFORMED_QUERY',
    27,
    'Aggregate function COUNT is not allowed in WHERE',
  ],
  [
    'SELECT COUNT(Id) FROM Lead GROUP BY ROLLUP(Status, Rating, Industry, City)',
    'MALFORMED_QUERY',
    70,
    'GROUP BY ROLLUP supports at most 3 fields',
  ],
  [
    'SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account',
    'MALFORMED_QUERY',
    35,
    'only root queries support aggregate expressions',
  ],
  [
    'SELECT FIELDS(ALL), COUNT(Id) FROM Lead GROUP BY Id',
    'MALFORMED_QUERY',
    8,
    'grouped or aggregated: FIELDS(ALL)',
  ],
  [
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account GROUP BY Id',
    'MALFORMED_QUERY',
    28,
    'grouped or aggregated: Contacts',
  ],
];

test('what cannot be grouped, aggregated or ordered is refused as the original does', () => {
  const org = smallOrg({ customFields: [INTERESTS] });
  for (const [soql, code, column, text] of MISTAKES) {
    const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
    const found = answer.ok ? 'no error' : `${answer.error.code}: ${answer.error.message}`;
    assert.ok(found.startsWith(`${code}: `) && found.endsWith(text), `${soql}: ${found}`);
    assert.ok(found.includes(`\nERROR at Row:1:Column:${column}\n`), `${soql}: ${found}`);
  }
});

test('more than 2,000 groups need a LIMIT, for no locator leads through them', () => {
  const populations = {
    Lead: { count: 2_001, bases: { LastName: (row: number) => `Lead${row}`, Company: () => 'Umbrella' } },
  };
  const org = smallOrg({ populations });
  const run = (soql: string) => runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
  assert.equal(run('SELECT LastName FROM Lead GROUP BY LastName'), {
    ok: false,
    error: {
      code: 'EXCEEDED_ID_LIMIT',
      message:
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
      status: 400,
    },
  });
  const limited = run('SELECT LastName FROM Lead GROUP BY LastName LIMIT 2000');
  assert.is(limited.ok && limited.value.totalSize, 2_000);
});

test.run();
