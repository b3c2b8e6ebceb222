import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { RemoteError } from '../../../engine/sync/index.ts';
import { sortOut, sortOutFinally } from '../../../engine/sync/push-outcomes.ts';
import { createWorld, type World } from '../../../scenarios/index.ts';
import { playDirect } from '../../../scenarios/replay.ts';
import { scenarioOf } from '../../support/run-scenario.ts';

const test = suite('errors: retried at once, in the next cycle, or not before the next change');
const HOUR = 3_600_000;

const error = (code: string): { error: RemoteError } => ({ error: { code, message: '' } });
const record = (person: number) => ({ person, row: person, values: { Phone: '1' } });

test('of one call, some records are through, some are tried again, some wait', () => {
  const written = {
    records: [0, 1, 2, 3].map(record),
    results: [
      {},
      error('UNABLE_TO_LOCK_ROW'),
      error('FIELD_INTEGRITY_EXCEPTION'),
      error('SERVER_UNAVAILABLE'),
    ],
  };
  const persons = ({ records }: { records: readonly { person: number }[] }) =>
    records.map(({ person }) => person);
  const { through, again, waiting } = sortOut(written);
  assert.equal([persons(through), persons(again), persons(waiting)], [[0, 2], [1], [3]]);
  assert.equal(persons(sortOutFinally(written).waiting), [1, 3]);
});

/** Five leads get a value in Marketo after an hour; `deeds` are what else happens, by hour. */
function played(
  org: object,
  field: string,
  value: string,
  deeds: Readonly<Record<number, (world: World, now: number) => void>>,
  days = 0.25,
): World {
  const world = createWorld(
    scenarioOf({ days, org: { records: { Account: 2, Lead: 20, Contact: 20 }, ...org } }),
  );
  const { instance, scheduler, startAt } = world;
  const number = instance.persons.fieldNumber(field);
  const cause = instance.causes.of('Import', `Lead.${field}`);
  scheduler.schedule(startAt + HOUR, () => {
    for (let person = 0; person < 5; person += 1)
      instance.write(person, number, value, cause, startAt + HOUR);
  });
  for (const [hour, deed] of Object.entries(deeds)) {
    const at = startAt + Number(hour) * HOUR;
    scheduler.schedule(at, () => deed(world, at));
  }
  playDirect(world);
  return world;
}

const lead = ({ org }: World, field: string, row = 3) =>
  org.object('Lead').value(row, org.object('Lead').field(field));

test('locked rows: tried twice in each cycle, left in the backlog, written when the lock is gone', () => {
  const world = played({}, 'phone', '(555) 000', {
    0.5: ({ org }, now) =>
      org.locks.hold(
        [0, 1, 2, 3, 4].map((row) => org.object('Lead').idOf(row)),
        now + HOUR,
      ),
  });
  const [locked] = world.recorder.sync.errors.values();
  assert.is(locked?.code, 'UNABLE_TO_LOCK_ROW');
  assert.is(locked?.count, world.recorder.sync.retried);
  assert.ok(world.recorder.sync.retried >= 20, 'five records in each cycle of half an hour');
  const lockedMs = world.recorder.sync.steps
    .filter(({ operation, failed }) => operation === 'Push updates' && failed === 5)
    .map(({ startedAt, endedAt }) => endedAt - startedAt);
  assert.ok(lockedMs.length >= 4 && lockedMs.every((ms) => ms > 100_000), 'ten tries of ten seconds each');
  assert.is(lead(world, 'Phone'), '(555) 000');
  assert.is(world.recorder.sync.pushes.failed, 0);
  assert.is(world.recorder.backlog.total, 0);
});

test('locked members: the campaign is held for hours, and has every member when it is free', () => {
  const scenario = scenarioOf({
    days: 0.25,
    org: { records: { Account: 2, Lead: 50, Contact: 50, Campaign: 1 } },
    programs: [{ name: 'Webinar', campaign: 0 }],
    workload: [
      { kind: 'form-fills', program: 'Webinar', perHour: 40, newPersons: 0, hours: { from: 0, to: 2 } },
    ],
  });
  const world = createWorld(scenario);
  const { org, instance, recorder, scheduler, startAt } = world;
  const campaignId = org.object('Campaign').idOf(0);
  scheduler.schedule(startAt, () => org.locks.hold([campaignId], startAt + 3 * HOUR));
  let before = -1;
  scheduler.schedule(startAt + 2.9 * HOUR, () => {
    before = org.object('CampaignMember').count;
  });
  playDirect(world);
  const [locked, ...others] = recorder.sync.errors.values();
  assert.equal([locked?.code, others], ['UNABLE_TO_LOCK_ROW', []]);
  assert.is(before, 0);
  const { members } = instance.database.programs.named('Webinar')!;
  assert.ok(members.size > 30);
  assert.is(org.object('CampaignMember').count, members.size);
  const steps = recorder.sync.steps.filter(({ operation }) => operation === 'Sync with program');
  const tries = steps.reduce((sum, step) => sum + step.failed, 0);
  assert.is(locked?.count, tries, 'one failed item in each cycle, after two tries');
});

test('"CA" is refused and parked; a clean-up campaign that makes it "California" mends it', () => {
  const clean = {
    name: 'Clean up states',
    filters: [{ field: 'state', comparison: 'is' as const, value: 'CA' }],
    flow: [{ step: 'changeDataValue' as const, field: 'state', value: 'California' }],
  };
  const world = createWorld(
    scenarioOf({
      days: 0.25,
      org: { records: { Account: 2, Lead: 20, Contact: 20 }, stateCountryPicklists: true },
      campaigns: [clean],
      workload: [{ kind: 'batch-campaign', campaign: clean.name, afterHours: 3 }],
    }),
  );
  const { instance, scheduler, startAt, org, recorder } = world;
  const state = instance.persons.fieldNumber('state');
  scheduler.schedule(startAt + HOUR, () => instance.write(3, state, 'CA', 0, startAt + HOUR));
  playDirect(world);
  const [refused] = recorder.sync.errors.values();
  assert.is(refused?.code, 'FIELD_INTEGRITY_EXCEPTION');
  assert.match(refused!.example, "There's a problem with this state");
  assert.is(refused?.count, 1, 'parked: not tried again before it changes');
  assert.is(org.object('Lead').value(3, org.object('Lead').field('State')), 'California');
});

test('a field that may be read but not edited is refused with Salesforce’s own words; granted, the next change goes', () => {
  const world = played({ syncUser: { readOnly: ['Lead.Phone'] } }, 'phone', '(555) 111', {
    2: ({ org }, now) => org.setSyncUserAccess({}, now),
    3: ({ instance }, now) => instance.write(3, instance.persons.fieldNumber('phone'), '(555) 222', 0, now),
  });
  const [refused] = world.recorder.sync.errors.values();
  assert.is(refused?.code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  assert.match(refused!.example, 'Unable to create/update fields: Phone. Please check the security settings');
  assert.is(world.recorder.sync.pushes.failed, 5);
  assert.is(lead(world, 'Phone'), '(555) 222');
});

test('failures take their time from what the sync could have written', () => {
  const slow = played({ syncUser: { readOnly: ['Lead.Phone'] } }, 'phone', '(555) 111', {}, 0.1);
  const failed = slow.recorder.sync.steps.find(({ operation }) => operation === 'Push updates')!;
  assert.is(failed.endedAt - failed.startedAt, 5 * 720);
});

test.run();
