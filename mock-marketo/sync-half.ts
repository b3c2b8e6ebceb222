/**
 * Marketo's half of the native sync: take a page of Salesforce records over, hand out what waits to be pushed, and
 * take note of what was pushed. The original's half is not public API; over HTTP it stands under `/__mock/sync/`.
 */
import { NOBODY, type RecordPage, type Value } from '../engine/kernel/index.ts';
import type { ChangeDataLog } from './change-data-log.ts';
import type { Instance } from './instance.ts';
import type { MirroredField } from './mirrors.ts';

/** Values of `Applied.statuses`, by position in the page. */
const STATUS = { skipped: 0, updated: 1, created: 2 } as const;

export interface Applied {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
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
  readonly copy: MirroredField;
}

/**
 * Compares each record with its copy, field by field, and takes over what differs. A record without a difference is
 * skipped. A field that waits to be pushed is kept where Marketo wins, and overwritten (no longer pushed) where
 * Salesforce wins.
 */
export function apply(
  instance: Instance,
  page: RecordPage,
  winner: 'marketo' | 'salesforce',
  now: number,
): Applied {
  const mirror = instance.mirror(page.object);
  const log = instance.log(page.object);
  const comparisons = comparisonsFor(instance, page);
  const statuses = new Uint8Array(page.size);
  let created = 0;
  let updated = 0;
  for (let i = 0; i < page.size; i += 1) {
    const sfdcRow = page.rows[i]!;
    const known = mirror.rowOf(sfdcRow);
    const row = known === NOBODY ? mirror.add(sfdcRow) : known;
    const isChanged = takeOver(comparisons, sfdcRow, row, log, winner, now);
    statuses[i] = known === NOBODY ? STATUS.created : isChanged ? STATUS.updated : STATUS.skipped;
    if (known === NOBODY) created += 1;
    else if (isChanged) updated += 1;
  }
  return { created, updated, skipped: page.size - created - updated, failed: 0, statuses };
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
    found.push({
      person,
      row: instance.persons.sfdcRowOf(person),
      values: markedValues(instance, object, log, person),
    });
  }
  return found;
}

/** How many persons wait to be pushed. */
export function pendingCount(instance: Instance, object: string): number {
  return instance.log(object)?.changes.size ?? 0;
}

/** These persons have been pushed (or their failure has been recorded): they wait no longer. */
export function pushed(instance: Instance, object: string, persons: readonly number[], now: number): number {
  const log = instance.log(object);
  if (log === undefined) return 0;
  for (const person of persons) log.settle(person, now);
  return persons.length;
}

/** Columns that nobody has written on either side, over the same base, hold the same values: not worth comparing. */
function comparisonsFor(instance: Instance, page: RecordPage): Comparison[] {
  const mirror = instance.mirror(page.object);
  const comparisons: Comparison[] = [];
  page.fields.forEach((name, i) => {
    const source = page.columns[i]!;
    const copy = mirror.field(name);
    if (copy === undefined) return;
    const isUntouched = !source.written && !copy.column.written && source.base === copy.base;
    if (!isUntouched) comparisons.push({ source, copy });
  });
  return comparisons;
}

function takeOver(
  comparisons: readonly Comparison[],
  sfdcRow: number,
  row: number,
  log: ChangeDataLog | undefined,
  winner: 'marketo' | 'salesforce',
  now: number,
): boolean {
  let isChanged = false;
  for (let i = 0; i < comparisons.length; i += 1) {
    const { source, copy } = comparisons[i]!;
    const value = source.get(sfdcRow);
    if (value === copy.column.get(row)) continue;
    if (log?.isMarked(row, copy.number)) {
      if (winner === 'marketo') continue;
      log.drop(row, copy.number, now);
    }
    copy.column.set(row, value);
    isChanged = true;
  }
  return isChanged;
}

function markedValues(
  instance: Instance,
  object: string,
  log: ChangeDataLog,
  person: number,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const number of log.markedFields(person)) {
    const name = instance.persons.fields[number]!.sfdc?.[object as 'Lead' | 'Contact'];
    if (name !== undefined) values[name] = instance.persons.columns[number]!.get(person);
  }
  return values;
}
