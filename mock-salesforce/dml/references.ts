/** What is wrong with a value in view of other records: what it points to, and who else has it. */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';
import type { Records } from '../records.ts';
import { lookupError } from '../rules/lookups.ts';
import { mayQueue } from '../rules/queues.ts';
import { recordTypeError } from '../rules/record-types.ts';
import { duplicateError } from '../rules/unique.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { OrgState } from '../state.ts';
import { referenceAccessError } from './access.ts';
import type { Writer } from './writer.ts';

/** The error of giving a field of a record (no row on create) a value, or undefined. */
export function referenceError(
  org: OrgState,
  records: Records,
  row: number | undefined,
  number: number,
  value: Value,
  writer: Writer,
): ApiError | undefined {
  const field = records.schema.fields[number]!;
  if (value === null && field.name === 'OwnerId') {
    return failure('ownerBlank', { label: field.label }, ['OwnerId']);
  }
  const isLookup = field.type === 'reference' && typeof value === 'string';
  const error = isLookup
    ? (pointerError(org, records, field, value, writer) ?? circleError(records, row, number, value))
    : undefined;
  if (error !== undefined || !field.unique) return error;
  return duplicateError(org.uniqueIndex(records, number), records, field.name, value, row);
}

/** A converted lead is read-only, and nothing new may point to it (documented, Adobe "Salesforce diagnostics"). */
export function convertedLeadError(records: Records, row: number): ApiError | undefined {
  if (records.schema.name !== 'Lead') return undefined;
  if (records.value(row, records.field('IsConverted')) !== true) return undefined;
  return failure('convertedLead', {}, []);
}

/** A record is not above itself in a hierarchy of accounts or campaigns. */
function circleError(
  records: Records,
  row: number | undefined,
  number: number,
  value: string,
): ApiError | undefined {
  if (row === undefined || records.schema.fields[number]!.name !== 'ParentId') return undefined;
  let above = records.rowOf(value);
  for (let steps = 0; above >= 0 && steps < records.count; steps += 1) {
    if (above === row) return failure('parentCircle', {}, ['ParentId']);
    const next = records.value(above, number);
    above = typeof next === 'string' ? records.rowOf(next) : -1;
  }
  return undefined;
}

/** What is wrong with the value of a lookup: with its Id, or with the record that it points to. */
function pointerError(
  org: OrgState,
  records: Records,
  field: FieldSchema,
  value: string,
  writer: Writer,
): ApiError | undefined {
  const target = org.findByPrefix(value.slice(0, 3));
  const row = target?.rowOf(value) ?? -1;
  const error =
    (field.name === 'RecordTypeId'
      ? recordTypeError(records, field, value, org.object('RecordType'))
      : undefined) ?? lookupError(field, value, target, row);
  if (error !== undefined || target === undefined || row < 0) return error;
  return targetError(org, records, field, target, row, writer);
}

function targetError(
  org: OrgState,
  records: Records,
  field: FieldSchema,
  target: Records,
  row: number,
  writer: Writer,
): ApiError | undefined {
  if (field.name === 'OwnerId') return ownerError(org, records, target, row);
  const error = convertedLeadError(target, row) ?? referenceAccessError(org, target, row, writer);
  if (error !== undefined || org.rules.passesLookupFilter(field, target, row, writer.now)) return error;
  return failure('lookupFiltered', {}, [field.name]);
}

/** An owner is a queue for the object, or an active user who can read the object's records. */
function ownerError(org: OrgState, records: Records, owners: Records, row: number): ApiError | undefined {
  if (owners.schema.name === 'User') return userError(org, records, owners, row);
  return mayQueue(org, row, records.schema.name) ? undefined : failure('notQueued', {}, []);
}

function userError(org: OrgState, records: Records, users: Records, user: number): ApiError | undefined {
  const { label } = records.schema;
  if (!org.users.isActive(user)) {
    const id = users.idOf(user).slice(0, 15);
    return failure('inactiveOwner', { id, object: label.toLowerCase() }, []);
  }
  return org.permissionsOf(user).seesObject(records)
    ? undefined
    : failure('ownerCannotRead', {}, ['OwnerId']);
}
