/**
 * The sync's own writes move SystemModstamp, so that its records come back to the pull. Whether they are compared there
 * as others are, or known and passed over, was not found; a parameter for each kind of write decides. What is passed over
 * is fetched all the same, and costs no time.
 */
import type { RecordPage } from '../kernel/index.ts';
import { APPLIED, type CreateResult, type WriteResult } from './effects.ts';
import type { ObjectState, SyncContext } from './state.ts';

/** What writes: the background sync's pushes, a flow step, or either of them by a task. */
export type OwnWrite = 'pushes' | 'flowSteps' | 'tasks';

/** Keeps in mind that the sync has written a record just now, when the parameter for such writes has it pass over them. */
export function noteOwnWrite(context: SyncContext, kind: OwnWrite, object: string, row: number): void {
  if (context.parameters.comparesEcho[kind]) return;
  context.objects.get(object)?.ownWrites.set(row, Math.floor(context.clock.now() / 1_000));
}

/** The same of the records of a create. */
export function noteOwnRecords(
  context: SyncContext,
  kind: OwnWrite,
  object: string,
  results: readonly CreateResult[],
): void {
  for (const { row } of results) if (row !== undefined) noteOwnWrite(context, kind, object, row);
}

/** The same of the records of an update, by position. */
export function noteOwnUpdates(
  context: SyncContext,
  kind: OwnWrite,
  object: string,
  records: readonly { readonly row: number }[],
  results: readonly WriteResult[],
): void {
  records.forEach(({ row }, i) => {
    if (results[i]?.error === undefined) noteOwnWrite(context, kind, object, row);
  });
}

/**
 * How many of a page's records, by how they ended, hold nothing but what the sync wrote itself; none of them is kept in
 * mind any longer. One that the org has filled with defaults ends as updated, one that Marketo had no copy of as created.
 */
export function ownWritesIn(
  page: RecordPage,
  statuses: Uint8Array,
  { ownWrites }: ObjectState,
): { readonly updated: number; readonly skipped: number } {
  const own = { updated: 0, skipped: 0 };
  if (ownWrites.size === 0) return own;
  for (let i = 0; i < page.size; i += 1) {
    const row = page.rows[i]!;
    const isOwn = ownWrites.get(row) === page.stamps[i];
    ownWrites.delete(row);
    if (!isOwn) continue;
    if (statuses[i] === APPLIED.skipped) own.skipped += 1;
    else if (statuses[i] !== APPLIED.failed) own.updated += 1;
  }
  return own;
}
