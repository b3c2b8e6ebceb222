import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, replay, type World } from '../../scenarios/index.ts';
import { loadScenario, ScenarioError } from '../../scenarios/loading/load.ts';
import { replayOverHttp } from '../../scenarios/over-http.ts';
import { playDirect } from '../../scenarios/replay.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite(
  'an org’s permissions and rules in a scenario file, and the day on which somebody mends them',
);
const HOUR = 3_600_000;

/** Forms change the phone of leads and create new ones, from midnight to noon; at six somebody mends what is wrong. */
const file = (org: string, more = '') => `
days: 0.6
org:
  records: { User: 2, Account: 5, Lead: 300, Contact: 100 }
  ${org}
campaigns:
  - { name: Inquiry, triggers: [{ on: personIsCreated }], flow: [{ step: syncPersonToSfdc }] }
  - name: Clean up states
    flow: [{ step: changeDataValue, field: state, value: California }]
${more}
workload:
  - { kind: edits, side: marketo, process: Form, object: Lead, field: Phone, perHour: 20, hours: { from: 0, to: 12 } }
  - { kind: edits, side: marketo, process: Form, object: Lead, field: State, perHour: 5, hours: { from: 0, to: 5 } }
  - { kind: form-fills, perHour: 10, newPersons: 1, hours: { from: 0, to: 12 } }
  - { kind: batch-campaign, campaign: Clean up states, afterHours: 6 }
`;

const played = (text: string): Promise<World> =>
  withFiles({ 'org.yaml': text }, (folder) => {
    const world = createWorld(loadScenario(`${folder}/org.yaml`));
    playDirect(world);
    return world;
  });

/** What is wrong until six, how the file says so, and the error that the sync gets for it. */
const TROUBLES: [name: string, org: string, code: string, message: RegExp][] = [
  [
    'a field that the sync user may only read',
    'syncUser: { readOnly: [Lead.Phone] }\n  accessChanges: [{ afterHours: 6 }]',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    /Unable to create\/update fields: Phone/,
  ],
  [
    'no permission to edit leads',
    'syncUser: { objects: { Lead: { edit: false } } }\n  accessChanges: [{ afterHours: 6 }]',
    'INSUFFICIENT_ACCESS_OR_READONLY',
    /insufficient access rights/,
  ],
  [
    'no permission to create leads',
    'syncUser: { objects: { Lead: { create: false } } }\n  accessChanges: [{ afterHours: 6 }]',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    /entity type cannot be inserted: Lead/,
  ],
  [
    'leads that the sync user cannot see',
    'syncUser: { hiddenObjects: [Lead] }\n  accessChanges: [{ afterHours: 6 }]',
    'NOT_FOUND',
    /The requested resource does not exist/,
  ],
  [
    'a profile without API Enabled',
    'syncUser: { apiEnabled: false }\n  accessChanges: [{ afterHours: 6 }]',
    'API_DISABLED_FOR_ORG',
    /API is disabled for this User/,
  ],
  [
    'a validation rule',
    `validationRules: [{ name: Plain, object: Lead, errorCondition: 'LEFT(Phone, 1) = "("', errorMessage: No brackets, offAfterHours: 6 }]`,
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    /No brackets/,
  ],
  [
    'a validation rule that comes at three and goes at six',
    `validationRules: [{ name: Plain, object: Lead, errorCondition: 'LEFT(Phone, 1) = "("', errorMessage: No brackets, onAfterHours: 3, offAfterHours: 6 }]`,
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    /No brackets/,
  ],
  [
    'a duplicate rule',
    'duplicateRules: [{ name: Same name, object: Lead, fields: [FirstName], alertText: Look again, offAfterHours: 6 }]',
    'DUPLICATES_DETECTED',
    /Look again/,
  ],
  [
    'states from a picklist',
    'stateCountryPicklists: true',
    'FIELD_INTEGRITY_EXCEPTION',
    /recognize the state value/,
  ],
];

