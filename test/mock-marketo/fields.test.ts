import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, withMock } from './support.ts';

const test = suite('Marketo fields');

const FIELDS = [
  { name: 'boolean_field', displayName: 'boolean_field', dataType: 'boolean', id: 796 },
  { name: 'score_field', displayName: 'score_field', dataType: 'score' },
  { name: 'leadScore', displayName: 'Lead Score', dataType: 'score', sfdc: { Lead: 'Score__c' } },
] as const;

test('describe shows the 91 recorded fields, ordered by id, keys in the recorded order', () =>
  withMock({}, async (mock) => {
    const { result } = (await mock.get('/rest/v1/leads/describe.json')).body;
    assert.is(result.length, 91);
    const ids = result.map(({ id }: Json) => id);
    assert.equal(
      ids,
      ids.toSorted((a: number, b: number) => a - b),
    );
    const at = (name: string): string => JSON.stringify(result.find(({ rest }: Json) => rest.name === name));
    assert.is(
      at('email'),
      '{"id":56,"displayName":"Email Address","dataType":"email","length":255,"rest":{"name":"email","readOnly":false},"soap":{"name":"Email","readOnly":false}}',
    );
    assert.is(
      at('createdAt'),
      '{"id":130,"displayName":"Created At","dataType":"datetime","rest":{"name":"createdAt","readOnly":true}}',
    );
    assert.not.ok(
      result.some(({ rest }: Json) => rest.name.startsWith('sfdc')),
      'no CRM, no sfdc fields',
    );
  }));

test('own fields stand beside the standard ones or change them; a score is shown as an integer', () =>
  withMock({ fields: FIELDS }, async (mock) => {
    const { result } = (await mock.get('/rest/v1/leads/describe.json')).body;
    assert.is(result.length, 93);
    const byName = new Map(result.map((field: Json) => [field.rest.name, field]));
    assert.equal(byName.get('boolean_field'), {
      id: 796,
      displayName: 'boolean_field',
      dataType: 'boolean',
      rest: { name: 'boolean_field', readOnly: false },
      soap: { name: 'boolean_field', readOnly: false },
    });
    assert.is((byName.get('score_field') as Json).dataType, 'integer');
    assert.is((byName.get('leadScore') as Json).id, 146);
  }));

test('an instance with Salesforce sync shows which record a person is, and finds it by its Id', () => {
  const synced = {
    Lead: { count: 2, bases: { Email: (row: number) => `lead${row}@acme.example` } },
    Contact: { count: 1, bases: {} },
  };
  const sfdcIdOf = (object: string, row: number): string => `${object === 'Lead' ? '00Q' : '003'}${row}`;
  return withMock({ synced, sfdcIdOf }, async (mock) => {
    const path = '/rest/v1/leads.json?filterType=sfdcLeadId&filterValues=00Q1';
    const { result } = (
      await mock.get(`${path}&fields=email,sfdcType,sfdcLeadId,sfdcContactId,sfdcIsDeleted`)
    ).body;
    assert.equal(result, [
      {
        id: 2,
        email: 'lead1@acme.example',
        sfdcType: 'Lead',
        sfdcLeadId: '00Q1',
        sfdcContactId: null,
        sfdcIsDeleted: false,
      },
    ]);
    const [{ searchableFields, fields, name }] = (await mock.get('/rest/v1/leads/describe2.json')).body
      .result;
    assert.is(name, 'API Lead');
    assert.ok(searchableFields.some(([field]: Json) => field === 'sfdcLeadId'));
    assert.equal(
      fields.find((field: Json) => field.name === 'sfdcType'),
      {
        name: 'sfdcType',
        displayName: 'SFDC Type',
        dataType: 'string',
        length: 50,
        updateable: false,
        crmManaged: true,
      },
    );
  });
});

const COOKIE = 'token:_mch-acme.example-1396310362214-46169';

test('describe2 lists as searchable what a filter takes, and nothing else', () =>
  withMock({ fields: FIELDS }, async (mock) => {
    const [{ searchableFields, fields }] = (await mock.get('/rest/v1/leads/describe2.json')).body.result;
    const searchable = new Set(searchableFields.flat());
    for (const { name } of fields) {
      const value = name === 'cookies' ? COOKIE : '1';
      const { body } = await mock.get(`/rest/v1/leads.json?filterType=${name}&filterValues=${value}`);
      assert.is(body.success, searchable.has(name), name);
    }
  }));

test.run();
