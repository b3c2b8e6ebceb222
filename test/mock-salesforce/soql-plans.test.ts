import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isoInstant } from '../../engine/kernel/index.ts';
import { type Org, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { explainQuery, runQuery } from '../../mock-salesforce/soql/index.ts';
import { indexCost, scanCost } from '../../mock-salesforce/soql/plan/cost.ts';
import { firstPlaces } from '../../mock-salesforce/soql/plan/first-places.ts';
import { scanned } from '../../mock-salesforce/soql/plan/scan.ts';
import { SoqlError } from '../../mock-salesforce/soql/syntax-error.ts';
import { holdsFor } from '../support/property.ts';
import { explained } from './explained.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('SOQL: how few rows a query looks at');

const LEADS = 3_000;
const LATER = START + 3_600_000;

/** 3,000 leads and 900 contacts of 3 accounts; lead 7 changed a minute after the start. */
function largeOrg(): Org {
  const org = smallOrg({
    populations: {
      Account: { count: 3, bases: { Name: (row) => `Account${row}` } },
      Contact: {
        count: 900,
        bases: {
          LastName: (row) => `Last${row}`,
          Ext__c: (row) => `E-${row}`,
          Email: (row) => `p${row % 300}@example.com`,
        },
        lookups: { AccountId: (row) => (row < 10 ? 0 : 1 + (row % 2)) },
      },
      Lead: { count: LEADS, bases: { LastName: (row) => `Lead${row}`, Company: () => 'Umbrella' } },
    },
  });
  org.update(org.object('Lead'), 7, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START + 60_000);
  return org;
}

interface Found {
  readonly rows: number[];
  readonly visited: number;
}

function run(org: Org, soql: string, withDeleted = false): Found {
  const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: LATER, withDeleted });
  if (!answer.ok) throw new Error(answer.error.message);
  return { rows: [...answer.value.rows], visited: answer.value.rowsVisited };
}

/** A condition or order, the rows it finds, and how many it may look at. */
const PLANS: readonly [(org: Org) => string, readonly number[], number][] = [
  [(org) => `Contact WHERE Id = '${org.object('Contact').idOf(5)}'`, [5], 1],
  [
    (org) => `Contact WHERE Id IN ('${org.object('Contact').idOf(5)}', '${org.object('Contact').idOf(2)}')`,
    [2, 5],
    2,
  ],
  [
    (org) => `Contact WHERE AccountId = '${org.object('Account').idOf(0)}' AND LastName > 'Last7'`,
    [8, 9],
    10,
  ],
  [() => "Contact WHERE Ext__c = 'e-77'", [77], 1],
  [() => "Contact WHERE Ext__c IN ('E-1', 'E-2', 'nothing')", [1, 2], 2],
  [() => "Contact WHERE Email = 'P3@example.com'", [3, 303, 603], 3],
  [() => "Contact WHERE Email = 'p3@example.com' AND LastName = 'Last303'", [303], 3],
  [() => "Contact WHERE Name = 'Last8' OR Ext__c = 'E-9'", [8, 9], 2],
  [() => 'Contact WHERE Id IN (SELECT ContactId FROM CampaignMember)', [], 0],
  [() => "Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Name = 'Account0') LIMIT 3", [0, 1, 2], 4],
  [(org) => `Lead WHERE Id > '${org.object('Lead').idOf(LEADS - 3)}'`, [LEADS - 2, LEADS - 1], 2],
  [
    (org) => `Lead WHERE Id >= '${org.object('Lead').idOf(100)}' AND Id < '${org.object('Lead').idOf(103)}'`,
    [100, 101, 102],
    3,
  ],
  [() => 'Lead ORDER BY Id LIMIT 3', [0, 1, 2], 3],
  [() => 'Lead ORDER BY Id DESC LIMIT 2 OFFSET 1', [LEADS - 2, LEADS - 3], 3],
  [() => 'Lead LIMIT 4', [0, 1, 2, 3], 4],
  [() => `Lead WHERE SystemModstamp > ${isoInstant(START)}`, [7], 1],
  [() => `Lead WHERE SystemModstamp >= ${isoInstant(START)} ORDER BY SystemModstamp`, [7], 1],
  [() => `Lead WHERE SystemModstamp >= ${isoInstant(START)} AND LastName = 'x'`, [], 1],
  [() => `Lead WHERE CreatedDate > ${isoInstant(START)}`, [], 0],
  [() => 'Lead WHERE CreatedDate >= YESTERDAY AND CreatedDate < TODAY AND CreatedDate > TODAY', [], 0],
  [
    () => `Lead WHERE SystemModstamp > ${isoInstant(START)} AND SystemModstamp < ${isoInstant(LATER)}`,
    [7],
    1,
  ],
  [() => "Lead WHERE LastName = 'Lead9' LIMIT 1", [9], 10],
  [() => "Lead WHERE Title = 'x'", [7], LEADS],
];

test('Ids, lookups, external ids, names, e-mail addresses and stamps are looked up, not searched for', () => {
  const org = largeOrg();
  for (const [from, rows, most] of PLANS) {
    const soql = `SELECT Id FROM ${from(org)}`;
    const found = run(org, soql);
    assert.equal(found.rows, rows, soql);
    assert.ok(found.visited <= most, `${soql}: visited ${found.visited}`);
  }
});

