/**
 * Finds the rows of a query: from the list of changes when it asks for what changed, through an index when one leads
 * to few enough rows, else by a scan. All of them give the same answer; only their cost differs.
 */
import type { Records } from '../records.ts';
import { type Resolve, resolveExpression } from './expressions.ts';
import { compileCondition, type RowTest } from './filter.ts';
import { compileOrder, type Sort } from './order.ts';
import { accessesOf } from './plan/access.ts';
import { type Candidates, rowAt, sizeOf } from './plan/candidates.ts';
import { type ChangeWindow, changeWindow, isChangeOrder } from './plan/change-window.ts';
import { indexCost, scanCost } from './plan/cost.ts';
import type { Condition, OrderItem, Query } from './query.ts';
import type { Scope } from './scope.ts';
import { checkSemiJoins } from './semi-joins.ts';
import { presenceTest, scopeTest, sharingTest } from './visibility.ts';

const UNLIMITED = Number.POSITIVE_INFINITY;

/** A query made ready to find rows, once or, as a subquery, again and again. */
export interface Finder {
  /** The rows in order, after OFFSET and up to LIMIT. */
  find(): Int32Array;
  /** Those among some rows, which are in the order of their Ids. */
  findAmong(candidates: Candidates): Int32Array;
  /** All rows that the conditions hold for, without OFFSET and LIMIT, in the order of their Ids. */
  findAll(): Int32Array;
  /** How many rows `find` would give. */
  count(): number;
}

/** @throws SoqlError when the query names what is not there, or compares what cannot be compared */
export function finderOf(scope: Scope, records: Records, query: Query): Finder {
  checkSemiJoins(scope, records, query);
  const resolve: Resolve = (expression) => resolveExpression(scope, records, expression);
  const where = query.where === undefined ? undefined : compileCondition(scope, query.where, resolve);
  const seen = allOf([sharingTest(scope, records), scopeTest(scope, records, query)]);
  const test = allOf([presenceTest(scope, records), where, seen]);
  const { offset, limit = UNLIMITED } = query;
  const most = offset + limit;
  const matching = (candidates: Candidates, up: number) => matchingRows(scope, candidates, test, up, query);
  const order = rowOrderOf(query.orderBy);
  const sort: Sort = order === undefined ? compileOrder(scope, query.orderBy, resolve) : (rows) => rows;
  const findAmong = (candidates: Candidates) =>
    sort(matching(candidates, order === undefined ? UNLIMITED : most)).subarray(offset, most);
  const window = () => knownWindow(scope, records, query);
  // Nothing that was deleted is in the list of changes.
  const windowTest = (known: ChangeWindow) => allOf([restTest(scope, known, resolve), seen]);
  const find = () => {
    const known = isChangeOrder(query.orderBy) ? window() : undefined;
    if (known === undefined) return findAmong(reached(scope, records, query.where));
    return changedRows(scope, records, known, windowTest(known), most).subarray(offset);
  };
  const findAll = () => matching(reached(scope, records, query.where), UNLIMITED);
  const count = () => {
    const known = window();
    const rest = known && windowTest(known);
    if (known !== undefined && rest === undefined) {
      const all = records.changes.count(known.stamp, known.row, known.before);
      return Math.max(0, Math.min(limit, all - offset));
    }
    const found = known === undefined ? findAll() : changedRows(scope, records, known, rest, most);
    return Math.max(0, Math.min(limit, found.length - offset));
  };
  return { find, findAmong, findAll, count };
}

/** The rows a plan looks at: those of its best index, or all of them when that costs less. */
function reached(scope: Scope, records: Records, where: Condition | undefined): Candidates {
  const [best] = accessesOf(scope, records, where);
  const all = { from: 0, to: records.count };
  if (best === undefined) return all;
  const size = sizeOf(best.candidates);
  return indexCost(size, records.count, best.index) <= scanCost(size, records.count) ? best.candidates : all;
}

/** An order that is that of rows, or of rows backwards: no rows need be sorted, and the first ones are enough. */
function rowOrderOf(order: readonly OrderItem[]): 'forward' | 'backward' | undefined {
  const [first] = order;
  if (first === undefined) return 'forward';
  const { expression, descending } = first;
  if (expression.kind === 'call' || expression.path.length > 1) return undefined;
  if (expression.path[0]!.toLowerCase() !== 'id') return undefined;
  return descending ? 'backward' : 'forward';
}

function matchingRows(
  scope: Scope,
  candidates: Candidates,
  test: RowTest | undefined,
  most: number,
  { orderBy }: Query,
): Int32Array {
  const isBackward = rowOrderOf(orderBy) === 'backward';
  const count = sizeOf(candidates);
  let found = new Int32Array(Math.min(count, 1_024));
  let size = 0;
  for (let place = 0; place < count && size < most; place += 1) {
    const row = rowAt(candidates, isBackward ? count - 1 - place : place);
    scope.visits.rows += 1;
    if (test !== undefined && !test(row)) continue;
    if (size === found.length) found = doubled(found, count);
    found[size++] = row;
  }
  return found.subarray(0, size);
}

/** The window of a query that the list of changes can serve: nothing in it has been settled, deleted rows are not asked for. */
function knownWindow(scope: Scope, records: Records, query: Query): ChangeWindow | undefined {
  if (scope.withDeleted && records.deletions.size > 0) return undefined;
  const window = changeWindow(records, query.where, scope.now);
  return window !== undefined && records.changes.knowsAfter(window.stamp, window.row) ? window : undefined;
}

function restTest(scope: Scope, window: ChangeWindow, resolve: Resolve): RowTest | undefined {
  return window.rest.length === 0
    ? undefined
    : compileCondition(scope, { kind: 'and', parts: window.rest }, resolve);
}

/** Rows of the list of changes, which never holds deleted ones. */
function changedRows(
  scope: Scope,
  records: Records,
  { stamp, row, before }: ChangeWindow,
  test: RowTest | undefined,
  most: number,
): Int32Array {
  const { changes } = records;
  const page = new Int32Array(test === undefined ? Math.min(most, changes.size) : changes.size);
  const size = changes.page(stamp, row, before, page);
  scope.visits.rows += size;
  const found = page.subarray(0, size);
  return test === undefined ? found : found.filter(test).subarray(0, most === UNLIMITED ? size : most);
}

function allOf(tests: readonly (RowTest | undefined)[]): RowTest | undefined {
  const [first, ...rest] = tests.filter((test) => test !== undefined);
  if (first === undefined || rest.length === 0) return first;
  const second = allOf(rest)!;
  return (row) => first(row) && second(row);
}

function doubled(array: Int32Array<ArrayBuffer>, most: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.min(most, array.length * 2));
  larger.set(array);
  return larger;
}
