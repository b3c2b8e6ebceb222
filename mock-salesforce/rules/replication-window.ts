/**
 * The window of `updated` and `deleted`: both ends are cut to whole minutes, the start lies before the end and not
 * too far back (documented, REST guide "Get Updated" and "Get Deleted").
 */
import { DAY_MS, SECOND_MS } from '../../engine/kernel/index.ts';
import { type Outcome, refused } from '../errors.ts';

/** From a second up to, but not including, another. */
export interface ReplicationWindow {
  readonly from: number;
  readonly to: number;
}

const MINUTE_S = 60;

/** Checks a window given in whole seconds since the epoch. */
export function replicationWindow(
  start: number,
  end: number,
  now: number,
  daysBack: number,
): Outcome<ReplicationWindow> {
  const from = start - (start % MINUTE_S);
  const to = end - (end % MINUTE_S);
  if (to - from < MINUTE_S) {
    return refused('replicationDates', { reason: 'startDate must precede endDate by at least one minute' });
  }
  if (from * SECOND_MS < now - daysBack * DAY_MS) {
    return refused('replicationDates', { reason: `startDate cannot be more than ${daysBack} days ago` });
  }
  return { ok: true, value: { from, to } };
}
