import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type OrgOptions, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { accessToken, request, START, smallOrg, withServer } from './small-org.ts';

const test = suite('dependent picklists');

const V = '/services/data/v62.0';
const field = { object: 'Lead', custom: true } as const;
const PICKLIST = { ...field, type: 'picklist' } as const;
const MODELS = { Phone: ['P1', 'P2'], Tablet: ['T1', 'P2'] };

/** The product decides which models are valid, in a restricted picklist and in one that is not; a checkbox its topics. */
const ORG: Partial<OrgOptions> = {
  customFields: [
    { ...PICKLIST, name: 'Product__c', label: 'Product', picklistValues: ['Phone', 'Tablet', 'Watch'] },
    {
      ...PICKLIST,
      name: 'Model__c',
      label: 'Model',
      picklistValues: ['P1', 'P2', 'T1'],
      restrictedPicklist: true,
      dependency: { controllerName: 'Product__c', valid: MODELS },
    },
    {
      ...PICKLIST,
      name: 'Hint__c',
      label: 'Hint',
      picklistValues: ['P1', 'T1'],
      dependency: { controllerName: 'Product__c', valid: { Phone: ['P1'], Tablet: ['T1'] } },
    },
    { ...field, name: 'Expert__c', label: 'Expert', type: 'boolean' },
    {
      ...field,
      type: 'multipicklist',
      name: 'Topics__c',
      label: 'Topics',
      picklistValues: ['Basics', 'Tuning', 'Both'],
      restrictedPicklist: true,
      dependency: {
        controllerName: 'Expert__c',
        valid: { false: ['Basics', 'Both'], true: ['Tuning', 'Both'] },
      },
    },
  ],
};

test('a describe says for which controlling values each value is valid, bit by bit', () =>
  withServer(ORG, async ({ url }) => {
    const { fields } = await (await jsforceClient(url)).sobject('Lead').describe();
    const described = (wanted: string) => {
      const one = fields.find(({ name }) => name === wanted)!;
      const entries = one.picklistValues!.map(({ value, validFor }) => `${value} ${validFor}`);
      return [one.controllerName, one.dependentPicklist, ...entries];
    };
    assert.equal(described('Product__c'), [null, false, 'Phone null', 'Tablet null', 'Watch null']);
    assert.equal(described('Model__c'), ['Product__c', true, 'P1 gAAA', 'P2 wAAA', 'T1 QAAA']);
    assert.equal(described('Topics__c'), ['Expert__c', true, 'Basics gAAA', 'Tuning QAAA', 'Both wAAA']);
  }));

const LEAD = { LastName: 'Doe', Company: 'Umbrella' };
const bad = (label: string, value: string, name: string) => [
  400,
  [
    {
      message: `${label}: bad value for restricted picklist field: ${value}`,
      errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      fields: [name],
    },
  ],
];

test('a restricted one takes only what is valid for the controlling value; others take everything', () =>
  withServer(ORG, async ({ url }) => {
    const token = await accessToken(url);
    const create = async (values: object) => {
      const { status, body } = await request(url, token, 'POST', `${V}/sobjects/Lead`, {
        ...LEAD,
        ...values,
      });
      return status === 201 ? 'created' : [status, body];
    };
    const cases: [values: object, expected: unknown][] = [
      [{ Product__c: 'Phone', Model__c: 'P1' }, 'created'],
      [{ Product__c: 'Phone', Model__c: 'T1' }, bad('Model', 'T1', 'Model__c')],
      [{ Product__c: 'Watch', Model__c: 'P1' }, bad('Model', 'P1', 'Model__c')],
      [{ Model__c: 'P1' }, bad('Model', 'P1', 'Model__c')],
      [{ Product__c: 'Tablet', Model__c: null }, 'created'],
      [{ Product__c: 'Phone', Hint__c: 'T1' }, 'created'],
      [{ Topics__c: 'Both;Basics' }, 'created'],
      [{ Topics__c: 'Basics;Tuning' }, bad('Topics', 'Tuning', 'Topics__c')],
      [{ Expert__c: true, Topics__c: 'Tuning' }, 'created'],
    ];
    for (const [values, expected] of cases)
      assert.equal(await create(values), expected, JSON.stringify(values));
  }));

test('an update looks at the product as it is or will be, and at models only when they are written', () =>
  withServer(ORG, async ({ url, org }) => {
    const token = await accessToken(url);
    const path = `${V}/sobjects/Lead/${org.object('Lead').idOf(0)}`;
    const update = async (values: object) => (await request(url, token, 'PATCH', path, values)).status;
    assert.is(await update({ Product__c: 'Phone', Model__c: 'P1' }), 204);
    assert.is(await update({ Model__c: 'P2' }), 204);
    assert.is(await update({ Model__c: 'T1' }), 400);
    assert.is(await update({ Product__c: 'Watch' }), 204, 'the model stays as it is');
    assert.is(await update({ Model__c: 'P2' }), 400);
  }));

test('a value that gets another name in Setup stays valid where it was', () => {
  const org = smallOrg(ORG);
  const leads = org.object('Lead');
  org.setup.renamePicklistValue('Lead', 'Product__c', 'Phone', 'Smartphone', START);
  org.setup.renamePicklistValue('Lead', 'Model__c', 'P1', 'P-1', START);
  const write = (values: object) => org.update(leads, 0, { ...values }, SYSTEM_ADMINISTRATOR, START).ok;
  assert.ok(write({ Product__c: 'Smartphone', Model__c: 'P-1' }));
  assert.not.ok(write({ Product__c: 'Tablet', Model__c: 'P-1' }));
});

test('an org whose controlling field is none is not made', () => {
  const dependency = { controllerName: 'Company', valid: {} };
  const customFields = [{ ...PICKLIST, name: 'Model__c', label: 'Model', picklistValues: [], dependency }];
  assert.throws(
    () => smallOrg({ customFields }),
    /Lead.Model__c: Company is no picklist or checkbox of Lead/,
  );
});

test.run();
