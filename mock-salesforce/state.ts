/**
 * What an org is at an instant: its objects, who may do what, its rules and automation, and the one write of the hot
 * path. The verbs with rules stand in `dml/` and work on this; `Org` puts the two together.
 */
import type { Value } from '../engine/kernel/index.ts';
import { Automation, type Effects } from './automation/index.ts';
import type { Writer } from './dml/writer.ts';
import { DuplicateSearch } from './duplicate-search.ts';
import type { Outcome } from './errors.ts';
import type { OrgOptions } from './options.ts';
import type { Records } from './records.ts';
import { RuleBook } from './rule-book.ts';
import { fiscalYearOf } from './schema/fiscal-year.ts';
import { AUTOMATED_PROCESS } from './setup-records.ts';

import { OrgAccess } from './state/access.ts';
import { installCampaignStatistics, installMemberColumns } from './storage/borrowed-columns.ts';
import { installFiscalColumns } from './storage/fiscal-columns.ts';
import { type FormulaTime, installFormulas } from './storage/formula-columns.ts';
import { installResponseColumn } from './storage/response-column.ts';

export abstract class OrgState extends OrgAccess {
  readonly automation: Automation;
  readonly rules: RuleBook;
  readonly duplicates: DuplicateSearch;
  /** The flows that a write of the hot path has set off so far, with their records. */
  readonly running = new Set<string>();

  constructor(options: OrgOptions) {
    super(options);
    installFiscalColumns(this.object('Opportunity'), fiscalYearOf(options));
    installResponseColumn(this.object('CampaignMember'), this.object('CampaignMemberStatus'));
    const object = (name: string) => this.object(name);
    installMemberColumns(object);
    installCampaignStatistics(object);
    installFormulas(this, this.objects, this.#formulaTime());
    this.automation = new Automation(this, this.objects, options.automation ?? []);
    this.automation.start(options.startAt);
    this.rules = new RuleBook(this, options);
    this.duplicates = new DuplicateSearch(this, options.duplicateRules ?? []);
  }

  /**
   * Writes one field and stamps the record, then runs the automation on that field. No rules: it is how people,
   * integrations and automation of a scenario edit records that are known to be valid. A deleted record stays as it is.
   * @param by row of the user who does it
   */
  write(
    records: Records,
    row: number,
    field: number,
    value: Value,
    by: number,
    cause: number,
    now: number,
  ): void {
    if (records.deleted[row] === 1) return;
    const effects = this.automation.effectsOf(records, field);
    const before = effects === undefined ? null : records.value(row, field);
    records.set(row, field, value);
    records.stamp(row, by, cause, now);
    if (effects !== undefined) this.setOff(effects, records, row, field, before, cause, now);
  }

  /** Does what a write of the hot path sets off. */
  protected abstract setOff(
    effects: Effects,
    records: Records,
    row: number,
    field: number,
    before: Value,
    cause: number,
    now: number,
  ): void;

  /** Creates (without a row) or changes a record inside the open transaction, under all rules. */
  abstract save(
    records: Records,
    row: number | undefined,
    values: Readonly<Record<string, unknown>>,
    writer: Writer,
  ): Outcome<number>;

  /** Computes again the roll-ups that look at a field of a record. */
  abstract rollUp(
    records: Records,
    row: number,
    field: number,
    before: Value,
    cause: number,
    now: number,
  ): void;

  /** Computes again all roll-ups that look at a record. */
  abstract rollUpAll(records: Records, row: number, cause: number, now: number): void;

  /** Copies a field that was just written to the children, as the Automated Process user and with the same cause. */
  setOffCopies(records: Records, row: number, field: number, value: Value, cause: number, now: number): void {
    const copies = this.automation.effectsOf(records, field)?.copies;
    if (copies === undefined) return;
    for (let i = 0; i < copies.length; i += 1) {
      const { children, field: to, lookup } = copies[i]!;
      const parents = children.lookupAt(lookup);
      for (let child = parents.firstChild(row); child >= 0; child = parents.nextChild(child)) {
        this.write(children, child, to, value, AUTOMATED_PROCESS, cause, now);
      }
    }
  }

  /** A field was added in Setup, or its roll-up defined anew. */
  fieldAdded(records: Records, field: number, now: number): void {
    if (records.schema.fields[field]!.formula !== undefined) {
      installFormulas(this, this.objects, this.#formulaTime());
    }
    this.automation.fieldAdded(records, field, now);
  }

  #formulaTime(): FormulaTime {
    return { startAt: this.options.startAt, now: () => this.now };
  }

  /** Time has come to `now`: what waits for time to pass happens, such as the recycle bin's dropping of old records. */
  arriveAt(now: number): void {
    if (now > this.now) this.now = now;
    if (!this.transactions.isOpen) this.recycleBin.sweep(now);
  }
}