for (const [name, org, code, message] of TROUBLES) {
  test(`${name}: ${code} until it is mended`, async () => {
    const world = await played(file(org));
    const { recorder, startAt, instance, org: salesforce } = world;
    const errors = [...recorder.sync.errors.values()].filter((error) => error.code === code);
    assert.ok(errors.length > 0, [...recorder.sync.errors.values()].map((error) => error.code).join());
    assert.ok(
      errors.some(({ example }) => message.test(example)),
      errors.map(({ example }) => example).join(),
    );
    const from = name.includes('at three') ? 3 : 0;
    const times = errors.flatMap(({ records }) => records.map(({ at }) => (at - startAt) / HOUR));
    assert.ok(
      times.every((hour) => hour >= from && hour <= 7),
      `${Math.min(...times)} to ${Math.max(...times)}`,
    );
    const since = recorder.sync.steps.filter(({ startedAt }) => startedAt > startAt + 7.5 * HOUR);
    assert.is(
      since.reduce((sum, step) => sum + step.failed, 0),
      0,
    );
    assert.ok(since.some((step) => step.operation === 'Push updates' && step.updated > 0));
    assert.is(recorder.backlog.total, 0);
    if (code === 'FIELD_INTEGRITY_EXCEPTION') {
      const [leads, mirror] = [salesforce.object('Lead'), instance.mirror('Lead')];
      for (let row = 0; row < 300; row += 1)
        assert.is(
          leads.value(row, leads.field('State')),
          mirror.field('State')!.column.get(mirror.rowOf(row)),
        );
    }
  });
}

test('all of it at once: one digest in process and over HTTP', () => {
  const text =
    file(`syncUser: { apiEnabled: false, readOnly: [Lead.Phone], objects: { Lead: { create: false } } }
  accessChanges: [{ afterHours: 2, readOnly: [Lead.Phone] }, { afterHours: 4 }]
  stateCountryPicklists: true
  validationRules: [{ name: Plain, object: Lead, errorCondition: 'LEFT(Phone, 1) = "("', errorMessage: No brackets, onAfterHours: 4.5, offAfterHours: 5 }]
  duplicateRules: [{ name: Same name, object: Lead, fields: [FirstName], offAfterHours: 5.5 }]`);
  return withFiles({ 'org.yaml': text.replace('days: 0.6', 'days: 0.3') }, async (folder) => {
    const scenario = loadScenario(`${folder}/org.yaml`);
    const direct = replay(scenario, () => 0);
    assert.ok(direct.errors.length >= 4, direct.errors.map(({ code }) => code).join());
    assert.equal({ ...(await replayOverHttp(scenario, () => 0)), transport: 'direct' }, direct);
  });
});

/** A filter or a sharing rule looks at a field; at six a data load sets it for all. */
for (const [name, org, more] of [
  ['sharing', 'visible: [{ object: Contact, field: Sync__c, value: true }]', ''],
  ['a custom sync filter', '', 'sync: { filters: [{ object: Contact, field: Sync__c, value: true }] }'],
] as const) {
  test(`${name}: no contact is looked at, until a data load sets the field`, async () => {
    const text = `
days: 0.6
org:
  records: { User: 2, Account: 5, Contact: 100 }
  fields: [{ object: Contact, name: Sync__c, label: Sync, type: boolean }]
  ${org}
${more}
workload:
  - { kind: mass-update, object: Contact, field: Phone, value: '(555) 100', records: 100, afterHours: 1 }
  - { kind: mass-update, object: Contact, field: Sync__c, value: true, records: 60, afterHours: 6 }
`;
    const { recorder, instance, startAt } = await played(text);
    const steps = recorder.sync.steps.filter(({ operation }) => operation === 'Pull updates');
    assert.ok(steps.every(({ startedAt }) => startedAt >= startAt + 6 * HOUR));
    assert.is(recorder.sync.pulls.updated, 60);
    const mirror = instance.mirror('Contact');
    const phones = Array.from({ length: 100 }, (_, row) =>
      mirror.field('Phone')!.column.get(mirror.rowOf(row)),
    );
    assert.is(phones.filter((phone) => phone === '(555) 100').length, 60);
  });
}

test('what the sync creates is of the default record type, by which a rule may tell', () =>
  withFiles(
    {
      'org.yaml': file(`recordTypes:
    - { object: Lead, name: Consumer, developerName: Consumer }
    - { object: Lead, name: Business, developerName: Business, isDefault: true }
  validationRules:
    - { name: V, object: Lead, errorCondition: 'RecordType.DeveloperName = "Consumer"', errorMessage: No consumers }`),
    },
    (folder) => {
      const world = createWorld(loadScenario(`${folder}/org.yaml`));
      playDirect(world);
      const [leads, types] = [world.org.object('Lead'), world.org.object('RecordType')];
      const created = leads.count - 300;
      assert.ok(created > 20, `${created}`);
      for (let row = 0; row < leads.count; row += 1) {
        assert.is(leads.value(row, leads.field('RecordTypeId')), row < 300 ? null : types.idOf(1));
      }
    },
  ));

