/** The static lists of an instance: what they are called, and who is in them since when. */

/** What is told of a list when it is made; the id is the next free one without. */
export interface StaticListDefinition {
  readonly id?: number;
  readonly name: string;
  readonly description?: string;
  /** The program that the list is in; without one it stands in the Lead Database. */
  readonly programName?: string;
  readonly workspaceName?: string;
}

export interface StaticList {
  readonly id: number;
  readonly name: string;
  readonly description: string | undefined;
  readonly programName: string | undefined;
  readonly workspaceName: string;
  readonly createdAt: number;
  updatedAt: number;
  /** The instant each member joined at, by person, in the order of joining. */
  readonly members: Map<number, number>;
}

/** The workspace of an instance that has only one (documented, Adobe "Workspaces and person partitions"). */
export const DEFAULT_WORKSPACE = 'Default';

/** Ids of lists begin after this number; the ids in Adobe's samples have four digits. */
const FIRST_ID = 1_000;

export class StaticLists {
  readonly #byId = new Map<number, StaticList>();
  readonly #startAt: number;
  #lastId = FIRST_ID;

  constructor(definitions: readonly StaticListDefinition[], startAt: number) {
    this.#startAt = startAt;
    for (const definition of definitions) this.create(definition, startAt);
  }

  /** All lists, by id. */
  get all(): StaticList[] {
    return [...this.#byId.values()].sort((a, b) => a.id - b.id);
  }

  find(id: number): StaticList | undefined {
    return this.#byId.get(id);
  }

  named(name: string): StaticList | undefined {
    return this.all.find((list) => list.name === name);
  }

  /** @throws RangeError for an id that another list has */
  create(
    { id, name, description, programName, workspaceName }: StaticListDefinition,
    now: number,
  ): StaticList {
    const list: StaticList = {
      id: id ?? this.#lastId + 1,
      name,
      description,
      programName,
      workspaceName: workspaceName ?? DEFAULT_WORKSPACE,
      createdAt: now,
      updatedAt: now,
      members: new Map(),
    };
    if (this.#byId.has(list.id)) throw new RangeError(`there are two lists ${list.id}`);
    this.#byId.set(list.id, list);
    this.#lastId = Math.max(this.#lastId, list.id);
    return list;
  }

  /** False when there was no such list. */
  delete(id: number): boolean {
    return this.#byId.delete(id);
  }

  /** Whether a person is in a list; a list that does not exist has no members. */
  has(id: number, person: number): boolean {
    return this.#byId.get(id)?.members.has(person) ?? false;
  }

  /** False when the person was a member already. A list that flow steps name comes into being with its first member. */
  add(id: number, person: number, now: number): boolean {
    const list = this.#byId.get(id) ?? this.create({ id, name: `List ${id}` }, this.#startAt);
    if (list.members.has(person)) return false;
    list.members.set(person, now);
    return true;
  }

  /** False when the person was no member. */
  remove(id: number, person: number): boolean {
    return this.#byId.get(id)?.members.delete(person) ?? false;
  }

  /** The lists a person is in, by id. */
  listsOf(person: number): StaticList[] {
    return this.all.filter(({ members }) => members.has(person));
  }

  /** A deleted person is in no list. */
  forget(person: number): void {
    for (const { members } of this.#byId.values()) members.delete(person);
  }

  /** The memberships of one person go to another, who keeps those that they share. */
  move(from: number, to: number): void {
    for (const { members } of this.#byId.values()) {
      const joinedAt = members.get(from);
      if (joinedAt === undefined) continue;
      members.delete(from);
      if (!members.has(to)) members.set(to, joinedAt);
    }
  }
}
