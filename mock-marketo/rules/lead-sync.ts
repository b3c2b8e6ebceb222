/** What lead sync makes of one record: which person it means, whether its values are taken, what is written. */
import type { Value } from '../../engine/kernel/index.ts';
import { REST_API } from '../activity-log.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { findPersons } from '../leads.ts';
import { readValue } from './field-values.ts';
import type { LookupField } from './lookup-fields.ts';

/** The actions of lead sync (documented, Adobe "Leads"). */
export const ACTIONS = ['createOnly', 'updateOnly', 'createOrUpdate', 'createDuplicate'] as const;
export type Action = (typeof ACTIONS)[number];

/** What stays the same for all records of a call. */
export interface LeadSync {
  readonly instance: Instance;
  readonly action: Action;
  readonly lookup: Extract<LookupField, { kind: 'field' }>;
  readonly now: number;
}

/** What became of one record. A skipped one has no id, even when the input had one (observed). */
export type RecordResult =
  | { readonly id: number; readonly status: 'created' | 'updated' }
  | { readonly status: 'skipped'; readonly reasons: readonly ErrorBody[] };

/** Creates or updates the person of a record, or says why it is skipped. */
export function syncRecord(sync: LeadSync, record: unknown): RecordResult {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return skipped(errorOf('recordInvalid'));
  }
  const sent = record as Readonly<Record<string, unknown>>;
  const target = targetOf(sync, sent);
  if ('error' in target) return skipped(target.error);
  const values = readFields(sync, sent);
  if ('error' in values) return skipped(values.error);
  if (target.person === undefined) {
    const cause = sync.instance.causes.of(REST_API, 'Lead.id');
    return { id: sync.instance.create(values.values, cause, sync.now) + 1, status: 'created' };
  }
  update(sync, target.person, values.values);
  return { id: target.person + 1, status: 'updated' };
}

function skipped(error: ErrorBody): RecordResult {
  return { status: 'skipped', reasons: [error] };
}

type Target = { readonly person: number | undefined } | { readonly error: ErrorBody };

/** The person a record means; undefined for a new one. */
function targetOf({ instance, action, lookup }: LeadSync, sent: Readonly<Record<string, unknown>>): Target {
  if (action === 'createDuplicate') return { person: undefined };
  const key = sent[lookup.name];
  if (key === undefined || key === null || key === '') {
    return { error: errorOf('parameterMissing', lookup.name) };
  }
  const matches = findPersons(instance, lookup, key);
  if (matches.length > 1) return { error: errorOf('severalMatches') };
  const person = matches[0];
  if (person === undefined && action === 'updateOnly') return { error: errorOf('leadNotFound') };
  if (person !== undefined && action === 'createOnly') return { error: errorOf('leadExists') };
  return { person };
}

type Fields = { readonly values: ReadonlyMap<number, Value> } | { readonly error: ErrorBody };

/** The values of a record by field number; the first value that is not taken skips the record. */
function readFields({ instance, action, lookup }: LeadSync, sent: Readonly<Record<string, unknown>>): Fields {
  const values = new Map<number, Value>();
  for (const [name, value] of Object.entries(sent)) {
    if (name === 'id' && action !== 'updateOnly') return { error: errorOf('idNotAllowed', action) };
    if (name === 'id' || (name === lookup.name && lookup.number < 0)) continue;
    const number = instance.persons.restField(name);
    if (number < 0) return { error: errorOf('fieldNotFound', name) };
    const field = instance.persons.fields[number]!;
    const reading = readValue(field, value);
    if ('error' in reading) return reading;
    if (field.readOnly && name !== lookup.name) return { error: errorOf('fieldReadOnly', name) };
    if (!field.readOnly) values.set(number, reading.value);
  }
  return { values };
}

/** Values that are there already are no changes: they are neither logged nor pushed (assumed). */
function update({ instance, now }: LeadSync, person: number, values: ReadonlyMap<number, Value>): void {
  for (const [field, value] of values) {
    if (instance.persons.columns[field]!.get(person) === value) continue;
    const cause = instance.causes.of(REST_API, `Lead.${instance.persons.fields[field]!.name}`);
    instance.write(person, field, value, cause, now);
  }
}
