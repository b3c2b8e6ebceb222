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
  delete(person: number, cause: number, now: number): void;
  noteTakenOver(person: number, field: number, oldValue: Value, newValue: Value, now: number): void;
}

export function become(
  host: BecomingHost,
  person: number,
  { object, row }: { readonly object: PersonObject; readonly row: number },
  now: number,
): void {
  const { persons } = host;
  const twin = persons.personOf(object, row);
  persons.link(person, object, row);
  if (twin === NOBODY || twin === person || persons.isDeleted(twin)) return;
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
