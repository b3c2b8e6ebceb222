/**
 * Queues: groups of users that own records until somebody takes them. A queue is a Group of type Queue, its members are
 * records of GroupMember, and the objects it may own are records of QueueSobject (documented, "Object Reference", Group,
 * GroupMember, QueueSobject). Their key prefixes: general knowledge of the platform, but for those of the fact sheet.
 */
import { id18 } from '../ids.ts';
import { checkbox, email, longText, lookup, object, owner, picklist, REQUIRED, text } from './fields.ts';
import type { ObjectSchema, Population } from './types.ts';

/** A queue as an org's options give it. */
export interface Queue {
  readonly name: string;
  /** The name with underscores for what is no letter or digit, unless given. */
  readonly developerName?: string;
  /** The objects whose records it may own, among those that take queues: Lead, Task, custom objects. */
  readonly objects: readonly string[];
  /** Rows of User who belong to it: they see and edit what it owns. */
  readonly members?: readonly number[];
  /** The address that is written to when a record comes in. */
  readonly email?: string;
}

/** The Type of a Group that is a queue, which is also the Type of an owner that is one. */
export const QUEUE = 'Queue';

const GROUP_PREFIX = '00G';
const USER_PREFIX = '005';

export const GROUP = object(
  'Group',
  GROUP_PREFIX,
  [
    text('Name', 'Name', 40, { ...REQUIRED, nameField: true }),
    text('DeveloperName', 'Developer Name', 80),
    picklist('Type', 'Type', ['Regular', QUEUE], {
      length: 40,
      nillable: false,
      updateable: false,
      defaultValue: 'Regular',
      restrictedPicklist: true,
    }),
    email('Email', 'Email', { length: 255 }),
    longText('Description', 'Description', 1_332),
    owner(['Organization', 'User']),
    checkbox('DoesSendEmailToMembers', 'Send Email to Members'),
    checkbox('DoesIncludeBosses', 'Include Bosses', { defaultValue: true }),
  ],
  { searchable: false },
);

const ofGroup = { ...REQUIRED, updateable: false };
/** Members and objects go with their group. */
const partOfGroup = { ...ofGroup, cascadeDelete: true };

export const GROUP_MEMBER = object(
  'GroupMember',
  '011',
  [
    lookup('GroupId', 'Group ID', 'Group', { ...partOfGroup, childRelationshipName: 'GroupMembers' }),
    lookup('UserOrGroupId', 'User/Group ID', ['Group', 'User'], ofGroup),
  ],
  { label: 'Group Member', updateable: false, searchable: false },
);

export const QUEUE_SOBJECT = object(
  'QueueSobject',
  '03g',
  [
    lookup('QueueId', 'Group ID', 'Group', { ...partOfGroup, childRelationshipName: 'QueueSobjects' }),
    picklist('SobjectType', 'sObject Type', [], { ...ofGroup, length: 40, restrictedPicklist: true }),
  ],
  { label: 'Queue sObject', updateable: false, searchable: false },
);

/** The schemas, with the objects that take queues as the values of QueueSobject's SobjectType. */
export function withQueueObjects(schemas: readonly ObjectSchema[]): ObjectSchema[] {
  const picklistValues = schemas.filter(takesQueues).map(({ name }) => name);
  return schemas.map((schema) => {
    if (schema.name !== QUEUE_SOBJECT.name) return schema;
    const fields = schema.fields.map((one) =>
      one.name === 'SobjectType' ? { ...one, picklistValues } : one,
    );
    return { ...schema, fields };
  });
}

/** Queues own records of the objects whose owner may be a group; GroupMember and Group itself have none such. */
function takesQueues({ fields }: ObjectSchema): boolean {
  return fields.some(
    ({ name, referenceTo }) => name === 'OwnerId' && referenceTo?.includes('Group') === true,
  );
}

/** The records of the queues, by object. */
export function queuePopulations(queues: readonly Queue[]): Record<string, Population> {
  const objects = queues.flatMap((queue, row) => queue.objects.map((name) => ({ row, name })));
  const members = queues.flatMap(({ members: users = [] }, row) => users.map((user) => ({ row, user })));
  const at = (row: number) => queues[row]!;
  return {
    Group: {
      count: queues.length,
      bases: {
        Name: (row) => at(row).name,
        DeveloperName: (row) => at(row).developerName ?? at(row).name.replace(/\W+/g, '_'),
        Type: () => QUEUE,
        Email: (row) => at(row).email ?? null,
      },
    },
    GroupMember: {
      count: members.length,
      bases: { UserOrGroupId: (row) => id18(USER_PREFIX, members[row]!.user) },
      lookups: { GroupId: (row) => members[row]!.row },
    },
    QueueSobject: {
      count: objects.length,
      bases: { SobjectType: (row) => objects[row]!.name },
      lookups: { QueueId: (row) => objects[row]!.row },
    },
  };
}
