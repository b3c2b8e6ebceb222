/** Static lists and who is in them (documented, Adobe "List membership"; recorded answers where they differ). */
import { NOBODY } from '../../engine/kernel/index.ts';
import { REST_API } from '../activities/activity-log.ts';
import { errorOf, fault } from '../errors.ts';
import type { Answer } from '../http/envelope.ts';
import { type Call, type Operation, READ_LEAD, WRITE_LEAD } from '../http/operation.ts';
import { idOf } from '../http/parameters.ts';
import type { StaticList } from '../lists/index.ts';
import { answerFields, leadRecord, personOfId } from '../persons/leads.ts';
import { dateTime } from '../values.ts';
import { idsOf } from './input.ts';
import { paged } from './paged.ts';

/** Numbers of the activity types (documented, Adobe "Activities"). */
const ADD_TO_LIST = 24;
const REMOVE_FROM_LIST = 25;

/** The list a path names. @throws ApiFault 1013 */
function listOf({ instance, names }: Call): StaticList {
  const list = instance.lists.find(idOf(names.listId!));
  if (list === undefined) throw fault('objectNotFound', 'List');
  return list;
}

function item({
  id,
  name,
  description,
  programName,
  workspaceName,
  createdAt,
  updatedAt,
}: StaticList): object {
  return {
    id,
    name,
    description,
    programName,
    workspaceName,
    createdAt: dateTime(createdAt),
    updatedAt: dateTime(updatedAt),
  };
}

/** Filters narrow down together; a list is found by any of the values of each (assumed). */
function browse(call: Call): Answer {
  const { parameters, instance } = call;
  const ids = new Set(parameters.ids('id', Number.POSITIVE_INFINITY));
  const names = new Set(parameters.list('name'));
  const programs = new Set(parameters.list('programName'));
  const workspaces = new Set(parameters.list('workspaceName'));
  const isWanted = <T>(wanted: ReadonlySet<T>, value: T): boolean => wanted.size === 0 || wanted.has(value);
  const lists = instance.lists.all.filter(
    (list) =>
      isWanted(ids, list.id) &&
      isWanted(names, list.name) &&
      isWanted(programs, list.programName ?? '') &&
      isWanted(workspaces, list.workspaceName),
  );
  return paged(call, lists, ({ id }) => id, item, 'never');
}

function byId(call: Call): Answer {
  return { result: [item(listOf(call))] };
}

function members(call: Call): Answer {
  const { instance, parameters } = call;
  const fields = answerFields(instance, parameters.list('fields'));
  const persons = [...listOf(call).members.keys()].sort((a, b) => a - b);
  return paged(
    call,
    persons,
    (person) => person + 1,
    (person) => leadRecord(instance, person, fields),
    'never',
  );
}

/** What becomes of one lead that the instance has. */
type Deed = (call: Call, list: StaticList, id: number) => object;

/** Applies a deed to every lead of a call; one that does not exist is skipped and keeps its id (documented). */
function forEach(deed: Deed): Operation['handle'] {
  return (call) => {
    const list = listOf(call);
    const result = idsOf(call).map((id) =>
      personOfId(call.instance, id) === NOBODY
        ? { id, status: 'skipped', reasons: [errorOf('leadNotFound')] }
        : { id, ...deed(call, list, id) },
    );
    return { result };
  };
}

/** Who is a member already is "added" again (recorded), which is no change. */
const add: Deed = ({ instance, now }, list, id) => {
  const person = id - 1;
  if (!instance.lists.add(list.id, person, now)) return { status: 'added' };
  note(instance, ADD_TO_LIST, person, list, now);
  instance.campaigns.happened('isAddedToList', person, list.id, now);
  return { status: 'added' };
};

const remove: Deed = ({ instance, now }, list, id) => {
  const person = id - 1;
  if (!instance.lists.remove(list.id, person)) {
    return { status: 'skipped', reasons: [errorOf('leadNotInList')] };
  }
  note(instance, REMOVE_FROM_LIST, person, list, now);
  return { status: 'removed' };
};

const isMember: Deed = (_call, list, id) => ({
  status: list.members.has(id - 1) ? 'memberof' : 'notmemberof',
});

function note(
  { activities, causes }: Call['instance'],
  type: number,
  person: number,
  list: StaticList,
  now: number,
): void {
  activities?.note(type, person, -1, list.name, list.id, causes.of(REST_API, 'Lead'), now);
}

const MEMBERS = '/rest/v1/lists/{listId}/leads';

function read(path: string, handle: Operation['handle']): Operation {
  return { method: 'GET', path, permissions: READ_LEAD, json: 'none', handle };
}

export const STATIC_LISTS: readonly Operation[] = [
  read('/rest/v1/lists.json', browse),
  read('/rest/v1/lists/{listId}.json', byId),
  read('/rest/v1/list/{listId}/leads.json', members),
  read(`${MEMBERS}.json`, members),
  {
    method: 'POST',
    path: `${MEMBERS}.json`,
    permissions: WRITE_LEAD,
    json: 'optional',
    handle: forEach(add),
  },
  {
    method: 'DELETE',
    path: `${MEMBERS}.json`,
    permissions: WRITE_LEAD,
    json: 'optional',
    handle: forEach(remove),
  },
  {
    method: 'GET',
    path: `${MEMBERS}/ismember.json`,
    permissions: WRITE_LEAD,
    json: 'optional',
    handle: forEach(isMember),
  },
];
