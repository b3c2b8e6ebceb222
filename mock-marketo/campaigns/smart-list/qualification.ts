/** "Each person can run through the flow …": who has been in a campaign, and who may go in again. */
import type { Qualification } from '../definition.ts';

const ROOM = 1_024;

/** The rule of one campaign and whom it has let in. */
export class Admission {
  readonly #againAfterMs: number;
  /** When each person was last let in; NaN for never. */
  #admittedAt = new Float64Array(0);

  constructor(qualification: Qualification) {
    if (qualification === 'once') this.#againAfterMs = Number.POSITIVE_INFINITY;
    else this.#againAfterMs = qualification === 'every time' ? 0 : qualification.onceInMs;
  }

  /** Whether a person may go in now; one who may is taken down as having done so. */
  admit(person: number, now: number): boolean {
    if (this.#againAfterMs === 0) return true;
    if (person >= this.#admittedAt.length) this.#grow(person);
    const last = this.#admittedAt[person]!;
    if (now - last < this.#againAfterMs) return false;
    this.#admittedAt[person] = now;
    return true;
  }

  /** When a person was last let in; undefined for never, and where everyone may go in every time, which is not kept. */
  admittedAt(person: number): number | undefined {
    const at = this.#admittedAt[person];
    return at === undefined || Number.isNaN(at) ? undefined : at;
  }

  #grow(person: number): void {
    const admittedAt = new Float64Array(Math.max(person + 1, this.#admittedAt.length * 2, ROOM));
    admittedAt.fill(Number.NaN, this.#admittedAt.length);
    admittedAt.set(this.#admittedAt);
    this.#admittedAt = admittedAt;
  }
}
