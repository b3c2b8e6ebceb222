import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Org,
  type OrgOptions,
  SYNC_USER,
  SYSTEM_ADMINISTRATOR,
} from '../../../mock-salesforce/index.ts';
import { accessToken, request, START, smallOrg, withServer } from '../small-org.ts';

const test = suite('row locks');

const BY = SYSTEM_ADMINISTRATOR;

type Write = (org: Org) => { ok: boolean; error?: unknown };

/** What a write does in a new org when somebody holds a row: how long it waits, or its error. */
function whenHeld(idOf: (org: Org) => string, forMs: number, write: Write, before: Write[] = []) {
  const org = smallOrg();
  for (const each of before) assert.ok(each(org).ok);
  org.locks.hold([idOf(org)], START + forMs);
  const outcome = write(org);
  return outcome.ok ? org.locks.waitedMs : outcome.error;
}

const row = (object: string, number: number) => (org: Org) => org.object(object).idOf(number);

test('a write waits for a lock up to ten seconds; after that it is refused with the Id', () => {
  const write: Write = (org) => org.update(org.object('Contact'), 0, { Title: 'CEO' }, BY, START);
  const contact = row('Contact', 0);
  assert.is(whenHeld(contact, 4_000, write), 4_000);
  assert.is(whenHeld(contact, 10_000, write), 10_000);
  assert.equal(whenHeld(contact, 10_001, write), {
    code: 'UNABLE_TO_LOCK_ROW',
    message: `unable to obtain exclusive access to this record or 1 records: ${contact(smallOrg())}`,
    status: 400,
    fields: [],
  });
  assert.is(whenHeld(row('Contact', 1), 60_000, write), 0, 'somebody else');
});

test('a refused write leaves no trace, over HTTP as well', () =>
  withServer({}, async ({ org, url }) => {
    const contacts = org.object('Contact');
    const id = contacts.idOf(0);
    org.locks.hold([id], START + 60_000);
    const token = await accessToken(url);
    const path = `/services/data/v62.0/sobjects/Contact/${id}`;
    const { status, body } = await request(url, token, 'PATCH', path, { Title: 'CEO' });
    assert.is(status, 400);
    assert.equal(body, [
      {
        message: `unable to obtain exclusive access to this record or 1 records: ${id}`,
        errorCode: 'UNABLE_TO_LOCK_ROW',
        fields: [],
      },
    ]);
    assert.is(contacts.changes.size, 0);
    assert.is(contacts.value(0, contacts.field('Title')), null);
  }));

test('a contact locks its account, a campaign member its campaign and its person', () => {
  const touch: Write = (org) => org.update(org.object('Contact'), 4, { Title: 'CEO' }, BY, START);
  assert.is(whenHeld(row('Account', 1), 3_000, touch), 3_000);
  assert.is(whenHeld(row('Account', 2), 3_000, touch), 0);
  const campaign: Write = (org) => org.insert(org.object('Campaign'), { Name: 'Webinar' }, BY, START);
  const join: Write = (org) => {
    const member = { CampaignId: org.object('Campaign').idOf(0), LeadId: org.object('Lead').idOf(1) };
    return org.insert(org.object('CampaignMember'), member, BY, START);
  };
  assert.is(whenHeld(row('Campaign', 0), 3_000, join, [campaign]), 3_000);
  assert.is(whenHeld(row('Lead', 1), 3_000, join, [campaign]), 3_000);
  assert.is(whenHeld(row('Lead', 2), 3_000, join, [campaign]), 0);
});

