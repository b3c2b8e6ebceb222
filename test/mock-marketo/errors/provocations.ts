/** For each error code of the documentation, the requests that cause it, and the message that each is answered with. */
import { GATE, SPECIAL } from './gate-provocations.ts';
import { type Provocation, rows } from './provocation.ts';

const bad = (name: string, value: string): string => `Invalid value for field '${name}' and value '${value}'`;
const missing = (name: string): string => `Missing value for the required parameter '${name}'`;
const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const ann = { email: 'p1@acme.example' };
const TYPE = {
  name: 'Eat',
  triggerName: 'Eats',
  filterName: 'Ate',
  primaryAttribute: { apiName: 'what', name: 'What' },
};
const ACTIVITY = {
  leadId: 1,
  activityDate: '2026-01-01T00:00:00Z',
  activityTypeId: 100001,
  primaryAttributeValue: 'x',
};

const CALLS: readonly Provocation[] = rows(
  ['704', "Invalid date format: 'yesterday'", 'activities/pagingtoken.json?sinceDatetime=yesterday'],
  ['709', 'Business Rule Violation: the type has no draft', 'customobjects/schema/car/approve.json', {}],
  [
    '718',
    'ExternalSalesPersonID not found',
    'opportunities.json',
    { input: [{ externalOpportunityId: 'O', name: 'N', externalSalesPersonId: 'nobody' }] },
  ],
  ['1001', "Invalid value 'x'. Required of type 'Integer'", 'lead/x.json'],
  [
    '1001',
    "Invalid value 'id=1&id=2'. Required of type 'Integer'",
    'lists/1001/leads/ismember.json?id=id%3D1%26id%3D2',
  ],
  ['1002', missing('filterType'), 'leads.json'],
  ['1002', missing('input'), 'companies.json', {}],
  ['1002', missing('programName'), 'leads/push.json', { input: [ann] }],
  ['1003', 'Leads not specified', 'leads.json', {}],
  ['1003', 'Max records limit of 300 exceeded', 'leads.json', { input: many(301, ann) }],
  [
    '1003',
    "Too many values for 'filterValues': at most 300 are allowed",
    `leads.json?filterType=id&filterValues=${many(301, 1).join(',')}`,
  ],
  [
    '1003',
    "Too many values for 'activityTypeIds': at most 10 are allowed",
    'activities.json?nextPageToken=GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBQ&activityTypeIds=1,2,3,4,5,6,7,8,9,10,11',
  ],
  [
    '1003',
    "Too many values for 'leadIds': at most 30 are allowed",
    `activities.json?nextPageToken=GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBQ&activityTypeIds=1&leadIds=${many(31, 1).join(',')}`,
  ],
  ['1003', 'Invalid nextPageToken', 'lists.json?nextPageToken=x'],
  ['1003', "Invalid action 'upsert'", 'leads.json', { action: 'upsert', input: [ann] }],
  [
    '1003',
    "Invalid value 'createDuplicate' for 'action'",
    'companies.json',
    { action: 'createDuplicate', input: [{}] },
  ],
  ['1003', "Invalid value 'idField' for 'dedupeBy'", 'companies.json', { dedupeBy: 'idField', input: [{}] }],
  [
    '1003',
    "Filter type 'dedupeFields' needs an input of objects",
    'opportunities/roles.json?filterType=dedupeFields&filterValues=1',
  ],
  [
    '1003',
    'Date range must not exceed 7 days',
    'programs/2001/members.json?filterType=updatedAt&startAt=2026-01-01T00:00:00Z&endAt=2026-01-09T00:00:00Z',
  ],
  ['1004', "Lead '99' not found", 'lead/99.json'],
  ['1004', "Lead '99' not found", 'leads/1/merge.json?leadId=99', {}],
  ['1006', "Lookup field 'userId' not found", 'leads.json', { lookupField: 'userId', input: [ann] }],
  ['1006', "Field 'nope' not found", 'companies.json?filterType=nope&filterValues=1'],
  ['1008', "Access denied to partition 'EU'", 'leads.json', { partitionName: 'EU', input: [ann] }],
  ['1011', "Field 'firstName' not supported", 'leads.json?filterType=firstName&filterValues=a'],
  ['1012', "Invalid cookie value 'x'", 'leads/1/associate.json?cookie=x', {}],
  ['1012', "Invalid cookie value 'x'", 'leads.json?filterType=cookies&filterValues=x'],
  ['1013', 'List not found', 'lists/1.json'],
  ['1013', 'Program not found', 'programs/1/members.json?filterType=leadId&filterValues=1'],
  [
    '1017',
    'Object already exists',
    'customobjects/schema.json',
    { action: 'createOnly', apiName: 'car', displayName: 'Car' },
  ],
  ['1022', 'Object in use', 'customobjects/schema/course/delete.json', {}],
  [
    '1025',
    'Program status not found',
    'programs/2001/members/status.json',
    { statusName: 'Nope', input: [{ leadId: 1 }] },
  ],
  [
    '1028',
    'Max field limit reached',
    'leads/schema/fields.json',
    {
      input: Array.from({ length: 101 }, (_, i) => ({
        name: `f${i}`,
        displayName: `F ${i}`,
        dataType: 'string',
      })),
    },
  ],
  ['1048', 'Custom Object Discard Draft Failed', 'customobjects/schema/car/discardDraft.json', {}],
  [
    '1080',
    'Too many losing leads: at most 25 can be merged in one call',
    `leads/1/merge.json?leadIds=${many(26, 2).join(',')}`,
    {},
  ],
);

