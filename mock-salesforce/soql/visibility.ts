/** The one place where record visibility filters the rows of a query. */
import { id18 } from '../ids.ts';
import type { Records } from '../records.ts';
import type { RowTest } from './plan/scan.ts';
import type { Query } from './query.ts';
import type { Scope } from './scope.ts';
import { errorAt } from './syntax-error.ts';

/** Whether sharing lets the user see a row; undefined when it sees all of them. */
export function sharingTest({ org, user }: Scope, records: Records): RowTest | undefined {
  return org.rowFilter(user, records);
}

/**
 * Whether a row is there: one in the recycle bin is when it is asked for, one that left the bin never is. Undefined
 * when nothing was deleted.
 */
export function presenceTest(scope: Scope, records: Records): RowTest | undefined {
  if (records.deletions.size === 0) return undefined;
  const hidden = scope.withDeleted ? records.purged : records.deleted;
  return (row) => hidden[row] !== 1;
}

/** `USING SCOPE mine`: the records the user owns (documented, "USING SCOPE"). */
export function scopeTest(scope: Scope, records: Records, query: Query): RowTest | undefined {
  if (query.scope === undefined || query.scope === 'everything') return undefined;
  const owner = records.fieldNumber('OwnerId');
  if (query.scope !== 'mine' || owner < 0) {
    throw errorAt(scope.text, query.objectAt, 'scopeUnknown', { scope: query.scope });
  }
  const user = id18('005', scope.user);
  const column = records.columns[owner]!;
  return (row) => column.get(row) === user;
}
