/** Deleting, bringing back, and deleting for good. */
import { NOBODY } from '../../engine/kernel/index.ts';
import { type ApiError, failure, type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import type { Binned } from '../storage/recycle-bin.ts';
import { ACTIVITIES, activitiesOf } from './activity-index.ts';
import { checkDelete, type Row } from './check.ts';
import { lockError } from './save.ts';
import type { Writer } from './writer.ts';

/** @see Org.remove */
export function deleteRecord(org: OrgState, records: Records, row: Row, writer: Writer): Outcome<Row> {
  const account = accountOfPerson(records, row);
  if (account >= 0) return deletePerson(org, records, row, account, writer);
  const checked = checkDelete(org, records, row, writer);
  if (!checked.ok) return checked;
  const locked = lockError(org, records, row, [], 'delete');
  if (locked !== undefined) return { ok: false, error: locked };
  const removed: Binned[] = [];
  removeWithChildren(org, records, row, writer, removed);
  org.recycleBin.put(removed, writer.now);
  rollUpAll(org, removed, writer);
  return checked;
}

/** The account that a living contact is one person with, or NOBODY. */
export function accountOfPerson({ schema, twin, deleted }: Records, row: Row): Row {
  if (schema.name !== 'Contact' || twin === undefined || deleted[row] !== 0) return NOBODY;
  return twin.rowOf(row);
}

/** A person account is one record to its users: its contact goes with its account, and not without (assumed). */
function deletePerson(
  org: OrgState,
  contacts: Records,
  row: Row,
  account: Row,
  writer: Writer,
): Outcome<Row> {
  const deleted = deleteRecord(org, contacts.twin!.records, account, writer);
  return deleted.ok ? { ok: true, value: row } : deleted;
}

/** @see Org.undelete */
export function undeleteRecord(org: OrgState, records: Records, row: Row, writer: Writer): Outcome<Row> {
  const error = binError(records, row);
  if (error !== undefined) return { ok: false, error };
  const binned = org.recycleBin.take({ records, row });
  if (binned === undefined) return refused('notInRecycleBin', {}, []);
  const cause = org.causes.of(org.userName(writer.by), `${records.schema.name}.IsDeleted`);
  for (const one of binned) one.records.undelete(one.row, writer.by, cause, writer.now);
  rollUpAll(org, binned, writer);
  return { ok: true, value: row };
}

/** @see Org.hardDelete */
export function hardDeleteRecord(org: OrgState, records: Records, row: Row, writer: Writer): Outcome<Row> {
  const deleted = deleteRecord(org, records, row, writer);
  return deleted.ok ? purgeRecord(org, records, row) : deleted;
}

/** @see Org.emptyRecycleBin */
export function purgeRecord(org: OrgState, records: Records, row: Row): Outcome<Row> {
  const error = binError(records, row);
  if (error !== undefined) return { ok: false, error };
  const binned = org.recycleBin.take({ records, row });
  if (binned === undefined) return refused('notInRecycleBin', {}, []);
  for (const one of binned) one.records.purge(one.row);
  return { ok: true, value: row };
}

/** What is wrong with a row that should be in the recycle bin. */
function binError(records: Records, row: Row): ApiError | undefined {
  if (row < 0 || row >= records.count) return failure('unknownRecord', {}, []);
  if (records.deleted[row] === 0) return failure('notDeleted', { id: records.idOf(row) }, []);
  return records.purged[row] === 1 ? failure('notInRecycleBin', {}, []) : undefined;
}

/** Records that come and go change what their parents roll up. */
function rollUpAll(org: OrgState, rows: readonly Binned[], writer: Writer): void {
  for (const { records, row } of rows) {
    if (org.automation.rollUpsOf(records).length === 0) continue;
    const cause = org.causes.of(org.userName(writer.by), `${records.schema.name}.IsDeleted`);
    org.rollUpAll(records, row, cause, writer.now);
  }
}

/** Deletes a record and the children that go with it: contacts with their account, members with their campaign. */
function removeWithChildren(
  org: OrgState,
  records: Records,
  row: number,
  writer: Writer,
  removed: Binned[],
): void {
  if (records.deleted[row] === 1) return;
  records.remove(row, writer.by, writer.now);
  removed.push({ records, row });
  removeActivities(org, records.idOf(row), writer, removed);
  for (const children of org.objects) {
    children.schema.fields.forEach((field, number) => {
      if (!field.cascadeDelete || !isOnly(field.referenceTo, records.schema.name)) return;
      const lookup = children.lookupAt(number);
      for (let child = lookup.firstChild(row); child >= 0; child = lookup.nextChild(child)) {
        removeWithChildren(org, children, child, writer, removed);
      }
    });
  }
}

function isOnly(targets: readonly string[] | undefined, name: string): boolean {
  return targets?.length === 1 && targets[0] === name;
}

function removeActivities(org: OrgState, id: string, writer: Writer, removed: Binned[]): void {
  for (const name of ACTIVITIES) {
    const activities = org.object(name);
    if (activities.count === 0) continue;
    for (const row of activitiesOf(activities, id)) {
      activities.remove(row, writer.by, writer.now);
      removed.push({ records: activities, row });
    }
  }
}
