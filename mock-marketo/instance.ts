/**
 * One Marketo instance: its persons, its copies of the other Salesforce objects, and the change data log that feeds
 * the push. Every verb takes the instant. `write`, the path of the workload, allocates nothing.
 */
import { CauseBook, type ChangeObserver, type Value } from '../engine/kernel/index.ts';
import { ACTIVITY, ActivityLog, BY_SALESFORCE_SYNC, REST_API } from './activities/activity-log.ts';
import { type ActivityLogging, ActivitySync } from './activities/activity-sync.ts';
import { Exports, type ExportsOptions, Imports } from './bulk/jobs/index.ts';
import { Campaigns, type CampaignsOptions } from './campaigns/index.ts';
import { ChangeDataLog } from './change-data-log.ts';
import type { FieldSource } from './fields/field-catalogue.ts';
import { ForeignKeys } from './foreign-keys.ts';
import { LeadDatabase, type LeadDatabaseOptions } from './lead-database.ts';
import type { StaticLists } from './lists/index.ts';
import { type Mirror, PersonMirror, PlainMirror, sfdcFieldOf } from './mirrors.ts';
import { AccountPersons, withAccountValues } from './persons/account-persons.ts';
import { NO_SFDC_ID, type SfdcIdOf } from './persons/computed-fields.ts';
import { leadLinks } from './persons/lead-links.ts';
import type { SyncedPopulation } from './persons/person-columns.ts';
import { Persons } from './persons/persons.ts';
import { ProgramSync, type SyncedProgram } from './program-sync.ts';
import { personFields, standardCount } from './schema/index.ts';
import type { PersonField, PersonObject } from './schema/types.ts';

export interface InstanceOptions extends LeadDatabaseOptions {
  readonly seed?: number;
  readonly startAt: number;
  /** Fields beside the standard ones, or in their place when the name is the same. */
  readonly fields?: readonly PersonField[];
  /** What is already in sync at the start, by Salesforce object. Given, even empty, the instance has Salesforce sync. */
  readonly synced?: Readonly<Record<string, SyncedPopulation>>;
  /** Tells the Ids of Salesforce records, for the fields sfdcId, sfdcLeadId and sfdcContactId; empty without. */
  readonly sfdcIdOf?: SfdcIdOf;
  /** Tells the record that an Id is of an object, or -1, for lookups; without it conversions are not understood. */
  readonly sfdcRowOf?: (object: string, id: string) => number;
  /** Activities that are logged in Salesforce; only with kept activities. */
  readonly loggedActivities?: readonly ActivityLogging[];
  /** Programs that are synced to Salesforce campaigns. */
  readonly syncedPrograms?: readonly SyncedProgram[];
  readonly causes?: CauseBook;
  /** Lists of the change data log get this number and the next, so that an observer can tell them from an org's. */
  readonly firstListId?: number;
  /** How many of the newest activities are kept for the activity endpoints; 0, the default, keeps none. */
  readonly keepActivities?: number;
  /** Smart campaigns, and how fast their queues are. */
  readonly campaigns?: CampaignsOptions;
  /** What bulk exports are allowed. */
  readonly exports?: ExportsOptions;
}

const NONE: SyncedPopulation = { count: 0, bases: {} };

export class Instance {
  readonly options: InstanceOptions;
  /** Whether the instance is connected to Salesforce: it then shows the sfdc fields, and company APIs are read only. */
  readonly isCrmSynced: boolean;
  readonly causes: CauseBook;
  readonly persons: Persons;
  readonly logs: Readonly<Record<PersonObject, ChangeDataLog>>;
  /** Undefined when no activities are kept. */
  readonly activities: ActivityLog | undefined;
  /** Lists, programs, companies and all else that is kept beside the persons. */
  readonly database: LeadDatabase;
  readonly campaigns: Campaigns;
  readonly programSync: ProgramSync;
  /** Links to records that have not arrived yet. */
  readonly foreignKeys: ForeignKeys;
  readonly activitySync: ActivitySync;
  /** What contacts have from their accounts. */
  readonly accountPersons: AccountPersons;
  /** Bulk jobs, which go on as campaigns do: by the same agenda. */
  readonly exports: Exports;
  readonly imports: Imports;
  readonly #mirrors = new Map<string, Mirror>();
  /** By field number: whether a change of it is pushed, for leads and for contacts. */
  readonly #pushed: Readonly<Record<PersonObject, Uint8Array>>;
  /** Fields with lower numbers are standard ones. */
  readonly #standardCount: number;

