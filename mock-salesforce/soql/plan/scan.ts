/** Looks at candidates one by one and keeps those that a test holds for. */
import { failure } from '../../errors.ts';
import { SoqlError } from '../syntax-error.ts';
import { type Candidates, rowAt, sizeOf } from './candidates.ts';

export type RowTest = (row: number) => boolean;

/** What is looked for, and how. */
export interface Scan {
  /** Undefined when every candidate will do. */
  readonly test: RowTest | undefined;
  /** Comparisons that the test makes of a row. */
  readonly comparisons: number;
  readonly isBackward: boolean;
  /** Rows that are enough. */
  readonly most: number;
  /** Rows that were looked at, counted as they are. */
  readonly visits: { rows: number };
}

/**
 * Comparisons after which a query has run for too long: the original gives up after two minutes, the mock after what
 * takes it a few seconds, for nobody is served meanwhile (ours).
 */
const MOST_COMPARISONS = 50_000_000;

/** @throws SoqlError when it takes too long */
export function scanned(
  candidates: Candidates,
  { test, comparisons, isBackward, most, visits }: Scan,
): Int32Array {
  const count = sizeOf(candidates);
  const patience = MOST_COMPARISONS / Math.max(1, comparisons);
  let found = new Int32Array(Math.min(count, 1_024));
  let size = 0;
  let place = 0;
  for (; place < count && size < most; place += 1) {
    if (place > patience) throw new SoqlError(failure('queryTimeout'));
    const row = rowAt(candidates, isBackward ? count - 1 - place : place);
    if (test !== undefined && !test(row)) continue;
    if (size === found.length) found = doubled(found, count);
    found[size++] = row;
  }
  visits.rows += place;
  return found.subarray(0, size);
}

/** A test of several; undefined when there is none. */
export function allOf(tests: readonly (RowTest | undefined)[]): RowTest | undefined {
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