test('an index follows every write, whoever does it', () => {
  const org = largeOrg();
  const contacts = org.object('Contact');
  const byEmail = (email: string) => run(org, `SELECT Id FROM Contact WHERE Email = '${email}'`);
  assert.equal(byEmail('p3@example.com'), { rows: [3, 303, 603], visited: 3 });
  const email = contacts.field('Email');
  const cause = org.causes.of('job', 'Contact.Email');
  org.write(contacts, 303, email, 'new@example.com', SYSTEM_ADMINISTRATOR, cause, LATER);
  org.update(contacts, 4, { Email: 'new@example.com' }, SYSTEM_ADMINISTRATOR, LATER);
  assert.equal(byEmail('p3@example.com'), { rows: [3, 603], visited: 2 });
  assert.equal(byEmail('new@example.com'), { rows: [4, 303], visited: 2 });
  org.write(contacts, 303, email, 'p3@example.com', SYSTEM_ADMINISTRATOR, cause, LATER);
  assert.equal(byEmail('p3@example.com').rows, [3, 303, 603], 'in the second of the last look');
  org.insert(contacts, { LastName: 'New', Email: 'new@example.com' }, SYSTEM_ADMINISTRATOR, LATER);
  assert.equal(byEmail('new@example.com'), { rows: [4, 900], visited: 2 });
  org.remove(contacts, 4, SYSTEM_ADMINISTRATOR, LATER);
  assert.equal(byEmail('new@example.com').rows, [900]);
});

test('an index that leads to most rows is left alone', () => {
  const org = largeOrg();
  const owner = org.object('User').idOf(SYSTEM_ADMINISTRATOR);
  const where = `OwnerId = '${owner}' AND LastName = 'Lead9'`;
  assert.equal(run(org, `SELECT Id FROM Lead WHERE ${where}`), { rows: [9], visited: LEADS });
  assert.equal(run(org, `SELECT Id FROM Lead WHERE ${where} AND Name = 'Lead9'`), { rows: [9], visited: 1 });
});

test('queryAll goes by the same indexes', () => {
  const org = largeOrg();
  org.remove(org.object('Contact'), 5, SYSTEM_ADMINISTRATOR, LATER);
  assert.equal(run(org, "SELECT Id FROM Contact WHERE Ext__c = 'E-5'", true), { rows: [5], visited: 1 });
  assert.equal(run(org, "SELECT Id FROM Contact WHERE Ext__c = 'E-5'").rows, []);
});

const plans = (org: Org, soql: string) => explained(org, soql, LATER);

test('explain tells the plans, the cheapest first, as the query runs them', () => {
  const org = largeOrg();
  assert.equal(plans(org, "SELECT Id FROM Lead WHERE Title = 'x'"), [['TableScan', '', 1, 1.001]]);
  assert.equal(plans(org, 'SELECT Id FROM Lead'), [['TableScan', '', LEADS, 3.6]]);
  assert.equal(
    plans(org, "SELECT Id FROM Contact WHERE Email = 'p3@example.com' AND Ext__c IN ('E-3', 'E-5')"),
    [
      ['Index', 'Email', 3, 0.011],
      ['Index', 'Ext__c', 2, 0.022],
      ['TableScan', '', 2, 1.006],
    ],
  );
  const owner = org.object('User').idOf(SYSTEM_ADMINISTRATOR);
  assert.equal(plans(org, `SELECT Id FROM Lead WHERE OwnerId = '${owner}'`), [
    ['Index', 'OwnerId', LEADS, 3.333],
    ['TableScan', '', LEADS, 3.6],
  ]);
});

test('explain names what no index serves', () => {
  const org = largeOrg();
  const outcome = explainQuery(org, "SELECT Id FROM Lead WHERE Title = 'x' AND Name = 'Lead1'", {
    user: SYSTEM_ADMINISTRATOR,
    now: LATER,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  const note = (field: string) => ({
    description: 'Not considering filter for optimization because unindexed',
    fields: [field],
    tableEnumOrId: 'Lead',
  });
  assert.equal(outcome.value[0], {
    cardinality: 1,
    fields: ['Name'],
    leadingOperationType: 'Index',
    relativeCost: 1 / 900,
    notes: [note('IsDeleted'), note('Title')],
    sobjectCardinality: LEADS,
    sobjectType: 'Lead',
  });
});

test('the first of many in an order are those that sorting all would give', () => {
  const cases = fc.tuple(fc.array(fc.nat(9), { maxLength: 40 }), fc.nat(45));
  holdsFor(cases, 300, ([keys, most]) => {
    const compare = (a: number, b: number) => keys[a]! - keys[b]! || a - b;
    const all = keys.map((_, place) => place).sort(compare);
    assert.equal([...firstPlaces(keys.length, most, compare)], all.slice(0, most));
  });
});

test('a scan that would compare for ever runs for too long', () => {
  const scan = { test: () => false, isBackward: false, most: 10, visits: { rows: 0 } };
  const all = { from: 0, to: 1_000 };
  assert.is(scanned(all, { ...scan, comparisons: 900 }).length, 0);
  assert.is(scan.visits.rows, 1_000);
  try {
    scanned(all, { ...scan, comparisons: 900_000 });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, SoqlError);
    const { code, message } = (error as SoqlError).error;
    assert.equal([code, message], ['QUERY_TIMEOUT', 'Your query request was running for too long.']);
  }
});

test('costs are those of published plans of 1,500,000 records', () => {
  const rounded = (cost: number) => Math.round(cost * 10_000) / 10_000;
  assert.is(rounded(indexCost(198_750, 1_500_000, 'custom')), 1.59);
  assert.is(rounded(indexCost(277_500, 1_500_000, 'custom')), 2.22);
  assert.is(rounded(scanCost(198_750, 1_500_000)), 1.3445);
  assert.is(rounded(scanCost(277_500, 1_500_000)), 1.481);
});

test.run();
