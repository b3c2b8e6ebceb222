import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, type World } from '../../scenarios/index.ts';
import { loadScenario, ScenarioError } from '../../scenarios/loading/load.ts';
import { playDirect } from '../../scenarios/replay.ts';
import { fromCatalogue } from '../support/run-scenario.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('a picklist value renamed in Setup: nobody edits a record, and yet all of them come');

test('C10: each account that holds the value has the new one and a new SystemModstamp, and no new editor', () => {
  const world = createWorld(fromCatalogue('picklist-rename'));
  const { org, instance, recorder, startAt } = world;
  const accounts = org.object('Account');
  const industry = accounts.field('Industry');
  const holders = rowsWith(world, 'Account', 'Industry', 'Banking');
  assert.ok(Math.abs(holders.length - 15_000) < 500, 'a sixth of 90,000');
  playDirect(world);
  assert.equal(rowsWith(world, 'Account', 'Industry', 'Banking'), []);
  assert.equal(rowsWith(world, 'Account', 'Industry', 'Finance'), holders);
  const [row, other] = [holders[0]!, holders[0]! + 1];
  assert.is(accounts.lastModified[row], accounts.created[row], 'LastModifiedDate stays');
  assert.is(accounts.changes.stamps[row], startAt / 1_000, 'SystemModstamp moves');
  assert.not(holders.includes(other));
  assert.is(accounts.changes.stamps[other], accounts.created[other], 'of the others nothing moves');
  assert.is(instance.mirror('Account').field('Industry')!.column.get(row), 'Finance');
  assert.ok(accounts.schema.fields[industry]!.picklistValues!.includes('Finance'));
  assert.is(recorder.backlog.changes, holders.length + 500, 'backlog: the holders, and the edited contacts');
});

/** Visitors choose their region from a form that nobody has told of the new name; a clean-up campaign comes at night. */
const REGIONS = `
days: 1
org:
  records: { Account: 5, Lead: 200, Contact: 5 }
  fields: [{ object: Lead, name: Region__c, label: Region, type: picklist, values: [North, South], restricted: true }]
campaigns:
  - name: Clean up regions
    qualification: every time
    filters: [{ field: Region__c, comparison: is, value: North }]
    flow: [{ step: changeDataValue, field: Region__c, value: Nordics }]
workload:
  - { kind: rename-picklist-value, object: Lead, field: Region__c, from: North, to: Nordics, afterHours: 12 }
  - { kind: edits, side: marketo, process: Form, object: Lead, field: Region__c, perHour: 20, hours: { from: 8, to: 16 } }
  - { kind: batch-campaign, campaign: Clean up regions, afterHours: 20 }
`;

test('what still pushes the old name is refused, until a clean-up campaign has made it the new one', () =>
  withFiles({ 'regions.yaml': REGIONS }, (folder) => {
    const world = createWorld(loadScenario(`${folder}/regions.yaml`));
    const { org, scheduler, startAt, recorder, instance } = world;
    let beforeCleanUp: number[] = [];
    scheduler.schedule(startAt + 19 * 3_600_000, () => {
      beforeCleanUp = personsWith(world, 'North');
    });
    playDirect(world);
    const [refused] = recorder.sync.errors.values();
    assert.is(refused?.code, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    assert.is(refused?.example, 'Region: bad value for restricted picklist field: North');
    assert.is(recorder.sync.pushes.failed, refused?.count, 'each is parked, and tried once a change');
    assert.ok(beforeCleanUp.length > 20);
    assert.equal(personsWith(world, 'North'), []);
    const leads = org.object('Lead');
    const region = leads.field('Region__c');
    for (let row = 0; row < leads.count; row += 1) {
      const person = instance.mirror('Lead').rowOf(row);
      const held = instance.mirror('Lead').field('Region__c')!.column.get(person);
      assert.is(leads.value(row, region), held, `lead ${row}`);
    }
    assert.ok(rowsWith(world, 'Lead', 'Region__c', 'Nordics').length >= beforeCleanUp.length);
  }));

test('a value that the picklist does not have cannot be renamed: the nearest one is told', () =>
  withFiles({ 'typo.yaml': REGIONS.replace('from: North', 'from: Nort') }, (folder) => {
    assert.throws(
      () => loadScenario(`${folder}/typo.yaml`),
      (error: Error) =>
        error instanceof ScenarioError &&
        error.message.includes('Lead.Region__c has no value "Nort"; did you mean "North"?'),
    );
  }));

function rowsWith({ org }: World, object: string, field: string, value: string): number[] {
  const records = org.object(object);
  const number = records.field(field);
  const rows = Array.from({ length: records.count }, (_, row) => row);
  return rows.filter((row) => records.value(row, number) === value);
}

function personsWith({ instance }: World, region: string): number[] {
  const column = instance.persons.columns[instance.persons.fieldNumber('Region__c')]!;
  const persons = Array.from({ length: instance.persons.count }, (_, person) => person);
  return persons.filter((person) => column.get(person) === region);
}

test.run();
