/** Converged: nothing waits on either side, in the background or for the express lane. */

import { NOBODY } from '../../../engine/kernel/index.ts';
import type { Records } from '../../../mock-salesforce/index.ts';
import { syncObjectsOf } from '../../population/org-schema.ts';
import type { Evidence } from '../evidence.ts';

export function unfinished(evidence: Evidence): string[] {
  const { org, instance, scenario, clock } = evidence.world;
  const waiting: [string, number][] = [
    ...syncObjectsOf(scenario).map((object): [string, number] => [
      `${object} records to pull`,
      waitingIn(evidence, org.object(object)),
    ]),
    ['leads to push', instance.logs.Lead.changes.size],
    ['contacts to push', instance.logs.Contact.changes.size],
    ['memberships to push', instance.programSync.pending(1_000).length],
    ['flow steps', instance.campaigns.outbox.size],
    ['activities to log', instance.activitySync.count(clock.now())],
  ];
  return waiting
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what} still wait after the calm`);
}

/** Changed records that the sync looks at. */
function waitingIn({ isInSight }: Evidence, records: Records): number {
  const { changes } = records;
  let count = 0;
  for (let row = changes.head; row !== NOBODY; row = changes.next(row))
    if (isInSight(records, row)) count += 1;
  return count;
}
