import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Driver } from '../../engine/drivers/direct.ts';
import type { Call, Outcome } from '../../engine/sync/index.ts';
import { type Mutation, problemsOf, swarmProblems } from '../../scenarios/swarm/index.ts';
import { scenarioOf, type TestScenario } from '../support/run-scenario.ts';

const test = suite('swarm: random storms end in agreement, and the judges notice a worse sync');

const RUNS = 25;

test(`${RUNS} random scenarios with random faults: nothing lost, nothing twice, nothing without bound`, () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    assert.equal(
      swarmProblems(seed),
      [],
      `seed ${seed}; to repeat it: npm run bench -- swarm --runs 1 --seed ${seed}`,
    );
  }
});

/** An ordinary morning in which every kind of work is done, so that a worse sync has something to do badly. */
const morning: TestScenario = {
  days: 1,
  org: { records: { User: 3, Account: 20, Lead: 200, Contact: 200, Campaign: 2 } },
  programs: [{ name: 'Webinar', campaign: 0 }],
  campaigns: [
    {
      name: 'Web inquiry',
      triggers: [{ on: 'fillsOutForm' }],
      flow: [{ step: 'syncPersonToSfdc' }, { step: 'createTask', subject: 'Follow up' }],
    },
  ],
  workload: [
    { kind: 'form-fills', perHour: 30, newPersons: 0.7, program: 'Webinar', hours: { from: 0, to: 4 } },
    edits('salesforce', 'Contact', 'Phone'),
    edits('marketo', 'Lead', 'Title'),
    edits('marketo', 'Contact', 'Title'),
  ],
};

function edits(side: 'salesforce' | 'marketo', object: 'Lead' | 'Contact', field: string) {
  const hours = { from: 0, to: 4 };
  return { kind: 'edits' as const, side, process: 'Edits', object, field, perHour: 200, hours };
}

/** Has every n-th call that fits answered in another way. */
function everyNth(
  n: number,
  fits: (call: Call) => boolean,
  answer: (call: Call, driver: Driver) => Outcome<unknown>,
): Mutation {
  let seen = 0;
  return (driver) => (call) => {
    if (!fits(call)) return driver(call);
    seen += 1;
    return seen % n === 0 ? answer(call, driver) : driver(call);
  };
}

const is = (verb: Call['verb'], object?: string) => (call: Call) =>
  call.verb === verb && (object === undefined || ('object' in call.args && call.args.object === object));

/** Says that all records of a write were written. */
const untrue = (call: Call): Outcome<unknown> => ({
  ok: true,
  value: 'records' in call.args ? call.args.records.map(() => ({})) : [],
});

const twice = (call: Call, driver: Driver): Outcome<unknown> => {
  driver(call);
  return driver(call);
};

const WORSE: readonly [what: string, mutation: Mutation, complaint: RegExp][] = [
  [
    'drops a push now and then',
    everyNth(5, is('salesforce.update', 'Contact'), untrue),
    /in Salesforce and .* in Marketo|was written in/,
  ],
  [
    'drops pushes of leads',
    everyNth(3, is('salesforce.update', 'Lead'), untrue),
    /is .* in Salesforce and .* in Marketo/,
  ],
  [
    'creates a lead again after it was created',
    everyNth(4, is('salesforce.create', 'Lead'), twice),
    /2 records of visitor|no person/,
  ],
  ['creates a task again', everyNth(4, is('salesforce.create', 'Task'), twice), /tasks "Follow up"/],
  [
    'moves a cursor back',
    everyNth(30, is('salesforce.changed', 'Contact'), backwards),
    /went back|left the backlog/,
  ],
  [
    'takes a page of contacts for handled and does nothing with it',
    everyNth(6, isContactPage, nothingNew),
    /is .* in Salesforce/,
  ],
  ['writes an old value over a new one', oldValues(), /was written in/],
  [
    'forgets flow steps',
    everyNth(3, is('marketo.flowDone'), () => ({ ok: true, value: 0 })),
    /was tried|still wait|2 records of visitor/,
  ],
  ['asks on without API requests', hammering(), /a cycle began 0 ms after/],
];

function isContactPage(call: Call): boolean {
  return call.verb === 'marketo.apply' && call.args.page.object === 'Contact';
}

function nothingNew(call: Call): Outcome<unknown> {
  const size = call.verb === 'marketo.apply' ? call.args.page.size : 0;
  const value = { created: 0, updated: 0, skipped: size, failed: 0, converted: 0, overtaken: 0 };
  return { ok: true, value: { ...value, statuses: new Uint8Array(size) } };
}

/** The same page once more, as of an hour before. */
function backwards(call: Call, driver: Driver): Outcome<unknown> {
  if (call.verb !== 'salesforce.changed') return driver(call);
  const { after } = call.args;
  return driver({ ...call, args: { ...call.args, after: { stamp: after.stamp - 3_600, row: -1 } } });
}

/** Writes the value that a record was written with the time before, on both sides. */
function oldValues(): Mutation {
  const last = new Map<number, Readonly<Record<string, unknown>>>();
  return (driver, { instance }) =>
    (call) => {
      if (call.verb !== 'salesforce.update' || call.args.object !== 'Lead') return driver(call);
      const records = call.args.records.map((record) => {
        const before = last.get(record.row);
        last.set(record.row, record.values);
        if (before === undefined || before.Title === undefined) return record;
        const title = instance.mirror('Lead').field('Title')!;
        title.column.set(record.person, before.Title as string);
        return { ...record, values: { ...record.values, Title: before.Title as string } };
      });
      return driver({ ...call, args: { ...call.args, records } });
    };
}

/** Repeats a call that was turned away, a hundred times over. */
function hammering(): Mutation {
  return (driver) => (call) => {
    let outcome = driver(call);
    for (let i = 0; i < 100 && !outcome.ok && outcome.error.code === 'REQUEST_LIMIT_EXCEEDED'; i += 1)
      outcome = driver(call);
    return outcome;
  };
}

test('the ordinary morning has nothing to complain about', () => {
  assert.equal(problemsOf(scenarioOf(morning)), []);
});

for (const [what, mutation, complaint] of WORSE) {
  test(`a sync that ${what} is found out`, () => {
    const scarce = { edition: 'Developer' as const, otherApiCallsPerDay: 12_000 };
    const org = what.includes('API requests') ? { ...morning.org, ...scarce } : morning.org;
    const problems = problemsOf(scenarioOf({ ...morning, org }), mutation);
    assert.match(problems.join('\n'), complaint);
  });
}

test('a sync that repeats a create after a lost reply, without a look, is found out', () => {
  const faults = [{ kind: 'lost-replies' as const, afterHours: 0.5, forHours: 3, probability: 0.5 }];
  assert.equal(problemsOf(scenarioOf({ ...morning, faults })), []);
  const problems = problemsOf(scenarioOf({ ...morning, faults, sync: { afterLostReply: 'repeat' } }));
  assert.match(problems.join('\n'), /2 records of visitor|no person/);
});

test.run();
