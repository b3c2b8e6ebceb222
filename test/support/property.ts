/**
 * Properties over generated cases. The seed is fixed, so that a run that failed fails again and one that passed passes
 * again; `PROPERTY_SEED=n` tries other cases and `PROPERTY_RUNS=n` tries n times as many.
 */
import fc from 'fast-check';

const SEED = Number(process.env.PROPERTY_SEED ?? 20_260_105);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 1);

/** Fails with the smallest case found for which `check` throws. */
export function holdsFor<T>(cases: fc.Arbitrary<T>, runs: number, check: (sample: T) => void): void {
  fc.assert(fc.property(cases, check), { seed: SEED, numRuns: runs * RUNS });
}
