/** When something planned happens: within a window of time, by chance, and only so many times. */
import type { Stream } from '../kernel/index.ts';

export interface OccasionPlan {
  /** 0 to 1; always without one. */
  readonly probability?: number | undefined;
  /** How often it may happen; without end when undefined. */
  readonly times?: number | undefined;
  /** The first instant of the window, and the first after it. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

export class Occasion {
  readonly #plan: OccasionPlan;
  readonly #stream: Stream;
  #happened = 0;

  constructor(plan: OccasionPlan, stream: Stream) {
    this.#plan = plan;
    this.#stream = stream;
  }

  /** How often it has happened. */
  get happened(): number {
    return this.#happened;
  }

  /** How often it may still happen; Infinity without a bound. */
  get left(): number {
    return (this.#plan.times ?? Number.POSITIVE_INFINITY) - this.#happened;
  }

  /** Whether it can never happen again. */
  isOver(now: number): boolean {
    const { until } = this.#plan;
    return this.left <= 0 || (until !== undefined && now >= until);
  }

  /** Whether it happens at `now`; if so, it is counted. Chance is drawn only when nothing else speaks against it. */
  happens(now: number): boolean {
    const { from, probability } = this.#plan;
    if (this.isOver(now) || (from !== undefined && now < from)) return false;
    if (probability !== undefined && probability < 1 && !this.#stream.chance(probability)) return false;
    this.#happened += 1;
    return true;
  }
}
