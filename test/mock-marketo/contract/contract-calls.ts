/** A valid call of every operation of the lead database, in an order in which each finds what it needs. */
import type { Instance, InstanceOptions } from '../../../mock-marketo/index.ts';

export interface ContractCall {
  /** `GET /rest/v1/lists/{listId}.json`, as the specification writes it. */
  readonly operation: string;
  /** The path below `/rest/v1/` with its query; `{token}` stands for a paging token, `{guid}` for the last marketoGUID. */
  readonly path: string;
  readonly body?: object;
}

function get(operation: string, path: string): ContractCall {
  return { operation: `GET /rest/v1/${operation}`, path };
}

function post(operation: string, path: string, body?: object): ContractCall {
  return { operation: `POST /rest/v1/${operation}`, path, ...(body !== undefined && { body }) };
}

const COOKIE = 'id%3A287-GTJ-838%26token%3A_mch-acme.example-1396310362214-46169';

/** What the instance has before the first call. */
export const CONTRACT_INSTANCE: Partial<InstanceOptions> = {
  lists: [{ id: 1001, name: 'Attendees', description: 'Who came', programName: 'Fair' }],
  programs: [{ id: 2001, name: 'Fair', type: 'nurture' }],
  partitions: [{ name: 'EU' }],
  keepActivities: 1_000,
  campaigns: {
    definitions: [
      {
        id: 3001,
        name: 'Welcome',
        triggers: [{ on: 'personIsCreated' }],
        qualification: 'once',
        flow: [{ step: 'changeScore', field: 'leadScore', change: '+5' }],
      },
    ],
  },
};

/** Five leads, ids 1 to 5, so that one can be deleted and two merged. */
export function fill(instance: Instance, now: number): void {
  const email = instance.persons.fieldNumber('email');
  for (let id = 1; id <= 5; id += 1) instance.create(new Map([[email, `p${id}@acme.example`]]), 0, now);
  instance.campaigns.runUntil(now + 60_000);
}

const LEAD_CALLS: readonly ContractCall[] = [
  get('leads/describe.json', 'leads/describe.json'),
  get('leads/describe2.json', 'leads/describe2.json'),
  post('leads/schema/fields.json', 'leads/schema/fields.json', {
    input: [{ displayName: 'Acme Code', name: 'acmeCode', dataType: 'string', description: 'Ours' }],
  }),
  get('leads/schema/fields.json', 'leads/schema/fields.json?batchSize=5'),
  get('leads/schema/fields/{fieldApiName}.json', 'leads/schema/fields/acmeCode.json'),
  post('leads/schema/fields/{fieldApiName}.json', 'leads/schema/fields/acmeCode.json', {
    input: [{ displayName: 'Acme Access Code', isHidden: true }],
  }),
  post('leads.json', 'leads.json', {
    action: 'createOrUpdate',
    lookupField: 'email',
    input: [{ email: 'p1@acme.example', acmeCode: 'X' }, { email: 'bad' }],
  }),
  get('leads.json', 'leads.json?filterType=email&filterValues=p1@acme.example,p2@acme.example&batchSize=1'),
  get('lead/{leadId}.json', 'lead/1.json?fields=email,acmeCode'),
  get('leads/partitions.json', 'leads/partitions.json'),
  post('leads/partitions.json', 'leads/partitions.json', { input: [{ id: 2, partitionName: 'EU' }] }),
  post('leads/push.json', 'leads/push.json', {
    programName: 'Fair',
    programStatus: 'Member',
    source: 'web',
    reason: 'download',
    lookupField: 'email',
    input: [{ email: 'p3@acme.example' }],
  }),
  post('leads/submitForm.json', 'leads/submitForm.json', {
    formId: 1029,
    programId: 2001,
    input: [
      { leadFormFields: { email: 'p4@acme.example' }, visitorData: { pageURL: 'https://acme.example' } },
    ],
  }),
  post('leads/{leadId}/associate.json', `leads/1/associate.json?cookie=${COOKIE}`, {}),
  get('leads/{leadId}/smartCampaignMembership.json', 'leads/1/smartCampaignMembership.json'),
];

const LIST_CALLS: readonly ContractCall[] = [
  get('lists.json', 'lists.json?name=Attendees&workspaceName=Default'),
  get('lists/{listId}.json', 'lists/1001.json'),
  post('lists/{listId}/leads.json', 'lists/1001/leads.json', { input: [{ id: 1 }, { id: 2 }, { id: 99 }] }),
  get('list/{listId}/leads.json', 'list/1001/leads.json?batchSize=1'),
  get('lists/{listId}/leads.json', 'lists/1001/leads.json?fields=email'),
  get('lists/{listId}/leads/ismember.json', 'lists/1001/leads/ismember.json?id=1&id=3&id=99'),
  get('leads/{leadId}/listMembership.json', 'leads/1/listMembership.json'),
  { operation: 'DELETE /rest/v1/lists/{listId}/leads.json', path: 'lists/1001/leads.json?id=2&id=3' },
];

