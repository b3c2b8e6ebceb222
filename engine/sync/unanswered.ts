/** What the sync remembers of calls that were not answered: for whom, and since when their work may be done. */
import type { Creation } from './create-once.ts';
import type { NewRecord, Outcome } from './effects.ts';
import { isUnanswered } from './policy.ts';
import type { SyncContext } from './state.ts';

/** Remembers the persons of a call that was not answered, or forgets them when it was. */
export function remember(
  { unanswered, createdWith, parameters }: SyncContext,
  persons: Iterable<number>,
  outcome: Outcome<unknown>,
  startedAt: number,
): void {
  for (const person of persons) {
    if (outcome.ok) {
      unanswered.delete(person);
      createdWith.delete(person);
    } else if (
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

/**
 * How a lead of each person, by place, is created once although the person may change between two tries: what the last
 * one was to create is remembered, for that is what Salesforce has if it was done.
 */
export function onceForEach(
  { createdWith }: SyncContext,
  persons: readonly number[],
  records: readonly NewRecord[],
): Pick<Creation, 'triedBefore' | 'trying'> {
  return {
    triedBefore: (place) => {
      const values = createdWith.get(persons[place]!);
      return values === undefined ? undefined : { values };
    },
    trying: (record) => createdWith.set(persons[records.indexOf(record)]!, record.values),
  };
}

/** The same with what the lead of each person was created with: that may not be what the person holds now. */
export function asCreated<T extends { readonly person: number; readonly values: NewRecord['values'] }>(
  { createdWith }: SyncContext,
  asked: readonly T[],
): T[] {
  return asked.map((one) => ({ ...one, values: createdWith.get(one.person) ?? one.values }));
}
