import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Value } from '../../../engine/kernel/index.ts';
import type { CampaignDefinition } from '../../../mock-marketo/index.ts';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf } from '../../support/run-scenario.ts';
import { welcomeCampaigns } from '../../support/welcome-campaigns.ts';

const test = suite('express lane: the same persons by a trigger and by a batch campaign');

const PERSONS = 10_000;

const { trigger: TRIGGER, batch: BATCH } = welcomeCampaigns('leadScore');

/** A day with 10,000 persons that only Marketo knows, all of them from a webinar, and one campaign for them. */
function day(definition: CampaignDefinition): World {
  const world = createWorld(
    scenarioOf({
      days: 0.5,
      org: { records: { User: 5, Lead: 10 } },
      campaigns: [
        { name: 'Other', triggers: [{ on: 'fillsOutForm' }], flow: [{ step: 'syncPersonToSfdc' }] },
      ],
    }),
  );
  const { instance, clock } = world;
  const [campaign] = instance.campaigns.add([definition], clock.now());
  const field = (name: string): number => instance.persons.fieldNumber(name);
  const cause = instance.causes.of('Webinar', 'Lead.leadSource');
  for (let n = 0; n < PERSONS; n += 1) {
    const values = new Map<number, Value>([
      [field('lastName'), `Guest ${n}`],
      [field('company'), 'Acme'],
      [field('email'), `guest${n}@acme.example`],
    ]);
    const person = instance.create(values, cause, clock.now());
    instance.write(person, field('leadSource'), 'Webinar', cause, clock.now());
  }
  if (campaign!.kind === 'batch') instance.campaigns.schedule(campaign!, clock.now());
  playDirect(world);
  return world;
}

/** What every guest holds on both sides, by e-mail. */
function dataOf({ instance, org }: World): string[] {
  const { persons, campaigns } = instance;
  const leads = org.object('Lead');
  const held = (person: number, name: string): Value =>
    persons.columns[persons.fieldNumber(name)]!.get(person);
  const guests: string[] = [];
  for (let person = 0; person < persons.count; person += 1) {
    if (held(person, 'leadSource') !== 'Webinar') continue;
    const row = persons.sfdcRowOf(person);
    const marketo = ['email', 'leadScore', 'leadStatus'].map((name) => held(person, name));
    const salesforce = ['Email', 'LastName', 'LeadSource', 'Status'].map((name) =>
      leads.value(row, leads.field(name)),
    );
    guests.push([...marketo, campaigns.lists.has(7, person), ...salesforce].join(' '));
  }
  return guests.sort();
}

test('10,000 persons: the same data on both sides in the end, for 10,000 calls to Salesforce and for 50', () => {
  const trigger = day(TRIGGER);
  const batch = day(BATCH);
  assert.equal(
    [trigger, batch].map(({ recorder }) => recorder.api.byPurpose.flowStep),
    [10_000, 50],
  );
  assert.equal(
    [trigger, batch].map(({ recorder }) => recorder.sync.expressLane.leads),
    [PERSONS, PERSONS],
  );
  const data = dataOf(trigger);
  assert.is(data.length, PERSONS);
  assert.is(data[0], 'guest0@acme.example 5 Engaged true guest0@acme.example Guest 0 Webinar Engaged');
  assert.equal(dataOf(batch), data);
});

test.run();
