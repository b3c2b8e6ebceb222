/**
 * What an administrator does in Setup while the org runs, and what it does to SystemModstamp: LastModifiedDate stays,
 * and yet every record concerned comes back to the sync (documented, Salesforce Help 000387261 "SystemModstamp vs
 * LastModifiedDate").
 */
import { DAY_MS, isoDate } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import { withRenamedValue } from '../schema/dependency.ts';
import type { FieldSchema, RollUpSummary } from '../schema/types.ts';
import type { OrgState } from '../state.ts';

/** The process in the causes of what Setup touches. */
const PROCESS = 'Setup';

/** Activities are archived after 365 days, unless the org has more time (documented, same article). */
const ARCHIVED_AFTER_DAYS = 365;

export class Setup {
  readonly #org: OrgState;

  constructor(org: OrgState) {
    this.#org = org;
  }

  /** Renames a value of a picklist: every record that holds it holds the new one, and its SystemModstamp moves. */
  renamePicklistValue(object: string, field: string, from: string, to: string, now: number): number {
    const records = this.#org.object(object);
    const number = records.field(field);
    const { name } = records.schema.fields[number]!;
    records.schema.fields.forEach((one, place) => {
      const renamed = withRenamedValue(one, name, from, to);
      if (renamed !== one) records.redefine(place, renamed);
    });
    this.#changed(now);
    return this.#touch(records, field, now, (row) => {
      if (records.value(row, number) !== from) return false;
      records.set(row, number, to);
      return true;
    });
  }

  /**
   * Adds a custom field. A roll-up summary is computed for every record, whose SystemModstamp moves; the platform does
   * that in its own time, so `now` is when it is through.
   */
  addField(object: string, field: FieldSchema, now: number): number {
    const records = this.#org.object(object);
    const number = records.addField({ ...field, custom: true });
    this.#org.fieldAdded(records, number, now);
    this.#changed(now);
    return field.rollUp === undefined ? 0 : this.#touch(records, field.name, now, () => true);
  }

  /** Changes what a roll-up summary sums up; the SystemModstamp of every record moves. */
  changeRollUp(object: string, field: string, rollUp: RollUpSummary, now: number): number {
    const records = this.#org.object(object);
    const number = records.field(field);
    records.redefine(number, { ...records.schema.fields[number]!, rollUp });
    this.#org.fieldAdded(records, number, now);
    this.#changed(now);
    return this.#touch(records, field, now, () => true);
  }

  /** Erases a custom field for good; the SystemModstamp of every record moves (reported, infallibletechie.com). */
  eraseField(object: string, field: string, now: number): number {
    const records = this.#org.object(object);
    const number = records.field(field);
    if (records.schema.fields[number]!.custom !== true) {
      throw new Error(`${object}.${field} is a standard field and stays`);
    }
    records.eraseField(number);
    this.#changed(now);
    return this.#touch(records, field, now, () => true);
  }

  /** Extends the time before activities are archived: the SystemModstamp of those that are old enough moves. */
  extendArchiving(now: number): number {
    const oldest = isoDate(now - ARCHIVED_AFTER_DAYS * DAY_MS);
    return ['Task', 'Event'].reduce((sum, name) => {
      const records = this.#org.object(name);
      const due = records.field('ActivityDate');
      const isOld = (row: number) => {
        const date = records.value(row, due);
        return typeof date === 'string' && date < oldest;
      };
      return sum + this.#touch(records, 'IsArchived', now, isOld);
    }, 0);
  }

  /** Switches a validation rule on or off; no record is touched. */
  setValidationRuleActive(name: string, isActive: boolean): void {
    this.#org.rules.setValidationActive(name, isActive);
  }

  /** Switches a duplicate rule on or off; no record is touched. */
  setDuplicateRuleActive(name: string, isActive: boolean): void {
    this.#org.duplicates.setActive(name, isActive);
  }

  /** Moves the SystemModstamp of the living records that `concerns` names; returns how many. */
  #touch(records: Records, field: string, now: number, concerns: (row: number) => boolean): number {
    const cause = this.#org.causes.of(PROCESS, `${records.schema.name}.${field}`);
    let touched = 0;
    for (let row = 0; row < records.count; row += 1) {
      if (records.deleted[row] === 1 || !concerns(row)) continue;
      records.stampSilently(row, cause, now);
      touched += 1;
    }
    return touched;
  }

  #changed(now: number): void {
    this.#org.setupChanged(now);
    this.#org.users.refresh();
  }
}
