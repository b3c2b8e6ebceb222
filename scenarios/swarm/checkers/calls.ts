/** What went over the wire: cursors that only go forward, bounded tries, gaps that are kept, the org's quota. */
import { HOUR_MS } from '../../../engine/kernel/index.ts';
import { type Evidence, MOST_TOLD } from '../evidence.ts';

export function callProblems(evidence: Evidence): string[] {
  const { complaints } = evidence.witness;
  return [...complaints.slice(0, MOST_TOLD), ...tooManyTurnedAway(evidence)];
}

/**
 * A sync that has no API requests left asks again once an hour, and each flow step as often as it may; whoever goes on
 * asking is told here.
 */
function tooManyTurnedAway({ world, witness }: Evidence): string[] {
  const { startAt, endAt, scenario } = world;
  const hours = (endAt - startAt) / HOUR_MS;
  const steps = [...witness.flowSteps.values()].reduce((sum, ids) => sum + ids.size, 0);
  const most = 2 * hours + steps * scenario.sync.flowTries;
  return witness.turnedAway <= most
    ? []
    : [`${witness.turnedAway} calls without API requests left, at most ${most} make sense`];
}
