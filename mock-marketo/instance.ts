/**
 * One Marketo instance: its persons, its copies of the other Salesforce objects, and the change data log that feeds
 * the push. Every verb takes the instant. `write`, the path of the workload, allocates nothing.
 */
import { CauseBook, type ChangeObserver, type Value } from '../engine/kernel/index.ts';
import { ChangeDataLog } from './change-data-log.ts';
import { type Mirror, PersonMirror, PlainMirror, sfdcFieldOf } from './mirrors.ts';
import { type PersonField, type PersonObject, STANDARD_PERSON_FIELDS } from './person-fields.ts';
import { Persons, type SyncedPopulation } from './persons.ts';

export interface InstanceOptions {
  readonly seed?: number;
  readonly startAt: number;
  /** Fields beside the standard ones, or in their place when the name is the same. */
  readonly fields?: readonly PersonField[];
  /** What is already in sync at the start, by Salesforce object. */
  readonly synced?: Readonly<Record<string, SyncedPopulation>>;
  readonly causes?: CauseBook;
  /** Lists of the change data log get this number and the next, so that an observer can tell them from an org's. */
  readonly firstListId?: number;
}

const NONE: SyncedPopulation = { count: 0, bases: {} };

export class Instance {
  readonly options: InstanceOptions;
  readonly causes: CauseBook;
  readonly persons: Persons;
  readonly logs: Readonly<Record<PersonObject, ChangeDataLog>>;
  readonly #mirrors = new Map<string, Mirror>();
  /** By field number: whether a change of it is pushed, for leads and for contacts. */
  readonly #pushed: Readonly<Record<PersonObject, Uint8Array>>;

  constructor(options: InstanceOptions) {
    this.options = options;
    this.causes = options.causes ?? new CauseBook();
    const fields = mergedFields(STANDARD_PERSON_FIELDS, options.fields ?? []);
    const leads = options.synced?.Lead ?? NONE;
    const contacts = options.synced?.Contact ?? NONE;
    this.persons = new Persons(fields, leads, contacts);
    const first = options.firstListId ?? 0;
    this.logs = {
      Lead: new ChangeDataLog(first, fields.length),
      Contact: new ChangeDataLog(first + 1, fields.length),
    };
    this.#pushed = { Lead: mappedFields(fields, 'Lead'), Contact: mappedFields(fields, 'Contact') };
    this.#mirrors.set('Lead', new PersonMirror('Lead', this.persons, leads));
    this.#mirrors.set('Contact', new PersonMirror('Contact', this.persons, contacts));
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

  /** Something in Marketo (a form, a campaign, an import) writes a person's field; a synced one waits for its push. */
  write(person: number, field: number, value: Value, cause: number, now: number): void {
    this.persons.columns[field]!.set(person, value);
    const object = this.persons.objectOf(person);
    if (object === undefined || this.#pushed[object][field] === 0) return;
    this.logs[object].note(person, field, cause, now);
  }
}

function mergedFields(standard: readonly PersonField[], own: readonly PersonField[]): PersonField[] {
  const byName = new Map(standard.map((field) => [field.name, field]));
  for (const field of own) byName.set(field.name, field);
  return [...byName.values()];
}

function mappedFields(fields: readonly PersonField[], object: PersonObject): Uint8Array {
  return Uint8Array.from(fields, (field) => (sfdcFieldOf(field, object) === undefined ? 0 : 1));
}
