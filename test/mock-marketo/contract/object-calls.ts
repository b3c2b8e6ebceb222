/** A valid call of every operation on companies, opportunities, sales persons, named accounts and custom objects. */
import type { ContractCall } from './contract-calls.ts';

function call(method: 'GET' | 'POST', operation: string, path: string, body?: object): ContractCall {
  return { operation: `${method} /rest/v1/${operation}`, path, ...(body !== undefined && { body }) };
}

/** Describe, sync, query and delete of a type, `record` being one that has the `key`. */
function typeCalls(type: string, key: string, record: Readonly<Record<string, unknown>>): ContractCall[] {
  const sync = { action: 'createOrUpdate', dedupeBy: 'dedupeFields', input: [record, { [key]: 'x', no: 1 }] };
  const query = `${type}.json?filterType=${key}&filterValues=${String(record[key])}`;
  return [
    call('GET', `${type}/describe.json`, `${type}/describe.json`),
    call('POST', `${type}.json`, `${type}.json`, sync),
    call('GET', `${type}.json`, query),
  ];
}

function deletion(type: string, input: object): ContractCall {
  return call('POST', `${type}/delete.json`, `${type}/delete.json`, {
    deleteBy: 'dedupeFields',
    input: [input, input],
  });
}

function schema(type: string, field: string): ContractCall[] {
  return [
    call('GET', `${type}/schema/fields.json`, `${type}/schema/fields.json?batchSize=3`),
    call('GET', `${type}/schema/fields/{fieldApiName}.json`, `${type}/schema/fields/${field}.json`),
  ];
}

const ROLE = { externalOpportunityId: 'O1', leadId: 1, role: 'Buyer' };

const STANDARD: readonly ContractCall[] = [
  ...typeCalls('salespersons', 'externalSalesPersonId', {
    externalSalesPersonId: 'sam@acme.example',
    email: 'sam@acme.example',
  }),
  ...typeCalls('companies', 'externalCompanyId', { externalCompanyId: 'C1', company: 'Acme' }),
  ...schema('companies', 'industry'),
  ...typeCalls('opportunities', 'externalOpportunityId', {
    externalOpportunityId: 'O1',
    name: 'Chairs',
    externalSalesPersonId: 'sam@acme.example',
  }),
  ...schema('opportunities', 'externalOpportunityId'),
  ...typeCalls('opportunities/roles', 'externalOpportunityId', ROLE),
  call('GET', 'opportunities/roles.json', 'opportunities/roles.json?_method=GET', {
    filterType: 'dedupeFields',
    fields: ['marketoGuid', 'role'],
    input: [ROLE],
  }),
  ...typeCalls('namedaccounts', 'name', { name: 'Google', domainName: 'google.example' }),
  ...schema('namedaccounts', 'annualRevenue'),
];

const LISTS: readonly ContractCall[] = [
  call('POST', 'namedAccountLists.json', 'namedAccountLists.json', {
    action: 'createOnly',
    input: [{ name: 'Saas' }, { name: 'Saas' }],
  }),
  call('GET', 'namedAccountLists.json', 'namedAccountLists.json?filterType=dedupeFields&filterValues=Saas'),
  call('POST', 'namedAccountList/{id}/namedAccounts.json', 'namedAccountList/{list}/namedAccounts.json', {
    input: [{ marketoGUID: '{account}' }, { marketoGUID: 'none' }],
  }),
  call(
    'GET',
    'namedAccountList/{id}/namedAccounts.json',
    'namedAccountList/{list}/namedAccounts.json?fields=city',
  ),
  call(
    'POST',
    'namedAccountList/{id}/namedAccounts/remove.json',
    'namedAccountList/{list}/namedAccounts/remove.json',
    { input: [{ marketoGUID: '{account}' }] },
  ),
  deletion('namedAccountLists', { name: 'Saas' }),
];

const SCHEMA = 'customobjects/schema';
const CAR = `${SCHEMA}/car`;
const TYPES: readonly ContractCall[] = [
  call('POST', `${SCHEMA}.json`, `${SCHEMA}.json`, {
    action: 'createOnly',
    displayName: 'Car',
    pluralName: 'Cars',
    apiName: 'car',
    description: 'Automobile owned',
    showInLeadDetail: true,
  }),
  call('GET', `${SCHEMA}/{apiName}/describe.json`, `${CAR}/describe.json`),
  call('POST', `${SCHEMA}/{apiName}/addField.json`, `${CAR}/addField.json`, {
    input: [
      { displayName: 'Lead ID', name: 'leadID', dataType: 'link', relatedTo: { field: 'id', name: 'lead' } },
      { displayName: 'VIN', name: 'vin', dataType: 'string', isDedupeField: true },
      { displayName: 'Color', name: 'color', dataType: 'string' },
      { displayName: 'Year', name: 'year', dataType: 'integer' },
    ],
  }),
  call('POST', `${SCHEMA}/{apiName}/{fieldApiName}/updateField.json`, `${CAR}/color/updateField.json`, {
    displayName: 'Paint',
    dataType: 'text',
  }),
  call('POST', `${SCHEMA}/{apiName}/deleteField.json`, `${CAR}/deleteField.json`, {
    input: [{ name: 'year' }],
  }),
  call('POST', `${SCHEMA}/{apiName}/approve.json`, `${CAR}/approve.json`),
  call('GET', `${SCHEMA}.json`, `${SCHEMA}.json?names=car&state=approved`),
  call('GET', `${SCHEMA}/fieldDataTypes.json`, `${SCHEMA}/fieldDataTypes.json`),
  call('GET', `${SCHEMA}/linkableObjects.json`, `${SCHEMA}/linkableObjects.json`),
  call('GET', `${SCHEMA}/{apiName}/dependentAssets.json`, `${CAR}/dependentAssets.json`),
  call('GET', 'customobjects.json', 'customobjects.json?names=car'),
  call('GET', 'customobjects/{customObjectName}/describe.json', 'customobjects/car/describe.json'),
  call('POST', 'customobjects/{customObjectName}.json', 'customobjects/car.json', {
    action: 'createOrUpdate',
    dedupeBy: 'dedupeFields',
    input: [
      { vin: '19UYA', leadID: 1 },
      { vin: '29UYA', leadID: 99 },
    ],
  }),
  call(
    'GET',
    'customobjects/{customObjectName}.json',
    'customobjects/car.json?filterType=vin&filterValues=19UYA',
  ),
  call('POST', 'customobjects/{customObjectName}/delete.json', 'customobjects/car/delete.json', {
    deleteBy: 'dedupeFields',
    input: [{ vin: '19UYA' }, { vin: '39UYA' }],
  }),
  call('POST', `${SCHEMA}.json`, `${SCHEMA}.json`, {
    action: 'updateOnly',
    apiName: 'car',
    description: 'Ours',
  }),
  call('POST', `${SCHEMA}/{apiName}/discardDraft.json`, `${CAR}/discardDraft.json`),
  call('POST', `${SCHEMA}/{apiName}/delete.json`, `${CAR}/delete.json`),
];

const DELETIONS: readonly ContractCall[] = [
  deletion('opportunities/roles', ROLE),
  deletion('opportunities', { externalOpportunityId: 'O1' }),
  deletion('companies', { externalCompanyId: 'C1' }),
  deletion('salespersons', { externalSalesPersonId: 'sam@acme.example' }),
  deletion('namedaccounts', { name: 'Google' }),
];

export const OBJECT_CALLS: readonly ContractCall[] = [...STANDARD, ...LISTS, ...TYPES, ...DELETIONS];
