/**
 * What a user may do: which objects exist for it, and which fields it may read, create and edit. A field that a user
 * cannot see is as if it did not exist; one it can only read is there with `createable` and `updateable` false
 * (salesforce-api fact sheet 2.1).
 */
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';

/** What a user's profile takes away: fields it cannot see, and fields it cannot edit (`Contact.Phone`). */
export interface Access {
  readonly hidden?: readonly string[];
  readonly readOnly?: readonly string[];
  /** Objects the user cannot read at all. */
  readonly hiddenObjects?: readonly string[];
}

const READ = 1;
const CREATE = 2;
const UPDATE = 4;

export class Permissions {
  /** By object number: the bits of each field, or undefined when the user does not see the object. */
  readonly #fields: readonly (Uint8Array | undefined)[];

  constructor(objects: readonly Records[], access: Access = {}) {
    const hiddenObjects = lowerCased(access.hiddenObjects);
    const hidden = lowerCased(access.hidden);
    const readOnly = lowerCased(access.readOnly);
    this.#fields = objects.map(({ schema }) => {
      const name = schema.name.toLowerCase();
      if (hiddenObjects.has(name)) return undefined;
      return Uint8Array.from(schema.fields, (field) => {
        const path = `${name}.${field.name.toLowerCase()}`;
        if (hidden.has(path)) return 0;
        return readOnly.has(path) ? READ : READ | writingBits(field);
      });
    });
  }

  /** Whether the object exists for the user. */
  seesObject(records: Records): boolean {
    return this.#fields[records.changes.id] !== undefined;
  }

  canRead(records: Records, field: number): boolean {
    return this.#has(records, field, READ);
  }

  canCreate(records: Records, field: number): boolean {
    return this.#has(records, field, CREATE);
  }

  canUpdate(records: Records, field: number): boolean {
    return this.#has(records, field, UPDATE);
  }

  #has(records: Records, field: number, bit: number): boolean {
    const fields = this.#fields[records.changes.id];
    return fields !== undefined && (fields[field]! & bit) !== 0;
  }
}

function writingBits(field: FieldSchema): number {
  if (field.calculated) return 0;
  return (field.createable === false ? 0 : CREATE) | (field.updateable === false ? 0 : UPDATE);
}

function lowerCased(names: readonly string[] = []): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
