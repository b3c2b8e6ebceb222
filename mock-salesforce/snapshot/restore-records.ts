/** Puts a difference into the records of a new org. Nothing is set off by it, and no rule looks at it. */
import type { Records } from '../records.ts';
import type { ObjectSnapshot } from './format.ts';
import { SnapshotError } from './snapshot-error.ts';

/** @throws SnapshotError for what no snapshot of this object can hold */
export function restoreRecords(records: Records, snapshot: ObjectSnapshot, startAt: number): void {
  const { name } = records.schema;
  if (snapshot.count < records.count) throw new SnapshotError(`${name}: fewer records than at the start`);
  const first = records.count;
  while (records.count < snapshot.count) records.add(0, 0, startAt);
  for (let row = first; row < records.count; row += 1) records.changes.forget(row, startAt);
  for (const [field, { rows, values }] of Object.entries(snapshot.fields)) {
    const number = records.fieldNumber(field);
    if (number < 0) throw new SnapshotError(`${name} has no field ${field}`);
    ensureRows(records, rows, values.length, field);
    rows.forEach((row, i) => {
      records.columns[number]!.set(row, values[i]!);
    });
  }
  restoreStamps(records, snapshot);
  restoreDeleted(records, snapshot);
  restoreChanges(records, snapshot.changes);
}

function restoreStamps(records: Records, { stamps }: ObjectSnapshot): void {
  const { rows, ...columns } = stamps;
  for (const column of Object.values(columns)) ensureRows(records, rows, column.length, 'stamps');
  rows.forEach((row, i) => {
    records.created[row] = columns.created[i]!;
    records.createdBy[row] = columns.createdBy[i]!;
    records.lastModified[row] = columns.lastModified[i]!;
    records.lastModifiedBy[row] = columns.lastModifiedBy[i]!;
    records.changes.stamps[row] = columns.systemModstamp[i]!;
  });
}

function restoreDeleted(records: Records, { deleted, purged, deletions }: ObjectSnapshot): void {
  ensureRows(records, deleted, deleted.length, 'deleted');
  ensureRows(records, purged, purged.length, 'purged');
  ensureRows(records, deletions.rows, deletions.stamps.length, 'deletions');
  for (const row of deleted) records.deleted[row] = 1;
  for (const row of purged) records.purged[row] = 1;
  deletions.rows.forEach((row, i) => {
    records.deletions.add(row, deletions.stamps[i]!);
  });
}

function restoreChanges(records: Records, { rows, causes, since, settled }: ObjectSnapshot['changes']): void {
  ensureRows(records, rows, Math.min(causes.length, since.length), 'changes');
  const { changes } = records;
  rows.forEach((row, i) => {
    changes.restore(row, { listed: true, stamp: changes.stamps[row]!, cause: causes[i]!, since: since[i]! });
  });
  changes.markSettled(...settled);
}

function ensureRows(records: Records, rows: readonly number[], values: number, what: string): void {
  const { name } = records.schema;
  if (rows.length !== values)
    throw new SnapshotError(`${name}.${what}: ${rows.length} rows, ${values} values`);
  const unknown = rows.find((row) => row >= records.count);
  if (unknown !== undefined) throw new SnapshotError(`${name}.${what}: there is no row ${unknown}`);
}
