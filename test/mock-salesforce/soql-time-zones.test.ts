import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { withServer } from './small-org.ts';

const test = suite('SOQL: the time zone of the user');

interface Asked {
  /** How many leads a condition finds. */
  count(where: string): Promise<number>;
  /** The first row of a query. */
  first(soql: string): Promise<Record<string, unknown>>;
  create(object: string, values: Record<string, unknown>): Promise<unknown>;
}

/** Asks as an administrator in Los Angeles, at an instant, in an org with a lead made at each of some instants. */
async function inLosAngeles(
  now: string,
  created: readonly string[],
  story: (asked: Asked) => Promise<void>,
): Promise<void> {
  const startAt = Date.parse('2026-01-01T00:00:00Z');
  await withServer({ startAt, populations: {} }, async ({ url, org, clock }) => {
    const leads = org.object('Lead');
    for (const at of created) {
      const lead = { LastName: at, Company: 'Umbrella' };
      assert.ok(org.insert(leads, lead, SYSTEM_ADMINISTRATOR, Date.parse(at)).ok);
    }
    const users = org.object('User');
    const zone = { TimeZoneSidKey: 'America/Los_Angeles' };
    assert.ok(org.update(users, SYSTEM_ADMINISTRATOR, zone, SYSTEM_ADMINISTRATOR, startAt).ok);
    clock.advanceTo(Date.parse(now));
    const connection = await jsforceClient(url);
    await story({
      count: async (where) => (await connection.query(`SELECT COUNT() FROM Lead WHERE ${where}`)).totalSize,
      first: async (soql) => {
        const { attributes: _, ...row } = (await connection.query(soql)).records[0]!;
        return row;
      },
      create: (object, values) => connection.sobject(object).create(values),
    });
  });
}

test('a day begins at the user’s midnight, and the day of the change to summer time has 23 hours', () =>
  inLosAngeles(
    '2026-03-08T20:00:00Z',
    [
      '2026-03-07T08:00:00Z',
      '2026-03-08T07:59:59Z',
      '2026-03-08T08:00:00Z',
      '2026-03-09T06:59:59Z',
      '2026-03-09T07:00:00Z',
    ],
    async ({ count }) => {
      assert.is(await count('CreatedDate = TODAY'), 2);
      assert.is(await count('CreatedDate = YESTERDAY'), 2);
      assert.is(await count('CreatedDate > TODAY'), 1, 'a day later it is an hour earlier in GMT');
      assert.is(await count('CreatedDate = LAST_N_DAYS:1'), 4);
      assert.is(await count('CreatedDate >= 2026-03-08T08:00:00Z'), 3, 'instants have their own zone');
    },
  ));

test('a date without a time is today while it is today where the user is', () =>
  inLosAngeles('2026-03-08T07:00:00Z', [], async ({ first, create }) => {
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-03-07' };
    await create('Opportunity', deal);
    assert.equal(await first('SELECT COUNT(Id) n FROM Opportunity WHERE CloseDate = TODAY'), { n: 1 });
  }));

test('convertTimezone and FORMAT show the user’s time, other functions GMT', () =>
  inLosAngeles('2026-07-02T00:00:00Z', ['2026-07-01T02:30:00Z'], async ({ first }) => {
    const functions = 'DAY_ONLY(CreatedDate), DAY_ONLY(convertTimezone(CreatedDate))';
    const hours = 'HOUR_IN_DAY(CreatedDate), HOUR_IN_DAY(convertTimezone(CreatedDate))';
    const row = await first(`SELECT ${functions}, ${hours} FROM Lead GROUP BY ${functions}, ${hours}`);
    assert.equal(row, { expr0: '2026-07-01', expr1: '2026-06-30', expr2: 2, expr3: 19 });
    assert.equal(await first('SELECT FORMAT(CreatedDate) FROM Lead'), { CreatedDate: '6/30/2026, 7:30 PM' });
  }));

test.run();
