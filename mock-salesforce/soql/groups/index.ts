/**
 * Queries whose rows are groups: GROUP BY, or aggregate functions over all records. What WHERE found is put into
 * groups, HAVING chooses among them, ORDER BY and LIMIT work on groups, and each is shown as an AggregateResult.
 */
import { QUERY_PAGE_RECORDS } from '../../limits.ts';
import type { Records } from '../../records.ts';
import { compileCondition } from '../conditions/filter.ts';
import { Finder } from '../find-rows.ts';
import { isAggregate } from '../grammar/expressions.ts';
import { compileOrder } from '../order.ts';
import { type Query, textOf } from '../query.ts';
import type { Scope } from '../scope.ts';
import type { ShownField } from '../show/projection.ts';
import { errorAt } from '../syntax-error.ts';
import { isGroupable } from '../values/comparable.ts';
import { type Readable, resolveExpression } from '../values/expressions.ts';
import { groupsInOrder, partition } from './partition.ts';
import { groupResolver } from './resolve.ts';
import { shownOfGroups } from './select.ts';

/** Fields that ROLLUP and CUBE take (documented, same pages). */
const MAX_SUBTOTALED = 3;

export interface GroupedAnswer {
  /** The groups, in order, after OFFSET and up to LIMIT. */
  readonly rows: Int32Array;
  readonly shown: readonly ShownField[];
}

/** @throws SoqlError when something is neither grouped by nor aggregated */
export function groupedAnswer(scope: Scope, records: Records, query: Query): GroupedAnswer {
  const { groupBy, having, orderBy, limit, offset } = query;
  if (groupBy === undefined && limit !== undefined) {
    throw errorAt(scope.text, query.limitAt, 'limitWithoutGroups');
  }
  const grouped = groupersOf(scope, records, query);
  const expressions = [...grouped.values()];
  const rows = new Finder(scope, records, { ...query, orderBy: [] }).findAll();
  const parts = partition(rows, expressions, groupBy?.kind ?? 'plain');
  const groups = groupBy === undefined ? { ...parts, groups: [{ values: [], uses: [] }] } : parts;
  const resolver = groupResolver(scope, records, rows, groups, grouped);
  const shown = shownOfGroups(scope, query, resolver('notGrouped'));
  const test = having && compileCondition(scope, having, resolver('notGrouped'));
  const sort = compileOrder(scope, orderBy, resolver('orderNotGrouped'));
  const inOrder = groupsInOrder(groups, expressions);
  const found = test === undefined ? inOrder : inOrder.filter((group) => test(group));
  const page = sort(found, offset + (limit ?? Number.POSITIVE_INFINITY)).subarray(offset);
  if (page.length > QUERY_PAGE_RECORDS) throw errorAt(scope.text, 0, 'tooManyGroups');
  return { rows: page, shown };
}

/** What is grouped by, by how it is written. */
function groupersOf(scope: Scope, records: Records, { groupBy }: Query): Map<string, Readable> {
  const grouped = new Map<string, Readable>();
  if (groupBy === undefined) return grouped;
  const { kind, expressions } = groupBy;
  if (kind !== 'plain' && expressions.length > MAX_SUBTOTALED) {
    const gaps = { kind: kind.toUpperCase(), max: `${MAX_SUBTOTALED}` };
    throw errorAt(scope.text, expressions[MAX_SUBTOTALED]!.at, 'tooManyGroupings', gaps);
  }
  for (const expression of expressions) {
    if (isAggregate(expression)) {
      throw errorAt(scope.text, expression.at, 'groupedAggregate', { field: textOf(expression) });
    }
    const readable = resolveExpression(scope, records, expression);
    if (!isGroupable(readable.field)) {
      throw errorAt(scope.text, expression.at, 'notGroupable', { field: readable.field.name });
    }
    grouped.set(textOf(expression).toLowerCase(), readable);
  }
  return grouped;
}
