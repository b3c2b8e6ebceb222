import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOUR_MS } from '../../engine/kernel/index.ts';
import type { CampaignDefinition } from '../../mock-marketo/index.ts';
import { welcomeCampaigns } from '../support/welcome-campaigns.ts';
import { createPersons, type Marketo, marketo, type SalesforceCall, takeAll } from './campaigns-support.ts';

const test = suite('trigger and batch campaigns');

const PERSONS = 10_000;

const { trigger: TRIGGER, batch: BATCH } = welcomeCampaigns('score');

/** An instance of 10,000 persons that only Marketo knows, all of them from a webinar, and what happens at a run. */
function run(definition: CampaignDefinition): { subject: Marketo; calls: SalesforceCall[] } {
  const subject = marketo([definition], {}, { keepActivities: 0, synced: {} });
  const source = subject.instance.persons.fieldNumber('leadSource');
  for (const person of createPersons(subject, PERSONS)) {
    subject.instance.write(person, source, 'Webinar', 0, subject.clock.now());
  }
  if (definition === BATCH) subject.run('Welcome');
  subject.pass(HOUR_MS);
  return { subject, calls: takeAll(subject) };
}

/** What each person holds, is in Salesforce, and whether it is in the list. */
function dataOf({ instance, read }: Marketo): string[] {
  return Array.from({ length: instance.persons.count }, (_, person) =>
    [
      read(person, 'score'),
      read(person, 'leadStatus'),
      instance.persons.objectOf(person),
      instance.persons.sfdcRowOf(person),
      instance.campaigns.lists.has(7, person),
    ].join(' '),
  );
}

test('the same 10,000 persons, the same flow: the same data, 10,000 calls from a trigger campaign, 50 from a batch', () => {
  const trigger = run(TRIGGER);
  const batch = run(BATCH);
  assert.is(trigger.calls.length, 10_000);
  assert.is(batch.calls.length, 50);
  assert.is(
    batch.calls.every(({ persons, kind }) => persons === 200 && kind === 'syncPerson'),
    true,
  );
  const data = dataOf(trigger.subject);
  assert.is(data[0], `5 Engaged Lead ${PERSONS} true`);
  assert.equal(data, dataOf(batch.subject));
});

test('a trigger campaign hears what happens after it was activated, a batch campaign finds who is there', () => {
  const trigger = marketo([{ ...TRIGGER, active: false }]);
  trigger.write(1, 'leadSource', 'Webinar');
  const { campaigns } = trigger.instance;
  campaigns.setActive(campaigns.campaign('Welcome'), true, trigger.clock.now());
  trigger.write(2, 'leadSource', 'Webinar');
  trigger.pass(HOUR_MS);
  assert.equal([trigger.read(1, 'score'), trigger.read(2, 'score')], [null, 5]);

  const batch = marketo([BATCH]);
  batch.write(1, 'leadSource', 'webinar');
  batch.write(2, 'leadSource', 'Fair');
  batch.run('Welcome');
  assert.equal([batch.read(1, 'score'), batch.read(2, 'score')], [5, null]);
});

test('the batch queue does not wait for the trigger queue', () => {
  const slow: CampaignDefinition = { ...TRIGGER, qualification: 'every time' };
  const subject = marketo([slow, { ...BATCH, name: 'Other', filters: [] }], { triggerPersonsPerMinute: 1 });
  for (const person of [1, 2, 3]) subject.write(person, 'leadSource', 'Webinar');
  subject.run('Other');
  assert.is(subject.read(9, 'score'), 5);
  assert.is(subject.instance.campaigns.waiting('trigger'), 2);
});

test.run();
