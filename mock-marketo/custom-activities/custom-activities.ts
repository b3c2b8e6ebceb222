/** The custom activity types of an instance. A type is changed in a draft, which its approval puts into use. */
import type { ActivityVersion } from './activity-version.ts';

export interface CustomActivityType {
  readonly apiName: string;
  /** Given with the first approval. */
  id: number | undefined;
  /** When the type was first approved, and when it was last changed. */
  createdAt: number;
  updatedAt: number;
  approved: ActivityVersion | undefined;
  draft: ActivityVersion | undefined;
  isDeleted: boolean;
  /** Whether an activity of the type was added. */
  isInUse: boolean;
}

/** Ids of custom activity types begin after this number (documented, Adobe "Activities": 100001). */
const FIRST_ID = 100_000;

export class CustomActivities {
  readonly #types = new Map<string, CustomActivityType>();
  #lastId = FIRST_ID;

  /** All types but deleted ones, in the order of their making. */
  get all(): CustomActivityType[] {
    return [...this.#types.values()];
  }

  find(apiName: string): CustomActivityType | undefined {
    return this.#types.get(apiName);
  }

  /** An approved type by its number. */
  byId(id: number): CustomActivityType | undefined {
    return this.all.find((type) => type.id === id && type.approved !== undefined);
  }

  create(apiName: string, draft: ActivityVersion, now: number): CustomActivityType {
    const type: CustomActivityType = {
      apiName,
      id: undefined,
      createdAt: now,
      updatedAt: now,
      approved: undefined,
      draft,
      isDeleted: false,
      isInUse: false,
    };
    this.#types.set(apiName, type);
    return type;
  }

  /** Puts the draft into use. */
  approve(type: CustomActivityType, now: number): void {
    if (type.id === undefined) {
      this.#lastId += 1;
      type.id = this.#lastId;
      type.createdAt = now;
    }
    type.approved = type.draft ?? type.approved;
    type.draft = undefined;
    type.updatedAt = now;
  }

  /** Drops the draft; a type that was never approved goes with it. */
  discard(type: CustomActivityType): void {
    type.draft = undefined;
    if (type.approved === undefined) this.#types.delete(type.apiName);
  }

  delete(type: CustomActivityType): void {
    type.isDeleted = true;
    this.#types.delete(type.apiName);
  }
}
