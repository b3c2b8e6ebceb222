/**
 * Where the official specification is stricter than, or differs from, the live server. Each entry says why: recorded
 * answers, or the samples of Adobe's own documentation.
 */

export interface Definition {
  type?: string;
  required?: string[];
  properties?: Record<string, object>;
  additionalProperties?: boolean;
}

export type Definitions = Record<string, Definition>;

/** Members that are required by the specification and missing on the wire. */
const NOT_REQUIRED: readonly (readonly [
  names: readonly string[],
  members: readonly string[],
  why: string,
])[] = [
  [['CustomObject'], ['marketoGUID', 'seq'], 'skipped records have no id, and requests have neither'],
  [['NamedAccount', 'NamedAccountList'], ['marketoGUID', 'seq'], 'skipped records and requests again'],
  [['CompanyResponse'], ['id'], 'skipped records have no id'],
  [
    ['ProgramMemberStatusResponse', 'ProgramMemberDataResponse', 'ProgramMemberDeleteResponse'],
    ['leadId'],
    'the documented skipped records leave it out',
  ],
  [['ImportLeadResponse'], ['numOfLeadsProcessed'], 'the answer to an upload has no counters'],
  [['ColumnHeaderNames'], ['name', 'value'], 'its description and every sample have fields as keys'],
  [['ImportCustomObjectResponse'], ['operation'], 'the answer to an upload lacks it (documented)'],
  [['Campaign'], ['createdAt', 'name', 'type', 'updatedAt'], 'runs are answered with the id (documented)'],
  [['Activity', 'LeadChange'], ['id'], 'missing on migrated instances, says its description'],
  [['ExportActivityRequest'], ['fields'], 'documentation and recorded requests leave it out'],
  [
    ['ObjectMetaData'],
    ['description', 'displayName', 'pluralName', 'apiName', 'relationships', 'status', 'version'],
    'every documented sample lacks some; status is no member at all',
  ],
  [['ObjectMetaData'], ['fields'], 'the list of custom objects has none (documented)'],
  [
    ['CustomActivity'],
    ['activityDate', 'activityTypeId', 'attributes', 'errors', 'id', 'leadId', 'primaryAttributeValue'],
    'documented answers have id, marketoGUID and status only; skipped ones errors',
  ],
  [
    ['Campaign'],
    ['createdAt', 'name', 'type', 'updatedAt'],
    'the documented answers to trigger and schedule have the id only',
  ],
  [['ImportCustomObjectResponse'], ['operation'], 'the documented answer to an upload has none'],
  [['CustomActivityTypeAttribute'], ['name'], 'attributes are deleted by their apiName (documented)'],
  [
    ['CustomActivityTypeRequest'],
    ['apiName', 'filterName', 'name', 'primaryAttribute', 'triggerName'],
    'an update has none of them (documented)',
  ],
  [['SyncCustomObjectTypeRequest'], ['displayName'], 'not with updateOnly (documented)'],
  [['ActivityType'], ['primaryAttribute'], 'recorded types without a primary attribute'],
  [['ProgramMemberData'], ['{fieldApiName}'], 'a placeholder'],
  [['LeadChangeField'], ['newValue'], 'a cleared field'],
];

/** Members that the specification gives another type than the wire. */
const OTHER_TYPES: readonly (readonly [name: string, member: string, schema: object, why: string])[] = [
  ['Lead', 'reasons', reasons(), 'the specification has one `reason`'],
  ['PushLead', 'reasons', reasons(), 'the same'],
  ['Attribute', 'value', {}, 'values are texts, numbers and booleans'],
  ['LeadField', 'description', { type: ['string', 'null'] }, 'null in every sample'],
  ['ObjectMetaData', 'name', { type: 'string' }, 'all samples but those of the schema endpoints have a name'],
  ['ObjectMetaData', 'idField', { type: ['string', 'null'] }, 'null for a draft'],
  ['ObjectMetaData', 'createdAt', { type: ['string', 'null'] }, 'null for a draft'],
  ['ObjectMetaData', 'updatedAt', { type: ['string', 'null'] }, 'null for a draft'],
  ['StaticList', 'workspaceId', { type: 'integer' }, 'seen by clients'],
  ['Program', 'progressionStatusType', { type: 'string' }, 'documented sample'],
  ['ProgramMembership', 'id', { type: 'integer' }, 'documented sample'],
  ['ProgramMembership', 'progressionStatusType', { type: 'string' }, 'documented sample'],
  ['ProgramMembership', 'updatedAt', { type: 'string' }, 'documented sample'],
  ['LeadChangeField', 'newValue', { type: ['string', 'null'] }, 'a cleared field'],
  ['LeadChangeField', 'oldValue', { type: ['string', 'null'] }, 'a field that was empty'],
  [
    'ImportProgramMemberResponse',
    'numOfLeadsProcessed',
    { type: 'integer' },
    'answers are those of leads (documented)',
  ],
  ['ExportResponse', 'status', { type: 'string' }, 'the wire says Cancelled, the list Canceled'],
  ['ProgramMemberStatusResponse', 'status', { enum: ['created', 'updated', 'skipped'] }, 'documented sample'],
];

function reasons(): object {
  return { type: 'array', items: { $ref: '#/definitions/Reason' } };
}

/** Definitions without members of the caller's own choosing: what else they have is a mistake. */
const CLOSED = [
  'Activity',
  'ActivityType',
  'ActivityTypeAttribute',
  'Campaign',
  'ChangeLeadProgramStatusOutputData',
  'CustomActivity',
  'CustomActivityType',
  'CustomActivityTypeAttribute',
  'Error',
  'ErrorsData',
  'FormResponse',
  'LeadAttribute',
  'LeadAttribute2',
  'LeadAttribute2Fields',
  'LeadChange',
  'LeadField',
  'LeadFieldStatus',
  'LeadPartition',
  'List',
  'ListOperationOutputData',
  'NamedAccountList',
  'ObjectField',
  'ObjectLinkableObject',
  'ObjectMetaData',
  'Program',
  'ProgramMemberDataResponse',
  'ProgramMemberDeleteResponse',
  'ProgramMemberStatusResponse',
  'ProgramMembership',
  'Reason',
  'SmartCampaign',
  'StaticList',
  'UsageData',
];

/** The definitions as the wire is: changes the given ones in place. */
export function relax(definitions: Definitions): Definitions {
  for (const [name, definition] of Object.entries(definitions)) {
    if (!/^Response(Of|Without)/.test(name) || name === 'ResponseOfIdentity') continue;
    definition.required = ['requestId', 'success'];
    definition.additionalProperties = false;
    definition.properties = { ...definition.properties, moreResult: { type: 'boolean' } };
  }
  for (const [names, members] of NOT_REQUIRED) {
    for (const name of names) {
      const definition = definitionOf(definitions, name);
      definition.required = (definition.required ?? []).filter((member) => !members.includes(member));
    }
  }
  for (const [name, member, schema] of OTHER_TYPES) {
    const definition = definitionOf(definitions, name);
    definition.properties = { ...definition.properties, [member]: schema };
  }
  for (const name of CLOSED) definitionOf(definitions, name).additionalProperties = false;
  return definitions;
}

function definitionOf(definitions: Definitions, name: string): Definition {
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`the specification has no ${name}`);
  return definition;
}
