/**
 * Giving records to another owner as people do it, in the record's page or by mass transfer: an account takes along
 * what its old owner has of it. Through the API only the record itself changes hands (reported, simplysfdc.com
 * "Change Account Owner"), so there `update` is the verb.
 */
import { type ApiError, failure, type Outcome } from '../errors.ts';
import { TRANSFERRED_RECORDS } from '../limits.ts';
import type { Records } from '../records.ts';
import type { OrgState } from '../state.ts';
import { type Row, rowError } from './check.ts';
import { childrenOf } from './merge.ts';
import { updateRecord, writeAsPlatform } from './save.ts';
import type { Writer } from './writer.ts';

/** What goes along with an account: the object, its lookup, and what keeps a record from going. */
const GOES_ALONG = [
  { object: 'Contact', lookup: 'AccountId', staysIf: undefined },
  { object: 'Opportunity', lookup: 'AccountId', staysIf: 'IsClosed' },
  { object: 'Task', lookup: 'AccountId', staysIf: 'IsClosed' },
  { object: 'Event', lookup: 'AccountId', staysIf: undefined },
] as const;

/** @see Org.transfer */
export function transferRecords(
  org: OrgState,
  records: Records,
  rows: readonly Row[],
  owner: Row,
  writer: Writer,
): Outcome<readonly Row[]> {
  const error = transferError(records, rows);
  if (error !== undefined) return { ok: false, error };
  const ownerId = org.object('User').idOf(owner);
  for (const row of rows) {
    const before = records.value(row, records.field('OwnerId'));
    const moved = updateRecord(org, records, row, { OwnerId: ownerId }, writer);
    if (!moved.ok) return moved;
    if (records.schema.name === 'Account') moveAlong(org, records.idOf(row), String(before), ownerId, writer);
  }
  return { ok: true, value: rows };
}

function transferError(records: Records, rows: readonly Row[]): ApiError | undefined {
  if (rows.length > TRANSFERRED_RECORDS) return failure('tooManyTransferred', { max: TRANSFERRED_RECORDS });
  for (const row of rows) {
    const error = rowError(records, row);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** Only what the account's old owner owned goes along; it sets off no automation (documented, Salesforce Help). */
function moveAlong(org: OrgState, accountId: string, from: string, to: string, writer: Writer): void {
  for (const { object, lookup, staysIf } of GOES_ALONG) {
    const children = org.object(object);
    const owner = children.field('OwnerId');
    for (const child of childrenOf(children, children.field(lookup), accountId)) {
      const isClosed = staysIf !== undefined && children.value(child, children.field(staysIf)) === true;
      if (isClosed || children.value(child, owner) !== from) continue;
      writeAsPlatform(org, children, child, { OwnerId: to }, writer);
    }
  }
}
