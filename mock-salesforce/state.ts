/**
 * What an org is at an instant: its objects and their records, its users' permissions, its indexes, and the one write
 * of the hot path. The verbs with rules stand in `dml/` and work on this; `Org` puts the two together.
 */
import { CauseBook, type ChangeObserver, type Value } from '../engine/kernel/index.ts';
import { Automation, type Effects } from './automation/index.ts';
import { DAILY_BATCHES } from './bulk/limits.ts';
import type { Writer } from './dml/writer.ts';
import { DuplicateSearch } from './duplicate-search.ts';
import type { Outcome } from './errors.ts';
import { DEFAULT_DAILY_API_REQUESTS, LONG_REQUESTS, RECYCLE_BIN_RECORDS } from './limits.ts';
import type { OrgOptions } from './options.ts';
import { populationsOf, schemasOf } from './org-contents.ts';
import { Records } from './records.ts';
import { RuleBook } from './rule-book.ts';
import { DailyRequests } from './rules/daily-requests.ts';
import { RowLocks } from './rules/locks.ts';
import { LongRequests } from './rules/long-requests.ts';
import type { Access, Permissions } from './rules/permissions.ts';
import { ACCESS, type AccessLevel } from './rules/sharing.ts';
import { UniqueIndex } from './rules/unique.ts';
import { AUTOMATED_PROCESS, SYSTEM_ADMINISTRATOR } from './setup-records.ts';
import { type FormulaTime, installFormulas } from './storage/formula-columns.ts';
import { Journal } from './storage/journal.ts';
import { RecycleBin } from './storage/recycle-bin.ts';
import { Transactions } from './storage/transactions.ts';
import { Users } from './users.ts';
import { type RowFilter, Visibility } from './visibility.ts';

export abstract class OrgState {
  readonly options: OrgOptions;
  readonly causes: CauseBook;
  /** The objects, in the order of the schema; a change list's id is the object's place here. */
  readonly objects: readonly Records[];
  /** The API requests of the last 24 hours, those of other integrations included. */
  readonly requests: DailyRequests;
  /** The batches of bulk jobs of the last 24 hours, of both versions of the Bulk API. */
  readonly bulkBatches: DailyRequests;
  readonly recycleBin: RecycleBin;
  readonly transactions: Transactions;
  /** Who holds which rows. A workload may hold some itself. */
  readonly locks = new RowLocks();
  readonly longRequests: LongRequests;
  readonly duplicates: DuplicateSearch;
  readonly automation: Automation;
  readonly rules: RuleBook;
  /** The org's present: the latest instant at which anybody asked or wrote. Formulas with TODAY() need it. */
  now: number;
  /** When the objects and fields last changed: descriptions older than that are out of date. */
  setupChangedAt: number;
  /** The flows that a write of the hot path has set off so far, with their records. */
  readonly running = new Set<string>();
  readonly #byName = new Map<string, Records>();
  readonly #byPrefix = new Map<string, Records>();
  readonly users: Users;
  readonly #visibility: Visibility;
  /** Ids of the records that wait for an approval. */
  readonly #inApproval = new Set<string>();
  readonly #unique = new Map<string, UniqueIndex>();

