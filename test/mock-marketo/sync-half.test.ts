import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Instance, type PersonObject } from '../../mock-marketo/index.ts';
import { page, reply, START, subject } from './sync-half-support.ts';

const test = suite('Marketo half of the sync');

const person: Readonly<Record<PersonObject, number>> = { Lead: 3, Contact: 13 };

/** The documented rule: object, who wins, what Marketo then holds, how the record counts, what is still to be pushed. */
const CONFLICTS = [
  ['Lead', 'marketo', 99, 'skipped', 1],
  ['Contact', 'salesforce', 50, 'updated', 0],
] as const;

for (const [object, winner, kept, counted, waiting] of CONFLICTS)
  test(`a field changed on both sides of a ${object}: ${winner} wins`, () => {
    const { sync, write, read } = subject();
    write(person[object], 'score', 99);
    const applied = reply(sync.apply({ page: page(object, 3, { Score__c: 50 }), winner }));
    assert.is(read(person[object], 'score'), kept);
    assert.is(applied[counted], 1);
    assert.is(reply(sync.pendingCount({ object })), waiting);
  });

test('a page that brings what both sides had agreed on is no conflict: Marketo’s change of a contact still waits', () => {
  const { sync, write, read } = subject();
  write(13, 'lastName', 'Marketo');
  sync.apply({ page: page('Contact', 3, { Score__c: 50, LastName: 'Last 3' }), winner: 'salesforce' });
  assert.is(read(13, 'lastName'), 'Marketo');
  assert.is(reply(sync.pendingCount({ object: 'Contact' })), 1);
});

test('a conflict in one field leaves the other changed fields to be pushed', () => {
  const { sync, write, read } = subject();
  write(13, 'score', 99);
  write(13, 'lastName', 'Marketo');
  sync.apply({ page: page('Contact', 3, { Score__c: 50, LastName: 'Sales' }), winner: 'salesforce' });
  assert.is(read(13, 'lastName'), 'Sales');
  assert.is(reply(sync.pendingCount({ object: 'Contact' })), 0);
  write(13, 'score', 99);
  write(13, 'lastName', 'Marketo');
  sync.apply({ page: page('Contact', 3, { Score__c: 60 }), winner: 'salesforce' });
  assert.equal(reply(sync.pending({ object: 'Contact', limit: 9 })), [
    { person: 13, row: 3, values: { LastName: 'Marketo' } },
  ]);
});

test('a record without a difference is skipped, one that Marketo has not seen becomes a person', () => {
  const { sync, instance, read } = subject();
  const same = reply(
    sync.apply({ page: page('Lead', 2, { LastName: 'Last 2', Unknown__c: 1 }), winner: 'marketo' }),
  );
  assert.equal([same.skipped, ...same.statuses], [1, 0]);
  const created = reply(sync.apply({ page: page('Lead', 400, { LastName: 'New' }), winner: 'marketo' }));
  assert.equal([created.created, ...created.statuses], [1, 2]);
  assert.is(instance.persons.count, 21);
  assert.is(read(20, 'lastName'), 'New');
  const again = reply(sync.apply({ page: page('Lead', 400, { LastName: 'Newer' }), winner: 'marketo' }));
  assert.equal([again.updated, ...again.statuses], [1, 1]);
  assert.is(read(20, 'lastName'), 'Newer');
});

test('only mapped fields of synced persons wait to be pushed, oldest change first, a person once', () => {
  const { sync, instance, write } = subject();
  const alone = instance.create(new Map(), 0, START);
  for (const row of [5, 2, 5]) write(row, 'score', row);
  write(4, 'secret', 'x');
  write(alone, 'score', 1);
  const changes = reply(sync.pending({ object: 'Lead', limit: 9 }));
  assert.equal(
    changes.map(({ row }) => row),
    [2, 5],
  );
  assert.equal(changes[0]!.values, { Score__c: 2 });
  assert.equal(reply(sync.pending({ object: 'Lead', limit: 1 })).length, 1);
  assert.equal(reply(sync.pending({ object: 'Account', limit: 9 })), []);
});

test('what was pushed waits no longer, even when Salesforce refused it', () => {
  const { sync, write } = subject();
  write(2, 'score', 1);
  write(3, 'score', 1);
  const records = reply(sync.pending({ object: 'Lead', limit: 9 }));
  const results = [{}, { error: { code: 'UNABLE_TO_LOCK_ROW', message: 'busy' } }];
  assert.is(reply(sync.pushed({ object: 'Lead', records, results })), 2);
  assert.is(reply(sync.pendingCount({ object: 'Lead' })), 0);
});

