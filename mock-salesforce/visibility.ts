/** Who sees and edits which records: the org's sharing, compiled. An org without any shares everything. */
import type { ObjectFinder } from './field-path.ts';
import { id18 } from './ids.ts';
import type { Records } from './records.ts';
import { ALWAYS, type CompiledCondition } from './rules/expressions/index.ts';
import type { Permissions } from './rules/permissions.ts';
import { isInGroup } from './rules/queues.ts';
import {
  ACCESS,
  type AccessLevel,
  defaultLevel,
  type ObjectSharing,
  ruleLevel,
  type Sharing,
  type SharingRule,
} from './rules/sharing.ts';
import { type Before, PathReaders } from './sight.ts';

/** A user, as sharing needs to know it. */
export interface Viewer {
  /** Row of User. */
  readonly user: number;
  readonly profile: string;
  readonly permissions: Permissions;
}

/** Tells whether a user sees a row. */
export type RowFilter = (row: number) => boolean;

interface Shared {
  readonly sharing: ObjectSharing;
  readonly rules: readonly { readonly rule: SharingRule; readonly condition: CompiledCondition }[];
  readonly readers: PathReaders;
}

export class Visibility {
  readonly #objects: ObjectFinder;
  readonly #shared = new Map<Records, Shared>();
  readonly #now: () => number;

  /** @throws Error when sharing names an object or a field that does not exist */
  constructor(objects: ObjectFinder, sharing: Sharing, now: () => number) {
    this.#objects = objects;
    this.#now = now;
    for (const [name, object] of Object.entries(sharing)) {
      const records = objects.find(name);
      if (records === undefined) throw new Error(`the org has no object ${name}`);
      const readers = new PathReaders(objects, records);
      const rules = (object.rules ?? []).map((rule) => ({
        rule,
        condition: rule.when === undefined ? ALWAYS : readers.condition(rule.when),
      }));
      this.#shared.set(records, { sharing: object, rules, readers });
    }
  }

  /** Which of an object's rows a user sees; undefined when it sees all, so that nobody asks row by row. */
  filterFor(viewer: Viewer, records: Records): RowFilter | undefined {
    const shared = this.#shared.get(records);
    if (shared === undefined || viewer.permissions.viewsAll(records)) return undefined;
    if (defaultLevel(shared.sharing.default) >= ACCESS.read) return undefined;
    return (row) => this.levelOf(viewer, records, row) >= ACCESS.read;
  }

  /** Whether sharing says nothing of an object: its records are everybody's. */
  isOpen(records: Records): boolean {
    return !this.#shared.has(records);
  }

  /** How far a user may go with a record. */
  levelOf(viewer: Viewer, records: Records, row: number): AccessLevel {
    const shared = this.#shared.get(records);
    if (shared === undefined || viewer.permissions.modifiesAll(records)) return ACCESS.edit;
    const level = this.#sharedLevel(shared, viewer, records, row);
    return level === ACCESS.none && viewer.permissions.viewsAll(records) ? ACCESS.read : level;
  }

  #sharedLevel(shared: Shared, viewer: Viewer, records: Records, row: number): AccessLevel {
    let level = defaultLevel(shared.sharing.default);
    if (level === ACCESS.edit || this.#owns(viewer, records, row)) return ACCESS.edit;
    if (shared.sharing.default === 'ControlledByParent') level = this.#parentLevel(viewer, records, row);
    for (const { rule, condition } of shared.rules) {
      if (level >= ruleLevel(rule) || !isFor(rule, viewer)) continue;
      const sight = shared.readers.sight(row, NOTHING_BEFORE, this.#now());
      if (condition.test(sight)) level = ruleLevel(rule);
    }
    return level;
  }

  /** What a queue owns is its members' as if it were their own. */
  #owns(viewer: Viewer, records: Records, row: number): boolean {
    const field = records.fieldNumber('OwnerId');
    const owner = field < 0 ? null : records.value(row, field);
    if (typeof owner !== 'string') return false;
    if (owner === id18('005', viewer.user)) return true;
    const group = this.#objects.find('Group')!.rowOf(owner);
    return group >= 0 && isInGroup(this.#objects, group, viewer.user);
  }

  /** As accessible as the account; a contact without one is private. */
  #parentLevel(viewer: Viewer, records: Records, row: number): AccessLevel {
    const accounts = this.#objects.find('Account')!;
    const lookup = records.fieldNumber('AccountId');
    const parent = lookup < 0 ? -1 : records.lookupAt(lookup).parentOf(row);
    return parent < 0 ? ACCESS.none : this.levelOf(viewer, accounts, parent);
  }
}

const NOTHING_BEFORE: Before = new Map();

function isFor({ users = [], profiles = [] }: SharingRule, viewer: Viewer): boolean {
  return users.includes(viewer.user) || profiles.includes(viewer.profile);
}
