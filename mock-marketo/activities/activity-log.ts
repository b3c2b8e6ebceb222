/**
 * The newest activities of an instance, in a ring: when it is full, the oldest is forgotten. Numbers stand in typed
 * arrays and values are references, so that noting an activity allocates nothing.
 */
import type { Value } from '../../engine/kernel/index.ts';

/** Numbers of the activity types that the store writes (documented, Adobe "Activities"). */
export const ACTIVITY = { newLead: 12, changeDataValue: 13, deleteLead: 37 } as const;

/** The process that changes by the REST API are put down to. */
export const REST_API = 'REST API';

/** In the place of a cause: the sync from Salesforce did it. */
export const BY_SALESFORCE_SYNC = -1;

/** What is told of an activity whose type has attributes of its own. */
export interface ActivityDetails {
  readonly primaryAttributeValueId?: number;
  readonly primaryAttributeValue?: string;
  readonly attributes: readonly ActivityAttributeValue[];
  /** When it happened, for activities that are told later; ms. */
  readonly happenedAt?: number;
}

export interface ActivityAttributeValue {
  readonly name: string;
  readonly apiName?: string;
  readonly value: Value;
}

/** One activity as it is read back. */
export interface Activity {
  /** Counts from 1 through the life of the instance. */
  readonly id: number;
  readonly type: number;
  readonly person: number;
  /** The number of the changed field, or -1. */
  readonly field: number;
  readonly oldValue: Value;
  readonly newValue: Value;
  /** A number of the instance's cause book, or BY_SALESFORCE_SYNC. */
  readonly cause: number;
  readonly at: number;
  readonly details: ActivityDetails | undefined;
}

export class ActivityLog {
  readonly capacity: number;
  /** Hears of each activity as it is noted. */
  listener: ((type: number, person: number, at: number) => void) | undefined;
  readonly #at: Float64Array;
  readonly #person: Int32Array;
  readonly #type: Int32Array;
  readonly #field: Int32Array;
  readonly #cause: Int16Array;
  readonly #oldValues: Value[];
  readonly #newValues: Value[];
  /** Few activities have details: they stand beside the ring. */
  readonly #details = new Map<number, ActivityDetails>();
  #next = 1;
  /** The instant of the newest activity. */
  #newest = 0;

  /** @param capacity how many activities are kept, at least 1 */
  constructor(capacity: number) {
    this.capacity = capacity;
    this.#at = new Float64Array(capacity);
    this.#person = new Int32Array(capacity);
    this.#type = new Int32Array(capacity);
    this.#field = new Int32Array(capacity);
    this.#cause = new Int16Array(capacity);
    this.#oldValues = new Array<Value>(capacity).fill(null);
    this.#newValues = new Array<Value>(capacity).fill(null);
  }

  /** The id that the next activity will get. */
  get nextId(): number {
    return this.#next;
  }

  /** The id of the oldest activity that is still kept. */
  get firstId(): number {
    return Math.max(1, this.#next - this.capacity);
  }

  /** Notes an activity. The log is in the order of time: an instant before that of the last one counts as that one. */
  note(
    type: number,
    person: number,
    field: number,
    oldValue: Value,
    newValue: Value,
    cause: number,
    at: number,
  ): void {
    const slot = this.#next % this.capacity;
    if (this.#details.size > 0) this.#details.delete(this.#next - this.capacity);
    this.#next += 1;
    if (at > this.#newest) this.#newest = at;
    this.#at[slot] = this.#newest;
    this.#person[slot] = person;
    this.#type[slot] = type;
    this.#field[slot] = field;
    this.#cause[slot] = cause;
    this.#oldValues[slot] = oldValue;
    this.#newValues[slot] = newValue;
    if (this.listener !== undefined) this.listener(type, person, this.#newest);
  }

  /** Notes an activity with attributes of its own, and returns its id. */
  noteDetails(type: number, person: number, details: ActivityDetails, cause: number, at: number): number {
    const id = this.#next;
    this.note(type, person, -1, null, null, cause, at);
    this.#details.set(id, details);
    return id;
  }

  /** The kept activities of one person become those of another. */
  move(from: number, to: number): void {
    for (let slot = 0; slot < this.capacity; slot += 1)
      if (this.#person[slot] === from) this.#person[slot] = to;
  }

  /** The activity of an id between `firstId` and `nextId`, the latter excluded. */
  get(id: number): Activity {
    const slot = id % this.capacity;
    return {
      id,
      type: this.#type[slot]!,
      person: this.#person[slot]!,
      field: this.#field[slot]!,
      oldValue: this.#oldValues[slot]!,
      newValue: this.#newValues[slot]!,
      cause: this.#cause[slot]!,
      at: this.#at[slot]!,
      details: this.#details.get(id),
    };
  }

  /** The type of an activity, without reading the rest of it. */
  typeOf(id: number): number {
    return this.#type[id % this.capacity]!;
  }

  /** The id of the first kept activity at or after an instant; `nextId` when there is none. */
  firstIdSince(since: number): number {
    let low = this.firstId;
    let high = this.#next;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at[middle % this.capacity]! < since) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
