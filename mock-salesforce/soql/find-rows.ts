/**
 * Finds the rows of a query: from the list of changes when it asks for what changed, through an index when one leads
 * to few enough rows, else by a scan. All of them give the same answer; only their cost differs.
 */
import type { Records } from '../records.ts';
import { comparisonsIn, compileCondition, withListsForChains } from './conditions/filter.ts';
import { checkSemiJoins } from './conditions/semi-joins.ts';
import { compileOrder, type Sort } from './order.ts';
import { accessesOf, isOnParents } from './plan/access.ts';
import { type Candidates, sizeOf } from './plan/candidates.ts';
import { type ChangeWindow, changeWindow, isChangeOrder } from './plan/change-window.ts';
import { indexCost, scanCost } from './plan/cost.ts';
import { allOf, type RowTest, scanned } from './plan/scan.ts';
import type { OrderItem, Query } from './query.ts';
import type { Scope } from './scope.ts';
import { type Resolve, resolveExpression } from './values/expressions.ts';
import { presenceTest, scopeTest, sharingTest } from './visibility.ts';

const UNLIMITED = Number.POSITIVE_INFINITY;

/** Records that are looked at before all of their parents are, where the first few that fit are enough (ours). */
const LOOKED_AT_FIRST = 1_000;

/** A query made ready to find rows, once or, as a subquery, again and again. */
export class Finder {
  readonly #scope: Scope;
  readonly #records: Records;
  readonly #query: Query;
  readonly #resolve: Resolve;
  /** What sharing and USING SCOPE say of a row. */
  readonly #seen: RowTest | undefined;
  readonly #test: RowTest | undefined;
  readonly #comparisons: number;
  /** Undefined when rows are in order as they are, or backwards. */
  readonly #sort: Sort | undefined;
  readonly #limit: number;

  /** @throws SoqlError when the query names what is not there, or compares what cannot be compared */
  constructor(scope: Scope, records: Records, query: Query) {
    checkSemiJoins(scope, records, query);
    this.#scope = scope;
    this.#records = records;
    this.#query = query;
    this.#resolve = (expression) => resolveExpression(scope, records, expression);
    const { where, orderBy } = query;
    const condition = where && compileCondition(scope, where, this.#resolve);
    this.#comparisons = where === undefined ? 0 : comparisonsIn(withListsForChains(where));
    this.#seen = allOf([sharingTest(scope, records), scopeTest(scope, records, query)]);
    this.#test = allOf([presenceTest(scope, records), condition, this.#seen]);
    this.#sort = rowOrderOf(orderBy) === undefined ? compileOrder(scope, orderBy, this.#resolve) : undefined;
    this.#limit = query.limit ?? UNLIMITED;
  }

  /** The rows in order, after OFFSET and up to LIMIT. */
  find(): Int32Array {
    const window = isChangeOrder(this.#query.orderBy) ? this.#knownWindow() : undefined;
    if (window === undefined) return this.#atOnce() ?? this.findAmong(this.#reached());
    return this.#changedRows(window, this.#windowTest(window)).subarray(this.#query.offset);
  }

  /** The rows, if those that fit are so frequent that the way through the parents is the longer one. */
  #atOnce(): Int32Array | undefined {
    const { where, orderBy, offset } = this.#query;
    const most = offset + this.#limit;
    const isUsual = this.#sort !== undefined || most > LOOKED_AT_FIRST;
    if (isUsual || where === undefined || !isOnParents(where)) return undefined;
    const { count } = this.#records;
    const isBackward = rowOrderOf(orderBy) === 'backward';
    const first = isBackward
      ? { from: Math.max(0, count - LOOKED_AT_FIRST), to: count }
      : { from: 0, to: Math.min(count, LOOKED_AT_FIRST) };
    const found = this.#matching(first, most);
    return found.length === most ? found.subarray(offset) : undefined;
  }

  /** Those among some rows, which are in the order of their Ids. */
  findAmong(candidates: Candidates): Int32Array {
    const { offset } = this.#query;
    const most = offset + this.#limit;
    if (this.#sort === undefined) return this.#matching(candidates, most).subarray(offset);
    return this.#sort(this.#matching(candidates, UNLIMITED), most).subarray(offset);
  }

  /** All rows that the conditions hold for, without OFFSET and LIMIT, in the order of their Ids. */
  findAll(): Int32Array {
    return this.#matching(this.#reached(), UNLIMITED);
  }

  /** How many rows `find` would give. */
  count(): number {
    const window = this.#knownWindow();
    const found = window === undefined ? this.findAll().length : this.#countChanged(window);
    return Math.max(0, Math.min(this.#limit, found - this.#query.offset));
  }

  #countChanged(window: ChangeWindow): number {
    const test = this.#windowTest(window);
    if (test !== undefined) return this.#changedRows(window, test).length;
    return this.#records.changes.count(window.stamp, window.row, window.before);
  }

  /** The rows a plan looks at: those of its best index, or all of them when that costs less. */
  #reached(): Candidates {
    const { count } = this.#records;
    const [best] = accessesOf(this.#scope, this.#records, this.#query.where);
    const all = { from: 0, to: count };
    if (best === undefined) return all;
    const size = sizeOf(best.candidates);
    return indexCost(size, count, best.index) <= scanCost(size, count) ? best.candidates : all;
  }

  #matching(candidates: Candidates, most: number): Int32Array {
    const isBackward = rowOrderOf(this.#query.orderBy) === 'backward';
    const { visits } = this.#scope;
    return scanned(candidates, {
      test: this.#test,
      comparisons: this.#comparisons,
      isBackward,
      most,
      visits,
    });
  }

  /** The window that the list of changes can serve: nothing in it has been settled, deleted rows are not asked for. */
  #knownWindow(): ChangeWindow | undefined {
    const { changes, deletions } = this.#records;
    if (this.#scope.withDeleted && deletions.size > 0) return undefined;
    const window = changeWindow(this.#records, this.#query.where, this.#scope.now);
    return window !== undefined && changes.knowsAfter(window.stamp, window.row) ? window : undefined;
  }

  /** What remains to be tested of a window's rows, among which there are no deleted ones. */
  #windowTest({ rest }: ChangeWindow): RowTest | undefined {
    if (rest.length === 0) return this.#seen;
    const condition = compileCondition(this.#scope, { kind: 'and', parts: rest }, this.#resolve);
    return allOf([condition, this.#seen]);
  }

  #changedRows({ stamp, row, before }: ChangeWindow, test: RowTest | undefined): Int32Array {
    const { changes } = this.#records;
    const most = this.#query.offset + this.#limit;
    const page = new Int32Array(test === undefined ? Math.min(most, changes.size) : changes.size);
    const size = changes.page(stamp, row, before, page);
    this.#scope.visits.rows += size;
    const found = page.subarray(0, size);
    return test === undefined ? found : found.filter(test).subarray(0, most);
  }
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
