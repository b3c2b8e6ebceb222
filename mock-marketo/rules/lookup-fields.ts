/**
 * By which fields leads can be looked up: any custom field of type string, email or integer, and the listed standard
 * ones (documented, Adobe "swagger-mapi", getLeadsByFilterUsingGET).
 */
import type { Instance } from '../instance.ts';
import type { DataType } from '../schema/types.ts';

const STANDARD_LOOKUPS: ReadonlySet<string> = new Set([
  'cookies',
  'email',
  'facebookId',
  'id',
  'leadPartitionId',
  'linkedInId',
  'sfdcAccountId',
  'sfdcContactId',
  'sfdcLeadId',
  'sfdcLeadOwnerId',
  'sfdcOpptyId',
  'twitterId',
]);
const CUSTOM_TYPES: ReadonlySet<DataType> = new Set(['string', 'email', 'integer', 'score']);

/** What a name is worth as a lookup field; `number` is -1 for a listed field that the instance does not have. */
export type LookupField =
  | { readonly kind: 'field'; readonly name: string; readonly number: number }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'unknown' };

/** Looks a lookup field up by its exact REST name. */
export function lookupField(instance: Instance, name: string): LookupField {
  const number = instance.persons.restField(name);
  if (STANDARD_LOOKUPS.has(name)) return { kind: 'field', name, number };
  if (number < 0) return { kind: 'unknown' };
  const isCustom = !instance.isStandardField(number);
  const isLookup = isCustom && CUSTOM_TYPES.has(instance.persons.fields[number]!.dataType);
  return isLookup ? { kind: 'field', name, number } : { kind: 'unsupported' };
}

/** The names by which leads of this instance can be looked up, as describe2 lists them. */
export function lookupNames(instance: Instance): string[] {
  return instance.persons.fields
    .map((field) => field.name)
    .filter((name) => lookupField(instance, name).kind === 'field');
}
