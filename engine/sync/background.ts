/**
 * The background sync: cycle, idle gap, cycle, around the clock. The gap begins when a cycle has ended, it is not a
 * timer of fixed rate (documented, Adobe KB ka-28525), so there are fewer cycles a day the longer they take.
 */
import { SECOND_MS } from '../kernel/index.ts';
import { cycle } from './cycle.ts';
import type { Process, RemoteError } from './effects.ts';
import { actionFor } from './policy.ts';
import type { SyncContext } from './state.ts';

/** Runs until whoever drives it stops asking. */
export function* backgroundSync(context: SyncContext): Process<never> {
  for (;;) {
    yield* sitOut(context);
    const startedAt = context.clock.now();
    const error = yield* cycle(context);
    yield { kind: 'wait', ms: pauseMs(context, startedAt, error) };
  }
}

/** While the sync is switched off nothing is asked; changes wait on both sides. */
function* sitOut({ parameters, clock }: SyncContext): Process {
  const now = clock.now();
  const window = parameters.disabled.find(({ from, until }) => now >= from && now < until);
  if (window !== undefined) yield { kind: 'wait', ms: window.until - now };
}

/** The gap; after an error that no new try can mend soon, a longer rest. */
function pauseMs(context: SyncContext, startedAt: number, error: RemoteError | undefined): number {
  const { gapMs, restMs } = context.parameters;
  const action = error === undefined ? 'next-cycle' : actionFor(error);
  if (action === 'after-quota' || action === 'stop') return Math.max(gapMs, restMs);
  return gapMs > 0 ? gapMs : untilSomethingCanBeNew(startedAt, context.clock.now());
}

/** Without a gap, a cycle that took no time would look at the same closed seconds for ever: it waits for the next one. */
function untilSomethingCanBeNew(startedAt: number, now: number): number {
  return now > startedAt ? 0 : SECOND_MS - (now % SECOND_MS);
}
