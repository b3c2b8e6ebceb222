import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { runQuery } from '../../mock-salesforce/soql/index.ts';
import { explained } from './explained.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: conditions on parents lead to their children without a scan');

const BY = SYSTEM_ADMINISTRATOR;
const LEADS = 3_000;
const LATER = START + 3_600_000;
const BEFORE = START - 80_000_000;

/** Contacts 0 to 9 belong to the account of a bank, which the sync user owns; lead 9 is its, too, lead 10 a queue's. */
function bankingOrg(): Org {
  const org = smallOrg({
    queues: [{ name: 'Inbound', objects: ['Lead'] }],
    populations: {
      Account: { count: 3, bases: { Name: (row) => `Account${row}` } },
      Contact: {
        count: 900,
        bases: { LastName: (row) => `Last${row}`, Ext__c: (row) => `E-${row}` },
        lookups: { AccountId: (row) => (row < 10 ? 0 : 1 + (row % 2)) },
      },
      Lead: { count: LEADS, bases: { LastName: (row) => `Lead${row}`, Company: () => 'Umbrella' } },
    },
  });
  const [users, leads] = [org.object('User'), org.object('Lead')];
  const OwnerId = users.idOf(SYNC_USER);
  org.update(users, SYNC_USER, { Title: 'Clerk' }, BY, START);
  org.update(org.object('Account'), 0, { Industry: 'Banking', OwnerId }, BY, START);
  org.update(leads, 9, { OwnerId }, BY, START);
  org.update(leads, 10, { OwnerId: org.object('Group').idOf(0) }, BY, START);
  org.update(leads, 11, { Company: 'Umbrella' }, SYNC_USER, START);
  return org;
}

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** A condition, the rows it finds, and how many records it may look at, parents and children. */
const PLANS: readonly [(org: Org) => string, readonly number[], number][] = [
  [() => "Contact WHERE Account.Name = 'account0'", TEN, 11],
  [() => "Contact WHERE Account.Name = 'Account0' AND LastName = 'Last4'", [4], 11],
  [(org) => `Contact WHERE Account.Id = '${org.object('Account').idOf(0)}' AND Ext__c = 'E-4'`, [4], 1],
  [() => "Contact WHERE Account.Industry = 'Banking' OR Ext__c = 'E-20'", [...TEN, 20], 14],
  [() => "Contact WHERE Account.Industry LIKE 'Bank%' LIMIT 2", [0, 1], 2],
  [() => "Contact WHERE Account.Industry LIKE 'Bank%' LIMIT 2 OFFSET 7", [7, 8], 9],
  [() => "Contact WHERE Account.Name LIKE 'Account_' ORDER BY Id DESC LIMIT 2", [899, 898], 2],
  [() => "Contact WHERE Account.Industry LIKE 'Bank%' LIMIT 20", TEN, 913],
  [() => "Contact WHERE Account.Owner.Name = 'Marketo Sync User'", TEN, 12],
  [() => "Contact WHERE Account.Owner.Profile.Name IN ('Marketo Sync User') LIMIT 1", [0], 5],
  [() => "Contact WHERE Account.Industry = 'Nothing'", [], 3],
  [() => "Lead WHERE Owner.Name = 'Marketo Sync User'", [9], 2],
  [() => "Lead WHERE Owner.Name = 'Inbound'", [10], 2],
  [() => "Lead WHERE Owner.Title = 'Clerk'", [9], 5],
  [() => "Lead WHERE LastModifiedBy.Username = 'sync@mock.example'", [11], 2],
  [() => "Contact WHERE Account.Industry != 'Banking' AND LastName < 'Last1'", [], 900],
  [() => "Contact WHERE Account.Name != 'Account0' LIMIT 1", [10], 11],
  [
    (org) => `Lead WHERE Owner.Alias = 'admin' AND Id >= '${org.object('Lead').idOf(LEADS - 250)}' LIMIT 1`,
    [LEADS - 250],
    1,
  ],
  [
    (org) => `Contact WHERE Account.Industry = 'Banking' AND Id < '${org.object('Contact').idOf(600)}'`,
    TEN,
    13,
  ],
  [() => "Lead WHERE Owner.Type = 'Queue'", [10], LEADS],
];

function found(org: Org, soql: string, user = BY, withDeleted = false) {
  const answer = runQuery(org, soql, { user, now: LATER, withDeleted });
  if (!answer.ok) throw new Error(answer.error.message);
  return { rows: [...answer.value.rows], visited: answer.value.rowsVisited };
}

test('by an index of the parents, or through all parents when they are few; never for what holds without one', () => {
  const org = bankingOrg();
  for (const [from, rows, most] of PLANS) {
    const soql = `SELECT Id FROM ${from(org)}`;
    const { rows: are, visited } = found(org, soql);
    assert.equal(are, rows, soql);
    assert.ok(visited <= most, `${soql}: visited ${visited}`);
  }
});

test('as records change parents, and parents what they hold', () => {
  const org = bankingOrg();
  const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
  const bankers = () => found(org, "SELECT Id FROM Contact WHERE Account.Industry = 'Banking'").rows;
  assert.equal(bankers(), TEN);
  org.update(contacts, 3, { AccountId: null }, BY, LATER);
  org.update(contacts, 20, { AccountId: accounts.idOf(0) }, BY, LATER);
  assert.equal(bankers(), [0, 1, 2, 4, 5, 6, 7, 8, 9, 20]);
  org.update(accounts, 0, { Industry: null }, BY, LATER);
  assert.equal(bankers(), []);
});

const plans = (org: Org, soql: string) => explained(org, soql, LATER);

test('explain tells of parents as of the lookup that leads from them to the records', () => {
  const org = bankingOrg();
  assert.equal(plans(org, "SELECT Id FROM Contact WHERE Account.Industry = 'Banking'"), [
    ['Index', 'AccountId', 10, 0.037],
    ['TableScan', '', 10, 1.029],
  ]);
  assert.equal(plans(org, "SELECT Id FROM Contact WHERE Account.Industry = null AND LastName = 'x'"), [
    ['TableScan', '', 0, 1],
  ]);
});

test('a parent that was deleted, or that the user does not see, still leads to its children', () => {
  const org = smallOrg({ sharing: { Account: { default: 'Private' } } });
  const accounts = org.object('Account');
  assert.equal(
    found(org, "SELECT Id FROM Contact WHERE Account.Name = 'Acme'", SYNC_USER).rows,
    [0, 3, 6, 9],
  );
  org.update(accounts, 1, { ParentId: accounts.idOf(0) }, BY, BEFORE);
  org.remove(accounts, 0, BY, START);
  for (const where of ["Parent.Name = 'Acme'", 'Parent.SystemModstamp = TODAY']) {
    assert.equal(found(org, `SELECT Id FROM Account WHERE ${where}`).rows, [1], where);
  }
});

test.run();
