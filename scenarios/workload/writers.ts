/**
 * Several writers of another system, each with one insert at a time: whoever is through begins the next. An insert takes
 * the time of the wait for its locks and of the saving; one that waits too long is not tried again.
 */
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { scheduleWithin, type WorkloadContext } from './context.ts';

/** What is inserted, and by how many at the same time from when on; `next` gives the values, undefined at the end. */
export interface Inserts {
  readonly object: string;
  readonly writers: number;
  readonly startAt: number;
  readonly next: () => Readonly<Record<string, unknown>> | undefined;
}

export function startWriters(context: WorkloadContext, { object, writers, startAt, next }: Inserts): void {
  const insert = (): void => {
    const values = next();
    if (values === undefined) return;
    const now = context.clock.now();
    scheduleWithin(context, now + Math.max(1, insertMs(context, object, values, now)), insert);
  };
  for (let writer = 0; writer < writers; writer += 1) scheduleWithin(context, startAt, insert);
}

function insertMs(
  { org }: WorkloadContext,
  object: string,
  values: Readonly<Record<string, unknown>>,
  now: number,
): number {
  const { locks } = org;
  const waited = locks.waitedMs;
  const inserted = org.call(now, () => org.insert(org.object(object), values, SYSTEM_ADMINISTRATOR, now));
  return locks.waitedMs - waited + (inserted.ok ? (org.options.saveMs?.[object] ?? 0) : 0);
}
