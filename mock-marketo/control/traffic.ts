/**
 * What came in and what went out: the newest requests, and counts by operation and result. Errors come with HTTP 200
 * here, so the result is the error's code where there is one, and the HTTP status otherwise.
 */
import { RequestJournal } from '../../engine/kernel/index.ts';
import { JOURNAL_REQUESTS } from '../limits.ts';

/** Counts of one operation by result; `none` stands for requests that got no reply. */
export type ResultCounts = Map<string, number>;

export class Traffic {
  readonly journal = new RequestJournal(JOURNAL_REQUESTS);
  readonly #counts = new Map<string, ResultCounts>();

  /** Counts by operation (`GET /rest/v1/leads.json`); requests for which there is none have an empty name. */
  get counts(): ReadonlyMap<string, ResultCounts> {
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
    const result = code !== '' ? code : (RESULTS[status] ?? String(status));
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }

  clear(): void {
    this.journal.clear();
    this.#counts.clear();
  }
}

/** Ready texts of the common results. */
const RESULTS: Readonly<Record<number, string>> = { 0: 'none', 200: '200' };