  constructor(options: InstanceOptions) {
    this.options = options;
    this.isCrmSynced = options.synced !== undefined;
    this.causes = options.causes ?? new CauseBook();
    const fields = personFields(this.isCrmSynced, options.fields ?? []);
    this.#standardCount = standardCount(this.isCrmSynced);
    const leads = options.synced?.Lead ?? NONE;
    const contacts = withAccountValues(options.synced?.Contact ?? NONE, options.synced?.Account ?? NONE);
    const sfdcIdOf = options.sfdcIdOf ?? NO_SFDC_ID;
    this.persons = new Persons({ fields, leads, contacts, sfdcIdOf, startAt: options.startAt });
    const first = options.firstListId ?? 0;
    this.logs = {
      Lead: new ChangeDataLog(first, fields.length, false),
      Contact: new ChangeDataLog(first + 1, fields.length, true),
    };
    const keep = options.keepActivities ?? 0;
    this.activities = keep > 0 ? new ActivityLog(keep) : undefined;
    this.#pushed = { Lead: mappedFields(fields, 'Lead'), Contact: mappedFields(fields, 'Contact') };
    this.#mirrors.set('Lead', new PersonMirror('Lead', this.persons, leads));
    this.#mirrors.set('Contact', new PersonMirror('Contact', this.persons, contacts));
    this.accountPersons = new AccountPersons(this, contacts);
    this.database = this.#newDatabase();
    this.activitySync = new ActivitySync(this, options.loggedActivities ?? []);
    this.foreignKeys = new ForeignKeys(this);
    this.programSync = new ProgramSync(this, options.syncedPrograms ?? []);
    this.campaigns = new Campaigns(this, options.campaigns);
    const { agenda } = this.campaigns;
    this.exports = new Exports(agenda, options.seed ?? 0, options.exports);
    this.imports = new Imports(agenda);
  }

  #newDatabase(): LeadDatabase {
    const { persons, options } = this;
    const links = leadLinks(persons, (person, field, value, now) => {
      const cause = this.causes.of(REST_API, `Company.${persons.fields[field]!.name}`);
      this.write(person, field, value, cause, now);
    });
    const { startAt, seed = 0 } = options;
    return new LeadDatabase(options, links, this.#leadFields(), { seed, startAt });
  }

