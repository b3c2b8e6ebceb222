/**
 * What was written in Salesforce, by whom and in which order: every value of every record, and when records were in the
 * recycle bin. Kept by listening to the org's storage; what a transaction takes back has never happened.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Call } from '../../../engine/sync/index.ts';
import type { Org, Records } from '../../../mock-salesforce/index.ts';
import { EVER, type Moment, type Moments, type Span } from './moments.ts';

/** A value that was written to a field of a record. */
export interface Write {
  readonly at: Moment;
  readonly value: Value;
  readonly before: Value;
  /** Whether the sync wrote it; everything else is people, integrations, automation and the platform. */
  readonly isSync: boolean;
  /** Whether it was copied from a lead to the contact that it was converted to: nobody has changed it. */
  readonly isCopy: boolean;
  /** When the sync was known to have its answer. */
  answeredAt: Moment;
}

/** What the sync is writing just now: the object, and by which test it knows its own values. */
interface SyncWriting {
  readonly object: string;
  readonly writes: (row: number, field: string) => boolean;
}

export class SalesforceHistory {
  readonly #moments: Moments;
  /** By object, then by `row * 1000 + field number`. */
  readonly #writes = new Map<string, Map<number, Write[]>>();
  readonly #bin = new Map<string, Span[]>();
  /** How to take back what was noted in the open transaction. */
  readonly #undo: (() => void)[] = [];
  readonly #org: Org;
  #writing: SyncWriting | undefined;
  #converting = false;

  constructor(org: Org, moments: Moments) {
    this.#org = org;
    this.#moments = moments;
    for (const records of org.objects) this.#listen(records);
    this.#listenToTransactions();
    this.#listenToConversions();
  }

  /** The writes of a field of a record, oldest first. */
  of(records: Records, row: number, field: number): readonly Write[] {
    return this.#writes.get(records.schema.name)?.get(placeOf(row, field)) ?? NONE;
  }

  /** When a record was in the recycle bin. */
  inBin(object: string, row: number): readonly Span[] | undefined {
    return this.#bin.get(`${object} ${row}`);
  }

  /** Whatever is written while a call of the sync is carried out, and is what the call says, is the sync's. */
  during<T>(call: Call, carryOut: () => T): T {
    this.#writing = writingOf(this.#org, call);
    try {
      return carryOut();
    } finally {
      this.#writing = undefined;
    }
  }

  #listen(records: Records): void {
    const { set, remove, undelete } = records;
    const { name } = records.schema;
    records.set = (row, field, value) => {
      this.#note(records, row, field, value);
      set.call(records, row, field, value);
    };
    records.remove = (row, by, now) => {
      this.#enterBin(`${name} ${row}`);
      remove.call(records, row, by, now);
    };
    records.undelete = (row, by, cause, now) => {
      this.#leaveBin(`${name} ${row}`);
      undelete.call(records, row, by, cause, now);
    };
  }

  #note(records: Records, row: number, field: number, value: Value): void {
    const { name, fields } = records.schema;
    const isSync = this.#writing?.object === name && this.#writing.writes(row, fields[field]!.name);
    const ofObject = this.#writes.get(name) ?? new Map<number, Write[]>();
    this.#writes.set(name, ofObject);
    const place = placeOf(row, field);
    const list = ofObject.get(place) ?? [];
    ofObject.set(place, list);
    const before = records.value(row, field);
    const isCopy = this.#converting && name === 'Contact';
    list.push({ at: this.#moments.next(), value, before, isSync, isCopy, answeredAt: EVER });
    this.#canUndo(() => list.pop());
  }

  #enterBin(key: string): void {
    const spans = this.#bin.get(key) ?? [];
    this.#bin.set(key, spans);
    spans.push({ from: this.#moments.next(), until: EVER });
    this.#canUndo(() => spans.pop());
  }

  #leaveBin(key: string): void {
    const last = this.#bin.get(key)?.at(-1);
    if (last === undefined) return;
    last.until = this.#moments.next();
    this.#canUndo(() => {
      last.until = EVER;
    });
  }

  #listenToConversions(): void {
    const org = this.#org;
    const { convertLead } = org;
    org.convertLead = (convert, by, now) => {
      this.#converting = true;
      try {
        return convertLead.call(org, convert, by, now);
      } finally {
        this.#converting = false;
      }
    };
  }

  #canUndo(undo: () => void): void {
    if (this.#org.transactions.isOpen) this.#undo.push(undo);
  }

  #listenToTransactions(): void {
    const { transactions } = this.#org;
    const { run } = transactions;
    transactions.run = (work, keep) => {
      if (!transactions.isOpen) this.#undo.length = 0;
      const mark = this.#undo.length;
      let isKept = false;
      try {
        return run.call(transactions, work, (result) => {
          isKept = keep(result as never);
          return isKept;
        }) as never;
      } finally {
        while (!isKept && this.#undo.length > mark) this.#undo.pop()!();
      }
    };
  }
}

const NONE: readonly Write[] = [];

/** More fields than any object has. */
const MOST_FIELDS = 1_000;

function placeOf(row: number, field: number): number {
  return row * MOST_FIELDS + field;
}

/** A call names what it writes; what else is written meanwhile (defaults, automation) comes from the platform. */
function writingOf(org: Org, call: Call): SyncWriting | undefined {
  if (call.verb === 'salesforce.update') {
    const names = new Map(call.args.records.map(({ row, values }) => [row, values]));
    return {
      object: call.args.object,
      writes: (row, field) => Object.hasOwn(names.get(row) ?? {}, field),
    };
  }
  if (call.verb !== 'salesforce.create') return undefined;
  const first = org.object(call.args.object).count;
  const named = new Set(call.args.records.flatMap(({ values }) => Object.keys(values)));
  return { object: call.args.object, writes: (row, field) => row >= first && named.has(field) };
}
