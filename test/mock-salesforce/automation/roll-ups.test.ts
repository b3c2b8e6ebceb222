import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type FieldSchema,
  type Org,
  type RollUpSummary,
  SYSTEM_ADMINISTRATOR,
} from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('roll-up summaries');

const BY = SYSTEM_ADMINISTRATOR;

function rollUp(name: string, summary: Partial<RollUpSummary>, type: FieldSchema['type'] = 'double') {
  const children = { children: 'Opportunity', lookup: 'AccountId', operation: 'COUNT', ...summary } as const;
  return { object: 'Account', name, label: name, type, custom: true, rollUp: children };
}

const FIELDS = [
  rollUp('Contacts__c', { children: 'Contact' }),
  rollUp('Deals__c', {}),
  rollUp('Won__c', {
    operation: 'SUM',
    field: 'Amount',
    where: { field: 'StageName', operator: '=', value: 'Closed Won' },
  }),
  rollUp('First_Close__c', { operation: 'MIN', field: 'CloseDate' }, 'date'),
  rollUp('Largest__c', { operation: 'MAX', field: 'Amount' }),
];

function read(org: Org, row: number) {
  const accounts = org.object('Account');
  return FIELDS.map(({ name }) => accounts.value(row, accounts.field(name)));
}

function deal(org: Org, account: number, values: Record<string, unknown> = {}): number {
  const AccountId = org.object('Account').idOf(account);
  const all = { Name: 'Deal', AccountId, StageName: 'Prospecting', CloseDate: '2026-03-01', ...values };
  const outcome = org.insert(org.object('Opportunity'), all, BY, START);
  assert.ok(outcome.ok);
  return outcome.value;
}

test('the records at the start are summed up at once, and nobody is stamped for it', () => {
  const org = smallOrg({ customFields: FIELDS });
  assert.equal(read(org, 0), [4, 0, 0, null, null]);
  assert.is(org.object('Account').changes.size, 0);
});

test('every child that comes, changes, moves or goes is counted', () => {
  const org = smallOrg({ customFields: FIELDS });
  const deals = org.object('Opportunity');
  deal(org, 0, { Amount: 100, CloseDate: '2026-02-01' });
  const second = deal(org, 0, { Amount: 50, StageName: 'Closed Won' });
  assert.equal(read(org, 0), [4, 2, 50, '2026-02-01', 100]);
  org.update(deals, 0, { StageName: 'Closed Won', Amount: 10 }, BY, START);
  assert.equal(read(org, 0), [4, 2, 60, '2026-02-01', 50]);
  org.update(deals, 0, { AccountId: org.object('Account').idOf(1) }, BY, START);
  assert.equal(
    [read(org, 0), read(org, 1)],
    [
      [4, 1, 50, '2026-03-01', 50],
      [4, 1, 10, '2026-02-01', 10],
    ],
  );
  org.remove(deals, second, BY, START);
  assert.equal(read(org, 0), [4, 0, 0, null, null]);
  org.undelete(deals, second, BY, START);
  assert.equal(read(org, 0), [4, 1, 50, '2026-03-01', 50]);
});

test('the parent is stamped when its value changes, and only then', () => {
  const org = smallOrg({ customFields: FIELDS });
  const accounts = org.object('Account');
  const row = deal(org, 0, { Amount: 100 });
  assert.equal([accounts.changes.stamps[0], accounts.lastModified[0]], [START / 1_000, START / 1_000]);
  org.update(org.object('Opportunity'), row, { Name: 'Renamed', Amount: 100 }, BY, START + 60_000);
  assert.is(accounts.changes.stamps[0], START / 1_000);
});

test('edits on the hot path are summed up as well', () => {
  const org = smallOrg({ customFields: FIELDS });
  const deals = org.object('Opportunity');
  const row = deal(org, 0, { Amount: 100 });
  const cause = org.causes.of('a job', 'Opportunity.Amount');
  org.write(deals, row, deals.field('Amount'), 700, BY, cause, START + 1_000);
  assert.is(read(org, 0)[4], 700);
  const accounts = org.object('Account');
  assert.is(accounts.changes.stamps[0], START / 1_000 + 1);
});

test("a merge moves the children's share to the master", () => {
  const org = smallOrg({ customFields: FIELDS });
  deal(org, 1, { Amount: 30 });
  assert.ok(org.merge(org.object('Account'), 0, [1], {}, BY, START).ok);
  assert.equal(read(org, 0), [8, 1, 0, '2026-03-01', 30]);
});

test.run();
