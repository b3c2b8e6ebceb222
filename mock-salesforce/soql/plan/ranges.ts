/**
 * Comparisons of Id, CreatedDate and SystemModstamp as ranges. Rows are in the order of their Ids and, as long as the
 * clock was never set back, in the order of their creation, so that these are found by halving.
 */
import type { Records } from '../../records.ts';
import type { Span } from '../literals.ts';
import type { Operator } from '../query.ts';
import { type Candidates, inOrder, type RowRange } from './candidates.ts';

const FOREVER = Number.POSITIVE_INFINITY;

/** The values that an operator leaves of a span, from one up to another; undefined for `!=` and lists. */
export function bounds(operator: Operator, { from, to }: Span): Span | undefined {
  switch (operator) {
    case '=':
      return { from, to };
    case '<':
      return { from: -FOREVER, to: from };
    case '<=':
      return { from: -FOREVER, to };
    case '>':
      return { from: to, to: FOREVER };
    case '>=':
      return { from, to: FOREVER };
    default:
      return undefined;
  }
}

/** The rows whose Id compares so with another. */
export function rowsByIdRange(records: Records, operator: Operator, id: string): RowRange | undefined {
  const from = firstRow(records.count, (row) => records.idOf(row) >= id);
  const to = firstRow(records.count, (row) => records.idOf(row) > id);
  const range = bounds(operator, { from, to });
  return range && { from: Math.max(0, range.from), to: Math.min(records.count, range.to) };
}

/** The rows created within a span, unless rows are not in the order of creation. */
export function rowsCreatedIn(records: Records, span: Span): RowRange | undefined {
  if (!isInOrderOfCreation(records)) return undefined;
  const { created } = records;
  return {
    from: firstRow(records.count, (row) => created[row]! * 1_000 >= span.from),
    to: firstRow(records.count, (row) => created[row]! * 1_000 >= span.to),
  };
}

/** The rows whose SystemModstamp lies in a span, in the order of their Ids: the list of changes knows the latest. */
export function rowsStampedIn(records: Records, { from, to }: Span, withDeleted: boolean): Candidates {
  const { changes } = records;
  const first = from === -FOREVER ? -1 : Math.ceil(from / 1_000);
  const before = to === FOREVER ? 0x7fffffff : Math.ceil(to / 1_000);
  const isListComplete = !withDeleted || records.deletions.size === 0;
  if (isListComplete && changes.knowsAfter(first, -1)) {
    const rows = new Int32Array(changes.count(first, -1, before));
    changes.page(first, -1, before, rows);
    return rows.sort();
  }
  const rows: number[] = [];
  for (let row = 0; row < records.count; row += 1) {
    const stamp = changes.stamps[row]!;
    if (stamp >= first && stamp < before) rows.push(row);
  }
  return inOrder(rows);
}

/** The first of `count` rows for which a condition holds that holds for all rows after it. */
function firstRow(count: number, holds: (row: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How far the rows of an object are known to be in the order of their creation; -1 when they are not. */
const ORDERED_TO = new WeakMap<Records, number>();

export function isInOrderOfCreation(records: Records): boolean {
  let ordered = ORDERED_TO.get(records) ?? 0;
  const { created, count } = records;
  if (ordered > count) ordered = 0;
  while (ordered >= 0 && ordered < count) {
    ordered = ordered > 0 && created[ordered]! < created[ordered - 1]! ? -1 : ordered + 1;
  }
  ORDERED_TO.set(records, ordered);
  return ordered >= 0;
}
