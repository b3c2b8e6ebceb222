/**
 * One org: its state and the verbs that change records. Every verb takes the instant; an org never looks at a clock
 * and never waits. The write path of the workload (`write`) allocates nothing.
 */
import type { Base, Value } from '../engine/kernel/index.ts';
import type { Effects } from './automation/index.ts';
import { flagBounced } from './dml/bounce.ts';
import type { Row, Values } from './dml/check.ts';
import { convertLead, type LeadConversion, type LeadConvert } from './dml/convert-lead.ts';
import { type Merged, mergeRecords } from './dml/merge.ts';
import { deleteRecord, hardDeleteRecord, purgeRecord, undeleteRecord } from './dml/remove.ts';
import { insertRecord, updateRecord } from './dml/save.ts';
import { rollUpParents, setOffEffects } from './dml/set-off.ts';
import { transferRecords } from './dml/transfer.ts';
import { type WriteOptions, type Writer, writer } from './dml/writer.ts';
import type { Outcome } from './errors.ts';
import type { Records } from './records.ts';
import { Setup } from './setup/index.ts';
import { OrgState } from './state.ts';

export class Org extends OrgState {
  /** What administrators do in Setup, and what it does to SystemModstamp. */
  readonly setup = new Setup(this);

  /** Creates a record through the API, under all rules. `values` are by field name, as a client sent them. */
  insert(records: Records, values: Values, by: number, now: number, options?: WriteOptions): Outcome<Row> {
    return this.#saved(records, now, () => insertRecord(this, records, values, writer(by, now, options)));
  }

  /** Changes a record through the API, under all rules; its stamps move even when every value is what it was. */
  update(
    records: Records,
    row: number,
    values: Values,
    by: number,
    now: number,
    options?: WriteOptions,
  ): Outcome<Row> {
    return this.#saved(records, now, () =>
      updateRecord(this, records, row, values, writer(by, now, options)),
    );
  }

  /** Deletes a record into the recycle bin, and what hangs on it. */
  remove(records: Records, row: number, by: number, now: number): Outcome<Row> {
    return this.#whole(now, () => deleteRecord(this, records, row, writer(by, now)));
  }

  /** Brings a record back from the recycle bin, with what was deleted along with it; `UNDELETE_FAILED` otherwise. */
  undelete(records: Records, row: number, by: number, now: number): Outcome<Row> {
    return this.#whole(now, () => undeleteRecord(this, records, row, writer(by, now)));
  }

  /** Deletes a record for good, past the recycle bin: what a bulk job's `hardDelete` does. */
  hardDelete(records: Records, row: number, by: number, now: number): Outcome<Row> {
    return this.#whole(now, () => hardDeleteRecord(this, records, row, writer(by, now)));
  }

  /** Deletes a record of the recycle bin for good. */
  emptyRecycleBin(records: Records, row: number, now: number): Outcome<Row> {
    return this.#whole(now, () => purgeRecord(this, records, row));
  }

  /** Converts a lead into an account, a contact and, unless told otherwise, an opportunity; whole or not at all. */
  convertLead(convert: LeadConvert, by: number, now: number): Outcome<LeadConversion> {
    return this.#whole(now, () => convertLead(this, convert, writer(by, now)));
  }

  /**
   * Merges one or two records (`losers`) of Lead, Contact or Account into `master`, whole or not at all; `values` are
   * written to the master.
   */
  merge(
    records: Records,
    master: number,
    losers: readonly number[],
    values: Values,
    by: number,
    now: number,
  ): Outcome<Merged> {
    return this.#whole(now, () => mergeRecords(this, records, master, losers, values, writer(by, now)));
  }

  /**
   * Gives records to another owner (a row of User) as a person does it in the app or by mass transfer, up to 250 at a
   * time: accounts take along their old owner's contacts, open opportunities and open activities. An `update` of
   * OwnerId, which is what the API does, takes nothing along.
   */
  transfer(
    records: Records,
    rows: readonly number[],
    owner: number,
    by: number,
    now: number,
  ): Outcome<readonly Row[]> {
    return this.#whole(now, () => transferRecords(this, records, rows, owner, writer(by, now)));
  }

  /** The platform flags a lead or contact whose mail came back; only SystemModstamp moves. */
  flagBounced(records: Records, row: number, reason: string, now: number): Outcome<Row> {
    return this.#whole(now, () => flagBounced(this, records, row, reason, now));
  }

  /** Does the verbs of one call, each whole or not at all by itself; they hold their locks together, to its end. */
  call<T>(now: number, verbs: () => T): T {
    return this.locks.within(now, verbs);
  }

  override save(records: Records, row: Row | undefined, values: Values, by: Writer): Outcome<Row> {
    return row === undefined
      ? insertRecord(this, records, values, by)
      : updateRecord(this, records, row, values, by);
  }

  override rollUp(
    records: Records,
    row: number,
    field: number,
    before: Value,
    cause: number,
    now: number,
  ): void {
    for (const rollUp of this.automation.effectsOf(records, field)?.rollUps ?? [])
      rollUpParents(this, rollUp, row, field, before, cause, now);
  }

  override rollUpAll(records: Records, row: number, cause: number, now: number): void {
    for (const rollUp of this.automation.rollUpsOf(records))
      rollUpParents(this, rollUp, row, rollUp.lookup, null, cause, now);
  }

  protected override setOff(
    effects: Effects,
    records: Records,
    row: number,
    field: number,
    before: Value,
    cause: number,
    now: number,
  ): void {
    setOffEffects(this, effects, records, row, field, before, cause, now);
  }

  /** Saves as one transaction, unless nothing can refuse the save once it has begun: then none is needed. */
  #saved(records: Records, now: number, save: () => Outcome<Row>): Outcome<Row> {
    const isPlain =
      this.automation.flowsOf(records).length === 0 &&
      this.rules.validationOf(records).length === 0 &&
      this.duplicates.rulesOf(records).length === 0 &&
      this.options.saveMs === undefined &&
      this.locks.isIdle;
    if (!isPlain) return this.#whole(now, save);
    this.arriveAt(now);
    return save();
  }

  /** Does a verb as one transaction: all that it writes and sets off, or nothing. */
  #whole<T>(now: number, verb: () => Outcome<T>): Outcome<T> {
    this.arriveAt(now);
    return this.transaction(verb, (outcome) => outcome.ok);
  }
}

/** What each field holds before anyone writes it: the copies of a synced system start from the same functions. */
export function basesOf(records: Records): Record<string, Base> {
  return Object.fromEntries(
    records.schema.fields.map((field, number) => [field.name, records.columns[number]!.base]),
  );
}
