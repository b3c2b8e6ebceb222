/** What the writer's profile and the org's sharing say to a write, before anything else is looked at. */
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import { ACCESS } from '../rules/sharing.ts';
import type { OrgState } from '../state.ts';
import type { Writer } from './writer.ts';

/** Objects that only those who manage users may write (documented, "Object Reference", Group). */
const USER_ADMINISTRATION: ReadonlySet<string> = new Set(['User', 'Group', 'GroupMember', 'QueueSobject']);

/** Whether the writer may create records of the object. */
export function createError(org: OrgState, records: Records, writer: Writer): ApiError | undefined {
  const { name, label, createable } = records.schema;
  if (createable === false) return failure('notCreateable', { object: label });
  if (writer.asPlatform) return undefined;
  const permissions = org.permissionsOf(writer.by);
  if (USER_ADMINISTRATION.has(name) && permissions.user.manageUsers !== true) return noAccess(org);
  return permissions.mayCreate(records) ? undefined : failure('notCreateable', { object: label }, []);
}

/** Whether the writer may change the record. */
export function editError(
  org: OrgState,
  records: Records,
  row: number,
  writer: Writer,
): ApiError | undefined {
  const { name, label, updateable } = records.schema;
  if (updateable === false) return failure('notUpdateable', { object: label });
  if (org.isLocked(records, row)) return failure('lockedByApproval', {}, []);
  if (writer.asPlatform) return undefined;
  const permissions = org.permissionsOf(writer.by);
  if (!permissions.mayEdit(records)) return noAccess(org);
  if (USER_ADMINISTRATION.has(name) && permissions.user.manageUsers !== true) return noAccess(org);
  return sharingError(org, records, row, writer);
}

/** Whether the writer may delete the record. */
export function deleteError(
  org: OrgState,
  records: Records,
  row: number,
  writer: Writer,
): ApiError | undefined {
  if (records.schema.deletable === false) return failure('notDeletable', { object: records.schema.name });
  if (org.isLocked(records, row)) return failure('lockedByApproval', {}, []);
  if (writer.asPlatform) return undefined;
  const permissions = org.permissionsOf(writer.by);
  const mayManage = !USER_ADMINISTRATION.has(records.schema.name) || permissions.user.manageUsers === true;
  if (!permissions.mayDelete(records) || !mayManage) return noAccess(org);
  return sharingError(org, records, row, writer);
}

/** The error of pointing to a record that the writer does not see (observed, salesforce-api fact sheet 3). */
export function referenceAccessError(
  org: OrgState,
  target: Records,
  row: number,
  writer: Writer,
): ApiError | undefined {
  if (writer.asPlatform || org.seesRow(writer.by, target, row)) return undefined;
  return unseen(target, row);
}

/** A record that the writer sees but may not edit, or does not even see. */
function sharingError(org: OrgState, records: Records, row: number, writer: Writer): ApiError | undefined {
  const level = org.accessTo(writer.by, records, row);
  if (level === ACCESS.edit) return undefined;
  return level === ACCESS.read ? noAccess(org) : unseen(records, row);
}

function unseen(records: Records, row: number): ApiError {
  return failure('noAccessToReference', { id: records.idOf(row).slice(0, 15) }, []);
}

/** Write-ups disagree about the status, so it is an option. */
export function noAccess(org: OrgState): ApiError {
  const error = failure('noAccess', {}, []);
  return { ...error, status: org.options.insufficientAccessStatus ?? error.status };
}
