/**
 * How long bulk work takes, and how much of it the org does at a time. Salesforce publishes no figures; where samples
 * of its guide or of public projects show some, they are the defaults. All of it can be set in the org's options.
 */
import { RESULT_ROWS } from './limits.ts';

export interface BulkTiming {
  /** A job or batch waits this long before work on it begins (assumed). */
  readonly queueMs: number;
  /** One row of an ingest job (observed: 3,347 ms of API time for 2,600 rows, amp-labs/connectors pull request 42). */
  readonly ingestRowMs: number;
  /** A query job besides its rows (documented samples: 153 ms for 28 rows, 334 ms for 500, guide of version 66). */
  readonly queryMs: number;
  /** One row of a query job (documented, the same samples). */
  readonly queryRowMs: number;
  /** Batches that the org works on at the same time (assumed; the guide says "in parallel" and no number). */
  readonly parallelBatches: number;
  /** Rows on a page of a query job's results when the client does not ask for less: to try out how it pages. */
  readonly resultRows: number;
}

export const BULK_TIMING: BulkTiming = {
  queueMs: 500,
  ingestRowMs: 1.3,
  queryMs: 142,
  queryRowMs: 0.4,
  parallelBatches: 5,
  resultRows: RESULT_ROWS,
};

/** Hands out the places in which batches run: each begins as soon as one is free. */
export class Places {
  readonly #freeAt: number[];

  constructor(count: number) {
    this.#freeAt = Array.from({ length: Math.max(1, count) }, () => 0);
  }

  /** When work that is ready at `readyAt` and takes `durationMs` can begin. */
  take(readyAt: number, durationMs: number): number {
    const place = this.#freeAt.indexOf(Math.min(...this.#freeAt));
    const startsAt = Math.max(readyAt, this.#freeAt[place]!);
    this.#freeAt[place] = startsAt + durationMs;
    return startsAt;
  }
}