const PROGRAM_CALLS: readonly ContractCall[] = [
  get('programs/members/describe.json', 'programs/members/describe.json'),
  get('program/members/describe.json', 'program/members/describe.json'),
  post('programs/members/schema/fields.json', 'programs/members/schema/fields.json', {
    input: [{ displayName: 'Lunch', name: 'lunch', dataType: 'string' }],
  }),
  get('programs/members/schema/fields.json', 'programs/members/schema/fields.json?batchSize=5'),
  get('programs/members/schema/fields/{fieldApiName}.json', 'programs/members/schema/fields/lunch.json'),
  post('programs/members/schema/fields/{fieldApiName}.json', 'programs/members/schema/fields/lunch.json', {
    input: [{ description: 'What they eat' }],
  }),
  post('programs/{programId}/members/status.json', 'programs/2001/members/status.json', {
    statusName: 'Engaged',
    input: [{ leadId: 1 }, { leadId: 99 }],
  }),
  post('leads/programs/{programId}/status.json', 'leads/programs/2001/status.json', {
    status: 'Member',
    input: [{ id: 1 }, { id: 2 }],
  }),
  post('programs/{programId}/members.json', 'programs/2001/members.json', {
    input: [
      { leadId: 1, lunch: 'soup' },
      { leadId: 5, lunch: 'fish' },
    ],
  }),
  get(
    'programs/{programId}/members.json',
    'programs/2001/members.json?filterType=lunch&filterValues=soup&fields=leadId,reachedSuccess,programId,acquiredBy,membershipDate,lunch',
  ),
  get('leads/programs/{programId}.json', 'leads/programs/2001.json?batchSize=1'),
  get('leads/{leadId}/programMembership.json', 'leads/1/programMembership.json'),
  post('programs/{programId}/members/delete.json', 'programs/2001/members/delete.json', {
    input: [{ leadId: 1 }, { leadId: 5 }],
  }),
];

const TYPE = 'activities/external/type';
const ACTIVITY_CALLS: readonly ContractCall[] = [
  post(`${TYPE}.json`, `${TYPE}.json`, {
    apiName: 'attendFair',
    name: 'Attend Fair',
    triggerName: 'Attends Fair',
    filterName: 'Attended Fair',
    primaryAttribute: { apiName: 'fair', name: 'Fair', dataType: 'string' },
  }),
  post(`${TYPE}/{apiName}.json`, `${TYPE}/attendFair.json`, { description: 'Was there' }),
  post(`${TYPE}/{apiName}/attributes/create.json`, `${TYPE}/attendFair/attributes/create.json`, {
    attributes: [
      { apiName: 'day', name: 'Day', dataType: 'date' },
      { apiName: 'hall', name: 'Hall', dataType: 'integer' },
    ],
  }),
  post(`${TYPE}/{apiName}/attributes/update.json`, `${TYPE}/attendFair/attributes/update.json`, {
    attributes: [{ apiName: 'day', name: 'First Day', dataType: 'date' }],
  }),
  post(`${TYPE}/{apiName}/attributes/delete.json`, `${TYPE}/attendFair/attributes/delete.json`, {
    attributes: [{ apiName: 'hall' }],
  }),
  post(`${TYPE}/{apiName}/approve.json`, `${TYPE}/attendFair/approve.json`),
  get(`${TYPE}/{apiName}/describe.json`, `${TYPE}/attendFair/describe.json?draft=true`),
  get('activities/external/types.json', 'activities/external/types.json'),
  post('activities/external.json', 'activities/external.json', {
    input: [
      {
        leadId: 1,
        activityDate: '2026-01-04T10:00:00+01:00',
        activityTypeId: 100001,
        primaryAttributeValue: 'Cebit',
        attributes: [{ name: 'First Day', apiName: 'day', value: '2026-01-03' }],
      },
      {
        leadId: 99,
        activityDate: '2026-01-04T10:00:00Z',
        activityTypeId: 100001,
        primaryAttributeValue: 'x',
        attributes: [],
      },
    ],
  }),
  get('activities/types.json', 'activities/types.json'),
  get('activities/pagingtoken.json', 'activities/pagingtoken.json?sinceDatetime=2026-01-01T00:00:00Z'),
  get(
    'activities.json',
    'activities.json?nextPageToken={token}&activityTypeIds=12,24,104,145,100001&leadIds=1,2,3',
  ),
  get(
    'activities/leadchanges.json',
    'activities/leadchanges.json?nextPageToken={token}&fields=acmeCode,leadScore',
  ),
  post(`${TYPE}/{apiName}.json`, `${TYPE}/attendFair/attributes/update.json`, {
    attributes: [{ apiName: 'day', name: 'Day', dataType: 'date' }],
  }),
  post(`${TYPE}/{apiName}/discardDraft.json`, `${TYPE}/attendFair/discardDraft.json`),
  post(`${TYPE}/{apiName}/delete.json`, `${TYPE}/attendFair/delete.json`),
];

const END_CALLS: readonly ContractCall[] = [
  post('leads/{leadId}/merge.json', 'leads/1/merge.json?leadIds=2,3', {}),
  post('leads/delete.json', 'leads/delete.json', { input: [{ id: 5 }, { id: 99 }] }),
  get('activities/deletedleads.json', 'activities/deletedleads.json?nextPageToken={token}'),
  get('stats/usage.json', 'stats/usage.json'),
  get('stats/usage/last7days.json', 'stats/usage/last7days.json'),
  get('stats/errors.json', 'stats/errors.json'),
  get('stats/errors/last7days.json', 'stats/errors/last7days.json'),
];

export const LEAD_DATABASE_CALLS = [...LEAD_CALLS, ...LIST_CALLS, ...PROGRAM_CALLS, ...ACTIVITY_CALLS];
export const LAST_CALLS = END_CALLS;
