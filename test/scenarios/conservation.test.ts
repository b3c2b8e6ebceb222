import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, InvariantError, type ScenarioInput } from '../../scenarios/index.ts';
import { checkInvariants } from '../../scenarios/invariants/index.ts';
import { run, scenarioOf } from '../support/run-scenario.ts';

const test = suite('conservation: every change is synced, skipped, failed or still waiting, once');

const objects = ['Account', 'Lead', 'Contact', 'Opportunity'] as const;

const massUpdate = fc.record({
  kind: fc.constant('mass-update' as const),
  object: fc.constantFrom(...objects),
  field: fc.constant('Description'),
  records: fc.integer({ min: 0, max: 600 }),
  afterHours: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
  overMinutes: fc.integer({ min: 0, max: 90 }),
});

const edits = fc.record({
  kind: fc.constant('edits' as const),
  side: fc.constantFrom('salesforce' as const, 'marketo' as const),
  process: fc.constantFrom('Sales edits', 'Form fills'),
  object: fc.constantFrom('Lead' as const, 'Contact' as const),
  field: fc.constantFrom('Title', 'Phone', 'Email'),
  perHour: fc.integer({ min: 0, max: 900 }),
  hours: fc.constant({ from: 0, to: 24 }),
  weekends: fc.constant(true),
});

const accountScore = fc.record({
  kind: fc.constant('account-score' as const),
  everyMinutes: fc.integer({ min: 5, max: 120 }),
  overMinutes: fc.integer({ min: 0, max: 60 }),
  moves: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  write: fc.constantFrom('every-change' as const, 'band' as const),
});

const scenario: fc.Arbitrary<Omit<ScenarioInput, 'name'>> = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  days: fc.integer({ min: 1, max: 6 }).map((hours) => hours / 24),
  org: fc.record({
    records: fc.record({
      Account: fc.integer({ min: 1, max: 60 }),
      Lead: fc.integer({ min: 1, max: 500 }),
      Contact: fc.integer({ min: 1, max: 500 }),
      Opportunity: fc.integer({ min: 0, max: 50 }),
    }),
    fields: fc.constant([
      {
        object: 'Account' as const,
        name: 'Account_Score__c',
        label: 'Account Score',
        type: 'double' as const,
      },
      {
        object: 'Contact' as const,
        name: 'Account_Score__c',
        label: 'Account Score',
        type: 'double' as const,
      },
    ]),
    automation: fc.constantFrom(
      [],
      [{ copy: 'Account.Account_Score__c', to: 'Contact.Account_Score__c', by: 'AccountId' }],
    ),
    syncUser: fc.record({
      hidden: fc.constantFrom([], ['Lead.Title'], ['Contact.Title', 'Lead.Phone']),
      readOnly: fc.constantFrom([], ['Lead.Phone'], ['Contact.Title', 'Lead.Email']),
    }),
  }),
  sync: fc.record({
    gapMinutes: fc.integer({ min: 0, max: 20 }),
    recordsPerCall: fc.integer({ min: 1, max: 200 }),
    turn: fc.integer({ min: 200, max: 2_000 }),
    recordsPerHour: fc.integer({ min: 100, max: 50_000 }),
    throughputScope: fc.constantFrom('per-object' as const, 'shared' as const),
    accountGate: fc.boolean(),
  }),
  workload: fc.array(fc.oneof(massUpdate, edits, accountScore), { minLength: 1, maxLength: 5 }),
});

test('in random scenarios nothing is lost and nothing is counted twice (invariant 3)', () => {
  fc.assert(
    fc.property(scenario, (input) => {
      const result = run(input);
      const { pulled, pushed } = result.records;
      const handled =
        pulled.created +
        pulled.updated +
        pulled.skipped +
        pulled.failed +
        pushed.created +
        pushed.updated +
        pushed.skipped +
        pushed.failed +
        pushed.overtaken;
      const entered = result.causes.reduce((sum, cause) => sum + cause.records, 0);
      assert.is(entered, handled + result.backlog.final);
    }),
    { numRuns: 60 },
  );
});

test('a change that is lost stops the run (invariant 3)', () => {
  const world = createWorld(scenarioOf({ org: { records: { Lead: 10 } } }));
  const leads = world.org.object('Lead');
  world.org.write(
    leads,
    3,
    leads.field('Phone'),
    '1',
    0,
    world.org.causes.of('a test', 'Lead.Phone'),
    world.clock.now(),
  );
  leads.changes.settle(3, world.clock.now());
  assert.throws(
    () => checkInvariants(world),
    (error: unknown) =>
      error instanceof InvariantError &&
      error.message.includes('1 records left the backlog, but 0 were handled'),
  );
});

test.run();
