/**
 * What was written in Marketo by anybody but the sync: forms, campaigns, people. Kept by listening at the doors of the
 * instance, person by person, also for persons that Salesforce does not know yet.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Instance } from '../../../mock-marketo/index.ts';
import type { Moment, Moments } from './moments.ts';

export interface PersonWrite {
  readonly at: Moment;
  readonly value: Value;
  readonly before: Value;
}

/** A person became a record of Salesforce. */
export interface Link {
  readonly at: Moment;
  readonly object: 'Lead' | 'Contact';
  readonly row: number;
}

export class MarketoHistory {
  /** Forms that were filled out. */
  forms = 0;
  readonly #moments: Moments;
  readonly #writes = new Map<number, PersonWrite[]>();
  /** Persons that were merged into another one, by that one. */
  readonly #absorbed = new Map<number, number[]>();
  /** The records that persons have become during the run. */
  readonly #links = new Map<number, Link[]>();

  constructor(instance: Instance, moments: Moments) {
    this.#moments = moments;
    this.#listenToWrites(instance);
    this.#listenToForms(instance);
    this.#listenToMerges(instance);
    this.#listenToLinks(instance);
  }

  /** The writes of a field of a person, oldest first. */
  of(person: number, field: number): readonly PersonWrite[] {
    return this.#writes.get(placeOf(person, field)) ?? NONE;
  }

  /** The persons that were merged into a person, and those merged into them. */
  absorbedBy(person: number): number[] {
    const own = this.#absorbed.get(person) ?? [];
    return own.flatMap((other) => [other, ...this.absorbedBy(other)]);
  }

  /** The records that a person has become during the run, oldest first. */
  linksOf(person: number): readonly Link[] {
    return this.#links.get(person) ?? [];
  }

  #note(person: number, field: number, value: Value, before: Value): void {
    const place = placeOf(person, field);
    const list = this.#writes.get(place) ?? [];
    this.#writes.set(place, list);
    list.push({ at: this.#moments.next(), value, before });
  }

  #listenToWrites(instance: Instance): void {
    const { write, create, persons } = instance;
    instance.write = (person, field, value, cause, now, activityType) => {
      this.#note(person, field, value, persons.columns[field]!.get(person));
      write.call(instance, person, field, value, cause, now, activityType);
    };
    instance.create = (values, cause, now) => {
      const person = create.call(instance, values, cause, now);
      for (const [field, value] of values) this.#note(person, field, value, null);
      return person;
    };
  }

  #listenToForms({ campaigns }: Instance): void {
    const { fillOutForm } = campaigns;
    campaigns.fillOutForm = (person, form, now) => {
      this.forms += 1;
      fillOutForm.call(campaigns, person, form, now);
    };
  }

  #listenToMerges({ database }: Instance): void {
    const { move } = database;
    database.move = (from, to) => {
      this.#absorbed.set(to, [...(this.#absorbed.get(to) ?? []), from]);
      move.call(database, from, to);
    };
  }

  #listenToLinks({ persons }: Instance): void {
    const { link } = persons;
    persons.link = (person, object, row) => {
      this.#links.set(person, [...this.linksOf(person), { at: this.#moments.next(), object, row }]);
      link.call(persons, person, object, row);
    };
  }
}

const NONE: readonly PersonWrite[] = [];

/** More fields than persons have. */
const MOST_FIELDS = 1_000;

function placeOf(person: number, field: number): number {
  return person * MOST_FIELDS + field;
}
