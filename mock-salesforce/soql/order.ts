/** ORDER BY: sorts rows by one or more fields; equal ones stay in the order of their Ids. */
import type { Records } from '../records.ts';
import { type Key, keyOf, kindOf } from './comparable.ts';
import { resolvePath } from './paths.ts';
import type { OrderItem } from './query.ts';
import type { Scope } from './scope.ts';

interface SortKey {
  readonly item: OrderItem;
  readonly keys: readonly Key[];
}

/** Sorts rows; nulls come first unless the query says otherwise (documented, "ORDER BY"). */
export function sortRows(
  scope: Scope,
  records: Records,
  rows: Int32Array,
  order: readonly OrderItem[],
): Int32Array {
  if (order.length === 0) return rows;
  const sortKeys = order.map((item): SortKey => {
    const { field, read } = resolvePath({ ...scope, clause: 'ORDER' }, records, item.path);
    const kind = kindOf(field);
    return { item, keys: Array.from(rows, (row) => keyOf(kind, read(row))) };
  });
  const places = Int32Array.from(rows, (_, place) => place);
  places.sort((a, b) => comparePlaces(sortKeys, a, b) || rows[a]! - rows[b]!);
  return places.map((place) => rows[place]!);
}

function comparePlaces(sortKeys: readonly SortKey[], a: number, b: number): number {
  for (const { item, keys } of sortKeys) {
    const result = compareKeys(item, keys[a]!, keys[b]!);
    if (result !== 0) return result;
  }
  return 0;
}

function compareKeys({ descending, nullsLast }: OrderItem, a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === null || b === null) return (a === null) === nullsLast ? 1 : -1;
  return a < b === descending ? 1 : -1;
}
