/**
 * The yardstick for speed: what a machine can do at best when a sync is nothing but arrivals drawn by chance, list
 * moves and drained batches, on a million records. No fields, no causes, no clock, no measuring. The changes a second
 * of a full replay are held against it, in the same process and minute.
 */
import { streamFor } from '../engine/kernel/index.ts';

const BATCH = 200;
/** Changes between two drained batches: a little more arrives than leaves, as in an overloaded sync. */
const CHANGES_PER_BATCH = 400;

/** Runs the loop; returns a checksum so that nothing can be optimised away. */
export function referenceLoop(records: number, changes: number): number {
  const stream = streamFor(1, 'reference');
  const next = new Int32Array(records + 1);
  const previous = new Int32Array(records + 1);
  const listed = new Uint8Array(records);
  const end = records;
  next[end] = end;
  previous[end] = end;
  let clockMs = 0;
  let drained = 0;
  for (let i = 1; i <= changes; i += 1) {
    clockMs += stream.gapMs(100);
    const row = stream.int(0, records - 1);
    if (listed[row] === 1) unlink(next, previous, row);
    listed[row] = 1;
    linkLast(next, previous, end, row);
    if (i % CHANGES_PER_BATCH === 0) drained += drain(next, previous, listed, end);
  }
  return clockMs + drained;
}

function unlink(next: Int32Array, previous: Int32Array, row: number): void {
  next[previous[row]!] = next[row]!;
  previous[next[row]!] = previous[row]!;
}

function linkLast(next: Int32Array, previous: Int32Array, end: number, row: number): void {
  const last = previous[end]!;
  next[last] = row;
  previous[row] = last;
  next[row] = end;
  previous[end] = row;
}

function drain(next: Int32Array, previous: Int32Array, listed: Uint8Array, end: number): number {
  let drained = 0;
  while (drained < BATCH && next[end] !== end) {
    const row = next[end]!;
    unlink(next, previous, row);
    listed[row] = 0;
    drained += 1;
  }
  return drained;
}