test('what changes while it is being pushed waits for the next push', () => {
  const { sync, write } = subject();
  write(2, 'score', 1);
  write(3, 'score', 1);
  write(4, 'score', 1);
  const records = reply(sync.pending({ object: 'Lead', limit: 9 }));
  write(2, 'score', 2);
  write(3, 'lastName', 'Other field');
  assert.is(reply(sync.pushed({ object: 'Lead', records, results: [{}, {}, {}] })), 1);
  assert.equal(
    reply(sync.pending({ object: 'Lead', limit: 9 })).map(({ row, values }) => [row, values]),
    [
      [2, { Score__c: 2 }],
      [3, { LastName: 'Other field' }],
    ],
  );
});

test('a change in a field that the sync user does not see is dropped by the push that leaves it out', () => {
  const { sync, write } = subject();
  write(2, 'score', 1);
  const [record] = reply(sync.pending({ object: 'Lead', limit: 9 }));
  const records = [{ ...record!, values: {} }];
  assert.is(reply(sync.pushed({ object: 'Lead', records, results: [{}] })), 1);
});

test('a record deleted in Salesforce stays a person, marked, and is pushed no more', () => {
  const { sync, instance, write, read } = subject();
  write(3, 'score', 1);
  assert.is(reply(sync.deleted({ object: 'Lead', rows: [3, 3, 999] })), 1);
  assert.equal([read(3, 'sfdcIsDeleted'), read(3, 'lastName')], [true, 'Last 3']);
  write(3, 'score', 2);
  assert.is(reply(sync.pendingCount({ object: 'Lead' })), 0);
  sync.apply({ page: page('Lead', 3, { LastName: 'Back' }), winner: 'marketo' });
  assert.equal([read(3, 'sfdcIsDeleted'), read(3, 'lastName'), instance.persons.count], [false, 'Back', 20]);
});

test('a person deleted in Marketo comes back as a new one when Salesforce changes the record', () => {
  const { sync, instance, read } = subject();
  instance.delete(3, 0, START);
  const applied = reply(sync.apply({ page: page('Lead', 3, { LastName: 'Again' }), winner: 'marketo' }));
  assert.is(applied.created, 1);
  assert.is(read(20, 'lastName'), 'Again');
  const next = reply(sync.apply({ page: page('Lead', 3, { LastName: 'Again' }), winner: 'marketo' }));
  assert.is(next.skipped, 1);
});

test('other objects are kept as plain records: created, compared, deleted', () => {
  const { sync } = subject();
  const status = (name: string): number[] => [
    ...reply(sync.apply({ page: page('Account', 7, { Name: name }), winner: 'salesforce' })).statuses,
  ];
  assert.equal([...status('Acme'), ...status('Acme'), ...status('Acme Inc')], [2, 0, 1]);
  assert.is(reply(sync.deleted({ object: 'Account', rows: [7, 8] })), 1);
  assert.equal(status('Acme'), [2]);
});

test('what the sync takes over is an activity of its own', () => {
  const { sync, instance } = subject();
  sync.apply({ page: page('Lead', 3, { Score__c: 50 }), winner: 'marketo' });
  const activity = instance.activities!.get(1);
  assert.equal([activity.type, activity.person, activity.oldValue, activity.newValue], [13, 3, 10, 50]);
});

test('an instance that keeps no activities has no log', () => {
  assert.is(new Instance({ startAt: START }).activities, undefined);
});

test('changes told with an instant before the last one wait in the order of telling, however many there are', () => {
  const count = 100_000;
  const options = { startAt: START, synced: { Lead: { count, bases: {} } }, keepActivities: 10 };
  const instance = new Instance(options);
  const title = instance.persons.fieldNumber('title');
  for (let person = 0; person < count; person += 1) instance.write(person, title, 'CEO', 1, START + 60_000);
  for (let person = count - 1; person >= 0; person -= 1) instance.write(person, title, 'CTO', 1, START);
  const { changes } = instance.logs.Lead;
  assert.is(changes.size, count);
  // All stand at the last instant, where Ids decide.
  assert.is(changes.head, 0);
  assert.is(changes.stamps[0], (START + 60_000) / 1_000);
  const { activities } = instance;
  assert.is(activities!.firstIdSince(START + 60_000), activities!.firstId);
  assert.is(activities!.get(activities!.nextId - 1).at, START + 60_000);
});

test.run();
