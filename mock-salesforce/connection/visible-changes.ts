/** The list of changes as a user sees it whom sharing keeps from some records: what it does not see is not fetched. */
import type { ChangeList, Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { RowFilter } from '../visibility.ts';

/** After (stamp, row), and before the second `before`. */
export interface ChangesAsked {
  readonly after: { readonly stamp: number; readonly row: number };
  readonly before: number;
}

/** Only records whose field holds the value. */
export interface FieldFilter {
  readonly field: string;
  readonly value: Value;
}

/** What a user sees of an object, less what a filter leaves out; undefined when that is everything. */
export function filteredSight(
  sees: RowFilter | undefined,
  records: Records,
  only: FieldFilter | undefined,
): RowFilter | undefined {
  if (only === undefined) return sees;
  const number = records.field(only.field);
  const fits = (row: number) => records.value(row, number) === only.value;
  return sees === undefined ? fits : (row) => fits(row) && sees(row);
}

const CHUNK = 1_000;

/** Fills `out` with the first changed rows that the user sees; returns how many. */
export function visiblePage(
  changes: ChangeList,
  { after, before }: ChangesAsked,
  out: Int32Array,
  sees: RowFilter,
): number {
  const chunk = new Int32Array(CHUNK);
  let { stamp, row } = after;
  let size = 0;
  for (;;) {
    const found = changes.page(stamp, row, before, chunk);
    for (let i = 0; i < found && size < out.length; i += 1) {
      if (sees(chunk[i]!)) out[size++] = chunk[i]!;
    }
    if (found < CHUNK || size === out.length) return size;
    row = chunk[found - 1]!;
    stamp = changes.stamps[row]!;
  }
}

/** How many changed rows the user sees. */
export function visibleCount(changes: ChangeList, asked: ChangesAsked, sees: RowFilter): number {
  return visiblePage(changes, asked, new Int32Array(changes.size), sees);
}
