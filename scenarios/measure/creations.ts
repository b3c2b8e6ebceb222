/**
 * The leads, contacts of converted leads and tasks that the sync says it has made: each must be a new record of the org,
 * and none may stand for two (invariant 16). A membership may have been there already.
 */
import { assertInvariant } from '../../engine/sync/index.ts';
import type { Org } from '../../mock-salesforce/index.ts';

type Created = 'Lead' | 'Contact' | 'Task';

export class Creations {
  readonly #org: Org;
  readonly #before: Readonly<Record<Created, number>>;
  readonly #claimed: Readonly<Record<Created, Set<number>>> = {
    Lead: new Set(),
    Contact: new Set(),
    Task: new Set(),
  };
  /** Tasks of flow steps; which they are is not told. */
  #others = 0;

  constructor(org: Org) {
    this.#org = org;
    const countOf = (object: Created): number => org.object(object).count;
    this.#before = { Lead: countOf('Lead'), Contact: countOf('Contact'), Task: countOf('Task') };
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

  /** @throws InvariantError for a membership that is not there */
  expectMember(row: number): void {
    const { count } = this.#org.object('CampaignMember');
    assertInvariant(row >= 0 && row < count, `CampaignMember ${row} is not there`);
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