  /** The fields of leads, for the schema endpoints. New ones are not synced with Salesforce. */
  #leadFields(): FieldSource {
    const { persons } = this;
    return {
      all: () =>
        persons.fields.map((field, number) => ({ ...field, isCustom: !this.isStandardField(number) })),
      add: (field) => persons.addField({ ...field, id: nextId(persons.fields), soapName: field.name }),
      rename: (name, displayName) => persons.renameField(persons.restField(name), displayName),
    };
  }

  /** Static lists, which flow steps use too. */
  get lists(): StaticLists {
    return this.database.lists;
  }

  /** Whether a field number belongs to a field that every such instance has. */
  isStandardField(field: number): boolean {
    return field < this.#standardCount;
  }

  /** The copy of a Salesforce object. */
  mirror(object: string): Mirror {
    const known = this.#mirrors.get(object);
    if (known !== undefined) return known;
    const mirror = new PlainMirror(object, this.options.synced?.[object] ?? NONE);
    this.#mirrors.set(object, mirror);
    return mirror;
  }

  /** The change data log of an object, or undefined for objects that Marketo never pushes. */
  log(object: string): ChangeDataLog | undefined {
    return object === 'Lead' || object === 'Contact' ? this.logs[object] : undefined;
  }

  /** Has one observer hear of every change that waits to be pushed. */
  observe(observer: ChangeObserver): void {
    this.logs.Lead.changes.observer = observer;
    this.logs.Contact.changes.observer = observer;
  }

  /**
   * Something in Marketo (a form, a campaign, an import) writes a person's field; a synced one waits for its push.
   * `activityType` is what the change is noted as.
   */
  write(
    person: number,
    field: number,
    value: Value,
    cause: number,
    now: number,
    activityType: number = ACTIVITY.changeDataValue,
  ): void {
    const { persons } = this;
    const column = persons.columns[field]!;
    const before = column.get(person);
    this.activities?.note(activityType, person, field, before, value, cause, now);
    const isTold = this.campaigns.isListening && before !== value;
    column.set(person, value);
    if (field < this.#standardCount) persons.touch(person, now);
    const object = persons.objectOf(person);
    if (object !== undefined && this.#pushed[object][field] === 1) {
      this.logs[object].note(person, field, before, cause, now);
    }
    if (isTold) this.campaigns.valueChanged(person, field, value, now);
  }

  /** Salesforce does not have what a person holds in a field, if it is one that syncs: it waits to be pushed. */
  awaitPush(person: number, field: number, before: Value, cause: number, now: number): void {
    const object = this.persons.objectOf(person);
    if (object !== undefined && this.#pushed[object][field] === 1)
      this.logs[object].note(person, field, before, cause, now);
  }

  /** Creates a person that only Marketo knows: field numbers and their values. Its fields are no changes. */
  create(values: ReadonlyMap<number, Value>, cause: number, now: number): number {
    const person = this.persons.add(now);
    for (const [field, value] of values) this.persons.columns[field]!.set(person, value);
    this.activities?.note(ACTIVITY.newLead, person, -1, null, null, cause, now);
    this.campaigns.happened('personIsCreated', person, null, now);
    return person;
  }

  /** Deletes a person in Marketo. Its record in Salesforce stays, and nothing of it is pushed any more. */
  delete(person: number, cause: number, now: number): void {
    const object = this.persons.objectOf(person);
    if (object !== undefined) this.logs[object].settle(person, 'deleted', now);
    this.activities?.note(ACTIVITY.deleteLead, person, -1, null, this.persons.nameOf(person), cause, now);
    this.database.forget(person);
    this.persons.delete(person);
  }

  /** The sync took a field of a person over from Salesforce. */
  noteTakenOver(person: number, field: number, oldValue: Value, newValue: Value, now: number): void {
    if (field < this.#standardCount) this.persons.touch(person, now);
    const type = ACTIVITY.changeDataValue;
    this.activities?.note(type, person, field, oldValue, newValue, BY_SALESFORCE_SYNC, now);
    if (this.campaigns.isListening) this.campaigns.valueChanged(person, field, newValue, now);
  }

  /** The sync created a person for a record of Salesforce. */
  noteCreatedBySync(person: number, now: number): void {
    this.activities?.note(ACTIVITY.newLead, person, -1, null, null, BY_SALESFORCE_SYNC, now);
    this.campaigns.happened('personIsCreated', person, null, now);
  }
}

/** The id of a new field, higher than any other. */
function nextId(fields: readonly PersonField[]): number {
  return Math.max(...fields.map(({ id }) => id ?? 0)) + 1;
}

function mappedFields(fields: readonly PersonField[], object: PersonObject): Uint8Array {
  return Uint8Array.from(fields, (field) =>
    sfdcFieldOf(field, object) === undefined || field.readOnly ? 0 : 1,
  );
}
