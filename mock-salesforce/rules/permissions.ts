/**
 * What a user may do: which objects exist for it, what it may do with their records, and which fields it may read,
 * create and edit. A field that a user cannot see is as if it did not exist; one it can only read is there with
 * `createable` and `updateable` false (salesforce-api fact sheet 2.1).
 */
import type { Records } from '../records.ts';
import type { FieldSchema } from '../schema/types.ts';

/** What a user's profile takes away: fields it cannot see, and fields it cannot edit (`Contact.Phone`). */
export interface Access {
  readonly hidden?: readonly string[];
  readonly readOnly?: readonly string[];
  /** Objects the user cannot read at all. */
  readonly hiddenObjects?: readonly string[];
  /** What the user may do with an object's records, by object; everything that is not said is allowed. */
  readonly objects?: Readonly<Record<string, ObjectAccess>>;
  /** The user's permissions that are not about one object. */
  readonly user?: UserPermissions;
}

/** The permissions on an object; true unless given, but for the last two, which see and edit past sharing. */
export interface ObjectAccess {
  readonly create?: boolean;
  readonly edit?: boolean;
  readonly delete?: boolean;
  readonly viewAll?: boolean;
  readonly modifyAll?: boolean;
}

/** Permissions that are not about one object, by the names that the app shows. */
export interface UserPermissions {
  /** "API Enabled"; true unless given. */
  readonly apiEnabled?: boolean;
  /** "Convert Leads"; true unless given. */
  readonly convertLeads?: boolean;
  /** "Bulk API Hard Delete"; false unless given. */
  readonly hardDelete?: boolean;
  /** "Manage Users": writes users; false unless given. */
  readonly manageUsers?: boolean;
  /** "View All Data" and "Modify All Data": past sharing; false unless given. */
  readonly viewAllData?: boolean;
  readonly modifyAllData?: boolean;
}

/** A profile: its name, what it takes away, and who has it. */
export interface Profile extends Access {
  /** One of the org's own (`System Administrator`, `Marketo Sync User`, `Standard User`) or another. */
  readonly name: string;
  /** Rows of User at the start. */
  readonly users?: readonly number[];
}

/** What an administrator has on top of everything else. */
export const ADMINISTRATOR: Access = {
  user: { convertLeads: true, hardDelete: true, manageUsers: true, viewAllData: true, modifyAllData: true },
};

const READ = 1;
const CREATE = 2;
const UPDATE = 4;

export class Permissions {
  readonly user: UserPermissions;
  /** By object number: the bits of each field, or undefined when the user does not see the object. */
  readonly #fields: readonly (Uint8Array | undefined)[];
  readonly #objects: readonly ObjectAccess[];

  constructor(objects: readonly Records[], access: Access = {}) {
    this.user = access.user ?? {};
    const hiddenObjects = lowerCased(access.hiddenObjects);
    const hidden = lowerCased(access.hidden);
    const readOnly = lowerCased(access.readOnly);
    const given = new Map(
      Object.entries(access.objects ?? {}).map(([name, object]) => [name.toLowerCase(), object]),
    );
    this.#objects = objects.map(({ schema }) => given.get(schema.name.toLowerCase()) ?? {});
    this.#fields = objects.map(({ schema }, id) => {
      const name = schema.name.toLowerCase();
      if (hiddenObjects.has(name)) return undefined;
      const most = READ | writingBits(this.#objects[id]!);
      return Uint8Array.from(schema.fields, (field) => {
        const path = `${name}.${field.name.toLowerCase()}`;
        if (hidden.has(path) || field.isErased) return 0;
        return readOnly.has(path) ? READ : (READ | fieldBits(field)) & most;
      });
    });
  }

  /** Whether the object exists for the user. */
  seesObject(records: Records): boolean {
    return this.#fields[records.changes.id] !== undefined;
  }

  /** What the user may do with the records of an object that it may reach. */
  mayCreate(records: Records): boolean {
    return this.#objects[records.changes.id]!.create !== false;
  }

  mayEdit(records: Records): boolean {
    return this.#objects[records.changes.id]!.edit !== false;
  }

  mayDelete(records: Records): boolean {
    return this.#objects[records.changes.id]!.delete !== false;
  }

  /** Whether the user sees every record of the object, whatever sharing says. */
  viewsAll(records: Records): boolean {
    return (
      this.user.viewAllData === true ||
      this.#objects[records.changes.id]!.viewAll === true ||
      this.modifiesAll(records)
    );
  }

  modifiesAll(records: Records): boolean {
    return this.user.modifyAllData === true || this.#objects[records.changes.id]!.modifyAll === true;
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

/** Without the permission to create or edit, no field can be created or edited. */
function writingBits({ create, edit }: ObjectAccess): number {
  return (create === false ? 0 : CREATE) | (edit === false ? 0 : UPDATE);
}

function fieldBits(field: FieldSchema): number {
  if (field.calculated) return 0;
  return (field.createable === false ? 0 : CREATE) | (field.updateable === false ? 0 : UPDATE);
}

function lowerCased(names: readonly string[] = []): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
