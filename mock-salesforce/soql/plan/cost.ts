/**
 * What a plan costs, as `explain` tells it: below 1 an index is selective. Derived from published plans of an object
 * with 1,500,000 records (observed: 198,750 rows cost 1.59 by a custom index and 1.3445 by a scan, 277,500 rows 2.22
 * and 1.481): an index costs its rows as a share of its threshold, a scan 1 and 2.6 times the share of rows.
 */
import type { IndexKind } from './indexes.ts';

/** Shares of the first million records, and of the rest, that an index may find (documented, Query Optimizer FAQ). */
const THRESHOLDS: Readonly<Record<IndexKind, readonly [number, number]>> = {
  standard: [0.3, 0.15],
  custom: [0.1, 0.05],
};

const MILLION = 1_000_000;
const SCAN_COST_OF_ROWS = 2.6;

export function indexCost(cardinality: number, records: number, kind: IndexKind): number {
  const [first, rest] = THRESHOLDS[kind];
  const threshold = Math.min(records, MILLION) * first + Math.max(0, records - MILLION) * rest;
  return threshold === 0 ? 0 : cardinality / threshold;
}

export function scanCost(cardinality: number, records: number): number {
  return records === 0 ? 1 : 1 + (SCAN_COST_OF_ROWS * cardinality) / records;
}
