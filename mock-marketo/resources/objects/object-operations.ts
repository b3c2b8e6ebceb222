/** The four operations that every type of the Lead Database beside the lead has (documented, Adobe "Lead database"). */

import { ApiFault, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { FILTER_VALUES, RECORDS_PER_CALL } from '../../limits.ts';
import {
  deleteObject,
  KEYS,
  OBJECT_ACTIONS,
  type ObjectAction,
  type ObjectTable,
  type ObjectType,
  queryObjects,
  type RecordSource,
  shownFields,
  shownRecord,
  syncObject,
} from '../../objects/index.ts';
import { dateTime, sentText } from '../../values.ts';
import { choiceIn, recordsIn } from '../input.ts';
import { type PageRequest, paged, pageRequest } from '../paged.ts';

/** A type as the API offers it. */
export interface ObjectResource {
  /** `/rest/v1/companies` */
  readonly path: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** The records that a call is about. @throws ApiFault when there are none */
  readonly table: (call: Call) => ObjectTable;
  /** Where a query looks, in the place of the table's own records. */
  readonly source?: (call: Call) => RecordSource;
  /** Refuses a call that reads or writes, before anything else. @throws ApiFault */
  readonly guard?: (call: Call, access: 'read' | 'write') => void;
  /** The first one is the default. */
  readonly actions?: readonly [ObjectAction, ...ObjectAction[]];
  /** What a query answers when no fields are asked for; key and stamps without. */
  readonly defaultFields?: readonly string[];
}

/** Query, sync, delete. */
export function recordOperations(resource: ObjectResource): Operation[] {
  const { path, read, write } = resource;
  return [
    {
      method: 'GET',
      path: `${path}.json`,
      permissions: read,
      json: 'optional',
      handle: guarded(resource, 'read', query),
    },
    {
      method: 'POST',
      path: `${path}.json`,
      permissions: write,
      json: 'required',
      handle: guarded(resource, 'write', sync),
    },
    {
      method: 'POST',
      path: `${path}/delete.json`,
      permissions: write,
      json: 'required',
      handle: guarded(resource, 'write', remove),
    },
  ];
}

/** Describe. */
export function describeOperation(resource: ObjectResource): Operation {
  const { path, read } = resource;
  const handle = guarded(resource, 'read', describe);
  return { method: 'GET', path: `${path}/describe.json`, permissions: read, json: 'none', handle };
}

function guarded(
  resource: ObjectResource,
  access: 'read' | 'write',
  handle: (resource: ObjectResource, call: Call) => Answer,
): Operation['handle'] {
  return (call) => {
    resource.guard?.(call, access);
    return handle(resource, call);
  };
}

function describe({ table }: ObjectResource, call: Call): Answer {
  const { type } = table(call).store;
  const { startAt } = call.instance.database;
  return { result: [describedType(type, { createdAt: startAt, updatedAt: startAt })] };
}

/** A type as describe shows it, with its fields. */
export function describedType(type: ObjectType, stamps: Stamps): object {
  const fields = type.fields.map(({ name, displayName, dataType, length, updateable }) => ({
    name,
    displayName,
    dataType,
    length,
    updateable,
    crmManaged: false,
  }));
  return { ...outlinedType(type, stamps), fields };
}

interface Stamps {
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A type as the list of custom objects shows it, without fields. */
export function outlinedType(type: ObjectType, { createdAt, updatedAt }: Stamps): object {
  const { name, displayName, description, idField, dedupeFields, searchableFields, relationships } = type;
  return {
    name,
    displayName,
    description,
    createdAt: dateTime(createdAt),
    updatedAt: dateTime(updatedAt),
    idField,
    dedupeFields,
    searchableFields,
    relationships,
  };
}

/** A lookup by several fields comes as JSON by POST with `_method=GET`, with the same members as the query. */
function query({ table, source, defaultFields = [] }: ObjectResource, call: Call): Answer {
  const { parameters, body } = call;
  const store = source?.(call) ?? table(call).store;
  const input = Array.isArray(body.input) ? body.input : undefined;
  const filterType = typeof body.filterType === 'string' ? body.filterType : parameters.one('filterType');
  if (filterType === undefined) throw fault('parameterMissing', 'filterType');
  if (input !== undefined && input.length > RECORDS_PER_CALL) throw fault('tooManyRecords', RECORDS_PER_CALL);
  const values = input === undefined ? parameters.requiredList('filterValues', FILTER_VALUES) : [];
  const asked = fieldsAsked(call);
  const fields = shownFields(store, asked.length > 0 ? asked : defaultFields);
  const records = queryObjects(store, { filterType, values, input });
  return paged(
    call,
    records,
    ({ id }) => id,
    (record, seq) => ({ seq, ...shownRecord(store, record, fields) }),
    'with more',
    pageAsked(call),
  );
}

function fieldsAsked({ body, parameters }: Call): string[] {
  const { fields } = body;
  if (Array.isArray(fields)) return fields.map(String);
  return typeof fields === 'string' ? fields.split(',') : parameters.list('fields');
}

function pageAsked(call: Call): PageRequest {
  const { batchSize, nextPageToken } = call.body;
  const { size, token } = pageRequest(call);
  const asked = Number(sentText(batchSize));
  return {
    size: Number.isInteger(asked) && asked > 0 ? Math.min(asked, RECORDS_PER_CALL) : size,
    token: typeof nextPageToken === 'string' && nextPageToken !== '' ? nextPageToken : token,
  };
}

function sync({ table, actions = SYNC_ACTIONS }: ObjectResource, call: Call): Answer {
  const { body, now } = call;
  const input = recordsIn(body);
  const action = choiceIn(body, 'action', actions);
  const by = choiceIn(body, 'dedupeBy', KEYS);
  if (by === 'idField' && action !== 'updateOnly') throw fault('memberInvalid', by, 'dedupeBy');
  const { store, rules } = table(call);
  const refusal = rules.callRefusal?.(input);
  if (refusal !== undefined) throw new ApiFault(refusal);
  const seen = new Set<string>();
  const result = input.map((entry, seq) => ({
    seq,
    ...syncObject({ store, rules, action, by, now, seen }, entry),
  }));
  return { result };
}

const SYNC_ACTIONS: readonly [ObjectAction, ...ObjectAction[]] = [
  'createOrUpdate',
  ...OBJECT_ACTIONS.filter((action) => action !== 'createOrUpdate'),
];

function remove({ table }: ObjectResource, call: Call): Answer {
  const input = recordsIn(call.body);
  const by = choiceIn(call.body, 'deleteBy', KEYS);
  const { store, rules } = table(call);
  return { result: input.map((entry, seq) => ({ seq, ...deleteObject({ store, rules, by }, entry) })) };
}
