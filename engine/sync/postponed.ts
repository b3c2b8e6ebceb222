/** Records that were refused for now, whatever wrote them: they stay as they are, and the log hears of each. */
import type { RemoteError } from './effects.ts';
import type { Tried } from './push-outcomes.ts';
import type { SyncContext } from './state.ts';

/** A person, and the record that it is or is to become. */
interface OfPerson {
  readonly person: number;
  readonly object: 'Lead' | 'Contact';
  readonly row: number;
}

export function logPostponed(
  context: SyncContext,
  { records, results }: Tried<OfPerson, { readonly error?: RemoteError | undefined }>,
): void {
  records.forEach(({ person, object, row }, i) => {
    const { error } = results[i]!;
    if (error === undefined) return;
    const postponed = { object, records: [{ person, row, values: {} }], results: [{ error }], done: 0 };
    context.log.postponed(postponed, context.clock.now());
  });
}
