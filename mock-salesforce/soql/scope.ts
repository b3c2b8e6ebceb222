/** What a query is planned against: the org, whose eyes see it, the instant, and the statement for error places. */
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import type { Permissions } from '../rules/permissions.ts';
import type { Place, Query } from './query.ts';
import { errorAt, type SoqlError } from './syntax-error.ts';
import type { Key } from './values/comparable.ts';

export interface Scope {
  readonly org: Org;
  readonly permissions: Permissions;
  /** Row of the user who asks. */
  readonly user: number;
  readonly now: number;
  readonly text: string;
  /** Whether deleted records are found, too (`queryAll`). */
  readonly withDeleted: boolean;
  /** Rows that were looked at, counted as they are. */
  readonly visits: { rows: number };
  /** The keys that the inner query of `IN (SELECT …)` selects. */
  readonly innerKeys: (query: Query) => ReadonlySet<Key>;
}

/** The scope of a user who asks now; without a statement it is that of reading a record. */
export function scopeOf(
  org: Org,
  user: number,
  now: number,
  rest: Partial<Pick<Scope, 'text' | 'withDeleted' | 'innerKeys'>> = {},
): Scope {
  const permissions = org.permissionsOf(user);
  const { text = '', withDeleted = false, innerKeys = NO_KEYS } = rest;
  return { org, permissions, user, now, text, withDeleted, visits: { rows: 0 }, innerKeys };
}

const NO_KEYS: Scope['innerKeys'] = () => new Set<Key>();

/** The object of a FROM clause. */
export function objectNamed(scope: Scope, name: string, at: Place): Records {
  const records = scope.org.find(name);
  if (records !== undefined && scope.permissions.seesObject(records)) return records;
  throw errorAt(scope.text, at, 'unknownObject', { object: name });
}

/** The error of a field that the object does not have or the user does not see. */
export function unknownField(scope: Scope, object: string, field: string, at: Place): SoqlError {
  return errorAt(scope.text, at, 'unknownField', { object, field });
}

/** The error of a relationship that the object does not have or the user does not see. */
export function unknownRelationship(scope: Scope, relationship: string, at: Place): SoqlError {
  return errorAt(scope.text, at, 'unknownRelationship', { relationship });
}

/** The number of a field that the user may read, or -1. */
export function readableField(scope: Scope, records: Records, name: string): number {
  const number = records.fieldNumber(name);
  return number >= 0 && scope.permissions.canRead(records, number) ? number : -1;
}
