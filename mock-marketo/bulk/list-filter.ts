/** The static list filters of exports: by id or by name; the members are those at the start of the job (documented). */
import { fault } from '../errors.ts';
import type { StaticList, StaticLists } from '../lists/index.ts';
import { sentText } from '../values.ts';
import { integerIn } from './export-request.ts';

/** The list of a filter. @throws ApiFault 1001 for an id that is no number, 1013 for no list's */
export function listOf(
  lists: StaticLists,
  filter: 'staticListId' | 'staticListName',
  value: unknown,
): StaticList {
  const list = filter === 'staticListId' ? lists.find(integerIn(value)) : lists.named(sentText(value));
  if (list === undefined) throw fault('objectNotFound', 'List');
  return list;
}

/** The persons in a list now, by id. @throws ApiFault 1013 for a list that is gone */
export function membersOf(lists: StaticLists, { id }: StaticList): number[] {
  const list = lists.find(id);
  if (list === undefined) throw fault('objectNotFound', 'List');
  return [...list.members.keys()].sort((a, b) => a - b);
}
