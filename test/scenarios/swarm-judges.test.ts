import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { RecordPage } from '../../engine/kernel/index.ts';
import type { Call, Outcome } from '../../engine/sync/index.ts';
import { type Mutation, problemsOf } from '../../scenarios/swarm/index.ts';
import { scenarioOf, type TestScenario } from '../support/run-scenario.ts';

const test = suite(
  'swarm: the judges look at records that are new, converted, deleted, restored or refused, too',
);

const MORNING = { hours: { from: 0, to: 4 } };

function edits(side: 'salesforce' | 'marketo', object: 'Lead' | 'Contact', field: string) {
  return {
    kind: 'edits' as const,
    side,
    process: 'Edits',
    object,
    field,
    perHour: 300,
    newcomers: true,
    ...MORNING,
  };
}

function endings(
  ending: 'convert' | 'delete' | 'undelete' | 'merge',
  perHour: number,
  object: 'Lead' | 'Contact' = 'Lead',
) {
  return { kind: 'endings' as const, ending, object, perHour, ...MORNING };
}

/** A morning on which records come, change on both sides, and end. */
const busy: TestScenario = {
  days: 1,
  org: {
    records: { User: 3, Account: 20, Lead: 250, Contact: 100, Campaign: 2 },
    validationRules: [
      {
        name: 'No_Sevens',
        object: 'Contact',
        errorCondition: 'RIGHT(Phone, 1) = "7"',
        errorMessage: 'Phone numbers do not end in seven here.',
      },
    ],
  },
  sync: { gapMinutes: 20 },
  programs: [{ name: 'Webinar', campaign: 0 }],
  campaigns: [
    { name: 'Web inquiry', triggers: [{ on: 'fillsOutForm' }], flow: [{ step: 'syncPersonToSfdc' }] },
  ],
  workload: [
    { kind: 'form-fills', perHour: 30, newPersons: 0.7, program: 'Webinar', ...MORNING },
    edits('salesforce', 'Contact', 'Title'),
    edits('salesforce', 'Lead', 'Title'),
    edits('marketo', 'Lead', 'Title'),
    edits('marketo', 'Contact', 'Title'),
    edits('marketo', 'Contact', 'Phone'),
    endings('convert', 40),
    endings('delete', 10),
    endings('delete', 10, 'Contact'),
    endings('undelete', 10),
    endings('merge', 10),
  ],
};

/** A field of contacts joins the sync after 80 minutes, and Marketo writes it before any value of Salesforce has come. */
const shownLater: TestScenario = {
  days: 1,
  org: {
    records: { User: 3, Account: 20, Contact: 300 },
    syncUser: { hidden: ['Contact.Phone'] },
    accessChanges: [{ afterHours: 0.9 }],
  },
  sync: { gapMinutes: 20 },
  workload: [
    { ...edits('marketo', 'Contact', 'Phone'), hours: { from: 1.36, to: 1.64 } },
    { ...edits('salesforce', 'Contact', 'Title'), hours: { from: 1.36, to: 1.64 } },
  ],
};

test('a field that is shown later comes with the next touch, over what Marketo wrote meanwhile: no lost update', () => {
  assert.equal(problemsOf(scenarioOf(shownLater)), []);
});

test('the busy morning has nothing to complain about', () => {
  assert.equal(problemsOf(scenarioOf(busy)), []);
});

/** Has calls of one verb carried out with other arguments, or not at all. */
function instead<V extends Call['verb']>(
  verb: V,
  change: (call: Extract<Call, { readonly verb: V }>) => Call | Outcome<unknown>,
): Mutation {
  return (driver) => (call) => {
    if (call.verb !== verb) return driver(call);
    const changed = change(call as Extract<Call, { readonly verb: V }>);
    return 'verb' in changed ? driver(changed) : changed;
  };
}

const ok = (value: unknown): Outcome<unknown> => ({ ok: true, value });

/** A page without a field. */
function without(page: RecordPage, field: string): RecordPage {
  return { ...page, fields: page.fields.map((name) => (name === field ? 'Nothing__c' : name)) };
}

const WORSE: readonly [what: string, mutation: Mutation, complaint: RegExp][] = [
  [
    'passes over deletions',
    instead('marketo.deleted', ({ args }) => ok(args.rows.length)),
    /was deleted and is a person|was deleted, but Marketo still has it/,
  ],
  [
    'does not understand conversions',
    instead('marketo.apply', (call) => ({
      ...call,
      args: { ...call.args, page: without(call.args.page, 'IsConverted') },
    })),
    /was converted and is a person|are one person/,
  ],
  [
    'lets Salesforce win for leads',
    instead('marketo.apply', (call) => ({ ...call, args: { ...call.args, winner: 'salesforce' } })),
    /Title of Lead \d+ is .*, but .* was written in Marketo/,
  ],
  [
    'lets Marketo win for contacts',
    instead('marketo.apply', (call) => ({ ...call, args: { ...call.args, winner: 'marketo' } })),
    /Title of Contact \d+ is .*, but .* was written in Salesforce/,
  ],
  [
    'takes a refused push for done',
    instead('marketo.pushed', (call) => ({
      ...call,
      args: { ...call.args, results: call.args.results.map(() => ({})) },
    })),
    /of Contact \d+ is .*, but .* was written in/,
  ],
  [
    'forgets what changes while a lead is created or converted',
    (driver, { instance }) => {
      instance.awaitPush = () => undefined;
      return driver;
    },
    /was written in Marketo|in Salesforce and .* in Marketo/,
  ],
  [
    'forgets what it has offered',
    (driver, { instance }) => {
      instance.logs.Contact.isOnlyOurs = () => false;
      return driver;
    },
    /of Contact \d+ is .*, but .* was written in Marketo/,
  ],
  [
    'writes old values over those that came after them',
    staleWrites(),
    /was written in (Marketo|Salesforce)|in Salesforce and .* in Marketo/,
  ],
];

/** Writes each update of a lead once more an update later. */
function staleWrites(): Mutation {
  let last: Call | undefined;
  return (driver) => (call) => {
    const outcome = driver(call);
    if (call.verb !== 'salesforce.update' || call.args.object !== 'Lead') return outcome;
    if (last !== undefined) driver(last);
    last = call;
    return outcome;
  };
}

for (const [what, mutation, complaint] of WORSE) {
  test(`a sync that ${what} is found out`, () => {
    assert.match(problemsOf(scenarioOf(busy), mutation).join('\n'), complaint);
  });
}

test.run();
