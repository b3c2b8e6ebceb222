/**
 * The background sync: cycle, idle gap, cycle, around the clock. The gap begins when a cycle has ended, it is not a
 * timer of fixed rate (documented, Adobe KB ka-28525), so there are fewer cycles a day the longer they take.
 */
import { SECOND_MS } from '../kernel/index.ts';
import { type Checked, checkCycle, workCycle } from './cycle.ts';
import type { Process } from './effects.ts';
import type { SyncContext } from './state.ts';
import { eventOf, type SyncEvent, type SyncState, TRANSITIONS } from './states.ts';

/** What one state leaves for the next ones. */
interface Memory {
  startedAt: number;
  checked: Checked | undefined;
}

/** What is done in each state, up to the event that ends it. */
const DEEDS: Readonly<Record<SyncState, (context: SyncContext, memory: Memory) => Process<SyncEvent>>> = {
  disabled: sitOut,
  checking: check,
  working: work,
  idle: waitForTheNext,
  resting: rest,
};

/** Runs until whoever drives it stops asking. Retry site: next cycle. */
export function* backgroundSync(context: SyncContext): Process<never> {
  const memory: Memory = { startedAt: context.clock.now(), checked: undefined };
  let state: SyncState = 'checking';
  for (;;) {
    const event: SyncEvent = yield* DEEDS[state](context, memory);
    state = TRANSITIONS[state][event];
  }
}

/** While the sync is switched off nothing is asked; changes wait on both sides. */
function* sitOut(context: SyncContext): Process<SyncEvent> {
  const until = disabledUntil(context);
  if (until !== undefined) yield { kind: 'wait', ms: until - context.clock.now() };
  return 'switched on';
}

/** The end of the window in which the sync is switched off just now, or undefined. */
function disabledUntil({ parameters, clock }: SyncContext): number | undefined {
  const now = clock.now();
  return parameters.disabled.find(({ from, until }) => now >= from && now < until)?.until;
}

function* check(context: SyncContext, memory: Memory): Process<SyncEvent> {
  if (disabledUntil(context) !== undefined) return 'switched off';
  memory.startedAt = context.clock.now();
  const checked = yield* checkCycle(context);
  if (!checked.ok) return eventOf(checked.error);
  memory.checked = checked.value;
  return 'checked';
}

function* work(context: SyncContext, { checked }: Memory): Process<SyncEvent> {
  const error = yield* workCycle(context, checked!);
  return error === undefined ? 'cycle ended' : eventOf(error);
}

function* waitForTheNext(context: SyncContext, { startedAt }: Memory): Process<SyncEvent> {
  const { gapMs } = context.parameters;
  const ms = gapMs > 0 ? gapMs : untilSomethingCanBeNew(startedAt, context.clock.now());
  yield { kind: 'wait', ms };
  return 'time is up';
}

/** No new try can mend it soon. */
function* rest({ parameters }: SyncContext): Process<SyncEvent> {
  yield { kind: 'wait', ms: Math.max(parameters.gapMs, parameters.restMs) };
  return 'time is up';
}

/** Without a gap, a cycle that took no time would look at the same closed seconds for ever: it waits for the next one. */
function untilSomethingCanBeNew(startedAt: number, now: number): number {
  return now > startedAt ? 0 : SECOND_MS - (now % SECOND_MS);
}