const RECORDS: readonly Provocation[] = rows(
  ['1002', missing('email'), 'leads.json', { input: [{ firstName: 'x' }] }],
  ['1003', bad('email', 'bademail'), 'leads.json', { input: [{ email: 'bademail' }] }],
  ['1003', bad('email', '{"a":1}'), 'leads.json', { input: [{ email: { a: 1 } }] }],
  [
    '1003',
    "Field 'id' is not allowed with action 'createOnly'",
    'leads.json',
    { action: 'createOnly', input: [{ id: 1, email: 'n@acme.example' }] },
  ],
  ['1003', 'Invalid lead record', 'leads.json', { input: ['x'] }],
  ['1003', 'Invalid record', 'companies.json', { input: ['x'] }],
  [
    '1003',
    "Field 'id' is not allowed with action 'createOrUpdate'",
    'companies.json',
    { input: [{ externalCompanyId: 'C9', id: 1 }] },
  ],
  [
    '1003',
    "Field 'createdAt' is read only",
    'companies.json',
    { input: [{ externalCompanyId: 'C9', createdAt: '2026-01-01' }] },
  ],
  ['1004', 'Lead not found', 'leads.json', { action: 'updateOnly', input: [{ email: 'n@acme.example' }] }],
  ['1004', 'Lead not found', 'lists/1001/leads.json', { input: [{ id: 99 }] }],
  ['1004', 'Lead not found', 'customobjects/car.json', { input: [{ vin: 'V', leadID: 99 }] }],
  ['1004', 'Lead not found', 'activities/external.json', { input: [{ ...ACTIVITY, leadId: 99 }] }],
  ['1005', 'Lead already exists', 'leads.json', { action: 'createOnly', input: [ann] }],
  ['1006', "Field 'nope' not found", 'leads.json', { input: [{ ...ann, nope: 1 }] }],
  ['1007', 'Multiple lead match lookup criteria', 'leads.json', { input: [{ email: 'twin@acme.example' }] }],
  ['1009', 'Partition name must be specified', 'leads/partitions.json', { input: [{ id: 1 }] }],
  ['1013', 'Object not found', 'customobjects/car/delete.json', { input: [{ vin: 'none' }] }],
  ['1013', 'Record not found', 'companies/delete.json', { input: [{ externalCompanyId: 'none' }] }],
  ['1013', 'Membership not found', 'programs/2001/members.json', { input: [{ leadId: 1, webinarUrl: 'x' }] }],
  ['1015', 'Lead not in list', 'lists/1001/leads.json?_method=DELETE', { input: [{ id: 1 }] }],
  [
    '1017',
    'Object already exists',
    'companies.json',
    { action: 'createOnly', input: [{ externalCompanyId: 'C1' }] },
  ],
  ['1021', 'Company update not allowed', 'leads.json', { input: [{ ...ann, company: 'Other' }] }],
  ['1022', 'Object in use', 'salespersons/delete.json', { input: [{ externalSalesPersonId: 'sam' }] }],
  [
    '1036',
    'Duplicate object found in input',
    'companies.json',
    { input: [{ externalCompanyId: 'C1' }, { externalCompanyId: 'C1' }] },
  ],
  ['1037', 'Lead not in program', 'programs/2001/members/delete.json', { input: [{ leadId: 1 }] }],
  [
    '1037',
    'Lead skipped because it is already in or past this status',
    'programs/2001/members/status.json',
    { statusName: 'Member', input: [{ leadId: 2 }] },
  ],
  [
    '1049',
    'Failed to Create Activity',
    'activities/external.json',
    // With what stands around the value, one byte more than the 65,536 that are allowed.
    { input: [{ ...ACTIVITY, attributes: [{ name: 'x', value: 'v'.repeat(65_512) }] }] },
  ],
  [
    '1077',
    'Value for field exceeds max length',
    'leads.json',
    { input: [{ ...ann, firstName: 'x'.repeat(256) }] },
  ],
);

/** The eleventh custom activity type. */
export const TYPES_OF_ACTIVITIES = Array.from({ length: 11 }, (_, number) => ({
  ...TYPE,
  apiName: `t${number}`,
  triggerName: `Eats ${number}`,
  filterName: `Ate ${number}`,
}));

export const PROVOCATIONS: readonly Provocation[] = [...GATE, ...CALLS, ...RECORDS, ...SPECIAL];
