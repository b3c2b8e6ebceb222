import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('express lane: a person that changes while its lead is being created');
const SECOND = 1_000;

const inquiry: TestScenario = {
  days: 0.1,
  org: { records: { User: 3, Account: 5, Lead: 10, Contact: 10 } },
  campaigns: [
    { name: 'Web inquiry', triggers: [{ on: 'fillsOutForm' }], flow: [{ step: 'syncPersonToSfdc' }] },
  ],
};

/** Ann Smith fills out a form after ten minutes; so many seconds later she changes a field. */
function played(afterSeconds: number, field: string, value: string, more: Partial<TestScenario> = {}): World {
  const world = createWorld(scenarioOf({ ...inquiry, ...more }));
  const { instance, scheduler, startAt } = world;
  const { persons, campaigns } = instance;
  const visitAt = startAt + 600 * SECOND;
  scheduler.schedule(visitAt, () => {
    const named = { firstName: 'Ann', lastName: 'Smith', company: 'Acme', email: 'ann@example.com' };
    const values = new Map(
      Object.entries(named).map(([name, text]) => [persons.fieldNumber(name), text] as const),
    );
    const person = instance.create(values, 0, visitAt);
    campaigns.fillOutForm(person, 1, visitAt);
    const changeAt = visitAt + afterSeconds * SECOND;
    scheduler.schedule(changeAt, () =>
      instance.write(person, persons.fieldNumber(field), value, 0, changeAt),
    );
  });
  playDirect(world);
  return world;
}

/** A field of all leads that are new. */
function ofNewLeads({ org }: World, field: string): unknown[] {
  const leads = org.object('Lead');
  const rows = Array.from({ length: leads.count - 10 }, (_, i) => 10 + i);
  return rows.map((row) => leads.value(row, leads.field(field)));
}

test('what changes between asking and creating is pushed after it', () => {
  assert.equal(ofNewLeads(played(6.5, 'phone', '(555) 1'), 'Phone'), ['(555) 1']);
});

for (const at of [30, 90, 150, 300]) {
  const faults: TestScenario['faults'] = [
    { kind: 'lost-replies', afterHours: 0.16, forHours: 0.025, probability: 1 },
  ];
  test(`changed ${at} s after a form whose creation was not answered: one lead, with what is new`, () => {
    assert.equal(ofNewLeads(played(at, 'email', 'new@example.com', { faults }), 'Email'), [
      'new@example.com',
    ]);
    assert.equal(ofNewLeads(played(at, 'title', 'Buyer', { faults }), 'Title'), ['Buyer']);
  });
}

test('a member of a synced program that changes while its lead is created: the same', () => {
  const programs = [{ name: 'Webinar', campaign: 0 }];
  const org = { records: { User: 3, Account: 5, Lead: 10, Contact: 10, Campaign: 1 } };
  const world = createWorld(
    scenarioOf({
      ...inquiry,
      org,
      programs,
      campaigns: [],
      faults: [{ kind: 'lost-replies', afterHours: 0.05, forHours: 0.2, probability: 0.7 }],
      workload: [
        {
          kind: 'form-fills',
          perHour: 100,
          newPersons: 1,
          program: 'Webinar',
          hours: { from: 0, to: 0.5 },
        },
      ],
    }),
  );
  const { instance, scheduler, startAt } = world;
  const email = instance.persons.fieldNumber('email');
  for (let minute = 1; minute < 40; minute += 1) {
    const at = startAt + minute * 60 * SECOND;
    const person = 19 + minute;
    scheduler.schedule(at, () => {
      if (person < instance.persons.count) instance.write(person, email, `new.${person}@example.com`, 0, at);
    });
  }
  playDirect(world);
  const emails = ofNewLeads(world, 'Email');
  assert.ok(emails.length > 30);
  assert.is(new Set(emails).size, emails.length);
  const held = Array.from({ length: instance.persons.count }, (_, person) => person)
    .filter((person) => !instance.persons.isDeleted(person) && person >= 20)
    .map((person) => instance.persons.columns[email]!.get(person));
  assert.equal([...emails].sort(), held.sort());
});

test.run();
