/**
 * Mean waits in the queue, service not included (Kleinrock, "Queueing Systems", volume 1, chapter 5: Pollaczek and
 * Khinchine's formula, and the same for arrivals in batches). `load` is the utilisation, below 1; waits are in the unit
 * of `service`, the mean service time of one record.
 */

/** Moments of the size of a batch. */
export interface BatchSize {
  readonly mean: number;
  readonly meanSquare: number;
}

/** M/D/1: Poisson arrivals, constant service. */
export function waitMD1(load: number, service: number): number {
  return (load * service) / (2 * (1 - load));
}

/** M/M/1: Poisson arrivals, exponential service. Twice as long. */
export function waitMM1(load: number, service: number): number {
  return (load * service) / (1 - load);
}

/**
 * M^[X]/D/1: batches arrive as a Poisson process, constant service. A record waits as long as the first of its batch,
 * and then for those before it; it is more often in a large batch than in a small one, so the second moment counts.
 */
export function waitMXD1(load: number, service: number, { mean, meanSquare }: BatchSize): number {
  return (service * (load + meanSquare / mean - 1)) / (2 * (1 - load));
}
