/**
 * What the columns of a job's data mean: the record's Id, a field, or a parent named by one of its own fields
 * (`ReportsTo.Email`, and `Lead:Who.Email` where the parent may be of several objects). A column that means nothing,
 * or that the user cannot see, fails the whole job (observed text, salesforce-api fact sheet 4.1).
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Outcome } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import { isIdLookup, isKept } from '../rules/id-lookup.ts';
import type { Permissions } from '../rules/permissions.ts';
import { UniqueIndex } from '../rules/unique.ts';
import type { FieldSchema } from '../schema/types.ts';
import { bulkRefused } from './errors.ts';

export type BulkOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';

export type BulkColumn =
  | { readonly kind: 'id' }
  | { readonly kind: 'field'; readonly field: FieldSchema }
  | ParentColumn;

/** The lookup `field` is to point to the record of `parents` that has a value in the parents' field `by`. */
export interface ParentColumn {
  readonly kind: 'parent';
  readonly field: FieldSchema;
  readonly parents: Records;
  readonly by: FieldSchema;
  readonly find: (value: Value) => number;
}

/** The field that an upsert finds records by; its index is undefined for the Id itself. */
export interface ExternalId {
  readonly name: string;
  readonly find: ((value: Value) => number) | undefined;
}

/** What a header means for a job of `operation` on `records`, one entry a column. */
export function columnsOf(
  org: Org,
  records: Records,
  header: readonly string[],
  operation: BulkOperation,
  user: number,
): Outcome<readonly BulkColumn[]> {
  if (operation === 'delete' || operation === 'hardDelete') return onlyIds(header, operation);
  const permissions = org.permissionsOf(user);
  const columns: BulkColumn[] = [];
  for (const name of header) {
    const column = columnOf(org, records, name, operation, permissions);
    if (column === undefined) return bulkRefused('columnUnknown', { column: name });
    columns.push(column);
  }
  return { ok: true, value: columns };
}

function onlyIds(header: readonly string[], operation: BulkOperation): Outcome<readonly BulkColumn[]> {
  if (header.length !== 1 || header[0]!.toLowerCase() !== 'id') return bulkRefused('onlyIds', { operation });
  return { ok: true, value: [{ kind: 'id' }] };
}

function columnOf(
  org: Org,
  records: Records,
  name: string,
  operation: BulkOperation,
  permissions: Permissions,
): BulkColumn | undefined {
  if (name.toLowerCase() === 'id') return operation === 'insert' ? undefined : { kind: 'id' };
  const [, type, relationship, by] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name) ?? [];
  if (relationship !== undefined) return parentColumn(org, records, permissions, type, relationship, by!);
  const number = records.fieldNumber(name);
  if (number < 0 || !permissions.canRead(records, number)) return undefined;
  return { kind: 'field', field: records.schema.fields[number]! };
}

function parentColumn(
  org: Org,
  records: Records,
  permissions: Permissions,
  type: string | undefined,
  relationship: string,
  by: string,
): ParentColumn | undefined {
  const wanted = relationship.toLowerCase();
  const number = records.schema.fields.findIndex((field) => field.relationshipName?.toLowerCase() === wanted);
  if (number < 0 || !permissions.canRead(records, number)) return undefined;
  const field = records.schema.fields[number]!;
  const targets = field.referenceTo ?? [];
  const target = type === undefined && targets.length === 1 ? targets[0]! : namedTarget(targets, type);
  const parents = target === undefined ? undefined : org.find(target);
  const parentField = parents?.fieldNumber(by) ?? -1;
  if (parents === undefined || parentField < 0 || !permissions.canRead(parents, parentField))
    return undefined;
  const byField = parents.schema.fields[parentField]!;
  const find = finder(org, parents, byField);
  return find === undefined ? undefined : { kind: 'parent', field, parents, by: byField, find };
}

function namedTarget(targets: readonly string[], type: string | undefined): string | undefined {
  return targets.find((target) => target.toLowerCase() === type?.toLowerCase());
}

/** Finds the row of a value. A field that writes keep no index of gets one for this job (approximated: it ages). */
function finder(org: Org, records: Records, field: FieldSchema): ((value: Value) => number) | undefined {
  if (field.type === 'id') return (value) => records.rowOf(String(value));
  if (!isIdLookup(field)) return undefined;
  const number = records.field(field.name);
  const index = isKept(field) ? org.uniqueIndex(records, number) : new UniqueIndex(records, number);
  return (value) => index.find(value);
}

/** The external id field of an upsert by its name, or undefined when records cannot be found by it. */
export function externalIdOf(org: Org, records: Records, name: string, user: number): ExternalId | undefined {
  if (name.toLowerCase() === 'id') return { name: 'Id', find: undefined };
  const number = records.fieldNumber(name);
  if (number < 0 || !org.permissionsOf(user).canRead(records, number)) return undefined;
  const field = records.schema.fields[number]!;
  const find = finder(org, records, field);
  return find === undefined ? undefined : { name: field.name, find };
}
