/**
 * Confidence intervals for what simulations say, by independent replications: one value a seed, each from a whole run.
 * Waits within a run depend on each other, but runs of different seeds do not, so Student's t holds for their values.
 */

/** Runs of different seeds behind each interval. */
export const REPLICATIONS = 12;

/** Student's t for 11 degrees of freedom at 0.995: the interval holds the true mean in 99 of 100 cases. */
const T_99 = 3.106;

export interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
}

/** The values of the seeds 1, 2, … */
export function replicate(ofSeed: (seed: number) => number): number[] {
  return Array.from({ length: REPLICATIONS }, (_, i) => ofSeed(i + 1));
}

/** The interval that holds the true mean with 99 % confidence. @throws RangeError for another number of values */
export function interval99(values: readonly number[]): Interval {
  if (values.length !== REPLICATIONS) throw new RangeError(`${values.length} values, not ${REPLICATIONS}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, halfWidth: T_99 * Math.sqrt(variance / values.length) };
}

export function holds({ mean, halfWidth }: Interval, value: number): boolean {
  return Math.abs(value - mean) <= halfWidth;
}

/** For messages: `1234 ± 56`. */
export function asText({ mean, halfWidth }: Interval): string {
  return `${mean.toFixed(1)} ± ${halfWidth.toFixed(1)}`;
}
