/**
 * One org: its objects, its users, its automation, and the verbs that change records. Every verb takes the instant;
 * an org never looks at a clock and never waits. The write path of the workload (`write`) allocates nothing.
 */
import { type Base, CauseBook, type ChangeObserver, type Value } from '../engine/kernel/index.ts';
import { Automation, type CopyToChildren } from './automation.ts';
import {
  checkDelete,
  checkWrite,
  deleteRecord,
  insertRecord,
  type Row,
  updateRecord,
  type Values,
} from './dml.ts';
import type { Outcome } from './errors.ts';
import { DEFAULT_DAILY_API_REQUESTS } from './limits.ts';
import { Records } from './records.ts';
import { DailyRequests } from './rules/daily-requests.ts';
import { type Access, Permissions } from './rules/permissions.ts';
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

/** Settings of the one connected app that clients sign in with. */
export interface ConnectedApp {
  /** Certificate or public key, as PEM, that the JWT bearer grant verifies assertions with; without one all pass. */
  readonly certificate?: string;
  /** Whether a refresh token dies when it is used, and a new one comes with the answer. */
  readonly rotatesRefreshTokens?: boolean;
}

export interface OrgOptions {
  readonly seed?: number;
  /** The instant at which the org's initial records were created. */
  readonly startAt: number;
  readonly customFields?: readonly (FieldSchema & { readonly object: string })[];
  readonly customObjects?: readonly ObjectSchema[];
  /** Records at the start. The first three rows of User are always the org's own users. */
  readonly populations?: Readonly<Record<string, Population>>;
  readonly automation?: readonly CopyToChildren[];
  /** What the sync user's profile takes away. */
  readonly syncUser?: Access;
  /** API requests the org may answer in any 24 hours. */
  readonly dailyApiRequests?: number;
  /** Whether states and countries must come from the standard lists ("California", not "CA"). */
  readonly stateCountryPicklists?: boolean;
  /** The HTTP status of INSUFFICIENT_ACCESS_OR_READONLY: write-ups disagree (salesforce-api fact sheet 3). */
  readonly insufficientAccessStatus?: 400 | 403;
  readonly connectedApp?: ConnectedApp;
  readonly name?: string;
  readonly edition?: string;
  readonly causes?: CauseBook;
}

export class Org {
  readonly options: OrgOptions;
  readonly causes: CauseBook;
  /** The objects, in the order of the schema; a change list's id is the object's place here. */
  readonly objects: readonly Records[];
  /** The API requests of the last 24 hours, those of other integrations included. */
  readonly requests: DailyRequests;
  readonly #byName = new Map<string, Records>();
  readonly #byPrefix = new Map<string, Records>();
  readonly #automation: Automation;
  readonly #permissions = new Map<number, Permissions>();
  readonly #unique = new Map<string, UniqueIndex>();

  constructor(options: OrgOptions) {
    this.options = options;
    this.causes = options.causes ?? new CauseBook();
    this.requests = new DailyRequests(options.dailyApiRequests ?? DEFAULT_DAILY_API_REQUESTS);
    const schemas = schemasOf(options);
    const prefixes = new Map(schemas.map((schema) => [schema.name, schema.keyPrefix]));
    this.objects = schemas.map((schema, id) => new Records(id, schema, (name) => prefixes.get(name)));
    for (const records of this.objects) {
      this.#byName.set(records.schema.name.toLowerCase(), records);
      this.#byPrefix.set(records.schema.keyPrefix, records);
    }
    for (const [name, population] of Object.entries(populationsOf(options))) {
      this.object(name).populate(population, options.startAt, SYSTEM_ADMINISTRATOR);
    }
    this.#automation = new Automation(this.objects, options.automation ?? []);
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
    for (const records of this.objects) records.changes.observer = observer;
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
    records.columns[field]!.set(row, value);
    records.stamp(row, by, cause, now);
    this.automate(records, row, field, value, cause, now);
  }

  /** Runs the automation on a field that was just written, as the Automated Process user and with the same cause. */
  automate(records: Records, row: number, field: number, value: Value, cause: number, now: number): void {
    const copies = this.#automation.copiesOf(records, field);
    if (copies === undefined) return;
    for (let i = 0; i < copies.length; i += 1) {
      const { children, field: to, lookup } = copies[i]!;
      const parents = children.lookupAt(lookup);
      for (let child = parents.firstChild(row); child >= 0; child = parents.nextChild(child)) {
        this.write(children, child, to, value, AUTOMATED_PROCESS, cause, now);
      }
    }
  }

  /** Creates a record through the API, under all rules. `values` are by field name, as a client sent them. */
  insert(records: Records, values: Values, by: number, now: number): Outcome<Row> {
    return insertRecord(this, records, values, by, now);
  }

  /** Changes a record through the API, under all rules; its stamps move even when every value is what it was. */
  update(records: Records, row: number, values: Values, by: number, now: number): Outcome<Row> {
    return updateRecord(this, records, row, values, by, now);
  }

  /** Deletes a record into the recycle bin, and what hangs on it. */
  remove(records: Records, row: number, by: number, now: number): Outcome<Row> {
    return deleteRecord(this, records, row, by, now);
  }

  /** What `insert` (without a row) or `update` would say, without writing. */
  check(records: Records, row: Row | undefined, values: Values, by: number): Outcome<unknown> {
    return checkWrite(this, records, row, values, by);
  }

  /** What `remove` would say, without deleting. */
  checkRemoval(records: Records, row: Row): Outcome<unknown> {
    return checkDelete(records, row);
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

/** What each field holds before anyone writes it: the copies of a synced system start from the same functions. */
export function basesOf(records: Records): Record<string, Base> {
  return Object.fromEntries(
    records.schema.fields.map((field, number) => [field.name, records.columns[number]!.base]),
  );
}

function schemasOf(options: OrgOptions): ObjectSchema[] {
  const custom = options.customFields ?? [];
  return [...STANDARD_OBJECTS, ...(options.customObjects ?? [])].map((schema) => {
    const own = custom.filter((field) => field.object === schema.name);
    const whole = { ...schema, fields: [...schema.fields, ...own] };
    return options.stateCountryPicklists ? withStateAndCountryCodes(whole) : whole;
  });
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