test('a new task locks its people and account only when it is open and has a due date; later it always does', () => {
  const contact = row('Contact', 0);
  const account = row('Account', 0);
  const insert =
    (values: object): Write =>
    (org) =>
      org.insert(org.object('Task'), { WhoId: contact(org), ...values }, BY, START);
  const dated = { ActivityDate: '2026-01-06' };
  assert.is(whenHeld(contact, 3_000, insert({})), 0, 'no due date');
  assert.is(whenHeld(contact, 3_000, insert({ ...dated, Status: 'Completed' })), 0);
  assert.is(whenHeld(contact, 3_000, insert(dated)), 3_000);
  assert.is(whenHeld(account, 3_000, insert(dated)), 3_000);
  const update: Write = (org) => org.update(org.object('Task'), 0, { Subject: 'Call' }, BY, START);
  assert.is(whenHeld(contact, 3_000, update, [insert({})]), 3_000);
  const remove: Write = (org) => org.remove(org.object('Task'), 0, BY, START);
  assert.is(whenHeld(account, 3_000, remove, [insert({})]), 3_000);
});

test('a lookup that is set locks what it points to; an owner is not locked', () => {
  const set =
    (values: (org: Org) => object): Write =>
    (org) =>
      org.update(org.object('Account'), 0, { ...values(org) }, BY, START);
  const parent = row('Account', 2);
  const owner = row('User', SYNC_USER);
  assert.is(
    whenHeld(
      parent,
      3_000,
      set((org) => ({ ParentId: parent(org) })),
    ),
    3_000,
  );
  assert.is(
    whenHeld(
      parent,
      3_000,
      set(() => ({ Phone: '1' })),
    ),
    0,
  );
  assert.is(
    whenHeld(
      owner,
      3_000,
      set((org) => ({ OwnerId: owner(org) })),
    ),
    0,
  );
});

/** Tasks of four contacts of one account, each logged by a call of its own at the same instant. */
function taskStorm(options: Partial<OrgOptions>, tasks: number) {
  const org = smallOrg(options);
  const contacts = org.object('Contact');
  const outcomes = Array.from({ length: tasks }, (_, i) => {
    const task = { WhoId: contacts.idOf((i % 4) * 3), ActivityDate: '2026-01-06' };
    const before = org.locks.waitedMs;
    const outcome = org.insert(org.object('Task'), task, SYNC_USER, START);
    return outcome.ok ? org.locks.waitedMs - before : outcome.error.code;
  });
  return { org, outcomes };
}

test("a task storm: tasks of one account queue behind each other's triggers until they fail", () => {
  const { org, outcomes } = taskStorm({ saveMs: { Task: 4_000 } }, 5);
  assert.equal(outcomes, [0, 4_000, 8_000, 'UNABLE_TO_LOCK_ROW', 'UNABLE_TO_LOCK_ROW']);
  assert.is(org.locks.refusals, 2);
  assert.is(org.object('Task').count, 3);
});

test('without triggers that take time nobody waits', () => {
  assert.equal(taskStorm({}, 5).outcomes, [0, 0, 0, 0, 0]);
});

test('the records of one call hold their locks together and do not wait for each other', () => {
  const org = smallOrg({ saveMs: { Contact: 1_000 } });
  const contacts = org.object('Contact');
  org.call(START, () => {
    for (const row of [0, 3, 6]) assert.ok(org.update(contacts, row, { Title: 'CEO' }, BY, START).ok);
  });
  assert.is(org.locks.waitedMs, 0);
  org.update(contacts, 9, { Title: 'CEO' }, BY, START + 500);
  assert.is(org.locks.waitedMs, 2_500, 'three saves of a second, half a second ago');
  assert.equal(org.locks.held(START + 4_000), []);
});

test('an error names ten records and counts the rest', () => {
  const org = smallOrg({
    populations: { Campaign: { count: 1, bases: { Name: () => 'x' } }, Lead: { count: 3, bases: {} } },
  });
  const ids = Array.from({ length: 12 }, (_, row) => `00Q5g000000000${String.fromCharCode(65 + row)}AAA`);
  org.locks.hold(ids, START + 60_000);
  const error = org.locks.within(START, () => org.locks.take(ids, 0));
  assert.is(
    error?.message,
    `unable to obtain exclusive access to this record or 12 records: ${ids.slice(0, 10).join(',')}, ... (2 more)`,
  );
});

test.run();
