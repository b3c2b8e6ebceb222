/** The first sync: Marketo is empty, and every record of the org waits to be pulled. */
import type { Org } from '../mock-salesforce/index.ts';

/**
 * Puts every record of these objects into the backlog at `now`, as old as it is. Returns the instant from which the sync
 * has to look, which is that of the oldest of them.
 */
export function queueEverything(org: Org, objects: readonly string[], now: number): number {
  let oldest = Math.floor(now / 1_000);
  for (const object of objects) {
    const { changes, count } = org.object(object);
    const cause = org.causes.of('First sync', object);
    for (let row = 0; row < count; row += 1) {
      const stamp = changes.stamps[row]!;
      oldest = Math.min(oldest, stamp);
      changes.touch(row, stamp, cause, now);
    }
  }
  return oldest * 1_000;
}
