import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { id18, Org, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { runQuery } from '../../mock-salesforce/soql/index.ts';
import { holdsFor } from '../support/property.ts';
import { START } from './small-org.ts';
import { ACCOUNTS, type Case, conditions, type Deal, dealOf, type IdOf, SITES } from './soql-model.ts';

const test = suite('SOQL: random conditions on random records');

const custom = { object: 'Opportunity', custom: true } as const;
const CUSTOM_FIELDS = [
  { ...custom, name: 'Ext__c', label: 'Ext', type: 'string', length: 20, externalId: true },
  {
    ...custom,
    name: 'Choices__c',
    label: 'Choices',
    type: 'multipicklist',
    picklistValues: ['Art', 'Books', 'Chess'],
  },
] as const;

const choicesOf = (deal: Deal) => (deal.choices.length === 0 ? null : deal.choices.join(';'));

/** An org that holds the deals. */
function orgOf(deals: readonly Deal[]): Org {
  return new Org({
    startAt: START - 86_400_000,
    customFields: CUSTOM_FIELDS,
    populations: {
      Account: {
        count: ACCOUNTS.length,
        bases: { Name: (row) => ACCOUNTS[row]!, Site: (row) => SITES[row]! },
        lookups: { ParentId: (row) => (row === 0 ? -1 : 0) },
      },
      Opportunity: {
        count: deals.length,
        bases: {
          Name: (row) => deals[row]!.name,
          StageName: (row) => deals[row]!.stage,
          Amount: (row) => deals[row]!.amount,
          CloseDate: (row) => deals[row]!.closeDate,
          IsPrivate: (row) => deals[row]!.isPrivate,
          Choices__c: (row) => choicesOf(deals[row]!),
          Ext__c: (row) => deals[row]!.ext,
          OwnerId: (row) => id18('005', row % 2),
        },
        lookups: { AccountId: (row) => deals[row]!.account },
      },
    },
  });
}

const someOrg = orgOf([]);
const idOf: IdOf = (object, row) => someOrg.object(object).idOf(row);

const deals = fc
  .nat(9)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, row) => dealOf(row))))
  .map((all): Deal[] => all);

const scenario = fc.record({
  deals,
  where: conditions(idOf),
  and: conditions(idOf),
  /** Records that become like others, or are deleted. */
  writes: fc.array(fc.tuple(fc.nat(8), fc.option(dealOf(0), { nil: undefined })), { maxLength: 4 }),
});

function rowsOf(org: Org, { soql }: Pick<Case, 'soql'>, rest = ''): number[] {
  const text = `SELECT Id FROM Opportunity WHERE ${soql}${rest}`;
  const answer = runQuery(org, text, { user: SYSTEM_ADMINISTRATOR, now: START + 60_000 });
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return [...answer.value.rows];
}

function expected(all: readonly Deal[], { holds }: Pick<Case, 'holds'>): number[] {
  return all.filter((deal) => !deal.deleted && holds(deal)).map(({ row }) => row);
}

/** Writes a deal's values over a record, in the org and in the model. */
function write(org: Org, model: Deal[], row: number, like: Deal | undefined): void {
  const records = org.object('Opportunity');
  const known = model[row];
  if (known === undefined || known.deleted) return;
  if (like === undefined) {
    assert.ok(org.remove(records, row, SYSTEM_ADMINISTRATOR, START).ok);
    known.deleted = true;
    return;
  }
  const values = {
    Name: like.name,
    StageName: like.stage,
    Amount: like.amount,
    CloseDate: like.closeDate,
    IsPrivate: like.isPrivate,
    Choices__c: choicesOf(like),
    Ext__c: like.ext,
    AccountId: like.account < 0 ? null : idOf('Account', like.account),
  };
  assert.ok(org.update(records, row, values, SYSTEM_ADMINISTRATOR, START).ok);
  model[row] = { ...like, row };
}

test('find what a naive evaluator finds, before and after records change', () => {
  holdsFor(scenario, 400, ({ deals: initial, where, and, writes }) => {
    const model = initial.map((deal) => ({ ...deal }));
    const org = orgOf(initial);
    assert.equal(rowsOf(org, where), expected(model, where), where.soql);
    for (const [row, like] of writes) write(org, model, row, like);
    const both: Case = {
      soql: `(${where.soql}) AND (${and.soql})`,
      holds: (deal) => where.holds(deal) && and.holds(deal),
    };
    assert.equal(rowsOf(org, where), expected(model, where), where.soql);
    assert.equal(rowsOf(org, both), expected(model, both), both.soql);
    assert.equal(rowsOf(org, both, ' ORDER BY Id DESC LIMIT 2'), expected(model, both).reverse().slice(0, 2));
  });
});

test('are counted, grouped and ordered as they are found', () => {
  holdsFor(scenario, 150, ({ deals: all, where }) => {
    const org = orgOf(all);
    const found = all.filter((deal) => where.holds(deal));
    const run = (soql: string) => {
      const answer = runQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now: START });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    assert.is(run(`SELECT COUNT() FROM Opportunity WHERE ${where.soql}`).totalSize, found.length);
    const byAmount = [...found].sort((a, b) => (a.amount ?? -1) - (b.amount ?? -1) || b.row - a.row);
    assert.equal(
      rowsOf(org, where, ' ORDER BY Amount, Id DESC'),
      byAmount.map(({ row }) => row),
    );
    const sums = new Map<string, number | null>();
    for (const { stage, amount } of found) {
      const sum = sums.get(stage) ?? null;
      sums.set(stage, amount === null ? sum : (sum ?? 0) + amount);
    }
    const grouped = run(
      `SELECT StageName, SUM(Amount) FROM Opportunity WHERE ${where.soql} GROUP BY StageName`,
    );
    assert.equal(
      grouped.page(0, 10, '').map(({ StageName, expr0 }) => [StageName, expr0]),
      [...sums].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
});

test.run();
