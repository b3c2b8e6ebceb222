import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { accessToken, type Bench, request, withServer } from '../small-org.ts';

const test = suite('snapshots of an org');

type Json = Record<string, unknown>;

const V = '/services/data/v62.0';

async function snapshot(url: string): Promise<Json> {
  return (await request(url, '', 'GET', '/__mock/snapshot')).body as Json;
}

async function restore(url: string, body: unknown): Promise<[number, Json]> {
  const reply = await request(url, '', 'POST', '/__mock/snapshot', body);
  return [reply.status, reply.body as Json];
}

/** Something of everything: new records, changed and moved ones, a deleted account with what goes along, a task. */
async function live({ url, org, clock }: Bench): Promise<void> {
  const token = await accessToken(url);
  const post = (object: string, body: object) => request(url, token, 'POST', `${V}/sobjects/${object}`, body);
  const contacts = org.object('Contact');
  await post('Lead', { LastName: 'New', Company: 'Fresh', AnnualRevenue: 12.5 });
  await post('Contact', { LastName: 'Child', AccountId: org.object('Account').idOf(1), Ext__c: 'E-1' });
  clock.advanceTo(clock.now() + 90_000);
  await request(url, token, 'PATCH', `${V}/sobjects/Contact/${contacts.idOf(4)}`, {
    AccountId: org.object('Account').idOf(2),
    Title: 'Moved "quoted"',
    Ext__c: 'E-2',
  });
  await post('Task', { Subject: 'Call', WhoId: contacts.idOf(5), Status: 'Completed' });
  clock.advanceTo(clock.now() + 90_000);
  await request(url, token, 'DELETE', `${V}/sobjects/Account/${org.object('Account').idOf(0)}`);
  const lead = org.object('Lead');
  const cause = org.causes.of('Nightly job', 'Lead.Rating');
  org.write(lead, 2, lead.field('Rating'), 'Hot', SYSTEM_ADMINISTRATOR, cause, clock.now());
}

/** What a client sees of an org. */
async function seen({ url, clock }: Bench): Promise<unknown> {
  const token = await accessToken(url);
  const answers: unknown[] = [];
  for (const object of ['Account', 'Contact', 'Lead', 'Task']) {
    const soql = `SELECT FIELDS(ALL) FROM ${object} ORDER BY SystemModstamp, Id LIMIT 200`;
    answers.push(
      (await request(url, token, 'GET', `${V}/queryAll?${new URLSearchParams({ q: soql })}`)).body,
    );
    const window = new URLSearchParams({
      start: '2026-01-05T08:00:00Z',
      end: new Date(clock.now() + 120_000).toISOString(),
    });
    answers.push((await request(url, token, 'GET', `${V}/sobjects/${object}/deleted?${window}`)).body);
  }
  answers.push((await request(url, token, 'GET', `${V}/sobjects/Contact/Ext__c/E-2`)).body);
  answers.push((await request(url, '', 'GET', '/__mock/backlog')).body);
  return answers;
}

test('an org that is restored elsewhere shows what the first one showed, and has the same snapshot', async () => {
  let taken: Json = {};
  let shown: unknown;
  await withServer({}, async (bench) => {
    await live(bench);
    taken = await snapshot(bench.url);
    shown = await seen(bench);
  });
  await withServer({}, async (bench) => {
    const [status, { objects }] = await restore(bench.url, taken);
    assert.equal([status, (objects as Json).Lead], [200, 6]);
    assert.is(bench.clock.now(), Date.parse(taken.takenAt as string), 'time goes on from there');
    assert.equal(await snapshot(bench.url), taken);
    assert.equal(await seen(bench), shown);
  });
});

test('a restored org goes on: undelete, unique values, the daily requests', async () => {
  let taken: Json = {};
  await withServer({}, async (bench) => {
    await live(bench);
    taken = await snapshot(bench.url);
  });
  await withServer({}, async ({ url, clock }) => {
    clock.advanceTo(Date.parse(taken.takenAt as string));
    const token = await accessToken(url);
    await restore(url, taken);
    const limits = (await request(url, token, 'GET', `${V}/limits`)).body as Json;
    assert.equal(limits.DailyApiRequests, { Max: 15_000, Remaining: 15_000 - 6 });
    const twice = await request(url, token, 'POST', `${V}/sobjects/Contact`, {
      LastName: 'X',
      Ext__c: 'e-2',
    });
    assert.is((twice.body as { errorCode: string }[])[0]!.errorCode, 'DUPLICATE_VALUE');
  });
});

