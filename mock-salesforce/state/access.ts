/** Who may do what in an org: its users with their profiles, the sharing of its records, and what is in approval. */
import type { OrgOptions } from '../options.ts';
import type { Records } from '../records.ts';
import type { Access, Permissions } from '../rules/permissions.ts';
import { ACCESS, type AccessLevel } from '../rules/sharing.ts';
import { Users } from '../users.ts';
import { type RowFilter, Visibility } from '../visibility.ts';
import { OrgObjects } from './objects.ts';

export class OrgAccess extends OrgObjects {
  readonly users: Users;
  readonly #visibility: Visibility;
  /** Ids of the records that wait for an approval. */
  readonly #inApproval = new Set<string>();

  constructor(options: OrgOptions) {
    super(options);
    this.users = new Users(this.objects, options);
    this.#visibility = new Visibility(this, options.sharing ?? {}, () => this.now);
  }

  /** What the user in `row` of User may do, by its profile. */
  permissionsOf(user: number): Permissions {
    return this.users.permissionsOf(user);
  }

  /** An administrator changes the profile of the sync user; it holds from the next request on, describes included. */
  setSyncUserAccess(access: Access, now: number): void {
    this.users.setSyncUserAccess(access);
    this.setupChanged(now);
  }

  /** The name of a user, which is the process in the causes of its writes. */
  userName(user: number): string {
    return this.users.nameOf(user);
  }

  /** Whether an approval process has locked a record. */
  isLocked(records: Records, row: number): boolean {
    return this.#inApproval.size > 0 && this.#inApproval.has(records.idOf(row));
  }

  /** The Ids of the records that wait for an approval. */
  get inApproval(): string[] {
    return [...this.#inApproval];
  }

  /** Locks a record for everybody while its approval is pending, or gives it free again. */
  setInApproval(records: Records, row: number, isPending: boolean): void {
    if (isPending) this.#inApproval.add(records.idOf(row));
    else this.#inApproval.delete(records.idOf(row));
  }

  /** Whether a user sees a record of an object that it sees. */
  seesRow(user: number, records: Records, row: number): boolean {
    return this.accessTo(user, records, row) >= ACCESS.read;
  }

  /** How far a user may go with a record, as sharing has it. */
  accessTo(user: number, records: Records, row: number): AccessLevel {
    if (this.#visibility.isOpen(records)) return ACCESS.edit;
    return this.#visibility.levelOf(this.users.viewer(user), records, row);
  }

  /** Which rows a user sees, for reading many; undefined when it sees all. */
  rowFilter(user: number, records: Records): RowFilter | undefined {
    return this.#visibility.filterFor(this.users.viewer(user), records);
  }
}