test('whatever such options name and is not there is told at once, with the nearest name', () =>
  withFiles(
    {
      'names.yaml': `
org:
  records: { Account: 5, Lead: 5, Contact: 5, Campaign: 2 }
  syncUser: { objects: { Leed: { edit: false } } }
  accessChanges: [{ hidden: [Lead.Phonne], hiddenObjects: [Contcat] }]
  visible: [{ object: Lead, field: Ratting, value: Hot }]
  duplicateRules: [{ name: D, object: Lead, fields: [Emial] }, { name: E, object: Lead, with: Contact, fields: [NumberOfEmployees] }]
  validationRules: [{ name: V, object: Lead, errorCondition: 'true', errorMessage: x, errorDisplayField: Phon }]
  campaignStatuses: [{ campaign: 2, statuses: [Sent] }]
  recordTypes:
    - { object: Laed, name: Business, developerName: Business }
    - { object: Lead, name: Business, developerName: Business, isDefault: true }
    - { object: Lead, name: Consumer, developerName: Business, isDefault: true }
  queues: [{ name: Inbound, objects: [Taks] }]
sync: { filters: [{ object: Contact, field: Titel, value: x }], turns: { Acount: 10 } }
programs: [{ name: Webinar, campaign: 5 }]
workload:
  - { kind: form-fills, perHour: 1, program: Webinnar }
  - { kind: batch-campaign, campaign: Nightly }
  - { kind: account-tasks, account: 7, tasks: 3 }
`,
      'formulas.yaml': `
org:
  validationRules: [{ name: V, object: Lead, errorCondition: 'Phon = 1', errorMessage: x }]
`,
      'fields.yaml': `
org:
  fields: [{ object: Lead, name: A__c, label: A, type: string, formula: 'LEFT(Phonne, 1)' }]
`,
    },
    (folder) => {
      const problems = (name: string): string[] => {
        try {
          loadScenario(`${folder}/${name}`);
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
          // What is near no name is answered with all there are.
          return error.problems.map(({ path, text }) => `${path}: ${text.split('; there are')[0]}`);
        }
        return [];
      };
      assert.equal(problems('names.yaml'), [
        'org.syncUser.objects.Leed: the org has no object "Leed"; did you mean "Lead"?',
        'org.accessChanges[0].hidden[0]: Lead has no field "Phonne"; did you mean "Phone"?',
        'org.accessChanges[0].hiddenObjects[0]: the org has no object "Contcat"; did you mean "Contact"?',
        'org.visible[0].field: Lead has no field "Ratting"; did you mean "Rating"?',
        'org.duplicateRules[0].fields[0]: Lead has no field "Emial"; did you mean "Email"?',
        'org.duplicateRules[1].fields[0]: Contact has no field "NumberOfEmployees"',
        'org.validationRules[0].errorDisplayField: Lead has no field "Phon"; did you mean "Phone"?',
        'org.campaignStatuses[0].campaign: there is no Campaign number 2; the numbers of Campaign are 0 to 1',
        'org.recordTypes[0].object: the org has no object "Laed"; did you mean "Lead"?',
        'org.recordTypes[2].developerName: Lead already has a record type Business',
        'org.recordTypes[2].isDefault: Lead already has a default record type',
        'org.queues[0].objects[0]: the org has no object "Taks"; did you mean "Task"?',
        'sync.filters[0].field: Contact has no field "Titel"; did you mean "Title"?',
        'sync.turns.Acount: the org has no object "Acount"; did you mean "Account"?',
        'programs[0].campaign: there is no Campaign number 5; the numbers of Campaign are 0 to 1',
        'workload[0].program: there is no program "Webinnar"; did you mean "Webinar"?',
        'workload[1].campaign: there is no campaign "Nightly"',
        'workload[2].account: there is no Account number 7; the numbers of Account are 0 to 4',
      ]);
      assert.equal(problems('formulas.yaml'), [
        'org.validationRules[0].errorCondition: Field Phon does not exist. Check spelling.',
      ]);
      assert.equal(problems('fields.yaml'), [
        'org.fields[0].formula: Field Phonne does not exist. Check spelling.',
      ]);
    },
  ));

test.run();
