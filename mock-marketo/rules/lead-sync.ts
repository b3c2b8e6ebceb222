/** What lead sync makes of one record: which person it means, whether its values are taken, what is written. */
import type { Value } from '../../engine/kernel/index.ts';
import { REST_API } from '../activities/activity-log.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { findPersons } from '../persons/leads.ts';
import { Munchkin } from '../persons/munchkin.ts';
import type { Partition } from '../persons/partitions.ts';
import { linkedToCompany } from './company-link.ts';
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
  /** New persons go here, and known ones must be in it; undefined for a call that names none. */
  readonly partition?: Partition | undefined;
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
  const fields = readFields(sync, sent);
  if ('error' in fields) return skipped(fields.error);
  const { instance } = sync;
  const { person } = target;
  const values = linkedToCompany(instance, person, fields.values);
  if ('code' in values) return skipped(values);
  const result = written(sync, person, values);
  const { cookies } = sent;
  if (typeof cookies === 'string' && Munchkin.isCookie(cookies)) {
    instance.database.munchkin.associate(cookies, result.id - 1);
  }
  return result;
}

type Written = Extract<RecordResult, { readonly id: number }>;

function written(sync: LeadSync, person: number | undefined, values: Map<number, Value>): Written {
  const { instance, partition, now } = sync;
  if (person !== undefined) {
    update(sync, person, values);
    return { id: person + 1, status: 'updated' };
  }
  if (partition !== undefined) values.set(instance.persons.fieldNumber('leadPartitionId'), partition.id);
  const cause = instance.causes.of(REST_API, 'Lead.id');
  return { id: instance.create(values, cause, now) + 1, status: 'created' };
}

function skipped(error: ErrorBody): RecordResult {
  return { status: 'skipped', reasons: [error] };
}

type Target = { readonly person: number | undefined } | { readonly error: ErrorBody };

/** The person a record means; undefined for a new one. */
function targetOf(
  { instance, action, lookup, partition }: LeadSync,
  sent: Readonly<Record<string, unknown>>,
): Target {
  if (action === 'createDuplicate') return { person: undefined };
  const key = sent[lookup.name];
  if (key === undefined || key === null || key === '') {
    return { error: errorOf('parameterMissing', lookup.name) };
  }
  const matches = findPersons(instance, lookup, key);
  if (matches.length > 1) return { error: errorOf('severalMatches') };
  const person = matches[0];
  if (person === undefined && action === 'updateOnly') return { error: errorOf('leadNotFound') };
  if (person === undefined) return { person };
  if (action === 'createOnly') return { error: errorOf('leadExists') };
  const isElsewhere = partition !== undefined && partitionOf(instance, person) !== partition.id;
  return isElsewhere ? { error: errorOf('partitionUpdate') } : { person };
}

/** The partition a person is in. */
export function partitionOf({ persons }: Instance, person: number): number {
  return Number(persons.columns[persons.fieldNumber('leadPartitionId')]!.get(person));
}

type Fields = { readonly values: Map<number, Value> } | { readonly error: ErrorBody };

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
    if (name === 'leadPartitionId' && !isPartition(instance, reading.value)) {
      return { error: errorOf('partitionDenied', String(reading.value)) };
    }
    if (field.readOnly && name !== lookup.name) return { error: errorOf('fieldReadOnly', name) };
    if (!field.readOnly) values.set(number, reading.value);
  }
  return { values };
}

function isPartition({ database }: Instance, id: Value): boolean {
  return database.partitions.all.some((partition) => partition.id === id);
}

/** Values that are there already are no changes: they are neither logged nor pushed (assumed). */
function update({ instance, now }: LeadSync, person: number, values: ReadonlyMap<number, Value>): void {
  for (const [field, value] of values) {
    if (instance.persons.columns[field]!.get(person) === value) continue;
    const cause = instance.causes.of(REST_API, `Lead.${instance.persons.fields[field]!.name}`);
    instance.write(person, field, value, cause, now);
  }
}
