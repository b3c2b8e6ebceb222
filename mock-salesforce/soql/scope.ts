/** What a query is planned against: the org, whose eyes see it, the instant, and the statement for error places. */
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import type { Permissions } from '../rules/permissions.ts';
import { type Clause, errorAt, offsetOf, type SoqlError } from './syntax-error.ts';

export interface Scope {
  readonly org: Org;
  readonly permissions: Permissions;
  readonly now: number;
  readonly text: string;
  /** Whether deleted records are found, too (`queryAll`). */
  readonly withDeleted: boolean;
  /** The clause that is being planned. */
  readonly clause: Clause;
}

/** The place of a path in the clause that is being planned. */
export function placeOf(scope: Scope, path: readonly string[]): number {
  return offsetOf(scope.text, path.join('.'), scope.clause);
}

/** The object of a FROM clause. */
export function objectNamed(scope: Scope, name: string): Records {
  const records = scope.org.find(name);
  if (records !== undefined && scope.permissions.seesObject(records)) return records;
  throw errorAt(scope.text, offsetOf(scope.text, name), 'unknownObject', { object: name });
}

/** The error of a field that the object does not have or the user does not see. */
export function unknownField(
  scope: Scope,
  object: string,
  field: string,
  path: readonly string[],
): SoqlError {
  return errorAt(scope.text, placeOf(scope, path), 'unknownField', { object, field });
}

/** The error of a relationship that the object does not have or the user does not see. */
export function unknownRelationship(scope: Scope, relationship: string, path: readonly string[]): SoqlError {
  return errorAt(scope.text, placeOf(scope, path), 'unknownRelationship', { relationship });
}

/** The number of a field that the user may read, or -1. */
export function readableField(scope: Scope, records: Records, name: string): number {
  const number = records.fieldNumber(name);
  return number >= 0 && scope.permissions.canRead(records, number) ? number : -1;
}
