/** The clock of a mock server that somebody uses: the machine's time, and as much ahead of it as the clock was moved. */
import type { MovableClock } from '../engine/kernel/index.ts';

/** @param machine the machine's time, in milliseconds */
export function runningClock(machine: () => number): MovableClock {
  let aheadMs = 0;
  const now = () => machine() + aheadMs;
  return {
    now,
    advanceTo: (at) => {
      aheadMs = Math.max(aheadMs, at - machine());
    },
  };
}
