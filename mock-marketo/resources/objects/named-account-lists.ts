/**
 * Named account lists and the accounts in them (documented, Adobe "Named account lists"). The list of endpoints writes the
 * paths in lower case, the specification in camel case: both are answered.
 */

import { errorOf, fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import { type ObjectRecord, shownFields, shownRecord } from '../../objects/index.ts';
import { objectIn, recordsIn } from '../input.ts';
import { paged } from '../paged.ts';
import { recordOperations } from './object-operations.ts';

const READ_LIST = ['Read-Only Named Account List', 'Read-Write Named Account List'];
const READ_MEMBERS = ['Read-Only Named Account', 'Read-Write Named Account'];
const WRITE_MEMBERS = ['Read-Write Named Account'];

/** A query of lists answers all of their fields (documented). */
const LIST_FIELDS = ['name', 'createdAt', 'updatedAt', 'type', 'updateable'];

const LISTS = recordOperations({
  path: '/rest/v1/namedAccountLists',
  read: READ_LIST,
  write: ['Read-Write Named Account List'],
  table: ({ instance }) => instance.database.objects.namedAccountLists,
  actions: ['createOnly', 'updateOnly'],
  defaultFields: LIST_FIELDS,
});

/** The list a path names by its marketoGUID. @throws ApiFault 1013 */
function listOf({ instance, names }: Call): ObjectRecord {
  const list = instance.database.objects.namedAccountLists.store.byId(names.id!);
  if (list === undefined) throw fault('objectNotFound', 'Record');
  return list;
}

function membersOf({ instance }: Call, list: ObjectRecord): Set<string> {
  const { namedAccountMembers } = instance.database.objects;
  const members = namedAccountMembers.get(list.marketoGUID) ?? new Set<string>();
  namedAccountMembers.set(list.marketoGUID, members);
  return members;
}

function members(call: Call): Answer {
  const { store } = call.instance.database.objects.namedAccounts;
  const fields = shownFields(store, call.parameters.list('fields'));
  const records = [...membersOf(call, listOf(call))]
    .map((guid) => store.byId(guid))
    .filter((record) => record !== undefined)
    .sort((a, b) => a.id - b.id);
  return paged(
    call,
    records,
    ({ id }) => id,
    (record, seq) => ({ seq, ...shownRecord(store, record, fields) }),
    'with more',
  );
}

/** Accounts are named by their marketoGUID only (documented). */
function change(kind: 'added' | 'removed'): Operation['handle'] {
  return (call) => {
    const members = membersOf(call, listOf(call));
    const { store } = call.instance.database.objects.namedAccounts;
    const result = recordsIn(call.body).map((entry, seq) => {
      const sent = objectIn(entry).marketoGUID;
      const account = typeof sent === 'string' ? store.byId(sent) : undefined;
      const isThere = account !== undefined && (kind === 'added' || members.has(account.marketoGUID));
      if (!isThere) return { seq, status: 'skipped', reasons: [errorOf('objectNotFound', 'Record')] };
      if (kind === 'added') members.add(account.marketoGUID);
      else members.delete(account.marketoGUID);
      return { seq, marketoGUID: account.marketoGUID, status: kind };
    });
    return { result };
  };
}

const MEMBERS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/v1/namedAccountList/{id}/namedAccounts.json',
    permissions: READ_MEMBERS,
    json: 'none',
    handle: members,
  },
  {
    method: 'POST',
    path: '/rest/v1/namedAccountList/{id}/namedAccounts.json',
    permissions: WRITE_MEMBERS,
    json: 'required',
    handle: change('added'),
  },
  {
    method: 'POST',
    path: '/rest/v1/namedAccountList/{id}/namedAccounts/remove.json',
    permissions: WRITE_MEMBERS,
    json: 'required',
    handle: change('removed'),
  },
];

function inLowerCase(operation: Operation): Operation {
  return { ...operation, path: operation.path.toLowerCase() };
}

export const NAMED_ACCOUNT_LISTS: readonly Operation[] = [...LISTS, ...MEMBERS].flatMap((operation) => [
  operation,
  inLowerCase(operation),
]);
