/** Records that were deleted in Salesforce, or merged there into others. */
import { NOBODY } from '../../engine/kernel/index.ts';
import type { Instance } from '../instance.ts';
import { mergeInto } from './merging.ts';

/**
 * Persons of deleted records stay, are marked "SFDC Is Deleted" and are pushed no more; copies of other objects go. A
 * person whose record was merged into another (`masters`, by position; -1 for none) is merged into that one's person.
 * Returns how many copies there were.
 */
export function deleted(
  instance: Instance,
  object: string,
  sfdcRows: readonly number[],
  masters: readonly number[],
  now: number,
): number {
  let count = 0;
  sfdcRows.forEach((sfdcRow, i) => {
    if (takeAway(instance, object, sfdcRow, masters[i] ?? NOBODY, now)) count += 1;
  });
  return count;
}

/** Whether there was a copy. */
function takeAway(
  instance: Instance,
  object: string,
  sfdcRow: number,
  masterRow: number,
  now: number,
): boolean {
  const mirror = instance.mirror(object);
  const copy = mirror.remove(sfdcRow);
  if (copy === NOBODY) return false;
  const log = instance.log(object);
  if (log === undefined) return true;
  log.settle(copy, 'deleted', now);
  const master = masterRow === NOBODY ? NOBODY : mirror.rowOf(masterRow);
  if (master !== NOBODY && master !== copy) mergeInto(instance, master, [copy], now);
  else instance.noteTakenOver(copy, instance.persons.fieldNumber('sfdcIsDeleted'), false, true, now);
  return true;
}
