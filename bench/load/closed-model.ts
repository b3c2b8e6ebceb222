/** How much a server answers: autocannon keeps a number of connections busy, each sends when it has its reply. */
import { createRequire } from 'node:module';
import type { LoadRequest } from './target.ts';

export interface ClosedLoad {
  readonly kind: 'closed';
  readonly origin: string;
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly seconds: number;
}

export interface ClosedResult {
  readonly perSecond: number;
  /** Replies that were no 2xx, and connections that failed. */
  readonly failures: number;
}

/** What autocannon answers in a worker thread, where it does not sum up. */
interface Counted {
  readonly totalCompletedRequests: number;
  readonly duration: number;
  readonly non2xx: number;
  readonly errors: number;
}

/** Autocannon ends at a sample, so a round is at most this much longer than asked for. */
const SAMPLE_MS = 50;
/** A reply that takes longer is a failure, in seconds. */
const TIMEOUT_S = 10;

const autocannon = createRequire(import.meta.url)('autocannon') as (options: object) => PromiseLike<Counted>;

export async function closedModel({
  origin,
  requests,
  connections,
  seconds,
}: ClosedLoad): Promise<ClosedResult> {
  const counted = await autocannon({
    url: origin,
    requests,
    connections,
    duration: seconds,
    sampleInt: SAMPLE_MS,
    timeout: TIMEOUT_S,
    skipAggregateResult: true,
  });
  return {
    perSecond: counted.totalCompletedRequests / counted.duration,
    failures: counted.non2xx + counted.errors,
  };
}
