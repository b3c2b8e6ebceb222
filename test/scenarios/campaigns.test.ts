import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld } from '../../scenarios/index.ts';
import { loadScenario, ScenarioError } from '../../scenarios/loading/load.ts';
import { playDirect } from '../../scenarios/replay.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('smart campaigns of a scenario file');

/** Thirty forms an hour, and a nurture program whose two campaigns use every step that stays inside Marketo. */
const NURTURE = `
name: nurture
days: 0.2
org: { records: { User: 2, Account: 5, Lead: 20, Contact: 20, Campaign: 1 } }
programs: [{ name: Webinar, campaign: 0 }]
activitySync: [{ activity: opensEmail }]
campaigns:
  - name: Inquiry
    program: Nurture
    triggers: [{ on: fillsOutForm }]
    qualification: { onceInHours: 2 }
    priorityOverride: true
    tokens: { '{{my.topic}}': Sync }
    flow:
      - { step: changeScore, field: leadScore, change: '+5' }
      - { step: addToList, list: 7 }
      - { step: interestingMoment, type: Web, description: 'Asked about {{my.topic}}' }
      - { step: callWebhook, name: Enrich, takesSeconds: 2 }
      - { step: requestCampaign, campaign: Follow up }
  - name: Follow up
    program: Webinar
    triggers: [{ on: campaignIsRequested, source: Marketo Flow Action }]
    filters: [{ memberOfList: 7 }]
    flow:
      - { step: sendEmail, email: 3, name: Welcome, rates: { delivered: 1, opened: 1, clicked: 1 } }
      - { step: sendAlert, email: 4 }
      - { step: removeFromList, list: 7 }
      - { step: createTask, subject: Call }
workload: [{ kind: form-fills, perHour: 30, newPersons: 1, hours: { from: 0, to: 5 } }]
`;

test('every flow step of Marketo can be written, and does in a run what it does in the instance', () =>
  withFiles({ 'nurture.yaml': NURTURE }, (folder) => {
    const world = createWorld(loadScenario(`${folder}/nurture.yaml`));
    playDirect(world);
    const { instance, org } = world;
    const activities = instance.activities!;
    const counts = new Map<number, number>();
    const moments = new Set<unknown>();
    for (let id = activities.firstId; id < activities.nextId; id += 1) {
      const { type, newValue } = activities.get(id);
      counts.set(type, (counts.get(type) ?? 0) + 1);
      if (type === 46) moments.add(newValue);
    }
    const forms = counts.get(2)!;
    assert.ok(forms > 50, `${forms}`);
    // Change Score, Add to List, Interesting Moment, Call Webhook, Request Campaign, Send Email, Send Alert, Remove from List.
    const steps = [22, 24, 46, 110, 47, 6, 38, 25];
    assert.equal(
      steps.map((type) => counts.get(type)! >= forms - 1),
      steps.map(() => true),
    );
    assert.ok(counts.get(10)! > 0 && counts.get(11)! > 0, 'opens and clicks follow');
    assert.equal([...moments], ['Asked about Sync']);
    // The program of the second campaign is synced, so that its task implies no Sync Person to SFDC.
    assert.is(org.object('Lead').count, 20);
  }));

test('a step, a field, a campaign or a queue that does not exist is told, with the nearest name', () =>
  withFiles(
    {
      'typos.yaml': `
name: typos
campaigns:
  - name: A
    triggers: [{ on: dataValueChanges, field: leadScor }]
    filters: [{ field: emial, comparison: is empty }]
    flow:
      - { step: changeScore, field: leadScore, change: plus }
`,
      'names.yaml': `
name: names
org: { queues: [{ name: Inbound }] }
campaigns:
  - name: Follow up
    triggers: [{ on: dataValueChanges, field: leadScor }]
    filters: [{ field: emial, comparison: is empty }]
    flow: [{ step: requestCampaign, campaign: Folow up }]
  - { name: Follow up, flow: [{ step: changeDataValue, field: titel, value: x }] }
  - { name: Route, flow: [{ step: syncPersonToSfdc, assignTo: { queue: 1 } }, { step: changeOwner, owner: { queue: 0 } }] }
`,
    },
    (folder) => {
      const problems = (name: string): string[] => {
        try {
          loadScenario(`${folder}/${name}`);
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
          return error.problems.map(({ path, text }) => `${path}: ${text}`);
        }
        return [];
      };
      assert.equal(problems('typos.yaml'), [
        'campaigns[0].flow[0].change: expected a score change: +5, -5 or =5, found "plus"',
      ]);
      assert.equal(problems('names.yaml'), [
        'campaigns[0].triggers[0].field: a person has no field "leadScor"; did you mean "leadScore"?',
        'campaigns[0].filters[0].field: a person has no field "emial"; did you mean "email"?',
        'campaigns[0].flow[0].campaign: there is no campaign "Folow up"; did you mean "Follow up"?',
        'campaigns[1].name: there already is a campaign "Follow up"',
        'campaigns[1].flow[0].field: a person has no field "titel"; did you mean "title"?',
        'campaigns[2].flow[0].assignTo.queue: there is no queue 1: the org has one queue, counted from 0',
      ]);
    },
  ));

test.run();
