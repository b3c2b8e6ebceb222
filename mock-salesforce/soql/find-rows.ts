/**
 * Finds the rows of a query: from the list of changes when it asks for what changed, by Id when it names Ids, else by
 * a scan. The three give the same answer; only their cost differs.
 */
import { NOBODY } from '../../engine/kernel/index.ts';
import { isId } from '../ids.ts';
import { Lookup } from '../lookup.ts';
import type { Records } from '../records.ts';
import { type ChangeWindow, changeWindow, isChangeOrder } from './change-window.ts';
import { compileCondition, type InnerKeys, type RowTest } from './filter.ts';
import { unescaped } from './literals.ts';
import { sortRows } from './order.ts';
import type { Comparison, Condition, Query } from './query.ts';
import type { Scope } from './scope.ts';

const UNLIMITED = Number.POSITIVE_INFINITY;

/** The rows of a query, in its order, after its OFFSET and up to its LIMIT. */
export function findRows(scope: Scope, records: Records, query: Query, innerKeys: InnerKeys): Int32Array {
  const test = testOf(scope, records, query.where, innerKeys);
  const limit = query.limit ?? UNLIMITED;
  const window = isChangeOrder(query.orderBy) ? knownWindow(scope, records, query) : undefined;
  if (window !== undefined) {
    const changed = changedRows(
      records,
      window,
      restTest(scope, records, window, innerKeys),
      query.offset + limit,
    );
    return changed.subarray(query.offset);
  }
  const inOrder = query.orderBy.length === 0;
  const found = matchingRows(scope, records, query.where, test, inOrder ? query.offset + limit : UNLIMITED);
  return sortRows(scope, records, found, query.orderBy).subarray(query.offset, query.offset + limit);
}

/** How many rows a `SELECT COUNT()` finds. */
export function countRows(scope: Scope, records: Records, query: Query, innerKeys: InnerKeys): number {
  const test = testOf(scope, records, query.where, innerKeys);
  const limit = query.limit ?? UNLIMITED;
  const window = knownWindow(scope, records, query);
  if (window === undefined) return matchingRows(scope, records, query.where, test, limit).length;
  if (window.rest.length > 0) {
    return changedRows(records, window, restTest(scope, records, window, innerKeys), limit).length;
  }
  return Math.min(limit, records.changes.count(window.stamp, window.row, window.before));
}

/** Compiled even when the list serves the query, because a wrong literal is wrong either way. */
function testOf(scope: Scope, records: Records, where: Condition | undefined, innerKeys: InnerKeys): RowTest {
  return where === undefined
    ? () => true
    : compileCondition({ ...scope, clause: 'WHERE' }, records, where, innerKeys);
}

/** The window of a query that the list of changes can serve: nothing in it has been settled, deleted rows are not asked for. */
function knownWindow(scope: Scope, records: Records, query: Query): ChangeWindow | undefined {
  if (scope.withDeleted && records.deletions.size > 0) return undefined;
  const window = changeWindow(records, query.where, scope.now);
  return window !== undefined && records.changes.knowsAfter(window.stamp, window.row) ? window : undefined;
}

function restTest(
  scope: Scope,
  records: Records,
  window: ChangeWindow,
  innerKeys: InnerKeys,
): RowTest | undefined {
  if (window.rest.length === 0) return undefined;
  return compileCondition(scope, records, { kind: 'and', parts: window.rest }, innerKeys);
}

function changedRows(
  records: Records,
  window: ChangeWindow,
  test: RowTest | undefined,
  most: number,
): Int32Array {
  const { stamp, row, before } = window;
  const { changes } = records;
  const page = new Int32Array(test === undefined ? Math.min(most, changes.size) : changes.size);
  const size = changes.page(stamp, row, before, page);
  const found = page.subarray(0, size);
  return test === undefined ? found : found.filter(test).subarray(0, most === UNLIMITED ? size : most);
}

function matchingRows(
  scope: Scope,
  records: Records,
  where: Condition | undefined,
  test: RowTest,
  most: number,
): Int32Array {
  const candidates = namedRows(records, where);
  const count = candidates?.length ?? records.count;
  let found = new Int32Array(Math.min(count, 1_024));
  let size = 0;
  for (let i = 0; i < count && size < most; i += 1) {
    const row = candidates === undefined ? i : candidates[i]!;
    if (records.deleted[row] === 1 && !scope.withDeleted) continue;
    if (!test(row)) continue;
    if (size === found.length) found = doubled(found, count);
    found[size++] = row;
  }
  return found.subarray(0, size);
}

/**
 * The only rows that a condition can be true for, in the order of their Ids: those it names (`Id = 'x'`,
 * `Id IN ('x', 'y')`) or the children of a parent it names (`AccountId = 'x'`). Undefined when it names none.
 */
function namedRows(records: Records, where: Condition | undefined): readonly number[] | undefined {
  const parts = where === undefined ? [] : where.kind === 'and' ? where.parts : [where];
  for (const part of parts) {
    const named = part.kind === 'compare' ? namedBy(records, part) : undefined;
    if (named !== undefined) return [...new Set(named)].sort((a, b) => a - b);
  }
  return undefined;
}

function namedBy(records: Records, { path, operator, literals, query }: Comparison): number[] | undefined {
  const isList = operator === '=' || operator === 'IN';
  const isNull = literals.some((literal) => literal.kind === 'null' || literal.text === '');
  if (!isList || isNull || path.length !== 1 || query !== undefined) return undefined;
  const ids = literals.map((literal) => unescaped(literal.text)).filter(isId);
  const number = records.fieldNumber(path[0]!);
  if (records.schema.fields[number]?.type === 'id') {
    return ids.map((id) => records.rowOf(id)).filter((row) => row !== NOBODY);
  }
  const column = records.columns[number];
  return column instanceof Lookup ? ids.flatMap((id) => column.childrenOf(id)) : undefined;
}

function doubled(array: Int32Array<ArrayBuffer>, most: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.min(most, array.length * 2));
  larger.set(array);
  return larger;
}
