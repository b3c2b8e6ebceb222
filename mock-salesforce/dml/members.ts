/**
 * A lead or contact is a member of a campaign once: whoever creates the membership again gets an error and nothing is
 * written (documented, Object Reference, CampaignMember, from API version 16.0 on). Memberships are found by an index that
 * is made when it is first asked, kept up by writes, and checked at every hit.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import type { Checked, Row } from './check.ts';

const OBJECT = 'CampaignMember';

const indexes = new WeakMap<Records, Map<string, Row>>();

/** The error of creating a membership that is there already. */
export function memberTwiceError(members: Records, values: Checked): ApiError | undefined {
  if (members.schema.name !== OBJECT) return undefined;
  const key = keyOf((name) => values.get(members.field(name)) ?? null);
  const row = indexOf(members).get(key);
  const isThere =
    row !== undefined && row < members.count && members.deleted[row] === 0 && keyAt(members, row) === key;
  return isThere ? failure('memberTwice', {}, []) : undefined;
}

/** A value of a membership was written. */
export function noteMember(members: Records, row: Row): void {
  if (members.schema.name === OBJECT) indexes.get(members)?.set(keyAt(members, row), row);
}

function indexOf(members: Records): Map<string, Row> {
  const known = indexes.get(members);
  if (known !== undefined) return known;
  const index = new Map<string, Row>();
  for (let row = 0; row < members.count; row += 1) {
    if (members.deleted[row] === 0) index.set(keyAt(members, row), row);
  }
  indexes.set(members, index);
  return index;
}

function keyAt(members: Records, row: Row): string {
  return keyOf((name) => members.value(row, members.field(name)));
}

/** The contact counts when a record names both (documented, same page). */
function keyOf(read: (name: string) => Value): string {
  return `${read('CampaignId')} ${read('ContactId') ?? read('LeadId')}`;
}
