import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../../scenarios/index.ts';
import { replayOverHttp } from '../../../scenarios/over-http.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf, type TestScenario } from '../../support/run-scenario.ts';

const test = suite('links: programs with campaigns, and records that came before those they point to');
const HOUR = 3_600_000;

/** Two campaigns with thirty members each; a program is synced to the second one. */
const WEBINAR: TestScenario = {
  days: 0.25,
  org: { records: { User: 5, Account: 20, Lead: 20, Contact: 20, Campaign: 2, CampaignMember: 60 } },
  programs: [{ name: 'Webinar', campaign: 1, afterHours: 1 }],
};

function played(
  input: TestScenario,
  deeds: Readonly<Record<number, (world: World, now: number) => void>> = {},
): World {
  const world = createWorld(scenarioOf(input));
  for (const [hour, deed] of Object.entries(deeds)) {
    const at = world.startAt + Number(hour) * HOUR;
    world.scheduler.schedule(at, () => deed(world, at));
  }
  playDirect(world);
  return world;
}

function membersOf({ instance }: World): string[] {
  const { members } = instance.database.programs.named('Webinar')!;
  return [...members.values()].map(({ person, status }) => `${person} ${status.name}`);
}

function stepsOf({ recorder, startAt }: World, operation: string) {
  return recorder.sync.steps
    .filter((step) => step.operation === operation)
    .map(({ object, status, updated, failed, startedAt }) => ({
      object,
      status,
      updated,
      failed,
      minute: Math.floor((startedAt - startAt) / 60_000),
    }));
}

test('a program that is synced to a campaign is linked with it once, and has its members and their statuses', () => {
  const world = played(WEBINAR);
  const { org, instance } = world;
  const members = org.object('CampaignMember');
  const campaignId = org.object('Campaign').idOf(1);
  const expected: string[] = [];
  for (let row = 0; row < members.count; row += 1) {
    if (members.value(row, members.field('CampaignId')) !== campaignId) continue;
    const lead = members.value(row, members.field('LeadId'));
    const person =
      lead === null
        ? instance.persons.personOf('Contact', rowOf(world, 'Contact', row))
        : instance.persons.personOf('Lead', org.object('Lead').rowOf(String(lead)));
    expected.push(`${person} ${members.value(row, members.field('Status'))}`);
  }
  assert.is(expected.length, 30);
  assert.equal(membersOf(world).sort(), expected.sort());
  const { object, status, updated, minute } = stepsOf(world, 'Init link with Program')[0]!;
  assert.equal({ object, status, updated }, { object: 'Campaign', status: 'Succeeded', updated: 31 });
  assert.ok(minute >= 60 && minute <= 66, `${minute}`);
  assert.is(stepsOf(world, 'Init link with Program').length, 1);
  assert.is(world.recorder.sync.programs.members, 0, 'what came from the campaign is not sent back');
});

function rowOf({ org }: World, object: 'Contact', member: number): number {
  const members = org.object('CampaignMember');
  return org.object(object).rowOf(String(members.value(member, members.field(`${object}Id`))));
}

const VISITS = {
  kind: 'form-fills' as const,
  program: 'Webinar',
  perHour: 20,
  newPersons: 1,
  hours: { from: 0, to: 2 },
};

test('statuses that do not match: an error, and nothing syncs until they are made to match in Salesforce', () => {
  const statuses = ['Invited', 'Attended'];
  const mismatch: TestScenario = {
    ...WEBINAR,
    programs: [{ name: 'Webinar', campaign: 1, statuses }],
    workload: [VISITS],
  };
  const left = played(mismatch);
  const [error, ...others] = left.recorder.sync.errors.values();
  assert.equal(others, []);
  assert.is(error?.code, 'INCOMPATIBLE_PROGRAM_STATUS');
  assert.is(
    error?.example,
    'The program "Webinar" has the statuses Invited, Attended, its Salesforce campaign Sent, Responded.',
  );
  assert.is(error?.count, stepsOf(left, 'Init link with Program').length, 'it is tried again in each cycle');
  assert.is(left.recorder.sync.notifications.length, 1);
  assert.is(left.recorder.sync.programs.leads, 0, 'no member becomes a lead');
  assert.ok(membersOf(left).length > 20, 'all of them from the form');

  const mended = played({
    ...mismatch,
    org: { ...mismatch.org, campaignStatuses: [{ campaign: 1, statuses, afterHours: 3 }] },
  });
  const steps = stepsOf(mended, 'Init link with Program');
  assert.is(steps.at(-1)?.status, 'Succeeded');
  assert.ok(
    steps.every(({ status, minute }) => (status === 'Succeeded') === minute > 180),
    JSON.stringify(steps.at(-1)),
  );
  assert.is(membersOf(mended).length, 30 + mended.recorder.sync.programs.leads);
  assert.is(mended.recorder.sync.programs.members, mended.recorder.sync.programs.leads);
});

