/** The rows that a plan looks at, in the order of their Ids: a list, or all rows from one up to another. */

export interface RowRange {
  readonly from: number;
  /** The first row that is not in it. */
  readonly to: number;
}

export type Candidates = Int32Array | RowRange;

export function sizeOf(candidates: Candidates): number {
  return candidates instanceof Int32Array ? candidates.length : Math.max(0, candidates.to - candidates.from);
}

/** The candidate in a place. */
export function rowAt(candidates: Candidates, place: number): number {
  return candidates instanceof Int32Array ? candidates[place]! : candidates.from + place;
}

/** Rows in order, each once. */
export function inOrder(rows: readonly number[]): Int32Array {
  const sorted = new Int32Array(rows).sort();
  return sorted.filter((row, place) => place === 0 || row !== sorted[place - 1]);
}

/** The rows of any of several candidates. */
export function unionOf(all: readonly Candidates[]): Candidates {
  if (all.length === 1) return all[0]!;
  return inOrder(all.flatMap((candidates) => [...listed(candidates)]));
}

function* listed(candidates: Candidates): Iterable<number> {
  for (let place = 0; place < sizeOf(candidates); place += 1) yield rowAt(candidates, place);
}