  constructor(options: OrgOptions) {
    this.options = options;
    this.causes = options.causes ?? new CauseBook();
    this.requests = new DailyRequests(options.dailyApiRequests ?? DEFAULT_DAILY_API_REQUESTS);
    this.longRequests = new LongRequests(options.longRequests ?? LONG_REQUESTS);
    this.bulkBatches = new DailyRequests(options.dailyBulkBatches ?? DAILY_BATCHES);
    const schemas = schemasOf(options);
    const prefixes = new Map(schemas.map((schema) => [schema.name, schema.keyPrefix]));
    const journal = new Journal();
    this.objects = schemas.map(
      (schema, id) => new Records(id, schema, (name) => prefixes.get(name), journal),
    );
    this.transactions = new Transactions(this.objects, journal);
    this.recycleBin = new RecycleBin(options.recycleBinRecords ?? RECYCLE_BIN_RECORDS, journal);
    for (const records of this.objects) {
      this.#byName.set(records.schema.name.toLowerCase(), records);
      this.#byPrefix.set(records.schema.keyPrefix, records);
    }
    for (const [name, population] of Object.entries(populationsOf(options))) {
      this.object(name).populate(population, options.startAt, SYSTEM_ADMINISTRATOR);
    }
    const { startAt } = options;
    this.now = startAt;
    this.setupChangedAt = startAt;
    const present = () => this.now;
    installFormulas(this, this.objects, this.#formulaTime());
    this.automation = new Automation(this, this.objects, options.automation ?? []);
    this.automation.start(startAt);
    this.rules = new RuleBook(this, options);
    this.duplicates = new DuplicateSearch(this, options.duplicateRules ?? []);
    this.users = new Users(this.objects, options);
    this.#visibility = new Visibility(this, options.sharing ?? {}, present);
  }

  /** An object's records by API name, in any case, or undefined. */
  find(name: string): Records | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** The object whose Ids begin with `prefix`, or undefined. */
  findByPrefix(prefix: string): Records | undefined {
    return this.#byPrefix.get(prefix);
  }

  /** @throws Error when there is no such object: for names our own code wrote, not for what users typed */
  object(name: string): Records {
    const records = this.find(name);
    if (records === undefined) throw new Error(`the org has no object ${name}`);
    return records;
  }

  /** Has one observer hear every object's changes; `list` in its calls is the object's place in `objects`. */
  observe(observer: ChangeObserver): void {
    this.transactions.observe(observer);
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

  /**
   * Does `work` as one transaction: when `keep` does not want its result, or when it throws, everything that it wrote
   * and set off is undone. Transactions nest.
   */
  transaction<T>(work: () => T, keep: (result: T) => boolean): T {
    return this.locks.within(this.now, () => this.transactions.run(work, keep));
  }

  /** What the user in `row` of User may do, by its profile. */
  permissionsOf(user: number): Permissions {
    return this.users.permissionsOf(user);
  }

  /** An administrator changes the profile of the sync user; it holds from the next request on. */
  setSyncUserAccess(access: Access): void {
    this.users.setSyncUserAccess(access);
  }

  /** The name of a user, which is the process in the causes of its writes. */
  userName(user: number): string {
    return this.users.nameOf(user);
  }

  /** Whether an approval process has locked a record. */
  isLocked(records: Records, row: number): boolean {
    return this.#inApproval.size > 0 && this.#inApproval.has(records.idOf(row));
  }

  /** The Ids of the records that wait for an approval. */
  get inApproval(): string[] {
    return [...this.#inApproval];
  }

  /** Locks a record for everybody while its approval is pending, or gives it free again. */
  setInApproval(records: Records, row: number, isPending: boolean): void {
    if (isPending) this.#inApproval.add(records.idOf(row));
    else this.#inApproval.delete(records.idOf(row));
  }

  /** Whether a user sees a record of an object that it sees. */
  seesRow(user: number, records: Records, row: number): boolean {
    return this.accessTo(user, records, row) >= ACCESS.read;
  }

  /** How far a user may go with a record, as sharing has it. */
  accessTo(user: number, records: Records, row: number): AccessLevel {
    return this.#visibility.levelOf(this.users.viewer(user), records, row);
  }

  /** Which rows a user sees, for reading many; undefined when it sees all. */
  rowFilter(user: number, records: Records): RowFilter | undefined {
    return this.#visibility.filterFor(this.users.viewer(user), records);
  }

  /** The index of a unique or external-id field. */
  uniqueIndex(records: Records, field: number): UniqueIndex {
    const key = `${records.schema.name}.${field}`;
    const known = this.#unique.get(key) ?? new UniqueIndex(records, field);
    this.#unique.set(key, known);
    return known;
  }
}
