import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf } from '../../support/run-scenario.ts';

const test = suite('objects: every object of a cycle comes to Marketo when it is new, changed and deleted');
const HOUR = 3_600_000;

type Ids = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | number | boolean>>;

/** A new record of each object, what changes in it, and whether it can be deleted; in an order that links can follow. */
const OBJECTS: [object: string, values: (ids: Ids) => Values, change: Values, isDeleted: boolean][] = [
  [
    'User',
    (ids) => ({
      Username: 'new@example.com',
      LastName: 'New',
      Alias: 'new',
      Email: 'new@example.com',
      ProfileId: ids.Profile!,
    }),
    { Title: 'Boss' },
    false,
  ],
  ['Account', () => ({ Name: 'Acme' }), { Phone: '1' }, true],
  ['Lead', () => ({ LastName: 'Lead', Company: 'Acme' }), { Title: 'Boss' }, true],
  [
    'Contact',
    ({ Account: AccountId }) => ({ LastName: 'Contact', AccountId: AccountId! }),
    { Title: 'Boss' },
    true,
  ],
  [
    'Opportunity',
    ({ Account: AccountId }) => ({
      Name: 'Deal',
      AccountId: AccountId!,
      StageName: 'Prospecting',
      CloseDate: '2026-06-30',
    }),
    { Amount: 500 },
    true,
  ],
  [
    'OpportunityContactRole',
    ({ Opportunity, Contact }) => ({ OpportunityId: Opportunity!, ContactId: Contact!, Role: 'Evaluator' }),
    { Role: 'Decision Maker' },
    true,
  ],
  ['Campaign', () => ({ Name: 'Webinar' }), { Status: 'Completed' }, true],
  [
    'CampaignMember',
    ({ Campaign, Lead }) => ({ CampaignId: Campaign!, LeadId: Lead!, Status: 'Sent' }),
    { Status: 'Responded' },
    true,
  ],
  ['Asset__c', ({ Contact }) => ({ Name: 'Engine', Contact__c: Contact! }), { Serial__c: 'S-1' }, true],
  ['Task', ({ Contact }) => ({ Subject: 'Call', WhoId: Contact! }), { Description: 'Done' }, true],
  [
    'Event',
    ({ Contact }) => ({
      Subject: 'Visit',
      WhoId: Contact!,
      DurationInMinutes: 60,
      ActivityDateTime: '2026-01-06T10:00:00Z',
    }),
    { Location: 'Here' },
    true,
  ],
];

/** All of it in four hours: created in the first, changed in the second, deleted, the last first, in the third. */
function played(): { world: World; rows: ReadonlyMap<string, number>; seen: Map<string, unknown[]> } {
  const world = createWorld(
    scenarioOf({
      days: 0.2,
      org: {
        records: { User: 5, Account: 1, Lead: 1, Contact: 1 },
        customObjects: [
          {
            name: 'Asset__c',
            label: 'Asset',
            parent: 'Contact',
            fields: [{ name: 'Serial__c', label: 'Serial', type: 'string' }],
          },
        ],
      },
    }),
  );
  const { org, scheduler, startAt } = world;
  const rows = new Map<string, number>();
  const seen = new Map<string, unknown[]>();
  const at = (hours: number, deed: (now: number) => void) =>
    scheduler.schedule(startAt + hours * HOUR, () => deed(startAt + hours * HOUR));
  const look = (): void => {
    for (const [object, , change] of OBJECTS) {
      const [field] = Object.keys(change);
      const mirror = world.instance.mirror(object);
      const copy = mirror.rowOf(rows.get(object)!);
      const value = copy < 0 ? 'no copy' : mirror.field(field!)?.column.get(copy);
      seen.set(object, [...(seen.get(object) ?? []), value]);
    }
  };
  at(0.5, (now) => {
    const ids: Record<string, string> = { Profile: org.object('Profile').idOf(0) };
    for (const [object, values] of OBJECTS) {
      const saved = org.insert(org.object(object), values(ids), 0, now);
      assert.ok(saved.ok, `${object}: ${JSON.stringify(saved)}`);
      rows.set(object, (saved as { value: number }).value);
      ids[object] = org.object(object).idOf(rows.get(object)!);
    }
  });
  at(1, look);
  at(1.5, (now) => {
    for (const [object, , change] of OBJECTS) {
      const changed = org.update(org.object(object), rows.get(object)!, change, 0, now);
      assert.ok(changed.ok, `${object}: ${JSON.stringify(changed)}`);
    }
  });
  at(2, look);
  at(2.5, (now) => {
    for (const [object, , , isDeleted] of OBJECTS.toReversed()) {
      const records = org.object(object);
      const row = rows.get(object)!;
      if (isDeleted && records.deleted[row] === 0) assert.ok(org.remove(records, row, 0, now).ok, object);
    }
  });
  playDirect(world);
  look();
  return { world, rows, seen };
}

test('created, changed, deleted: Marketo’s copy comes, follows and goes, and persons are marked', () => {
  const { world, rows, seen } = played();
  for (const [object, , change, isDeleted] of OBJECTS) {
    const [value] = Object.values(change);
    const [created, changed, last] = seen.get(object)!;
    assert.is.not(created, 'no copy', object);
    assert.is.not(created, value, object);
    assert.is(changed, value, object);
    const isPerson = object === 'Lead' || object === 'Contact';
    if (!isPerson) assert.is(last, isDeleted ? 'no copy' : value, object);
    if (!isPerson) continue;
    const { persons } = world.instance;
    assert.ok(persons.isSfdcDeleted(persons.personOf(object, rows.get(object)!)), object);
  }
});

test('each object has its lines in Sync Status, under the names of the steps', () => {
  const { world } = played();
  const lines = world.recorder.sync.steps.map(({ object, operation }) => `${object}: ${operation}`);
  for (const [object, , , isDeleted] of OBJECTS) {
    assert.ok(lines.includes(`${object}: Pull updates`), object);
    if (isDeleted) assert.ok(lines.includes(`${object}: Pull deletes`), object);
  }
  assert.equal(
    lines.filter((line) => line.includes('Push')),
    [],
    'nothing of it goes back',
  );
});

test.run();
