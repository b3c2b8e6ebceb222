/** Salesforce records to persons: the initial ones by arithmetic, later and moved ones by a map. */
import { NOBODY } from '../../engine/kernel/index.ts';

export class Link {
  readonly #firstPerson: number;
  readonly #initialCount: number;
  readonly #later = new Map<number, number>();

  constructor(firstPerson: number, initialCount: number) {
    this.#firstPerson = firstPerson;
    this.#initialCount = initialCount;
  }

  /** The person of a record, or NOBODY. */
  personOf(sfdcRow: number): number {
    const later = this.#later.size === 0 ? undefined : this.#later.get(sfdcRow);
    if (later !== undefined) return later;
    return sfdcRow < this.#initialCount ? this.#firstPerson + sfdcRow : NOBODY;
  }

  set(sfdcRow: number, person: number): void {
    if (this.personOf(sfdcRow) !== person) this.#later.set(sfdcRow, person);
  }
}
