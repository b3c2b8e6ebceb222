/** Waiting times as an HDR histogram: percentiles within a thousandth, the maximum exact, nothing allocated. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { LatencyResult } from '../result.ts';

export class Latency {
  readonly #histogram: RecordableHistogram = createHistogram();
  #count = 0;
  #sumMs = 0;
  #maxMs = 0;

  /** The histogram takes integers from 1 on, and a wait may be 0. */
  record(waitedMs: number): void {
    this.#histogram.record(waitedMs + 1);
    this.#count += 1;
    this.#sumMs += waitedMs;
    if (waitedMs > this.#maxMs) this.#maxMs = waitedMs;
  }

  /** Takes the waits of another one in. */
  add(other: Latency): void {
    this.#histogram.add(other.#histogram);
    this.#count += other.#count;
    this.#sumMs += other.#sumMs;
    this.#maxMs = Math.max(this.#maxMs, other.#maxMs);
  }

  result(): LatencyResult {
    if (this.#count === 0) return { count: 0, sumMs: 0, p50Ms: null, p95Ms: null, p99Ms: null, maxMs: null };
    const [p50Ms, p95Ms, p99Ms] = [this.#at(50), this.#at(95), this.#at(99)];
    return { count: this.#count, sumMs: this.#sumMs, p50Ms, p95Ms, p99Ms, maxMs: this.#maxMs };
  }

  #at(percentile: number): number {
    return Math.min(this.#histogram.percentile(percentile) - 1, this.#maxMs);
  }
}

/** All the waits of several together. */
export function merged(parts: readonly Latency[]): Latency {
  const all = new Latency();
  for (const part of parts) all.add(part);
  return all;
}
