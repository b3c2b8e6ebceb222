/** What the sync remembers of calls that were not answered: for whom, and since when their work may be done. */
import type { Outcome } from './effects.ts';
import { isUnanswered } from './policy.ts';
import type { SyncContext } from './state.ts';

/** Remembers the persons of a call that was not answered, or forgets them when it was. */
export function remember(
  { unanswered, parameters }: SyncContext,
  persons: Iterable<number>,
  outcome: Outcome<unknown>,
  startedAt: number,
): void {
  for (const person of persons) {
    if (outcome.ok) unanswered.delete(person);
    else if (
      isUnanswered(outcome.error.code) &&
      parameters.expressLane.looksAfterLostReply &&
      !unanswered.has(person)
    )
      unanswered.set(person, startedAt);
  }
}

/** Since which second something of these persons may be done that was not answered, or undefined. */
export function unansweredSince({ unanswered }: SyncContext, persons: readonly number[]): number | undefined {
  const seconds = persons.flatMap((person) => unanswered.get(person) ?? []);
  return seconds.length === 0 ? undefined : Math.min(...seconds);
}
