/** Activities of leads: the paging token to begin with, and the three ways to read them. */

import { parseInstant } from '../../../engine/kernel/index.ts';
import { activityItem, leadChangeItem } from '../../activities/activity-items.ts';
import type { Activity } from '../../activities/activity-log.ts';
import { ACTIVITY } from '../../activities/activity-log.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type Operation, READ_ACTIVITY } from '../../http/operation.ts';
import { type Position, positionOf, tokenOf } from '../../http/paging.ts';
import { idOf } from '../../http/parameters.ts';
import {
  ACTIVITIES_SCANNED_PER_CALL,
  ACTIVITY_TYPES_PER_CALL,
  LEADS_PER_ACTIVITY_CALL,
  LIST_LEADS_FOR_ACTIVITIES,
} from '../../limits.ts';
import { fieldNumbers } from '../../persons/leads.ts';
import { ACTIVITY_TYPES } from '../../schema/activity-types.ts';
import { activityTypeOf } from './custom-activity-items.ts';

/** Standard types, then the approved custom ones, which nothing tells apart (documented). */
function types({ instance }: Call): Answer {
  const custom = instance.database.customActivities.all.flatMap((type) => activityTypeOf(type) ?? []);
  return { result: [...ACTIVITY_TYPES, ...custom] };
}

function pagingToken({ parameters }: Call): Answer {
  const text = parameters.required('sinceDatetime');
  const since = /^\d{4}-\d\d-\d\d/.test(text) ? parseInstant(text) : Number.NaN;
  if (Number.isNaN(since)) throw fault('badDate', text);
  return { nextPageToken: tokenOf({ since, lastId: 0 }) };
}

function activities(call: Call): Answer {
  const { parameters, instance } = call;
  const position = positionOf(parameters.required('nextPageToken'));
  parameters.requiredList('activityTypeIds', ACTIVITY_TYPES_PER_CALL);
  const types = new Set(parameters.ids('activityTypeIds', ACTIVITY_TYPES_PER_CALL));
  const assets = new Set(parameters.ids('assetIds', Number.POSITIVE_INFINITY));
  if (assets.size > 0 && types.size !== 1) throw fault('tooManyValues', 'activityTypeIds', 1);
  const isWanted = leadFilter(call);
  return page(call, position, (activity) => {
    if (!types.has(activity.type) || !isWanted(activity)) return undefined;
    const item = activityItem(instance, activity);
    return assets.size === 0 || assets.has(item.primaryAttributeValueId ?? -1) ? item : undefined;
  });
}

function leadChanges(call: Call): Answer {
  const { parameters, instance } = call;
  const position = positionOf(parameters.required('nextPageToken'));
  const fields = new Set(fieldNumbers(instance, parameters.requiredList('fields', Number.POSITIVE_INFINITY)));
  const isWanted = leadFilter(call);
  return page(call, position, (activity) => {
    const isChange = activity.type === ACTIVITY.changeDataValue && fields.has(activity.field);
    if (!isChange && activity.type !== ACTIVITY.newLead) return undefined;
    return isWanted(activity) ? leadChangeItem(instance, activity) : undefined;
  });
}

function deletedLeads(call: Call): Answer {
  const position = positionOf(call.parameters.required('nextPageToken'));
  return page(call, position, (activity) =>
    activity.type === ACTIVITY.deleteLead ? activityItem(call.instance, activity) : undefined,
  );
}

/**
 * Whether an activity is of one of the leads asked for, by their ids or by a list.
 * @throws ApiFault 1013 for a list that does not exist, 1003 for a large one
 */
function leadFilter({ parameters, instance }: Call): (activity: Activity) => boolean {
  const ids = new Set(parameters.ids('leadIds', LEADS_PER_ACTIVITY_CALL));
  const listId = parameters.one('listId');
  const list = listId === undefined ? undefined : instance.lists.find(idOf(listId));
  if (listId !== undefined && list === undefined) throw fault('objectNotFound', 'List');
  if (list !== undefined && list.members.size >= LIST_LEADS_FOR_ACTIVITIES) {
    throw fault('listTooLarge', LIST_LEADS_FOR_ACTIVITIES);
  }
  return ({ person }) =>
    (ids.size === 0 || ids.has(person + 1)) && (list === undefined || list.members.has(person));
}

/**
 * The next page of activities that `itemOf` shows. A call looks at a bounded number of them, so a page can be short, or
 * lack its result, while more are to come (documented). Token and `moreResult` are always there.
 */
function page(call: Call, position: Position, itemOf: (activity: Activity) => object | undefined): Answer {
  const log = call.instance.activities;
  if (log === undefined) return { nextPageToken: tokenOf(position), moreResult: false };
  const start =
    position.lastId === 0 ? log.firstIdSince(position.since) : Math.max(position.lastId + 1, log.firstId);
  const end = Math.min(log.nextId, start + ACTIVITIES_SCANNED_PER_CALL);
  const size = call.parameters.batchSize();
  const items: object[] = [];
  let id = start;
  for (; id < end && items.length < size; id += 1) {
    const item = itemOf(log.get(id));
    if (item !== undefined) items.push(item);
  }
  return {
    ...(items.length > 0 && { result: items }),
    nextPageToken: tokenOf({ ...position, lastId: id > start ? id - 1 : position.lastId }),
    moreResult: id < log.nextId,
  };
}

function read(path: string, handle: Operation['handle']): Operation {
  return {
    method: 'GET',
    path: `/rest/v1/activities${path}.json`,
    permissions: READ_ACTIVITY,
    json: 'none',
    handle,
  };
}

export const ACTIVITIES: readonly Operation[] = [
  read('/types', types),
  read('/pagingtoken', pagingToken),
  read('', activities),
  read('/leadchanges', leadChanges),
  read('/deletedleads', deletedLeads),
];
