/**
 * The leads and tasks that the sync says it has made: each must be a new record of the org, and none may stand for two
 * (invariant 16).
 */
import { assertInvariant } from '../../engine/sync/index.ts';
import type { Org } from '../../mock-salesforce/index.ts';

type Created = 'Lead' | 'Task';

export class Creations {
  readonly #org: Org;
  readonly #before: Readonly<Record<Created, number>>;
  readonly #claimed: Readonly<Record<Created, Set<number>>> = { Lead: new Set(), Task: new Set() };
  /** Tasks of flow steps; which they are is not told. */
  #others = 0;

  constructor(org: Org) {
    this.#org = org;
    this.#before = { Lead: org.object('Lead').count, Task: org.object('Task').count };
  }

  /** @throws InvariantError for a record that is not there, that was there at the start, or that was made before */
  claim(object: Created, row: number): void {
    const { count } = this.#org.object(object);
    const claimed = this.#claimed[object];
    assertInvariant(
      row >= this.#before[object] && row < count && !claimed.has(row),
      `${object} ${row} is no record that was made just now`,
    );
    claimed.add(row);
  }

  /** A flow step has made a task. */
  countTask(): void {
    this.#others += 1;
  }

  /** @throws InvariantError when the org has fewer new tasks than were made */
  check(): void {
    const made = this.#claimed.Task.size + this.#others;
    const there = this.#org.object('Task').count - this.#before.Task;
    assertInvariant(made <= there, `${made} tasks were made, but the org has ${there} more than before`);
  }
}
