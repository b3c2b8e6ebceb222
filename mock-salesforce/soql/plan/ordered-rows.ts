/**
 * Rows by what they are in order of: their Ids and, as long as the clock was never set back, their creation; and by
 * SystemModstamp, of which the list of changes knows the latest.
 */
import type { Records } from '../../records.ts';
import type { Span } from '../conditions/span.ts';
import type { Candidates, RowRange } from './candidates.ts';

/** The row that has an Id, as a range: empty, but in its place, when none has it. */
export function rowsBetweenIds(records: Records, id: string): RowRange {
  return {
    from: firstRow(records.count, (row) => records.idOf(row) >= id),
    to: firstRow(records.count, (row) => records.idOf(row) > id),
  };
}

/** The rows created within a span, unless rows are not in the order of creation. */
export function rowsCreatedIn(records: Records, span: Span): RowRange | undefined {
  if (!isInOrderOfCreation(records)) return undefined;
  const { created } = records;
  const from = firstRow(records.count, (row) => created[row]! * 1_000 >= span.from);
  return {
    from,
    to: Math.max(
      from,
      firstRow(records.count, (row) => created[row]! * 1_000 >= span.to),
    ),
  };
}

/** After every second that a stamp can be. */
const LAST_STAMP = 0x7fffffff;

/** The rows whose SystemModstamp lies in a span, in the order of their Ids. */
export function rowsStampedIn(records: Records, { from, to }: Span, withDeleted: boolean): Candidates {
  const { changes } = records;
  const first = Math.max(-1, Math.ceil(from / 1_000));
  const before = Math.min(LAST_STAMP, Math.ceil(to / 1_000));
  const isListComplete = !withDeleted || records.deletions.size === 0;
  if (isListComplete && changes.knowsAfter(first, -1)) {
    const rows = new Int32Array(changes.count(first, -1, before));
    return rows.subarray(0, changes.page(first, -1, before, rows)).sort();
  }
  const rows: number[] = [];
  for (let row = 0; row < records.count; row += 1) {
    const stamp = changes.stamps[row]!;
    if (stamp >= first && stamp < before) rows.push(row);
  }
  return Int32Array.from(rows);
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

function isInOrderOfCreation(records: Records): boolean {
  let ordered = ORDERED_TO.get(records) ?? 0;
  const { created, count } = records;
  if (ordered > count) ordered = 0;
  while (ordered >= 0 && ordered < count) {
    ordered = ordered > 0 && created[ordered]! < created[ordered - 1]! ? -1 : ordered + 1;
  }
  ORDERED_TO.set(records, ordered);
  return ordered >= 0;
}
