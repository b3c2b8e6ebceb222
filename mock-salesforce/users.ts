/** The org's users: their names, their profiles, and what these let them do. */
import type { OrgOptions } from './options.ts';
import type { Records } from './records.ts';
import { type Access, ADMINISTRATOR, Permissions } from './rules/permissions.ts';
import { PROFILE_ROWS } from './setup-records.ts';
import type { Viewer } from './visibility.ts';

export class Users {
  /** Of one who may do everything: the platform itself, and automation. */
  all: Permissions;
  readonly #objects: readonly Records[];
  readonly #users: Records;
  readonly #profiles: Records;
  readonly #profileId: number;
  readonly #nameParts: readonly number[];
  /** Names as they were at the start: every save asks for one. */
  readonly #firstNames = new Map<number, string>();
  readonly #options: OrgOptions;
  readonly #byProfile = new Map<number, Permissions>();
  #syncUser: Access | undefined;

  constructor(objects: readonly Records[], options: OrgOptions) {
    this.#objects = objects;
    this.#options = options;
    this.#syncUser = options.syncUser;
    this.#users = objects.find(({ schema }) => schema.name === 'User')!;
    this.#profileId = this.#users.field('ProfileId');
    this.#nameParts = ['FirstName', 'LastName'].map((name) => this.#users.field(name));
    this.#profiles = objects.find(({ schema }) => schema.name === 'Profile')!;
    this.all = new Permissions(objects, ADMINISTRATOR);
  }

  /** What the user in `row` of User may do, by its profile. */
  permissionsOf(user: number): Permissions {
    const profile = this.profileOf(user);
    const known = this.#byProfile.get(profile);
    if (known !== undefined) return known;
    const permissions = new Permissions(this.#objects, this.#accessOf(profile));
    this.#byProfile.set(profile, permissions);
    return permissions;
  }

  /** The user as sharing needs to know it. */
  viewer(user: number): Viewer {
    return { user, profile: this.#nameOf(this.profileOf(user)), permissions: this.permissionsOf(user) };
  }

  /** An administrator changes what the sync user's profile takes away. */
  setSyncUserAccess(access: Access): void {
    this.#syncUser = access;
    this.refresh();
  }

  /** Fields or objects have come or gone: what users may do is worked out again. */
  refresh(): void {
    this.#byProfile.clear();
    this.all = new Permissions(this.#objects, ADMINISTRATOR);
  }

  /** The name of a user, which is the process in the causes of its writes. */
  nameOf(user: number): string {
    const known = this.#firstNames.get(user);
    const isFirst = this.#nameParts.every((part) => !this.#users.columns[part]!.written);
    if (known !== undefined && isFirst) return known;
    const name = String(this.#users.value(user, this.#users.field('Name')));
    if (isFirst) this.#firstNames.set(user, name);
    return name;
  }

  isActive(user: number): boolean {
    return this.#users.value(user, this.#users.field('IsActive')) !== false;
  }

  /** Row of Profile. */
  profileOf(user: number): number {
    return this.#users.lookupAt(this.#profileId).parentOf(user);
  }

  #nameOf(profile: number): string {
    return profile < 0 ? '' : String(this.#profiles.value(profile, this.#profiles.field('Name')));
  }

  /** The administrator may do everything; of the others what their profile says, and the sync user's options. */
  #accessOf(profile: number): Access {
    if (profile === PROFILE_ROWS.administrator) return ADMINISTRATOR;
    const name = this.#nameOf(profile);
    const own = this.#options.profiles?.find((one) => one.name === name) ?? {};
    return profile === PROFILE_ROWS.sync ? { ...own, ...this.#syncUser } : own;
  }
}
