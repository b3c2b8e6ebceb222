/**
 * What was written in Marketo by anybody but the sync: forms, campaigns, people. Kept by listening at the doors of the
 * instance, person by person, also for persons that Salesforce does not know yet.
 */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Instance } from '../../../mock-marketo/index.ts';
import { EVER, type Moment, type Moments } from './moments.ts';

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
  /** What the sync has taken over from Salesforce. */
  readonly #takeovers = new Map<number, PersonWrite[]>();
  /** The records of persons that have become another one during the run, oldest first. */
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

  /** When the sync first took something over in the place of a value, after a moment; EVER is never. */
  overwrittenAfter(person: number, field: number, value: Value, moment: Moment): Moment {
    const found = this.#takeovers
      .get(placeOf(person, field))
      ?.find(({ at, before }) => at > moment && before === value);
    return found?.at ?? EVER;
  }

  /** The records that a person has been, oldest first; none when it has been the same one all along. */
  linksOf(person: number): readonly Link[] {
    return this.#links.get(person) ?? [];
  }

  #note(
    writes: Map<number, PersonWrite[]>,
    [person, field]: readonly [person: number, field: number],
    value: Value,
    before: Value,
  ): void {
    const place = placeOf(person, field);
    const list = writes.get(place) ?? [];
    writes.set(place, list);
    list.push({ at: this.#moments.next(), value, before });
  }

  #listenToWrites(instance: Instance): void {
    const { write, create, noteTakenOver, persons } = instance;
    instance.write = (person, field, value, cause, now, activityType) => {
      this.#note(this.#writes, [person, field], value, persons.columns[field]!.get(person));
      write.call(instance, person, field, value, cause, now, activityType);
    };
    instance.create = (values, cause, now) => {
      const person = create.call(instance, values, cause, now);
      for (const [field, value] of values) this.#note(this.#writes, [person, field], value, null);
      return person;
    };
    instance.noteTakenOver = (person, field, before, value, now) => {
      this.#note(this.#takeovers, [person, field], value, before);
      noteTakenOver.call(instance, person, field, before, value, now);
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

  #listenToLinks(instance: Instance): void {
    const { persons } = instance;
    const { link } = persons;
    persons.link = (person, object, row) => {
      const before = this.#links.get(person) ?? linkAtTheStart(instance, person);
      this.#links.set(person, [...before, { at: this.#moments.next(), object, row }]);
      link.call(persons, person, object, row);
    };
  }
}

const NONE: readonly PersonWrite[] = [];

/** What a person was before it became something else. */
function linkAtTheStart({ persons }: Instance, person: number): Link[] {
  const object = persons.linkedObjectOf(person);
  return object === undefined ? [] : [{ at: 0, object, row: persons.linkedRowOf(person) }];
}

/** More fields than persons have. */
const MOST_FIELDS = 1_000;

function placeOf(person: number, field: number): number {
  return person * MOST_FIELDS + field;
}
