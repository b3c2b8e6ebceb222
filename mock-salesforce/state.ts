/**
 * What an org is at an instant: its objects and their records, its users' permissions, its indexes, and the one write
 * of the hot path. The verbs with rules stand in `dml/` and work on this; `Org` puts the two together.
 */
import { CauseBook, type ChangeObserver, type Value } from '../engine/kernel/index.ts';
import { Automation, type Effects } from './automation/index.ts';
import type { Writer } from './dml/writer.ts';
import type { Outcome } from './errors.ts';
import { DAILY_BULK_BATCHES, DEFAULT_DAILY_API_REQUESTS, RECYCLE_BIN_RECORDS } from './limits.ts';
import type { OrgOptions } from './options.ts';
import { Records } from './records.ts';
import { RuleBook } from './rule-book.ts';
import { DailyRequests } from './rules/daily-requests.ts';
import { Permissions } from './rules/permissions.ts';
import { UniqueIndex } from './rules/unique.ts';
import { withStateAndCountryCodes } from './schema/addresses.ts';
import { STANDARD_OBJECTS } from './schema/index.ts';
import type { FieldSchema, ObjectSchema, Population } from './schema/types.ts';
import {
  AUTOMATED_PROCESS,
  organizationPopulation,
  profilePopulation,
  SYNC_USER,
  SYSTEM_ADMINISTRATOR,
  userPopulation,
} from './setup-records.ts';
import { installFormulas } from './storage/formula-columns.ts';
import { Journal } from './storage/journal.ts';
import { RecycleBin } from './storage/recycle-bin.ts';
import { Transactions } from './storage/transactions.ts';

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
  readonly automation: Automation;
  readonly rules: RuleBook;
  /** The org's present: the latest instant at which anybody asked or wrote. Formulas with TODAY() need it. */
  now: number;
  /** The flows that a write of the hot path has set off so far, with their records. */
  readonly running = new Set<string>();
  readonly #byName = new Map<string, Records>();
  readonly #byPrefix = new Map<string, Records>();
  readonly #permissions = new Map<number, Permissions>();
  readonly #unique = new Map<string, UniqueIndex>();

  constructor(options: OrgOptions) {
    this.options = options;
    this.causes = options.causes ?? new CauseBook();
    this.requests = new DailyRequests(options.dailyApiRequests ?? DEFAULT_DAILY_API_REQUESTS);
    this.bulkBatches = new DailyRequests(options.dailyBulkBatches ?? DAILY_BULK_BATCHES);
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
    this.now = options.startAt;
    const { startAt } = options;
    const present = () => this.now;
    installFormulas(this, this.objects, { startAt, now: present });
    this.automation = new Automation(this, this.objects, options.automation ?? []);
    this.automation.start(startAt);
    this.rules = new RuleBook(this, options);
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
    return this.transactions.run(work, keep);
  }

  /** Of one who may do everything: the platform itself. */
  get allPermissions(): Permissions {
    return this.permissionsOf(AUTOMATED_PROCESS);
  }

  /** What the user in `row` of User may do. Only the sync user's profile takes anything away. */
  permissionsOf(user: number): Permissions {
    const known = this.#permissions.get(user);
    if (known !== undefined) return known;
    const access = user === SYNC_USER ? this.options.syncUser : undefined;
    const permissions = new Permissions(this.objects, access);
    this.#permissions.set(user, permissions);
    return permissions;
  }

  /** The name of a user, which is the process in the causes of its writes. */
  userName(user: number): string {
    const users = this.object('User');
    return String(users.value(user, users.field('Name')));
  }

  /** The index of a unique or external-id field. */
  uniqueIndex(records: Records, field: number): UniqueIndex {
    const key = `${records.schema.name}.${field}`;
    const known = this.#unique.get(key) ?? new UniqueIndex(records, field);
    this.#unique.set(key, known);
    return known;
  }
}

function schemasOf(options: OrgOptions): ObjectSchema[] {
  const custom = options.customFields ?? [];
  return [...STANDARD_OBJECTS, ...(options.customObjects ?? [])].map((schema) => {
    const own = custom.filter((field) => field.object === schema.name);
    const whole = { ...schema, fields: [...schema.fields, ...own].map(withItsKind) };
    return options.stateCountryPicklists ? withStateAndCountryCodes(whole) : whole;
  });
}

/** Formulas and roll-ups are calculated, and so nobody writes them. */
function withItsKind(field: FieldSchema): FieldSchema {
  if (field.formula === undefined && field.rollUp === undefined) return field;
  return { ...field, calculated: true, createable: false, updateable: false };
}

function populationsOf(options: OrgOptions): Record<string, Population> {
  const given = options.populations ?? {};
  return {
    Profile: profilePopulation(),
    Organization: organizationPopulation(options),
    ...given,
    User: userPopulation(given.User),
  };
}
