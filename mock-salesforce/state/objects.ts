/**
 * The ground of an org: its objects and their records, the journal that transactions are undone from, and what the
 * org counts.
 */
import { CauseBook, type ChangeObserver } from '../../engine/kernel/index.ts';
import { DAILY_BATCHES } from '../bulk/limits.ts';
import { DEFAULT_DAILY_API_REQUESTS, LONG_REQUESTS, RECYCLE_BIN_RECORDS } from '../limits.ts';
import type { OrgOptions } from '../options.ts';
import { populationsOf, schemasOf } from '../org-contents.ts';
import { Records } from '../records.ts';
import { DailyRequests } from '../rules/daily-requests.ts';
import { RowLocks } from '../rules/locks.ts';
import { LongRequests } from '../rules/long-requests.ts';
import { UniqueIndex } from '../rules/unique.ts';
import { SYSTEM_ADMINISTRATOR } from '../setup-records.ts';
import { Journal } from '../storage/journal.ts';
import { joinPersonAccounts } from '../storage/person-accounts.ts';
import { RecycleBin } from '../storage/recycle-bin.ts';
import { Transactions } from '../storage/transactions.ts';

export class OrgObjects {
  readonly options: OrgOptions;
  readonly causes: CauseBook;
  /** The objects, in the order of the schema; a change list's id is the object's place here. */
  readonly objects: readonly Records[];
  /** The API requests of the last 24 hours, those of other integrations included. */
  readonly requests: DailyRequests;
  /** The batches of bulk jobs of the last 24 hours, of both versions of the Bulk API. */
  readonly bulkBatches: DailyRequests;
  readonly longRequests: LongRequests;
  readonly recycleBin: RecycleBin;
  readonly transactions: Transactions;
  /** Who holds which rows. A workload may hold some itself. */
  readonly locks = new RowLocks();
  /** The org's present: the latest instant at which anybody asked or wrote. Formulas with TODAY() need it. */
  now: number;
  #setupChangedAt: number;
  readonly #byName = new Map<string, Records>();
  readonly #byPrefix = new Map<string, Records>();
  readonly #unique = new Map<string, UniqueIndex>();

  constructor(options: OrgOptions) {
    const { startAt } = options;
    this.options = options;
    this.now = startAt;
    this.#setupChangedAt = startAt;
    this.causes = options.causes ?? new CauseBook();
    this.requests = new DailyRequests(options.dailyApiRequests ?? DEFAULT_DAILY_API_REQUESTS);
    this.longRequests = new LongRequests(options.longRequests ?? LONG_REQUESTS);
    this.bulkBatches = new DailyRequests(options.dailyBulkBatches ?? DAILY_BATCHES);
    const schemas = schemasOf(options);
    const prefixes = new Map(schemas.map((schema) => [schema.name, schema.keyPrefix]));
    const prefixOf = (name: string) => prefixes.get(name);
    const journal = new Journal();
    this.objects = schemas.map((schema, id) => new Records(id, schema, prefixOf, journal));
    this.transactions = new Transactions(this.objects, journal);
    this.recycleBin = new RecycleBin(options.recycleBinRecords ?? RECYCLE_BIN_RECORDS, journal);
    for (const records of this.objects) {
      this.#byName.set(records.schema.name, records);
      this.#byName.set(records.schema.name.toLowerCase(), records);
      this.#byPrefix.set(records.schema.keyPrefix, records);
    }
    for (const [name, population] of Object.entries(populationsOf(options))) {
      this.object(name).populate(population, startAt, SYSTEM_ADMINISTRATOR);
    }
    if (options.personAccounts) joinPersonAccounts(this.object('Account'), this.object('Contact'));
  }

  /**
   * When the objects, their fields or what profiles say of them last changed: descriptions older than that are out of
   * date. Two changes never have the same instant.
   */
  get setupChangedAt(): number {
    return this.#setupChangedAt;
  }

  setupChanged(now: number): void {
    this.#setupChangedAt = Math.max(now, this.#setupChangedAt + 1);
  }

  /** An object's records by API name, in any case, or undefined. */
  find(name: string): Records | undefined {
    return this.#byName.get(name) ?? this.#byName.get(name.toLowerCase());
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
   * Does `work` as one transaction: when `keep` does not want its result, or when it throws, everything that it wrote
   * and set off is undone. Transactions nest.
   */
  transaction<T>(work: () => T, keep: (result: T) => boolean): T {
    return this.locks.within(this.now, () => this.transactions.run(work, keep));
  }

  /** The index of a unique or external-id field. */
  uniqueIndex(records: Records, field: number): UniqueIndex {
    const key = `${records.schema.name}.${field}`;
    const known = this.#unique.get(key) ?? new UniqueIndex(records, field);
    this.#unique.set(key, known);
    return known;
  }
}
