import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualClock } from '../../../engine/kernel/index.ts';
import {
  connect,
  type OrgOptions,
  type Sharing,
  SYNC_USER,
  SYSTEM_ADMINISTRATOR,
} from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('record visibility');

const BY = SYSTEM_ADMINISTRATOR;

/** Leads are private; the sync user sees those that are marked for it, and owns lead 4. */
const SHARING: Sharing = {
  Lead: {
    default: 'Private',
    rules: [{ users: [SYNC_USER], access: 'Read', when: { field: 'Sync__c', operator: '=', value: true } }],
  },
  Account: {
    default: 'Private',
    rules: [{ profiles: ['Marketo Sync User'], access: 'Edit', when: { formula: 'Name = "Acme"' } }],
  },
  Contact: { default: 'ControlledByParent' },
};

const OPTIONS: Partial<OrgOptions> = {
  sharing: SHARING,
  customFields: [{ object: 'Lead', name: 'Sync__c', label: 'Sync', type: 'boolean', custom: true }],
};

function sharedOrg() {
  const org = smallOrg(OPTIONS);
  const leads = org.object('Lead');
  const OwnerId = org.object('User').idOf(SYNC_USER);
  org.update(leads, 0, { Sync__c: true }, BY, START);
  org.update(leads, 1, { Title: 'CEO' }, BY, START);
  org.update(leads, 4, { OwnerId }, BY, START);
  return org;
}

const RIGHTS = (id: string) => ({
  code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  message: `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
  status: 400,
  fields: [],
});

test('owners see and edit theirs, rules open others, administrators see all', () => {
  const org = sharedOrg();
  const seen = (user: number, object: string) => {
    const records = org.object(object);
    return Array.from({ length: records.count }, (_, row) => row).filter((row) =>
      org.seesRow(user, records, row),
    );
  };
  assert.equal(seen(SYNC_USER, 'Lead'), [0, 4]);
  assert.equal(seen(SYNC_USER, 'Account'), [0]);
  assert.equal(seen(SYNC_USER, 'Contact'), [0, 3, 6, 9]);
  assert.equal(seen(BY, 'Lead').length, 5);
  assert.is(org.rowFilter(BY, org.object('Lead')), undefined);
  assert.is(org.rowFilter(SYNC_USER, org.object('Campaign')), undefined);
});

test('a record that is only read cannot be written; one that is not seen is told by its Id', () => {
  const org = sharedOrg();
  const leads = org.object('Lead');
  const update = (row: number) => {
    const outcome = org.update(leads, row, { Title: 'CFO' }, SYNC_USER, START);
    return outcome.ok ? 'written' : outcome.error;
  };
  assert.is(update(4), 'written');
  const readOnly = update(0);
  assert.is(typeof readOnly === 'string' ? readOnly : readOnly.code, 'INSUFFICIENT_ACCESS_OR_READONLY');
  assert.equal(update(1), RIGHTS(leads.idOf(1)));
});

test('nothing may point to a record that its writer does not see', () => {
  const org = sharedOrg();
  const leads = org.object('Lead');
  const outcome = org.insert(org.object('Task'), { WhoId: leads.idOf(1) }, SYNC_USER, START);
  assert.equal(outcome, { ok: false, error: RIGHTS(leads.idOf(1)) });
  assert.ok(org.insert(org.object('Task'), { WhoId: leads.idOf(0) }, SYNC_USER, START).ok);
});

test('the sync fetches and counts only what its user sees, deletions included', () => {
  const org = sharedOrg();
  const leads = org.object('Lead');
  const connection = connect(org, { clock: new VirtualClock(START + 120_000) });
  const after = { stamp: 0, row: -1 };
  const before = START / 1_000 + 60;
  const page = connection.changed({ object: 'Lead', fields: ['Title'], after, before, limit: 200 });
  assert.ok(page.ok);
  assert.equal([...page.value.rows.subarray(0, page.value.size)], [0, 4]);
  assert.equal(connection.count({ object: 'Lead', after, before }), { ok: true, value: 2 });
  org.remove(leads, 0, BY, START + 1_000);
  org.remove(leads, 1, BY, START + 1_000);
  const from = START / 1_000;
  assert.equal(connection.deleted({ object: 'Lead', from, to: from + 60 }), { ok: true, value: [0] });
});

test('a page is filled with what is seen, however many hidden changes lie between', () => {
  const org = smallOrg({
    ...OPTIONS,
    populations: { Lead: { count: 5_000, bases: { Company: () => 'X' } } },
  });
  const leads = org.object('Lead');
  const sync = leads.field('Sync__c');
  for (let row = 0; row < 5_000; row += 1)
    org.write(leads, row, sync, row % 1_000 === 999, BY, 0, START + row);
  const connection = connect(org, { clock: new VirtualClock(START) });
  const page = connection.changed({
    object: 'Lead',
    fields: [],
    after: { stamp: 0, row: -1 },
    before: START / 1_000 + 60,
    limit: 3,
  });
  assert.ok(page.ok);
  assert.equal([...page.value.rows.subarray(0, page.value.size)], [999, 1_999, 2_999]);
});

test('over HTTP an invisible record is not there for who reads it or queries', () =>
  withServer(OPTIONS, async ({ org, url }) => {
    const leads = org.object('Lead');
    org.update(leads, 0, { Sync__c: true }, BY, START);
    const token = await accessToken(url, 'sync@mock.example');
    const get = (row: number) =>
      request(url, token, 'GET', `/services/data/v62.0/sobjects/Lead/${leads.idOf(row)}`);
    assert.is((await get(0)).status, 200);
    const query = async (soql: string) => {
      const { body } = await request(
        url,
        token,
        'GET',
        `/services/data/v62.0/query?q=${encodeURIComponent(soql)}`,
      );
      const { totalSize, records } = body as { totalSize: number; records: { Id: string }[] };
      return [totalSize, records.map(({ Id }) => Id)];
    };
    assert.equal(await query('SELECT Id FROM Lead'), [1, [leads.idOf(0)]]);
    assert.equal(await query('SELECT COUNT() FROM Lead WHERE SystemModstamp > 2020-01-01T00:00:00Z'), [
      1,
      [],
    ]);
    assert.equal(await query(`SELECT Id FROM Lead WHERE Id = '${leads.idOf(1)}'`), [0, []]);
    const missing = await get(1);
    assert.is(missing.status, 404);
    assert.equal(missing.body, [
      { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
    ]);
  }));

test.run();
