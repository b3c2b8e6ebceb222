import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { runQuery } from '../../mock-salesforce/soql/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: which records a WHERE finds');

/** The rows of contacts that a condition finds, in the order given. */
function contacts(where: string, rest = ''): number[] {
  const org = smallOrg();
  const records = org.object('Contact');
  const set = (row: number, values: Record<string, unknown>) =>
    assert.ok(org.update(records, row, values, SYSTEM_ADMINISTRATOR, START).ok);
  set(2, { Title: 'CEO', Birthdate: '2000-02-29' });
  set(3, { Title: 'cto', Birthdate: '2026-01-05' });
  set(4, { Title: "O'Brien 100%", DoNotCall: true });
  const answer = runQuery(org, `SELECT c.Id FROM Contact c, c.Account a WHERE ${where} ${rest}`, {
    user: SYSTEM_ADMINISTRATOR,
    now: START,
  });
  if (!answer.ok) throw new Error(answer.error.message);
  return [...answer.value.rows];
}

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const without = (...rows: number[]) => ALL.filter((row) => !rows.includes(row));

const TABLE: readonly [string, readonly number[]][] = [
  ["LastName = 'last5'", [5]],
  ["LastName != 'Last5'", without(5)],
  ["LastName > 'Last8'", [9]],
  ["LastName IN ('Last1', 'LAST2', 'Nobody')", [1, 2]],
  ["LastName NOT IN ('Last1')", without(1)],
  ["LastName LIKE 'last1_'", [10, 11]],
  ["Title LIKE '%t%'", [3]],
  ["Title LIKE '%100\\%'", [4]],
  ["Title = 'O\\'Brien 100%'", [4]],
  ['Title = null', without(2, 3, 4)],
  ["Title = ''", without(2, 3, 4)],
  ['Title != null', [2, 3, 4]],
  ["Title != 'CEO'", without(2)],
  ["Title < 'd'", [2, 3]],
  ['DoNotCall = true', [4]],
  ['DoNotCall = FALSE', without(4)],
  ['Birthdate = 2000-02-29', [2]],
  ['Birthdate >= 2000-03-01', [3]],
  ['Birthdate = TODAY', [3]],
  ['Birthdate < LAST_N_YEARS:20', [2]],
  ['CreatedDate = YESTERDAY', ALL],
  ['CreatedDate = LAST_N_DAYS:1', ALL],
  ['CreatedDate < 2026-01-04T08:00:00Z', []],
  ['CreatedDate <= 2026-01-04T09:00:00+01:00', ALL],
  ['LastModifiedDate > 2026-01-05T07:59:59.999999Z', [2, 3, 4]],
  ['SystemModstamp = THIS_WEEK', ALL],
  ["Account.Name = 'acme'", [0, 3, 6, 9]],
  ["Account.Name = 'Acme' AND LastName IN ('Last3', 'Last4')", [3]],
  ["(LastName = 'Last1' OR LastName = 'Last2') AND Title = 'CEO'", [2]],
  ["LastName = 'Last1' OR (LastName = 'Last2' AND Title = 'nobody')", [1]],
  ["NOT (LastName = 'Last1' OR LastName = 'Last2')", without(1, 2)],
  ["(NOT LastName LIKE 'Last1%') AND Account.Name = 'Globex'", [4, 7]],
  ["Owner.Name = 'System Administrator'", ALL],
  ["Id IN (SELECT ContactId FROM CampaignMember WHERE Status = 'Sent')", []],
  ["(NOT LastName LIKE 'Last1%') AND (NOT LastName LIKE 'Last2%')", [0, 3, 4, 5, 6, 7, 8, 9]],
  ["NOT Title = 'CEO'", without(2)],
  ["LastName <> 'Last5'", without(5)],
  ["LastName = 'Last5' OR LastName = 'Last6' OR LastName = null", [5, 6]],
  ["Title LIKE 'c_o'", [2, 3]],
  ["Title LIKE '%\\'b%i%n%'", [4]],
  ["c.Account.Name = 'Acme'", [0, 3, 6, 9]],
  ["a.Name = 'Acme'", [0, 3, 6, 9]],
  ["Title = '\\u0043EO'", [2]],
  ['CALENDAR_YEAR(Birthdate) = 2000', [2]],
  ['CALENDAR_MONTH(Birthdate) IN (1, 2)', [2, 3]],
  ['DAY_ONLY(CreatedDate) = YESTERDAY', ALL],
  ['HOUR_IN_DAY(convertTimezone(CreatedDate)) > 7', ALL],
  ["toLabel(Region__c) = 'North'", []],
  ["AccountId IN (SELECT Id FROM Account WHERE Name LIKE 'G%')", [1, 4, 7, 10]],
  ["AccountId NOT IN (SELECT Id FROM Account WHERE Name LIKE 'G%')", without(1, 4, 7, 10)],
  ["Contact.LastName = 'Last7'", [7]],
];

test('operators, literals, parents, parentheses', () => {
  for (const [where, rows] of TABLE) assert.equal(contacts(where), rows, where);
});

test('an Id is found in either form, also as the Id of a parent', () => {
  const org = smallOrg();
  const id = org.object('Contact').idOf(6);
  assert.equal(contacts(`Id = '${id}'`), [6]);
  assert.equal(contacts(`Id IN ('${id.slice(0, 15)}', '${org.object('Contact').idOf(2)}')`), [2, 6]);
  assert.equal(
    contacts(`AccountId = '${org.object('Account').idOf(1)}' AND LastName != 'Last4'`),
    [1, 7, 10],
  );
  assert.equal(contacts(`Id > '${org.object('Contact').idOf(9)}'`), [10, 11]);
});

test('ORDER BY one field after another, nulls first unless told otherwise, LIMIT and OFFSET', () => {
  assert.equal(contacts('Title != null', 'ORDER BY Title'), [2, 3, 4]);
  assert.equal(contacts("LastName LIKE 'Last1_'", 'ORDER BY FirstName'), [11, 10]);
  assert.equal(contacts("LastName LIKE 'Last1_'", 'ORDER BY FirstName DESC'), [11, 10]);
  assert.equal(contacts("LastName LIKE 'Last1_'", 'ORDER BY FirstName NULLS LAST'), [10, 11]);
  assert.equal(
    contacts('CreatedDate = YESTERDAY', 'ORDER BY Account.Name DESC, LastName DESC LIMIT 3'),
    [8, 5, 2],
  );
  assert.equal(contacts('CreatedDate = YESTERDAY', 'LIMIT 2 OFFSET 3'), [3, 4]);
  assert.equal(contacts('CreatedDate = YESTERDAY', 'ORDER BY LastName LIMIT 2 OFFSET 11'), [9]);
});

test.run();
