/**
 * Marketo's half of the native sync: take a page of Salesforce records over, hand out what waits to be pushed, and
 * take note of what was pushed. The original's half is not public API; over HTTP it stands under `/__mock/sync/`.
 */
import { type Column, NOBODY, type RecordPage, type Value } from '../engine/kernel/index.ts';
import type { ChangeDataLog } from './change-data-log.ts';
import type { Instance } from './instance.ts';
import type { PersonObject } from './schema/types.ts';

/** Values of `Applied.statuses`, by position in the page. */
const STATUS = { skipped: 0, updated: 1, created: 2 } as const;

/** Who wins when a field changed on both sides since the last sync. */
export type Winner = 'marketo' | 'salesforce';

/** What became of a page of records. */
export interface Applied {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
  /** Persons that no longer wait to be pushed, because Salesforce won. */
  readonly overtaken: number;
  readonly statuses: Uint8Array;
}

/** A person that changed in Marketo: the Salesforce record it is, and what to write there. */
export interface PendingChange {
  readonly person: number;
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
}

interface Comparison {
  readonly source: RecordPage['columns'][number];
  readonly copy: Column;
  /** The person field's number, or -1 for objects that are no persons. */
  readonly number: number;
  /** Over the same base, rows that nobody has written on either side hold the same value. */
  readonly hasSameBase: boolean;
}

/** What stays the same for all records of a page. */
interface Taking {
  readonly instance: Instance;
  readonly comparisons: readonly Comparison[];
  readonly log: ChangeDataLog | undefined;
  readonly winner: Winner;
  readonly now: number;
}

/**
 * Compares each record with its copy, field by field, and takes over what differs. A record without a difference is
 * skipped. A field that waits to be pushed is kept where Marketo wins, and overwritten (no longer pushed) where
 * Salesforce wins.
 */
export function apply(instance: Instance, page: RecordPage, winner: Winner, now: number): Applied {
  const mirror = instance.mirror(page.object);
  const log = instance.log(page.object);
  const fields = mirroredFields(instance, page);
  const newest = newestRow(page);
  const comparisons = fields.filter((field) => !isUntouched(field, newest));
  const taking: Taking = { instance, comparisons, log, winner, now };
  const statuses = new Uint8Array(page.size);
  const waitingBefore = pendingCount(instance, page.object);
  let created = 0;
  let updated = 0;
  for (let i = 0; i < page.size; i += 1) {
    const sfdcRow = page.rows[i]!;
    const known = mirror.rowOf(sfdcRow);
    if (known === NOBODY) {
      create({ ...taking, comparisons: fields }, sfdcRow, mirror.add(sfdcRow, now));
      statuses[i] = STATUS.created;
      created += 1;
    } else if (takeOver(taking, sfdcRow, known)) {
      statuses[i] = STATUS.updated;
      updated += 1;
    }
  }
  const overtaken = waitingBefore - pendingCount(instance, page.object);
  return { created, updated, skipped: page.size - created - updated, failed: 0, overtaken, statuses };
}

/**
 * Records were deleted in Salesforce: persons stay, are marked "SFDC Is Deleted" and are pushed no more; copies of
 * other objects go. Returns how many copies there were.
 */
export function deleted(
  instance: Instance,
  object: string,
  sfdcRows: readonly number[],
  now: number,
): number {
  const mirror = instance.mirror(object);
  const log = instance.log(object);
  const flag = log === undefined ? -1 : instance.persons.fieldNumber('sfdcIsDeleted');
  let count = 0;
  for (const sfdcRow of sfdcRows) {
    const copy = mirror.remove(sfdcRow);
    if (copy === NOBODY) continue;
    log?.settle(copy, 'deleted', now);
    if (flag >= 0) instance.noteTakenOver(copy, flag, false, true, now);
    count += 1;
  }
  return count;
}

