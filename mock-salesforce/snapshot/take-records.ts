/** What differs in the records of one object from those that the same org would begin with. */
import type { Records } from '../records.ts';
import type { ObjectSnapshot } from './format.ts';

/** The difference, or undefined when there is none. `fresh` are the same object's records in a new org. */
export function takeRecords(records: Records, fresh: Records): ObjectSnapshot | undefined {
  const { changes } = records;
  const snapshot = {
    count: records.count,
    fields: takeFields(records, fresh),
    stamps: takeStamps(records, fresh),
    deleted: flagged(records.deleted, records.count),
    purged: flagged(records.purged, records.count),
    deletions: takeDeletions(records),
    changes: { ...takeChanges(records), settled: changes.settledThrough },
  };
  const { settled } = snapshot.changes;
  const isSame =
    records.count === fresh.count &&
    snapshot.stamps.rows.length === 0 &&
    Object.keys(snapshot.fields).length === 0 &&
    settled.every((one, i) => one === fresh.changes.settledThrough[i]);
  return isSame ? undefined : snapshot;
}

/** Fields are compared by value: a record that holds again what it held at first is no difference. */
function takeFields(records: Records, fresh: Records): ObjectSnapshot['fields'] {
  const fields: ObjectSnapshot['fields'] = {};
  records.schema.fields.forEach(({ name, isErased }, number) => {
    const column = records.columns[number]!;
    if (column.isComputed || isErased) return;
    // A field that came later is in no new org.
    const before = fresh.columns[number];
    const first = column.written ? 0 : fresh.count;
    const rows: number[] = [];
    const values: ObjectSnapshot['fields'][string]['values'] = [];
    for (let row = first; row < records.count; row += 1) {
      if (!column.isWritten(row)) continue;
      const value = column.get(row);
      if (value === (before?.get(row) ?? null)) continue;
      rows.push(row);
      values.push(value);
    }
    if (rows.length > 0) fields[name] = { rows, values };
  });
  return fields;
}

function takeStamps(records: Records, fresh: Records): ObjectSnapshot['stamps'] {
  const { created, createdBy, lastModified, lastModifiedBy, changes } = records;
  const rows: number[] = [];
  for (let row = 0; row < records.count; row += 1) {
    const isSame =
      row < fresh.count &&
      changes.stamps[row] === fresh.changes.stamps[row] &&
      lastModified[row] === fresh.lastModified[row] &&
      lastModifiedBy[row] === fresh.lastModifiedBy[row];
    if (!isSame) rows.push(row);
  }
  const of = (column: Int32Array): number[] => rows.map((row) => column[row]!);
  return {
    rows,
    created: of(created),
    createdBy: of(createdBy),
    lastModified: of(lastModified),
    lastModifiedBy: of(lastModifiedBy),
    systemModstamp: of(changes.stamps),
  };
}

function flagged(flags: Uint8Array, count: number): number[] {
  const rows: number[] = [];
  for (let row = flags.indexOf(1); row >= 0 && row < count; row = flags.indexOf(1, row + 1)) rows.push(row);
  return rows;
}

function takeDeletions({ deletions }: Records): ObjectSnapshot['deletions'] {
  const { rows, stamps } = deletions.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return { rows: [...rows], stamps: [...stamps] };
}

function takeChanges({ changes }: Records): Omit<ObjectSnapshot['changes'], 'settled'> {
  const rows: number[] = [];
  for (let row = changes.head; row >= 0; row = changes.next(row)) rows.push(row);
  return {
    rows,
    causes: rows.map((row) => changes.causeOf(row)),
    since: rows.map((row) => changes.sinceOf(row)),
  };
}
