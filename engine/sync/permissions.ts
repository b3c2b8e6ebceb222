/** What the sync user's view of an object means for the sync: which fields take part, and which changes can be written. */
import type { Value } from '../kernel/index.ts';
import type { FieldAccess } from './effects.ts';
import { ruleOf } from './objects.ts';

/**
 * Fields the sync ignores even when the sync user sees them (documented, Adobe KB ka-28525 ff. "fields ignored by the
 * sync", ka-29492). A change of an ignored field still moves SystemModstamp, so the record is fetched and skipped.
 */
const IGNORED_EVERYWHERE = [
  'CreatedById',
  'LastActivityDate',
  'LastModifiedDate',
  'LastModifiedById',
  'MasterRecordId',
  'SystemModstamp',
];
const ADDRESS = ['City', 'Country', 'PostalCode', 'State', 'Street'];
const IGNORED_BY_OBJECT: Readonly<Record<string, readonly string[]>> = {
  Account: ['Fax', 'Ownership', 'Rating', 'TickerSymbol', ...ADDRESS.map((part) => `Shipping${part}`)],
  Contact: [
    'Name',
    'AssistantName',
    'AssistantPhone',
    'HomePhone',
    'LastCURequestDate',
    'LastCUUpdateDate',
    'OtherPhone',
    'ReportsToId',
    ...ADDRESS.map((part) => `Mailing${part}`),
    ...ADDRESS.map((part) => `Other${part}`),
  ],
};
/** Fields that every query asks for anyway, to know the record. */
const KEYS = ['Id', 'IsDeleted', 'CreatedDate'];

/** The fields to fetch: what the sync user sees, less what the sync ignores. */
export function syncedFields(object: string, visible: readonly FieldAccess[]): string[] {
  const ignored = new Set([...IGNORED_EVERYWHERE, ...(IGNORED_BY_OBJECT[object] ?? []), ...KEYS]);
  return visible.map((field) => field.name).filter((name) => !ignored.has(name));
}

/** The fields to ask for: those that take part, and those that the sync cannot do without, whether seen or not. */
export function queriedFields(object: string, synced: readonly string[]): readonly string[] {
  const { required, fields } = ruleOf(object);
  const known = new Set([...synced, ...(IGNORED_BY_OBJECT[object] ?? [])]);
  return [...synced, ...required.filter((name) => !known.has(name)), ...fields];
}

/** The values of a changed person that the sync user can see in Salesforce; a hidden field is not synced at all. */
export function visibleValues(
  values: Readonly<Record<string, Value>>,
  visible: ReadonlySet<string>,
): Readonly<Record<string, Value>> {
  const names = Object.keys(values);
  if (names.every((name) => visible.has(name))) return values;
  return Object.fromEntries(
    names.filter((name) => visible.has(name)).map((name) => [name, values[name] ?? null]),
  );
}
