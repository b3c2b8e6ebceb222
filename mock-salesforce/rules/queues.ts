/** Queues as owners: of which objects' records a queue may be one, and which users it stands for. */
import { type ApiError, failure } from '../errors.ts';
import { id18 } from '../ids.ts';
import type { Records } from '../records.ts';
import { QUEUE } from '../schema/queue.ts';

/** Where the objects of queues are found. */
interface Objects {
  find(name: string): Records | undefined;
}

/** Whether a Group (by its row) is a queue for records of an object. */
export function mayQueue(objects: Objects, group: number, object: string): boolean {
  const groups = objects.find('Group')!;
  if (groups.value(group, groups.field('Type')) !== QUEUE) return false;
  const supported = objects.find('QueueSobject')!;
  const type = supported.field('SobjectType');
  return livingChildren(supported, 'QueueId', group).some((row) => supported.value(row, type) === object);
}

/** Whether a user is a member of a Group, directly or by a group that is; members of no group at all are quickly told. */
export function isInGroup(objects: Objects, group: number, user: number, seen = new Set<number>()): boolean {
  const members = objects.find('GroupMember')!;
  if (members.count === 0 || seen.has(group)) return false;
  seen.add(group);
  const groups = objects.find('Group')!;
  const who = members.field('UserOrGroupId');
  return livingChildren(members, 'GroupId', group).some((row) => {
    const id = String(members.value(row, who));
    if (id === id18('005', user)) return true;
    const inner = groups.rowOf(id);
    return inner >= 0 && isInGroup(objects, inner, user, seen);
  });
}

/** The error of deleting a group that owns records: they would be nobody's (assumed). */
export function stillOwnsError(
  all: readonly Records[],
  groups: Records,
  group: number,
): ApiError | undefined {
  if (groups.schema.name !== 'Group') return undefined;
  const id = groups.idOf(group);
  const owned = all.find((records) => ownsAny(records, id));
  return owned && failure('groupOwnsRecords', { object: owned.schema.name }, []);
}

function ownsAny(records: Records, id: string): boolean {
  const owner = records.fieldNumber('OwnerId');
  if (owner < 0 || !records.schema.fields[owner]!.referenceTo?.includes('Group')) return false;
  const column = records.columns[owner]!;
  for (let row = 0; row < records.count; row += 1) {
    if (records.deleted[row] !== 1 && column.get(row) === id) return true;
  }
  return false;
}

function livingChildren(children: Records, lookup: string, parent: number): number[] {
  const parents = children.lookupAt(children.field(lookup));
  const rows: number[] = [];
  for (let row = parents.firstChild(parent); row >= 0; row = parents.nextChild(row)) {
    if (children.deleted[row] !== 1) rows.push(row);
  }
  return rows;
}
