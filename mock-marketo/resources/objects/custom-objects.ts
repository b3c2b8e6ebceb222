/** Custom objects: the list of types, and the records of each (documented, Adobe "Custom objects"). */
import type { CustomObject } from '../../custom-objects/index.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import type { Call, Operation } from '../../http/operation.ts';
import type { ObjectTable } from '../../objects/index.ts';
import {
  describedType,
  describeOperation,
  type ObjectResource,
  outlinedType,
  recordOperations,
} from './object-operations.ts';

const READ = ['Read-Only Custom Object', 'Read-Write Custom Object'];
const WRITE = ['Read-Write Custom Object'];

/** @throws ApiFault 1026 for a subscription without custom objects */
function guard({ instance }: Call): void {
  if (!instance.database.has('custom objects')) throw fault('customObjectsOff');
}

/** The approved type that a path names. @throws ApiFault 1013 */
function typeOf({ instance, names }: Call): CustomObject & { readonly table: ObjectTable } {
  const type = instance.database.customObjects.find(names.customObjectName!);
  if (type?.table === undefined) throw fault('objectNotFound', 'Object');
  return type as CustomObject & { readonly table: ObjectTable };
}

const RECORDS: ObjectResource = {
  path: '/rest/v1/customobjects/{customObjectName}',
  read: READ,
  write: WRITE,
  guard,
  table: (call) => typeOf(call).table,
};

function list(call: Call): Answer {
  guard(call);
  const wanted = new Set(call.parameters.list('names').map((name) => name.toLowerCase()));
  const types = call.instance.database.customObjects.all.filter(
    ({ table, apiName }) => table !== undefined && (wanted.size === 0 || wanted.has(apiName.toLowerCase())),
  );
  return { result: types.map((type) => outlinedType(type.table!.store.type, type)) };
}

function describe(call: Call): Answer {
  guard(call);
  const type = typeOf(call);
  return { result: [describedType(type.table.store.type, type)] };
}

export const CUSTOM_OBJECTS: readonly Operation[] = [
  { method: 'GET', path: '/rest/v1/customobjects.json', permissions: READ, json: 'none', handle: list },
  { ...describeOperation(RECORDS), handle: describe },
  ...recordOperations(RECORDS),
];
