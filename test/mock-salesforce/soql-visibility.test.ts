import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isoInstant } from '../../engine/kernel/index.ts';
import { type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { runQuery, runSearch } from '../../mock-salesforce/soql/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: records that a user does not see');

/** The sync user sees contacts of Acme only: four of twelve. */
function privateOrg(): Org {
  return smallOrg({
    sharing: {
      Contact: {
        default: 'Private',
        rules: [
          {
            users: [SYNC_USER],
            access: 'Read',
            when: { field: 'Account.Name', operator: '=', value: 'Acme' },
          },
        ],
      },
    },
  });
}

function run(org: Org, soql: string, user = SYNC_USER) {
  const answer = runQuery(org, soql, { user, now: START + 60_000 });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

test('are found by no plan: scan, Id, lookup, index, changes', () => {
  const org = privateOrg();
  const contacts = org.object('Contact');
  for (const row of [3, 4]) org.update(contacts, row, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START);
  const since = `SystemModstamp >= ${isoInstant(START)}`;
  const found = (where: string, user?: number) => [...run(org, `SELECT Id FROM Contact ${where}`, user).rows];
  assert.equal(found(''), [0, 3, 6, 9]);
  assert.equal(found('', SYSTEM_ADMINISTRATOR).length, 12);
  assert.equal(found(`WHERE Id IN ('${contacts.idOf(3)}', '${contacts.idOf(4)}')`), [3]);
  assert.equal(found(`WHERE AccountId = '${org.object('Account').idOf(1)}'`), []);
  assert.equal(found("WHERE Email = 'person4@example.com'"), []);
  assert.equal(found(`WHERE ${since} ORDER BY SystemModstamp`), [3]);
  assert.equal(found(`WHERE ${since}`), [3]);
  assert.equal(found('ORDER BY Id DESC LIMIT 1'), [9]);
});

test('are not counted, grouped, shown as children, joined or searched', () => {
  const org = privateOrg();
  assert.is(run(org, 'SELECT COUNT() FROM Contact').totalSize, 4);
  assert.is(run(org, `SELECT COUNT() FROM Contact WHERE SystemModstamp > ${isoInstant(0)}`).totalSize, 4);
  assert.equal(
    run(org, 'SELECT Account.Name, COUNT(Id) FROM Contact GROUP BY Account.Name')
      .page(0, 9, '')
      .map(({ Name, expr0 }) => [Name, expr0]),
    [['Acme', 4]],
  );
  const accounts = run(org, 'SELECT Name, (SELECT Id FROM Contacts) FROM Account').page(0, 9, '');
  assert.equal(
    accounts.map(({ Contacts }) => (Contacts as { totalSize: number } | null)?.totalSize ?? null),
    [4, null, null],
  );
  assert.equal([...run(org, 'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)').rows], [0]);
  const search = runSearch(org, 'FIND {Last4 OR Last6} RETURNING Contact', {
    user: SYNC_USER,
    now: START,
    basePath: '',
  });
  assert.equal(search.ok && search.value.map(({ Id }) => Id), [org.object('Contact').idOf(6)]);
});

test('USING SCOPE mine is what the user owns', () => {
  const org = smallOrg();
  const owner = org.object('User').idOf(SYNC_USER);
  org.update(org.object('Lead'), 2, { OwnerId: owner }, SYSTEM_ADMINISTRATOR, START);
  assert.equal([...run(org, 'SELECT Id FROM Lead USING SCOPE mine').rows], [2]);
  assert.is(run(org, 'SELECT Id FROM Lead USING SCOPE everything').rows.length, 5);
});

test.run();