test('rows that were locked stay locked for the rest of their time, and calls that were running go on', async () => {
  const slow = { saveMs: { Lead: 8_000 } };
  let taken: Json = {};
  await withServer(slow, async ({ url, org, clock }) => {
    const token = await accessToken(url);
    const ids = [org.object('Account').idOf(0)];
    await request(url, '', 'POST', '/__mock/locks', { ids, forMs: 60_000 });
    await request(url, token, 'PATCH', `${V}/sobjects/Lead/${org.object('Lead').idOf(1)}`, { Title: 'x' });
    clock.advanceTo(clock.now() + 3_000);
    taken = await snapshot(url);
  });
  await withServer(slow, async ({ url, org, clock }) => {
    clock.advanceTo(Date.parse(taken.takenAt as string));
    await restore(url, taken);
    assert.equal(await snapshot(url), taken);
    const { locks } = (await request(url, '', 'GET', '/__mock/locks')).body as { locks: unknown[] };
    assert.equal(locks, [
      { id: org.object('Account').idOf(0), until: '2026-01-05T08:01:00.000Z' },
      { id: org.object('Lead').idOf(1), until: '2026-01-05T08:00:08.000Z' },
    ]);
    const token = await accessToken(url);
    const account = `${V}/sobjects/Account/${org.object('Account').idOf(0)}`;
    const [error] = (await request(url, token, 'PATCH', account, { Site: 'x' })).body as Json[];
    assert.is(error?.errorCode, 'UNABLE_TO_LOCK_ROW');
    const window = 'start=2026-01-05T07:00:00Z&end=2026-01-05T08:02:00Z';
    const updated = await request(url, token, 'GET', `${V}/sobjects/Lead/updated?${window}`);
    assert.is((updated.body as Json).latestDateCovered, '2026-01-05T08:00:00.000+0000');
  });
});

test('rules that were switched on or off stay so, in their order', async () => {
  const rule = { object: 'Lead', errorCondition: { formula: 'LastName = "A"' } };
  const same = {
    object: 'Contact',
    actionOnInsert: 'Block',
    matchingRules: [{ name: 'By name', fields: ['LastName'] }],
  } as const;
  const options = {
    validationRules: [
      { ...rule, name: 'Old', errorMessage: 'Not any more.' },
      { ...rule, name: 'New', errorMessage: 'Not yet.', active: false },
    ],
    duplicateRules: ['Zeroth', 'First', 'Second'].map((name) => ({ ...same, name, alertText: name })),
  };
  const refusals = async ({ url }: Bench): Promise<unknown[]> => {
    const token = await accessToken(url);
    const create = async (object: string, body: object) =>
      ((await request(url, token, 'POST', `${V}/sobjects/${object}`, body)).body as Json[])[0]!.message;
    return [
      await create('Lead', { LastName: 'A', Company: 'B' }),
      await create('Contact', { LastName: 'Last0' }),
    ];
  };
  let taken: Json = {};
  await withServer(options, async (bench) => {
    assert.equal(await refusals(bench), ['Not any more.', 'Zeroth']);
    const { setup } = bench.org;
    setup.setValidationRuleActive('Old', false);
    setup.setValidationRuleActive('New', true);
    for (const name of ['Zeroth', 'First']) setup.setDuplicateRuleActive(name, false);
    setup.setDuplicateRuleActive('First', true);
    assert.equal(await refusals(bench), ['Not yet.', 'First']);
    taken = await snapshot(bench.url);
  });
  await withServer(options, async (bench) => {
    await restore(bench.url, taken);
    assert.equal(await snapshot(bench.url), taken);
    assert.equal(await refusals(bench), ['Not yet.', 'First']);
  });
});

test('what nobody has touched takes no room', () =>
  withServer(
    {
      populations: {
        Lead: { count: 200_000, bases: { LastName: (row) => `Lead${row}`, Company: () => 'X' } },
      },
    },
    async ({ url, org, clock }) => {
      assert.equal((await snapshot(url)).objects, {});
      org.update(org.object('Lead'), 7, { Title: 'x' }, SYSTEM_ADMINISTRATOR, clock.now());
      const text = JSON.stringify(await snapshot(url));
      assert.ok(text.length < 2_000, `${text.length} characters`);
    },
  ));

test('a snapshot that does not fit is refused, and changes nothing', () =>
  withServer({}, async (bench) => {
    const { url } = bench;
    await live(bench);
    const good = (await snapshot(url)) as { origin: Json; objects: Record<string, Json> } & Json;
    const lead = good.objects.Lead as { fields: Json };
    const otherRecords = { ...good.origin, records: { ...(good.origin.records as Json), Lead: 9 } };
    const table: [unknown, number, RegExp][] = [
      [{ ...good, version: 1 }, 400, /^version: found 1, expected 3$/],
      [
        { ...good, locks: { held: [{ id: 'x', until: 1 }], running: [] } },
        400,
        /^locks.*expected the Id of a record/,
      ],
      [{ ...good, objects: { Lead: { ...lead, count: -1 } } }, 400, /^objects\.Lead\.count: found -1/],
      [{ ...good, origin: { ...good.origin, seed: 5 } }, 409, /of an org with seed 5, this one has 0$/],
      [{ ...good, origin: otherRecords }, 409, /began with 9 records of Lead, this one began with 5/],
      [{ ...good, objects: { Nope: lead } }, 409, /^the org has no object Nope$/],
      [
        { ...good, objects: { Lead: { ...lead, fields: { Nope: { rows: [], values: [] } } } } },
        409,
        /^Lead has no field Nope$/,
      ],
      [
        { ...good, objects: { Lead: { ...lead, fields: { Title: { rows: [99], values: ['x'] } } } } },
        409,
        /^Lead\.Title: there is no row 99$/,
      ],
    ];
    for (const [wrong, status, message] of table) {
      const [found, body] = await restore(url, wrong);
      assert.is(found, status, String(body.message));
      assert.match(body.message as string, message);
    }
    assert.equal(await snapshot(url), good);
  }));

test.run();