test('a campaign without members is linked whatever its statuses; it gives its default for one it does not know', () => {
  const world = played({
    ...WEBINAR,
    org: { records: { ...WEBINAR.org!.records, CampaignMember: 0 } },
    programs: [{ name: 'Webinar', campaign: 1, statuses: ['Invited', 'Attended'] }],
    workload: [VISITS],
  });
  const { org, recorder } = world;
  const members = org.object('CampaignMember');
  assert.ok(members.count > 20);
  for (let row = 0; row < members.count; row += 1)
    assert.is(members.value(row, members.field('Status')), 'Sent');
  assert.is(recorder.sync.programs.members, members.count, 'each is asked for once, not in every cycle');
  const [error] = recorder.sync.errors.values();
  assert.is(error?.code, 'INCOMPATIBLE_PROGRAM_STATUS', 'what comes back is in no status of the program');
  assert.is(error?.count, members.count);
  assert.is(recorder.sync.pulls.failed, members.count);
});

test('a member gets a status that the program lacks: a failed item of the pull, and the program keeps its own', () => {
  const world = played(WEBINAR, {
    2: ({ org }, now) => {
      const statuses = org.object('CampaignMemberStatus');
      org.insert(
        statuses,
        { CampaignId: org.object('Campaign').idOf(1), Label: 'No Show', SortOrder: 9 },
        0,
        now,
      );
      org.update(org.object('CampaignMember'), 1, { Status: 'No Show' }, 0, now);
    },
  });
  const failed = stepsOf(world, 'Pull updates').filter((step) => step.failed > 0);
  assert.equal(
    failed.map(({ object, failed: items }) => [object, items]),
    [['CampaignMember', 1]],
  );
  const [error] = world.recorder.sync.errors.values();
  assert.match(error!.example, 'The program "Webinar" has no status "No Show"');
  const [record, ...others] = error!.records;
  assert.equal([record?.object, record?.person, others.length], ['CampaignMember', null, 0]);
  const status = world.org.object('CampaignMember').field('Status');
  assert.is(world.org.object('CampaignMember').value(record!.row, status), 'No Show');
  assert.is(membersOf(world).length, 30);
  assert.is(membersOf(world).filter((member) => member.endsWith('No Show')).length, 0);
});

/** Contacts come before accounts, and a turn is short: new contacts are there before their new account. */
const CONTACTS_FIRST: TestScenario = {
  days: 0.25,
  org: { records: { User: 5, Account: 1_000, Lead: 20, Contact: 20, Campaign: 1 } },
  programs: [{ name: 'Webinar', campaign: 0 }],
  sync: {
    accountGate: false,
    turn: 200,
    objects: [
      'User',
      'Contact',
      'CampaignMember',
      'Lead',
      'Account',
      'Opportunity',
      'OpportunityContactRole',
      'Campaign',
      'Task',
      'Event',
    ],
  },
  workload: [{ kind: 'mass-update', object: 'Account', field: 'Phone', records: 500, afterHours: 1 }],
};

/** A new account with a contact, a lead, and both of them in the campaign. */
function newcomers({ org }: World, now: number): void {
  const insert = (object: string, values: object) => {
    const saved = org.insert(org.object(object), values as never, 0, now);
    assert.ok(saved.ok, JSON.stringify(saved));
    return org.object(object).idOf((saved as { value: number }).value);
  };
  const AccountId = insert('Account', { Name: 'Late Inc' });
  const ContactId = insert('Contact', { LastName: 'Early', AccountId });
  const LeadId = insert('Lead', { LastName: 'Later', Company: 'Late Inc' });
  const CampaignId = org.object('Campaign').idOf(0);
  insert('CampaignMember', { CampaignId, ContactId, Status: 'Sent' });
  insert('CampaignMember', { CampaignId, LeadId, Status: 'Responded' });
  insert('Opportunity', { Name: 'Deal', AccountId, StageName: 'Prospecting', CloseDate: '2026-06-30' });
}

test('a contact that is pulled before its account shows no company until foreign keys are updated', () => {
  let before: unknown = 'not looked at';
  const company = ({ instance, org }: World): unknown => {
    const person = instance.persons.personOf('Contact', org.object('Contact').count - 1);
    return person < 0
      ? undefined
      : instance.persons.columns[instance.persons.fieldNumber('company')]!.get(person);
  };
  const world = played(CONTACTS_FIRST, {
    1.01: newcomers,
    1.2: (then) => {
      before = company(then);
    },
  });
  assert.is(before, null, 'the contact is there, its account waits behind 500 others');
  assert.is(company(world), 'Late Inc');
  const steps = stepsOf(world, 'Update FKS');
  assert.ok(steps.every(({ object }) => object === 'All objects'));
  // The member before its lead, in the first cycle; the contact and the opportunity before their account, two turns later.
  assert.equal(
    steps.map(({ updated }) => updated),
    [1, 2],
  );
  assert.is(world.instance.foreignKeys.open, 0);
  assert.is(
    membersOf(world).length,
    2,
    'both are members of the program, the lead that came after its membership too',
  );
});

test('one digest in process and over HTTP', async () => {
  const scenario = scenarioOf({
    ...WEBINAR,
    programs: [{ name: 'Webinar', campaign: 1 }],
    workload: [VISITS],
  });
  const direct = replay(scenario, () => 0);
  assert.ok(direct.syncStatus.some(({ operation }) => operation === 'Init link with Program'));
  assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
});

test.run();
