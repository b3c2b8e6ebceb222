/** Waiting times as an HDR histogram: percentiles within a thousandth, the maximum exact, nothing allocated. */
import { createHistogram } from 'node:perf_hooks';
import type { LatencyResult } from '../result.ts';

export class Latency {
  readonly #histogram = createHistogram();
  #count = 0;
  #maxMs = 0;

  /** The histogram takes integers from 1 on, and a wait may be 0. */
  record(waitedMs: number): void {
    this.#histogram.record(waitedMs + 1);
    this.#count += 1;
    if (waitedMs > this.#maxMs) this.#maxMs = waitedMs;
  }

  result(): LatencyResult {
    if (this.#count === 0) return { p50Ms: null, p95Ms: null, p99Ms: null, maxMs: null };
    return { p50Ms: this.#at(50), p95Ms: this.#at(95), p99Ms: this.#at(99), maxMs: this.#maxMs };
  }

  #at(percentile: number): number {
    return Math.min(this.#histogram.percentile(percentile) - 1, this.#maxMs);
  }
}
