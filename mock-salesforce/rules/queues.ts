/** Queues as owners: of which objects' records a queue may be one, and which users it stands for. */
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

function livingChildren(children: Records, lookup: string, parent: number): number[] {
  const parents = children.lookupAt(children.field(lookup));
  const rows: number[] = [];
  for (let row = parents.firstChild(parent); row >= 0; row = parents.nextChild(row)) {
    if (children.deleted[row] !== 1) rows.push(row);
  }
  return rows;
}
