/** Takes a page of changed Salesforce records over. */
import { type Column, NOBODY, type RecordPage } from '../../engine/kernel/index.ts';
import type { ChangeDataLog } from '../change-data-log.ts';
import type { Instance } from '../instance.ts';
import { isShownOnPersons, type PersonWrites } from '../persons/account-persons.ts';
import type { StatusError } from '../program-sync.ts';
import { contactsOfConverted, takeConversion } from './conversions.ts';

/** Values of `Applied.statuses`, by position in the page. */
const STATUS = { skipped: 0, updated: 1, created: 2, failed: 3, converted: 4 } as const;

/** Who wins when a field changed on both sides since the last sync. */
export type Winner = 'marketo' | 'salesforce';

/** What became of a page of records. */
export interface Applied {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
  /** How many of the updated ones are leads that became contacts. */
  readonly converted: number;
  /** Persons that no longer wait to be pushed, because Salesforce won. */
  readonly overtaken: number;
  /** Why records failed, one for each; not given when none did. */
  readonly errors?: readonly StatusError[];
  /** Of accounts: what they have written on their persons; not given when they have written nobody. */
  readonly personWrites?: PersonWrites;
  readonly statuses: Uint8Array;
}

interface Comparison {
  readonly source: RecordPage['columns'][number];
  readonly copy: Column;
  /** The person field's number, or -1 for objects that are no persons. */
  readonly number: number;
  /** The account field's name when persons show it; undefined for all others. */
  readonly shown: string | undefined;
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
 * skipped. A field that waits to be pushed is kept where Marketo wins, or where Salesforce has not changed it; where
 * Salesforce has changed it and wins, it is overwritten and no longer pushed.
 */
export function apply(instance: Instance, page: RecordPage, winner: Winner, now: number): Applied {
  const mirror = instance.mirror(page.object);
  const log = instance.log(page.object);
  const fields = mirroredFields(instance, page);
  const isBeyondBase = newestRow(page) >= mirror.initialCount;
  const comparisons = isBeyondBase ? fields : fields.filter((field) => !isUntouched(field));
  const taking: Taking = { instance, comparisons, log, winner, now };
  const contactOf = contactsOfConverted(instance, page);
  const movesTo = accountMoves(instance, page, isBeyondBase, now);
  const isTask = page.object === 'Task';
  const isPerson = log !== undefined;
  const accounts = page.object === 'Account' ? instance.accountPersons : undefined;
  const statuses = new Uint8Array(page.size);
  const overtakenBefore = log?.departures.overtaken ?? 0;
  for (let i = 0; i < page.size; i += 1) {
    const sfdcRow = page.rows[i]!;
    if (isTask && instance.activitySync.isOwnTask(sfdcRow)) continue;
    const contact = contactOf === undefined ? NOBODY : contactOf(sfdcRow);
    if (contact !== NOBODY) {
      if (takeConversion(instance, sfdcRow, contact, now)) statuses[i] = STATUS.converted;
      continue;
    }
    const known = mirror.restored(sfdcRow);
    if (known === NOBODY) {
      create({ ...taking, comparisons: fields }, sfdcRow, mirror.add(sfdcRow, now));
      statuses[i] = STATUS.created;
    } else if (takeOver(taking, sfdcRow, known)) statuses[i] = STATUS.updated;
    if (!isPerson && statuses[i] !== STATUS.skipped) {
      instance.foreignKeys.note(page, sfdcRow, statuses[i] === STATUS.created);
    }
    if (movesTo?.(sfdcRow)) statuses[i] ||= STATUS.updated;
    accounts?.endAccount();
  }
  const errors = instance.programSync.takeOver(page, now);
  for (const place of errors.keys()) statuses[place] = STATUS.failed;
  const personWrites = accounts?.takeWrites();
  return {
    ...counted(statuses),
    overtaken: (log?.departures.overtaken ?? 0) - overtakenBefore,
    ...(errors.size > 0 && { errors: [...errors.values()] }),
    ...(personWrites !== undefined && { personWrites }),
    statuses,
  };
}

/**
 * For pages of contacts whose account may be another one: takes it over, and tells whether it was news. Contacts of the
 * common base that nobody has moved have theirs already; after a first sync there are none.
 */
function accountMoves(
  instance: Instance,
  page: RecordPage,
  isBeyondBase: boolean,
  now: number,
): ((sfdcRow: number) => boolean) | undefined {
  const column = page.object === 'Contact' ? page.columns[page.fields.indexOf('AccountId')] : undefined;
  const rowOf = instance.options.sfdcRowOf;
  const { initialCount } = instance.mirror(page.object);
  if (column === undefined || rowOf === undefined || (!column.written && !isBeyondBase)) return undefined;
  return (sfdcRow) => {
    if (sfdcRow < initialCount && !column.isWritten(sfdcRow)) return false;
    const id = column.get(sfdcRow);
    if (instance.foreignKeys.noteLink('Contact', sfdcRow, 'AccountId', id)) return false;
    const account = typeof id === 'string' ? rowOf('Account', id) : NOBODY;
    return instance.accountPersons.move(sfdcRow, account, now);
  };
}

function counted(statuses: Uint8Array): Omit<Applied, 'overtaken' | 'statuses'> {
  const count = {
    [STATUS.skipped]: 0,
    [STATUS.updated]: 0,
    [STATUS.created]: 0,
    [STATUS.failed]: 0,
    [STATUS.converted]: 0,
  };
  for (const status of statuses) count[status as keyof typeof count] += 1;
  const converted = count[STATUS.converted];
  return {
    created: count[STATUS.created],
    updated: count[STATUS.updated] + converted,
    skipped: count[STATUS.skipped],
    failed: count[STATUS.failed],
    converted,
  };
}

/** The fields of a page that Marketo has too. */
function mirroredFields(instance: Instance, page: RecordPage): Comparison[] {
  const mirror = instance.mirror(page.object);
  const found: Comparison[] = [];
  page.fields.forEach((name, i) => {
    const copy = mirror.field(name);
    const source = page.columns[i]!;
    if (copy === undefined) return;
    const { column, number, base } = copy;
    const shown = page.object === 'Account' && isShownOnPersons(name) ? name : undefined;
    found.push({ source, copy: column, number, shown, hasSameBase: source.base === base });
  });
  return found;
}

/**
 * A column that nobody has written on either side is not worth comparing, as long as the page has no records that the
 * common base does not speak for: later ones are created with the org's defaults.
 */
function isUntouched({ source, copy, hasSameBase }: Comparison): boolean {
  return hasSameBase && !source.written && !copy.written;
}

/** The record of a page that was created last. */
function newestRow({ rows, size }: RecordPage): number {
  let newest = 0;
  for (let i = 0; i < size; i += 1) if (rows[i]! > newest) newest = rows[i]!;
  return newest;
}

function create({ instance, comparisons, log, now }: Taking, sfdcRow: number, copy: number): void {
  for (const { source, copy: column, shown } of comparisons) {
    const value = source.get(sfdcRow);
    if (value === column.get(copy)) continue;
    column.set(copy, value);
    if (shown !== undefined) instance.accountPersons.spread(sfdcRow, shown, value, now);
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
    const { source, copy, number, shown, hasSameBase } = comparisons[i]!;
    if (hasSameBase && !source.isWritten(sfdcRow) && !copy.isWritten(row)) continue;
    const value = source.get(sfdcRow);
    const old = copy.get(row);
    if (value === old) continue;
    if (log?.isMarked(row, number)) {
      if (winner === 'marketo' || log.isOnlyOurs(row, number, value)) continue;
      log.drop(row, number, 'overtaken', now);
    } else log?.agree(row, number);
    copy.set(row, value);
    if (number >= 0) instance.noteTakenOver(row, number, old, value, now);
    if (shown !== undefined) instance.accountPersons.spread(sfdcRow, shown, value, now);
    isChanged = true;
  }
  return isChanged;
}
