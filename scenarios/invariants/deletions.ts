/** Deletions, and with them merges, which show as deletions of the losers. */
import { NOBODY } from '../../engine/kernel/index.ts';
import { assertInvariant } from '../../engine/sync/index.ts';
import { SYNC_USER } from '../../mock-salesforce/index.ts';
import type { World } from '../world.ts';

/**
 * Invariant 17: of a record that was deleted in a second which the sync has passed, Marketo has no copy any more. What
 * the sync user does not see it is not told of.
 */
export function checkDeletions(world: World): void {
  const { org, recorder } = world;
  for (const { object, from, to } of recorder.deletionsTaken.all()) {
    const records = org.object(object);
    const told = [...records.deletions.between(from, to).rows].filter((row) =>
      org.seesRow(SYNC_USER, records, row),
    );
    for (const row of told)
      assertInvariant(!hasCopy(world, object, row), `${object} ${row} was deleted, but Marketo still has it`);
  }
}

function hasCopy({ instance }: World, object: string, row: number): boolean {
  const copy = instance.mirror(object).rowOf(row);
  if (copy === NOBODY) return false;
  return instance.log(object) === undefined || !instance.persons.isSfdcDeleted(copy);
}
