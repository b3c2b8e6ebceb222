/**
 * The background sync: cycle, idle gap, cycle, around the clock. The gap begins when a cycle has ended, it is not a
 * timer of fixed rate (documented, Adobe KB ka-28525), so there are fewer cycles a day the longer they take.
 */
import { SECOND_MS } from '../kernel/index.ts';
import { cycle } from './cycle.ts';
import type { Process } from './effects.ts';
import type { SyncContext } from './state.ts';

/** Runs until whoever drives it stops asking. */
export function* backgroundSync(context: SyncContext): Process<never> {
  for (;;) {
    const startedAt = context.clock.now();
    yield* cycle(context);
    const { gapMs } = context.parameters;
    yield { kind: 'wait', ms: gapMs > 0 ? gapMs : untilSomethingCanBeNew(startedAt, context.clock.now()) };
  }
}

/** Without a gap, a cycle that took no time would look at the same closed seconds for ever: it waits for the next one. */
function untilSomethingCanBeNew(startedAt: number, now: number): number {
  return now > startedAt ? 0 : SECOND_MS - (now % SECOND_MS);
}
