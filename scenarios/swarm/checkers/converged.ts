/** Converged: nothing waits on either side, in the background or for the express lane. */
import { syncObjectsOf } from '../../population/org-schema.ts';
import type { Evidence } from '../evidence.ts';

export function unfinished({ world }: Evidence): string[] {
  const { org, instance, scenario, clock } = world;
  const waiting: [string, number][] = [
    ...syncObjectsOf(scenario).map((object): [string, number] => [
      `${object} records to pull`,
      org.object(object).changes.size,
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
