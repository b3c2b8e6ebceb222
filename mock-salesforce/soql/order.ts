/** ORDER BY: sorts rows by one or more expressions; equal ones stay in the order in which they came. */

import { firstPlaces } from './plan/first-places.ts';
import type { OrderItem } from './query.ts';
import type { Scope } from './scope.ts';
import { errorAt } from './syntax-error.ts';
import { isSortable, type Key, keyOf, kindOf } from './values/comparable.ts';
import type { Resolve } from './values/expressions.ts';

/** The first so many rows in order; the rows it is given stay as they are. */
export type Sort = (rows: Int32Array, most: number) => Int32Array;

interface SortKey {
  readonly item: OrderItem;
  readonly keys: readonly Key[];
}

/** @throws SoqlError when rows cannot be sorted by it */
export function compileOrder(scope: Scope, order: readonly OrderItem[], resolve: Resolve): Sort {
  if (order.length === 0) return (rows, most) => rows.subarray(0, most);
  const resolved = order.map((item) => {
    const { field, read } = resolve(item.expression);
    if (!isSortable(field)) {
      throw errorAt(scope.text, item.expression.at, 'notSortable', { field: field.name });
    }
    return { item, kind: kindOf(field), read };
  });
  return (rows, most) => {
    const sortKeys = resolved.map(
      ({ item, kind, read }): SortKey => ({ item, keys: Array.from(rows, (row) => keyOf(kind, read(row))) }),
    );
    const compare = (a: number, b: number) => comparePlaces(sortKeys, a, b) || a - b;
    return firstPlaces(rows.length, most, compare).map((place) => rows[place]!);
  };
}

function comparePlaces(sortKeys: readonly SortKey[], a: number, b: number): number {
  for (const { item, keys } of sortKeys) {
    const result = compareKeys(item, keys[a]!, keys[b]!);
    if (result !== 0) return result;
  }
  return 0;
}

/** Nulls come first unless the query says otherwise (documented, "ORDER BY"). */
function compareKeys({ descending, nullsLast }: OrderItem, a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === null || b === null) return (a === null) === nullsLast ? 1 : -1;
  return a < b === descending ? 1 : -1;
}
