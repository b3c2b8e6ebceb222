/**
 * One org: its objects, its users, its automation, and the verbs that change records. Every verb takes the instant;
 * an org never looks at a clock and never waits. The write path of the workload (`write`) allocates nothing.
 */
import { CauseBook, type ChangeObserver, type Value } from '../engine/kernel/index.ts';
import { Records } from './records.ts';
import { STANDARD_OBJECTS } from './schema/index.ts';
import type { FieldSchema, ObjectSchema, Population } from './schema/types.ts';

/** Automation that copies a field of a parent to the same-typed field of its children whenever it is written. */
export interface CopyToChildren {
  /** `Account.Account_Score__c` */
  readonly from: string;
  /** `Contact.Account_Score__c`; the child is found by its lookup to the parent. */
  readonly to: string;
  /** The child's lookup field, `AccountId`. */
  readonly by: string;
}

/** What the sync user's profile takes away: fields it cannot see, and fields it cannot edit (`Contact.Phone`). */
export interface Access {
  readonly hidden?: readonly string[];
  readonly readOnly?: readonly string[];
  /** Objects the user cannot read at all. */
  readonly hiddenObjects?: readonly string[];
}

export interface OrgOptions {
  readonly seed?: number;
  /** The instant at which the org's initial records were created. */
  readonly startAt: number;
  readonly customFields?: readonly (FieldSchema & { readonly object: string })[];
  readonly customObjects?: readonly ObjectSchema[];
  readonly populations?: Readonly<Record<string, Population>>;
  readonly automation?: readonly CopyToChildren[];
  readonly syncUser?: Access;
  /** API requests the org may answer in any 24 hours. */
  readonly dailyApiRequests?: number;
  readonly causes?: CauseBook;
}

interface ResolvedCopy {
  readonly children: Records;
  readonly field: number;
  readonly lookup: number;
}

export class Org {
  readonly options: OrgOptions;
  readonly causes: CauseBook;
  /** The objects, in the order of the schema; a change list's id is the object's place here. */
  readonly objects: readonly Records[];
  readonly #byName = new Map<string, Records>();
  /** By object and field number: where a written value is copied to. */
  readonly #copies: (ResolvedCopy[] | undefined)[][];

  constructor(options: OrgOptions) {
    this.options = options;
    this.causes = options.causes ?? new CauseBook();
    const schemas = withCustomFields(
      [...STANDARD_OBJECTS, ...(options.customObjects ?? [])],
      options.customFields ?? [],
    );
    const prefixes = new Map(schemas.map((schema) => [schema.name, schema.keyPrefix]));
    this.objects = schemas.map(
      (schema, id) => new Records(id, schema, (name) => prefixes.get(name) ?? '000'),
    );
    for (const records of this.objects) this.#byName.set(records.schema.name.toLowerCase(), records);
    this.#copies = this.objects.map(() => []);
    for (const [name, population] of Object.entries(options.populations ?? {})) {
      this.object(name).populate(population, options.startAt, SYSTEM_ADMINISTRATOR);
    }
    for (const copy of options.automation ?? []) this.#install(copy);
  }

  /** An object's records by API name, in any case, or undefined. */
  find(name: string): Records | undefined {
    return this.#byName.get(name.toLowerCase());
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
   * integrations and automation of a scenario edit records that are known to be valid.
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
    records.columns[field]!.set(row, value);
    records.stamp(row, by, cause, now);
    const copies = this.#copies[records.changes.id]![field];
    if (copies === undefined) return;
    for (let i = 0; i < copies.length; i += 1) this.#copyToChildren(copies[i]!, row, value, cause, now);
  }

  /** The automation runs as the Automated Process user and keeps the cause of the write that set it off. */
  #copyToChildren(copy: ResolvedCopy, parent: number, value: Value, cause: number, now: number): void {
    const lookup = copy.children.lookupAt(copy.lookup);
    for (let child = lookup.firstChild(parent); child >= 0; child = lookup.nextChild(child)) {
      this.write(copy.children, child, copy.field, value, AUTOMATED_PROCESS, cause, now);
    }
  }

  #install(copy: CopyToChildren): void {
    const [parentName, parentField] = split(copy.from);
    const [childName, childField] = split(copy.to);
    const parent = this.object(parentName);
    const children = this.object(childName);
    const copies = this.#copies[parent.changes.id]!;
    const field = parent.field(parentField);
    copies[field] ??= [];
    copies[field].push({ children, field: children.field(childField), lookup: children.field(copy.by) });
  }
}

/** Rows of User that every org has. */
export const SYSTEM_ADMINISTRATOR = 0;
export const SYNC_USER = 1;
export const AUTOMATED_PROCESS = 2;

function split(path: string): [string, string] {
  const dot = path.indexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function withCustomFields(
  schemas: readonly ObjectSchema[],
  custom: readonly (FieldSchema & { readonly object: string })[],
): ObjectSchema[] {
  return schemas.map((schema) => ({
    ...schema,
    fields: [...schema.fields, ...custom.filter((field) => field.object === schema.name)],
  }));
}
