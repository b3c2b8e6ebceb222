/** The custom object that a bulk call's path names. */
import { fault } from '../../errors.ts';
import type { Call } from '../../http/operation.ts';
import type { ObjectTable } from '../../objects/index.ts';

/**
 * @throws ApiFault 1026 when the subscription has no custom objects, 1013 for a type that there is not or that was never
 * approved
 */
export function customObjectOf({ instance, names }: Call): {
  readonly subject: string;
  readonly table: ObjectTable;
} {
  const { database } = instance;
  if (!database.has('custom objects')) throw fault('customObjectsOff');
  const type = database.customObjects.find(names.apiName!);
  if (type?.table === undefined) throw fault('objectNotFound', 'Object');
  return { subject: type.apiName, table: type.table };
}
