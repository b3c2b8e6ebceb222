/** Deletions, and with them merges, which show as deletions of the losers. */
import { NOBODY } from '../../engine/kernel/index.ts';
import { assertInvariant } from '../../engine/sync/index.ts';
import type { World } from '../world.ts';

/** Invariant 17: of a record that was deleted in a second which the sync has passed, Marketo has no copy any more. */
export function checkDeletions(world: World): void {
  for (const { object, from, to } of world.recorder.deletionsTaken.all()) {
    for (const row of world.org.object(object).deletions.between(from, to).rows)
      assertInvariant(!hasCopy(world, object, row), `${object} ${row} was deleted, but Marketo still has it`);
  }
}

function hasCopy({ instance }: World, object: string, row: number): boolean {
  const copy = instance.mirror(object).rowOf(row);
  if (copy === NOBODY) return false;
  return instance.log(object) === undefined || !instance.persons.isSfdcDeleted(copy);
}
