/**
 * Stale formula values: copies in Marketo that differ from what the formula gives in Salesforce, though their record
 * does not wait. A formula's change moves no SystemModstamp, so nothing will bring them until somebody touches the
 * record (documented, Adobe "SFDC Sync: Field Sync").
 */
import { NOBODY } from '../../engine/kernel/index.ts';
import type { Records } from '../../mock-salesforce/index.ts';
import type { World } from '../world.ts';

/** How many there are at the end of a run; null in an org without formula fields that the sync user sees. */
export function staleValues(world: World): number | null {
  const { org, scenario } = world;
  const { hidden } = org.options.syncUser ?? {};
  const watched = scenario.org.fields.filter(
    ({ formula, object, name }) => formula !== undefined && !hidden?.includes(`${object}.${name}`),
  );
  if (watched.length === 0) return null;
  return watched.reduce((sum, { object, name }) => sum + staleIn(world, org.object(object), name), 0);
}

function staleIn({ instance }: World, records: Records, name: string): number {
  const mirror = instance.mirror(records.schema.name);
  const copy = mirror.field(name);
  const source = records.columns[records.field(name)]!;
  if (copy === undefined) return 0;
  let stale = 0;
  for (let row = 0; row < records.count; row += 1) {
    const own = records.deleted[row] === 1 || records.changes.has(row) ? NOBODY : mirror.rowOf(row);
    if (own !== NOBODY && copy.column.get(own) !== source.get(row)) stale += 1;
  }
  return stale;
}