/** The next persons to push, oldest change first. */
export function pending(instance: Instance, object: string, limit: number): PendingChange[] {
  const log = instance.log(object);
  const found: PendingChange[] = [];
  if (log === undefined) return found;
  for (
    let person = log.changes.head;
    person !== NOBODY && found.length < limit;
    person = log.changes.next(person)
  ) {
    const values = valuesOf(instance, object, person, log.handOut(person));
    found.push({ person, row: instance.persons.sfdcRowOf(person), values });
  }
  return found;
}

/** How many persons wait to be pushed. */
export function pendingCount(instance: Instance, object: string): number {
  return instance.log(object)?.changes.size ?? 0;
}

/**
 * These persons have been pushed, or their failure has been recorded: they wait no longer. A field that changed again
 * after it was handed out, or that had not been handed out, waits for the next push. Returns how many persons are done.
 */
export function pushed(
  instance: Instance,
  object: string,
  records: readonly PendingChange[],
  now: number,
): number {
  const log = instance.log(object);
  if (log === undefined) return 0;
  let done = 0;
  for (const { person, values } of records) {
    for (const field of log.takeBack(person)) {
      const name = instance.persons.fields[field]!.sfdc?.[object as PersonObject];
      const isChangedAgain =
        name !== undefined && name in values && values[name] !== currentValue(instance, person, field);
      if (!isChangedAgain) log.drop(person, field, 'pushed', now);
    }
    if (!log.changes.has(person)) done += 1;
  }
  return done;
}

/** The fields of a page that Marketo has too. */
function mirroredFields(instance: Instance, page: RecordPage): Comparison[] {
  const mirror = instance.mirror(page.object);
  const found: Comparison[] = [];
  page.fields.forEach((name, i) => {
    const copy = mirror.field(name);
    const source = page.columns[i]!;
    if (copy !== undefined)
      found.push({ source, copy: copy.column, number: copy.number, hasSameBase: source.base === copy.base });
  });
  return found;
}

/**
 * A column that nobody has written on either side is not worth comparing, unless the page has records that the common
 * base does not speak for: later ones, which are created with the org's defaults.
 */
function isUntouched({ source, copy, hasSameBase }: Comparison, newest: number): boolean {
  return hasSameBase && !source.written && !copy.written && !source.isWritten(newest);
}

/** The record of a page that was created last. */
function newestRow({ rows, size }: RecordPage): number {
  let newest = 0;
  for (let i = 0; i < size; i += 1) if (rows[i]! > newest) newest = rows[i]!;
  return newest;
}

function create({ instance, comparisons, log, now }: Taking, sfdcRow: number, copy: number): void {
  for (const { source, copy: column } of comparisons) {
    const value = source.get(sfdcRow);
    if (value !== column.get(copy)) column.set(copy, value);
  }
  if (log !== undefined) instance.noteCreatedBySync(copy, now);
}

function takeOver(
  { instance, comparisons, log, winner, now }: Taking,
  sfdcRow: number,
  row: number,
): boolean {
  let isChanged = false;
  for (let i = 0; i < comparisons.length; i += 1) {
    const { source, copy, number, hasSameBase } = comparisons[i]!;
    if (hasSameBase && !source.isWritten(sfdcRow) && !copy.isWritten(row)) continue;
    const value = source.get(sfdcRow);
    const old = copy.get(row);
    if (value === old) continue;
    if (log?.isMarked(row, number)) {
      if (winner === 'marketo') continue;
      log.drop(row, number, 'overtaken', now);
    }
    copy.set(row, value);
    if (number >= 0) instance.noteTakenOver(row, number, old, value, now);
    isChanged = true;
  }
  return isChanged;
}

/** The values of fields that wait, by their Salesforce names. */
function valuesOf(
  instance: Instance,
  object: string,
  person: number,
  fields: readonly number[],
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const name = instance.persons.fields[field]!.sfdc?.[object as PersonObject];
    if (name !== undefined) values[name] = currentValue(instance, person, field);
  }
  return values;
}

function currentValue(instance: Instance, person: number, field: number): Value {
  return instance.persons.columns[field]!.get(person);
}
