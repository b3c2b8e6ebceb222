/**
 * The newest activities of an instance, in a ring: when it is full, the oldest is forgotten. Numbers stand in typed
 * arrays and values are references, so that noting an activity allocates nothing.
 */
import type { Value } from '../engine/kernel/index.ts';

/** Numbers of the activity types that the store writes (documented, Adobe "Activities"). */
export const ACTIVITY = { newLead: 12, changeDataValue: 13, deleteLead: 37 } as const;

/** In the place of a cause: the sync from Salesforce did it. */
export const BY_SALESFORCE_SYNC = -1;

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
}

export class ActivityLog {
  readonly capacity: number;
  readonly #at: Float64Array;
  readonly #person: Int32Array;
  readonly #type: Int32Array;
  readonly #field: Int32Array;
  readonly #cause: Int16Array;
  readonly #oldValues: Value[];
  readonly #newValues: Value[];
  #next = 1;

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

  /** Notes an activity; `at` must not lie before that of the one before. */
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
    this.#next += 1;
    this.#at[slot] = at;
    this.#person[slot] = person;
    this.#type[slot] = type;
    this.#field[slot] = field;
    this.#cause[slot] = cause;
    this.#oldValues[slot] = oldValue;
    this.#newValues[slot] = newValue;
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
