/** The one place where record visibility filters the rows of a query. */
import { id18 } from '../ids.ts';
import type { Records } from '../records.ts';
import type { RowTest } from './filter.ts';
import type { Query } from './query.ts';
import type { Scope } from './scope.ts';
import { errorAt } from './syntax-error.ts';

/** Whether the user sees a row; undefined when it sees all of them. Deleted rows are seen when they are asked for. */
export function visibleTest(scope: Scope, records: Records): RowTest | undefined {
  const { deleted } = records;
  return scope.withDeleted || records.deletions.size === 0 ? undefined : (row) => deleted[row] !== 1;
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
