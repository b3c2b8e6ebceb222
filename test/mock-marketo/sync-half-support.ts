/** The Marketo half of the sync with an instance that is in sync, and pages of Salesforce records for it. */
import {
  type Base,
  CauseBook,
  createColumn,
  type RecordPage,
  type Value,
  VirtualClock,
} from '../../engine/kernel/index.ts';
import { type Connection, connect, Instance } from '../../mock-marketo/index.ts';

export const START = Date.UTC(2026, 0, 5);
const lastName: Base = (row) => `Last ${row}`;
const score: Base = () => 10;

export interface Subject {
  readonly instance: Instance;
  readonly clock: VirtualClock;
  readonly sync: Connection;
  /** Marketo writes a field of a person. */
  write(person: number, field: string, value: Value): void;
  read(person: number, field: string): Value;
}

/** Ten leads, persons 0 to 9, and ten contacts, persons 10 to 19, in sync. */
export function subject(): Subject {
  const clock = new VirtualClock(START);
  const bases = { LastName: lastName, Score__c: score };
  const instance = new Instance({
    startAt: START,
    causes: new CauseBook(),
    keepActivities: 100,
    fields: [
      {
        name: 'score',
        displayName: 'Score',
        dataType: 'integer',
        sfdc: { Lead: 'Score__c', Contact: 'Score__c' },
      },
      { name: 'secret', displayName: 'Secret', dataType: 'string' },
    ],
    synced: { Lead: { count: 10, bases }, Contact: { count: 10, bases } },
  });
  const number = (field: string): number => instance.persons.fieldNumber(field);
  return {
    instance,
    clock,
    sync: connect(instance, { clock }),
    write: (person, field, value) =>
      instance.write(
        person,
        number(field),
        value,
        instance.causes.of('Scoring', `Lead.${field}`),
        clock.now(),
      ),
    read: (person, field) => instance.persons.columns[number(field)]!.get(person),
  };
}

/** A page of one record of Salesforce with these values. */
export function page(object: string, row: number, values: Readonly<Record<string, Value>>): RecordPage {
  const columns = Object.values(values).map((value) => {
    const column = createColumn('any');
    column.set(row, value);
    return column;
  });
  const fields = Object.keys(values);
  return { object, size: 1, rows: Int32Array.of(row), stamps: Int32Array.of(START / 1_000), fields, columns };
}

export function reply<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new Error('the verb failed');
  return outcome.value;
}
