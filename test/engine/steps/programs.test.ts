import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('programs synced to campaigns: members and statuses go both ways');

const webinar: TestScenario = {
  days: 0.25,
  org: { records: { User: 5, Account: 20, Lead: 100, Contact: 100, Campaign: 3 } },
  programs: [{ name: 'Webinar', campaign: 1 }],
  workload: [
    { kind: 'form-fills', program: 'Webinar', perHour: 60, newPersons: 0.5, hours: { from: 0, to: 5 } },
  ],
};

function played(input: TestScenario): World {
  const world = createWorld(scenarioOf(input));
  playDirect(world);
  return world;
}

test('members who are not in Salesforce become leads, then campaign members', () => {
  const { org, instance, recorder } = played(webinar);
  const members = org.object('CampaignMember');
  const { leads } = recorder.sync.programs;
  assert.ok(leads > 100);
  assert.is(org.object('Lead').count, 100 + leads);
  assert.is(members.count, instance.database.programs.named('Webinar')!.members.size);
  const operations = new Set(recorder.sync.steps.map(({ object, operation }) => `${object}: ${operation}`));
  assert.ok(operations.has('Lead: Push new') && operations.has('Campaign: Sync with program'));
});

test('a person that only Marketo knows and that is in no synced program stays out of Salesforce', () => {
  const { org, instance } = played({
    ...webinar,
    programs: [],
    workload: [{ ...webinar.workload![0]!, program: undefined } as never],
  });
  assert.ok(instance.persons.count > 300);
  assert.is(org.object('Lead').count, 100);
});

test('a status that changes in Salesforce changes in the program', () => {
  const world = createWorld(scenarioOf(webinar));
  const { org, scheduler, startAt, instance } = world;
  scheduler.schedule(startAt + 4 * 3_600_000, () => {
    const members = org.object('CampaignMember');
    org.update(members, 0, { Status: 'Responded' }, 0, startAt + 4 * 3_600_000);
  });
  playDirect(world);
  const first = [...instance.database.programs.named('Webinar')!.members.values()].filter(
    ({ status }) => status.name === 'Responded',
  );
  assert.is(first.length, 1);
});

test('one digest in process and over HTTP', async () => {
  const scenario = scenarioOf({ ...webinar, days: 0.1 });
  const direct = replay(scenario, () => 0);
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
