/** The rate rule: so many calls in any 20 seconds. Refused calls are not counted (assumed; the original does not say). */

export class RateLimit {
  readonly #windowMs: number;
  /** When the last calls were admitted, the oldest in the place of the next. */
  readonly #admittedAt: Float64Array;
  readonly #isUnlimited: boolean;
  #next = 0;

  /** @param calls calls in a window; Infinity for no limit */
  constructor(calls: number, windowMs: number) {
    this.#windowMs = windowMs;
    this.#isUnlimited = calls === Number.POSITIVE_INFINITY;
    this.#admittedAt = new Float64Array(Number.isFinite(calls) ? calls : 0).fill(Number.NEGATIVE_INFINITY);
  }

  /** Whether a call is admitted at `now`; an admitted call is counted. */
  admit(now: number): boolean {
    if (this.#admittedAt.length === 0) return this.#isUnlimited;
    if (now - this.#admittedAt[this.#next]! < this.#windowMs) return false;
    this.#admittedAt[this.#next] = now;
    this.#next = (this.#next + 1) % this.#admittedAt.length;
    return true;
  }
}
