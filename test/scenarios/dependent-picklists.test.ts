import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createWorld, type World } from '../../scenarios/index.ts';
import { loadScenario, ScenarioError } from '../../scenarios/loading/load.ts';
import { playDirect } from '../../scenarios/replay.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('dependent picklists of a scenario');

/** A form asks for the model alone, of which Salesforce holds that it depends on the product. */
const MODELS = (restricted: boolean) => `
days: 0.2
org:
  records: { Account: 5, Lead: 100, Contact: 5 }
  fields:
    - { object: Lead, name: Product__c, label: Product, type: picklist, values: [Phone, Tablet] }
    - object: Lead
      name: Model__c
      label: Model
      type: picklist
      values: [P1, T1]
      restricted: ${restricted}
      dependsOn: { field: Product__c, valid: { Phone: [P1], Tablet: [T1] } }
workload:
  - { kind: edits, side: marketo, process: Form, object: Lead, field: Model__c, perHour: 20, hours: { from: 0, to: 4 } }
`;

function played(file: string): World {
  const world = createWorld(loadScenario(file));
  playDirect(world);
  return world;
}

test('pushes of a model without its product are refused where the picklist is restricted, else taken', () =>
  withFiles({ 'restricted.yaml': MODELS(true), 'open.yaml': MODELS(false) }, (folder) => {
    const pushes = (file: string) => {
      const { sync } = played(`${folder}/${file}`).recorder;
      return [[...sync.errors.values()][0]?.code, sync.pushes.updated > 20, sync.pushes.failed > 20];
    };
    assert.equal(pushes('restricted.yaml'), ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', false, true]);
    assert.equal(pushes('open.yaml'), [undefined, true, false]);
  }));

test('a controlling field that is not there, or is none, is told before the run', () =>
  withFiles(
    {
      'typo.yaml': MODELS(true).replace('field: Product__c, valid', 'field: Prodct__c, valid'),
      'text.yaml': MODELS(true).replace('field: Product__c, valid', 'field: Company, valid'),
    },
    (folder) => {
      const problem = (file: string): string => {
        try {
          loadScenario(`${folder}/${file}`);
          return 'none';
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
          return error.problems.map(({ path, text }) => `${path}: ${text}`).join();
        }
      };
      const path = 'org.fields[1].dependsOn.field';
      assert.is(problem('typo.yaml'), `${path}: Lead has no field "Prodct__c"; did you mean "Product__c"?`);
      assert.is(problem('text.yaml'), `${path}: Lead.Company is no picklist and no checkbox`);
    },
  ));

test.run();
