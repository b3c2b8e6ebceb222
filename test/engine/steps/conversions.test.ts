import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Value } from '../../../engine/kernel/index.ts';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf } from '../../support/run-scenario.ts';

const test = suite('conversions, merges and deletions in Salesforce');
const HOUR = 3_600_000;

/** A small world in which something is done in Salesforce after an hour, played to its end. */
function playedWith(deed: (world: World, now: number) => void): World {
  const org = { records: { User: 5, Account: 20, Lead: 50, Contact: 50 } };
  const world = createWorld(scenarioOf({ days: 0.1, org }));
  world.scheduler.schedule(world.startAt + HOUR, () => deed(world, world.startAt + HOUR));
  playDirect(world);
  return world;
}

test('a converted lead is one contact on each side, and Sync Status has a line for it', () => {
  const { org, instance, recorder } = playedWith(({ org }, now) => {
    const leadId = org.object('Lead').idOf(7);
    assert.ok(org.convertLead({ leadId, convertedStatus: 'Closed - Converted' }, 0, now).ok);
  });
  const person = instance.persons.personOf('Lead', 7);
  assert.is(instance.persons.objectOf(person), 'Contact');
  assert.is(instance.persons.personOf('Contact', 50), person);
  assert.is(org.object('Contact').count, 51);
  assert.is(instance.persons.count, 100);
  assert.ok(
    recorder.sync.steps.some(({ operation, updated }) => operation === 'Pull conversions' && updated === 1),
  );
});

test('a contact that is deleted before the sync sees the conversion: the person is marked SFDC Is Deleted', () => {
  const org = {
    records: { User: 5, Account: 20, Lead: 50, Contact: 50 },
    accessChanges: [{ afterHours: 0.5, hidden: ['Lead.Email'] }, { afterHours: 2 }],
  };
  const world = createWorld(scenarioOf({ days: 0.2, org }));
  const { scheduler, startAt, instance } = world;
  const contacts = world.org.object('Contact');
  scheduler.schedule(startAt + HOUR, () => {
    const leadId = world.org.object('Lead').idOf(7);
    assert.ok(world.org.convertLead({ leadId, convertedStatus: 'Closed - Converted' }, 0, startAt + HOUR).ok);
    assert.ok(world.org.remove(contacts, 50, 0, startAt + HOUR).ok);
  });
  playDirect(world);
  const person = instance.persons.personOf('Contact', 50);
  assert.is(person, instance.persons.personOf('Lead', 7));
  assert.ok(instance.persons.isSfdcDeleted(person));
});

test('a lead converted into a contact that is there already: the two persons are merged', () => {
  const { instance } = playedWith(({ org }, now) => {
    const contacts = org.object('Contact');
    const conversion = {
      leadId: org.object('Lead').idOf(7),
      contactId: contacts.idOf(3),
      accountId: String(contacts.value(3, contacts.field('AccountId'))),
      convertedStatus: 'Closed - Converted',
    };
    assert.ok(org.convertLead(conversion, 0, now).ok);
  });
  assert.ok(instance.persons.isDeleted(7), 'the lead’s person');
  assert.is(instance.persons.objectOf(instance.persons.personOf('Contact', 3)), 'Contact');
});

test('three leads with a score of 10 that are merged have 30', () => {
  const { instance } = playedWith(({ org, instance }, now) => {
    const score = instance.persons.fieldNumber('leadScore');
    for (const person of [1, 2, 3]) instance.persons.columns[score]!.set(person, 10);
    assert.ok(org.merge(org.object('Lead'), 1, [2, 3], {}, 0, now).ok);
  });
  const { persons } = instance;
  assert.is(persons.columns[persons.fieldNumber('leadScore')]!.get(1), 30);
  assert.equal(
    [1, 2, 3].map((person) => persons.isDeleted(person)),
    [false, true, true],
  );
});

test('a survivor without a score takes the first one it gets once, not twice', () => {
  const { instance } = playedWith(({ org, instance }, now) => {
    const score = instance.persons.fieldNumber('leadScore');
    for (const person of [2, 3]) instance.persons.columns[score]!.set(person, 10);
    assert.ok(org.merge(org.object('Lead'), 1, [2, 3], {}, 0, now).ok);
  });
  const { persons } = instance;
  assert.is(persons.columns[persons.fieldNumber('leadScore')]!.get(1), 20);
});

test('a deleted lead stays in Marketo and is marked SFDC Is Deleted', () => {
  const { instance, recorder } = playedWith(({ org }, now) => {
    assert.ok(org.remove(org.object('Lead'), 9, 0, now).ok);
  });
  assert.ok(instance.persons.isSfdcDeleted(9) && !instance.persons.isDeleted(9));
  assert.ok(
    recorder.sync.steps.some(({ operation, deleted }) => operation === 'Pull deletes' && deleted === 1),
  );
});

/** Converts lead 7, whose title has changed in Marketo a moment before. */
function convertChanged({ org, instance }: World, now: number, into: object = {}): void {
  instance.write(7, instance.persons.fieldNumber('title'), 'Buyer', 0, now);
  const leadId = org.object('Lead').idOf(7);
  assert.ok(org.convertLead({ leadId, convertedStatus: 'Closed - Converted', ...into }, 0, now).ok);
}

/** Both sides have agreed on a title. */
function hold({ org, instance }: World, object: 'Lead' | 'Contact', row: number, title: Value): void {
  const records = org.object(object);
  records.set(row, records.field('Title'), title);
  const { persons } = instance;
  persons.columns[persons.fieldNumber('title')]!.set(persons.whoIs(object, row), title);
}

function titleOf({ org }: World, contact: number): unknown {
  const contacts = org.object('Contact');
  return contacts.value(contact, contacts.field('Title'));
}

test('what waits to be pushed of a lead that is converted is a change of the contact', () => {
  const world = playedWith((world, now) => convertChanged(world, now));
  assert.is(titleOf(world, 50), 'Buyer');
});

test('converted into a contact that is there: it takes the lead’s change where it had what the lead had', () => {
  const into = (world: World, title: string | null) => {
    const contacts = world.org.object('Contact');
    const leads = world.org.object('Lead');
    hold(world, 'Contact', 3, title ?? leads.value(7, leads.field('Title')));
    return {
      contactId: contacts.idOf(3),
      accountId: String(contacts.value(3, contacts.field('AccountId'))),
    };
  };
  const same = playedWith((world, now) => convertChanged(world, now, into(world, null)));
  const other = playedWith((world, now) => convertChanged(world, now, into(world, 'Chief')));
  assert.equal([titleOf(same, 3), titleOf(other, 3)], ['Buyer', 'Chief']);
});

test('blanks that a merge fills in Marketo are filled in Salesforce, too', () => {
  const { org, instance } = playedWith((world, now) => {
    hold(world, 'Lead', 1, null);
    assert.ok(world.org.merge(world.org.object('Lead'), 1, [2], {}, 0, now).ok);
  });
  const leads = org.object('Lead');
  const title = instance.persons.columns[instance.persons.fieldNumber('title')]!;
  assert.ok(title.get(1) !== null);
  assert.is(leads.value(1, leads.field('Title')), title.get(1));
});

test.run();
