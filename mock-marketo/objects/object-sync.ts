/** What sync and delete make of one record of the Lead Database beside the lead (documented, Adobe "Lead database"). */
import type { Value } from '../../engine/kernel/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import { readValue } from '../rules/field-values.ts';
import { comparable, type ObjectRecord, type ObjectStore, type Written } from './object-store.ts';
import { objectField } from './object-type.ts';

export const OBJECT_ACTIONS = ['createOnly', 'updateOnly', 'createOrUpdate'] as const;
export type ObjectAction = (typeof OBJECT_ACTIONS)[number];

/** The key that records are recognized by. */
export const KEYS = ['dedupeFields', 'idField'] as const;
export type Key = (typeof KEYS)[number];

/** What a type demands of its records beyond the types of their fields. */
export interface ObjectRules {
  /** Why a whole call is refused, before anything is written; undefined for a call that may go on. */
  callRefusal?(input: readonly unknown[]): ErrorBody | undefined;
  /** Why these values cannot be written, or undefined; `value` tells what the record will hold. */
  refusal?(value: (name: string) => Value): ErrorBody | undefined;
  /** Whether another record still needs this one. */
  isInUse?(record: ObjectRecord): boolean;
  /** A record was created or changed. */
  written?(record: ObjectRecord, values: Written, now: number): void;
  /** A record was deleted. */
  deleted?(record: ObjectRecord): void;
  /** What records are called when there is none: `Record` or `Object`. */
  readonly noun: 'Record' | 'Object';
}

/** What stays the same for all records of a call. */
export interface ObjectSync {
  readonly store: ObjectStore;
  readonly rules: ObjectRules;
  readonly action: ObjectAction;
  readonly by: Key;
  readonly now: number;
  /** Keys of the records that the call has named so far. */
  readonly seen: Set<string>;
}

export type ObjectResult =
  | ({ readonly status: 'created' | 'updated' | 'deleted' } & Readonly<Record<string, Value>>)
  | { readonly status: 'skipped'; readonly reasons: readonly ErrorBody[] };

type Sent = Readonly<Record<string, unknown>>;

/** Creates or updates one record, or says why it is skipped. */
export function syncObject(sync: ObjectSync, entry: unknown): ObjectResult {
  if (!isSent(entry)) return skipped(errorOf('objectInvalid'));
  const { store, rules, now } = sync;
  const target = targetOf(sync, entry);
  if ('error' in target) return skipped(target.error);
  const { record } = target;
  const values = valuesOf(sync, entry, record);
  if (!(values instanceof Map)) return skipped(values);
  const written: Written = values;
  const refusal = rules.refusal?.((name) =>
    written.has(name) ? written.get(name)! : record === undefined ? null : store.valueOf(record, name),
  );
  if (refusal !== undefined) return skipped(refusal);
  if (record !== undefined) store.update(record, written, now);
  const kept = record ?? store.create(written, now);
  rules.written?.(kept, written, now);
  return { status: record === undefined ? 'created' : 'updated', ...store.idOf(kept) };
}

/** Deletes one record, or says why it is skipped. */
export function deleteObject(
  { store, rules, by }: Pick<ObjectSync, 'store' | 'rules' | 'by'>,
  entry: unknown,
): ObjectResult {
  if (!isSent(entry)) return skipped(errorOf('objectInvalid'));
  const key = keyOf(store, by, entry);
  if ('error' in key) return skipped(key.error);
  const { record } = key;
  if (record === undefined) return skipped(errorOf('objectNotFound', rules.noun));
  if (rules.isInUse?.(record)) return skipped(errorOf('objectInUse'));
  store.delete(record);
  rules.deleted?.(record);
  return { ...store.idOf(record), status: 'deleted' };
}

function isSent(entry: unknown): entry is Sent {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

function skipped(error: ErrorBody): ObjectResult {
  return { status: 'skipped', reasons: [error] };
}

type Found =
  | { readonly record: ObjectRecord | undefined; readonly key: string }
  | { readonly error: ErrorBody };

/** The record that an entry means by its key; undefined when there is none. */
function keyOf(store: ObjectStore, by: Key, entry: Sent): Found {
  const { type } = store;
  const names = by === 'idField' ? [type.idField] : type.dedupeFields;
  const values = new Map<string, Value>();
  for (const name of names) {
    const reading = readValue(objectField(type, name)!, entry[name]);
    if ('error' in reading) return reading;
    if (reading.value === null) return { error: errorOf('parameterMissing', name) };
    values.set(name, reading.value);
  }
  const record =
    by === 'idField'
      ? store.byId(values.get(type.idField)!)
      : store.byDedupeFields((name) => values.get(name) ?? null);
  return { record, key: JSON.stringify([...values.values()].map(comparable)) };
}

/** The record to update; undefined for one to create. The same key twice in a call is refused the second time (assumed). */
function targetOf({ store, rules, action, by, seen }: ObjectSync, entry: Sent): Found {
  const found = keyOf(store, by, entry);
  if ('error' in found) return found;
  if (seen.has(found.key)) return { error: errorOf('duplicateInput') };
  seen.add(found.key);
  if (found.record === undefined && action === 'updateOnly') {
    return { error: errorOf('objectNotFound', rules.noun) };
  }
  if (found.record !== undefined && action === 'createOnly') return { error: errorOf('objectExists') };
  return found;
}

/** The values that an entry writes; the first one that is not taken skips the record. */
function valuesOf(
  { store, action, by }: ObjectSync,
  entry: Sent,
  record: ObjectRecord | undefined,
): Map<string, Value> | ErrorBody {
  const values = new Map<string, Value>();
  for (const [name, sent] of Object.entries(entry)) {
    const field = objectField(store.type, name);
    if (field === undefined) return errorOf('fieldNotFound', name);
    if (field.name === store.type.idField && by === 'idField') continue;
    if (field.name === store.type.idField) return errorOf('fieldNotAllowed', field.name, action);
    if (field.isManaged) return errorOf('fieldReadOnly', field.name);
    const reading = readValue(field, sent);
    if ('error' in reading) return reading.error;
    const held = record === undefined ? null : store.valueOf(record, field.name);
    const isSame = comparable(held) === comparable(reading.value);
    if (record !== undefined && !field.updateable && !isSame) return errorOf('fieldReadOnly', field.name);
    values.set(field.name, reading.value);
  }
  return keyClash(store, record, values) ?? values;
}

/** Why a record cannot have the dedupe fields it is given by its id: another one has them. */
function keyClash(
  store: ObjectStore,
  record: ObjectRecord | undefined,
  values: Written,
): ErrorBody | undefined {
  if (record === undefined || !store.type.dedupeFields.some((name) => values.has(name))) return undefined;
  const other = store.byDedupeFields((name) => values.get(name) ?? store.valueOf(record, name));
  return other === undefined || other === record ? undefined : errorOf('objectExists');
}
