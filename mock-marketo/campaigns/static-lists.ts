/** Who is in which static list, as campaigns see it. */

export interface StaticLists {
  has(list: number, person: number): boolean;
  /** False when the person was a member already. */
  add(list: number, person: number): boolean;
  /** False when the person was no member. */
  remove(list: number, person: number): boolean;
}

/** Lists that come into being with their first member. */
export class ListMembers implements StaticLists {
  readonly #members = new Map<number, Set<number>>();

  has(list: number, person: number): boolean {
    return this.#members.get(list)?.has(person) ?? false;
  }

  add(list: number, person: number): boolean {
    const members = this.#members.get(list) ?? new Set<number>();
    this.#members.set(list, members);
    const before = members.size;
    return members.add(person).size > before;
  }

  remove(list: number, person: number): boolean {
    return this.#members.get(list)?.delete(person) ?? false;
  }
}
