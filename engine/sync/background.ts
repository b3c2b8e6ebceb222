/**
 * The background sync: cycle, idle gap, cycle, around the clock. The gap begins when a cycle has ended, it is not a
 * timer of fixed rate (documented, Adobe KB ka-28525), so there are fewer cycles a day the longer they take.
 */
import { cycle } from './cycle.ts';
import type { Process } from './effects.ts';
import type { SyncContext } from './state.ts';

/** Runs until whoever drives it stops asking. */
export function* backgroundSync(context: SyncContext): Process<never> {
  for (;;) {
    yield* cycle(context);
    yield { kind: 'wait', ms: context.parameters.gapMs };
  }
}
