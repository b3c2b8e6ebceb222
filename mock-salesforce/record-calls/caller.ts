/** Who makes a call, in which org, and when. */
import type { RecordFaults } from '../../engine/control/index.ts';
import type { WriteOptions } from '../dml/index.ts';
import { type ApiError, type Outcome, refused } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';

export interface Caller {
  readonly org: Org;
  /** Row of User. */
  readonly user: number;
  readonly now: number;
  /** What the call asks of its writes. */
  readonly writeOptions?: WriteOptions;
  /** What is to go wrong with single records of the call. */
  readonly recordFaults?: RecordFaults<ApiError> | undefined;
}

/** An object by name, in any case, when the caller sees it. */
export function seenObject({ org, user }: Caller, type: string): Outcome<Records> {
  const records = org.find(type);
  if (records !== undefined && org.permissionsOf(user).seesObject(records))
    return { ok: true, value: records };
  return refused('unknownObject', { object: type, where: '' });
}

/** Whether a record is there for the caller to read: not deleted, and shared with it. */
export function isVisible({ org, user }: Caller, records: Records, row: number): boolean {
  return row >= 0 && records.deleted[row] === 0 && org.seesRow(user, records, row);
}
