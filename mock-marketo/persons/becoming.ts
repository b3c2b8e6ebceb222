/**
 * A person becomes a record that has just been made of it. When the background sync was faster and has made a person of
 * the record already (the reply to its creation was lost), that twin is merged away (assumed).
 */
import { type CauseBook, NOBODY, type Value } from '../../engine/kernel/index.ts';
import type { ChangeDataLog } from '../change-data-log.ts';
import { sfdcFieldOf } from '../mirrors.ts';
import type { PersonObject } from '../schema/types.ts';
import type { Persons } from './persons.ts';

/** What becoming a record needs of an instance. */
export interface BecomingHost {
  readonly persons: Persons;
  readonly causes: CauseBook;
  readonly logs: Readonly<Record<PersonObject, ChangeDataLog>>;
  readonly database: { move(from: number, to: number): void };
  readonly activitySync: { firstPushed(person: number, now: number): void };
  delete(person: number, cause: number, now: number): void;
  noteTakenOver(person: number, field: number, oldValue: Value, newValue: Value, now: number): void;
  awaitPush(person: number, field: number, before: Value, cause: number, now: number): void;
}

/** The record that a person becomes. */
export interface Became {
  readonly object: PersonObject;
  readonly row: number;
  /** Salesforce fields and their values that it was created with; undefined when Salesforce has made it of a lead. */
  readonly createdWith?: Readonly<Record<string, Value>> | undefined;
}

/** A field that waits to be pushed, and what both sides last agreed on. */
export interface Waiting {
  readonly field: number;
  readonly agreed: Value;
}

export function become(host: BecomingHost, person: number, became: Became, now: number): void {
  const { persons } = host;
  const { object, row } = became;
  const twin = persons.whoIs(object, row);
  if (persons.linkedObjectOf(person) === undefined) host.activitySync.firstPushed(person, now);
  persons.link(person, object, row);
  if (twin === NOBODY || twin === person) awaitChanged(host, person, became, now);
  else mergeTwin(host, person, twin, object, now);
}

/** What has changed since the record was created with it waits to be pushed. */
function awaitChanged(
  host: BecomingHost,
  person: number,
  { object, createdWith }: Became,
  now: number,
): void {
  if (createdWith === undefined) return;
  const { persons } = host;
  const cause = host.causes.of('Sync Person to SFDC', 'Lead');
  persons.columns.forEach((column, number) => {
    const name = sfdcFieldOf(persons.fields[number]!, object);
    if (name === undefined) return;
    const own = column.get(person);
    const there = createdWith[name] ?? null;
    const isSame = own === there || (there === null && (own === '' || own === false));
    if (!isSame) host.awaitPush(person, number, there, cause, now);
  });
}

function mergeTwin(
  host: BecomingHost,
  person: number,
  twin: number,
  object: PersonObject,
  now: number,
): void {
  const cause = host.causes.of('SFDC merge', 'Lead');
  takeFromTwin(host, person, twin, object, cause, now);
  host.database.move(twin, person);
  host.delete(twin, cause, now);
}

/**
 * The twin holds what Salesforce does, and the sync will not pull it again: blanks are filled from it, and what the
 * person holds otherwise (it changed after the creation) waits to be pushed.
 */
function takeFromTwin(
  host: BecomingHost,
  person: number,
  twin: number,
  object: PersonObject,
  cause: number,
  now: number,
): void {
  const { persons, logs } = host;
  persons.columns.forEach((column, number) => {
    const field = persons.fields[number]!;
    if (sfdcFieldOf(field, object) === undefined) return;
    const there = column.get(twin);
    const own = column.get(person);
    if (there === own) return;
    if (own === null || own === '' || field.readOnly) {
      column.set(person, there);
      host.noteTakenOver(person, number, own, there, now);
    } else logs[object].note(person, number, there, cause, now);
  });
}

/**
 * What waits to be pushed of a lead is a change of the contact that it has become. The contact began with the lead's
 * values, or with blanks where conversion maps nothing: neither is a change of Salesforce (assumed).
 */
export function carryOver(
  host: BecomingHost,
  contact: number,
  waiting: readonly Waiting[],
  now: number,
): void {
  const cause = host.causes.of('SFDC conversion', 'Lead');
  const log = host.logs.Contact;
  for (const { field, agreed } of waiting) {
    host.awaitPush(contact, field, agreed, cause, now);
    if (log.isMarked(contact, field)) log.offer(contact, field, null);
  }
}
