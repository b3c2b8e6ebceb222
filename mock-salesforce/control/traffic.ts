/** What came in and what went out: the newest requests, and counts by operation and status. Control requests are left out. */
import { RequestJournal } from '../../engine/kernel/index.ts';
import { JOURNAL_REQUESTS } from '../limits.ts';

/** Counts of one operation by HTTP status; 0 stands for requests that got no reply. */
export type StatusCounts = Map<number, number>;

export class Traffic {
  readonly journal = new RequestJournal(JOURNAL_REQUESTS);
  readonly #counts = new Map<string, StatusCounts>();

  /** Counts by operation (`GET /services/data/:version/limits`); requests for which there is none have an empty name. */
  get counts(): ReadonlyMap<string, StatusCounts> {
    return this.#counts;
  }

  note(
    at: number,
    method: string,
    path: string,
    operation: string,
    status: number,
    code: string,
    fault: number,
  ): void {
    this.journal.note(at, method, path, operation, status, code, fault);
    let counts = this.#counts.get(operation);
    if (counts === undefined) {
      counts = new Map();
      this.#counts.set(operation, counts);
    }
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }

  clear(): void {
    this.journal.clear();
    this.#counts.clear();
  }
}
