/** What came in and what went out: the newest requests, and counts by operation and result. Control requests are left out. */
import { RequestJournal } from './journal.ts';

/** Requests that the journal remembers. */
const JOURNAL_REQUESTS = 10_000;

/** What a mock counts by: an HTTP status (0 for requests that got no reply), or a code where errors come with 200. */
type Result = string | number;

export class Traffic<R extends Result = Result> {
  readonly journal = new RequestJournal(JOURNAL_REQUESTS);
  readonly #resultOf: (status: number, code: string) => R;
  readonly #counts = new Map<string, Map<R, number>>();

  /** @param resultOf the result to count for a status and an error code, which is empty without an error */
  constructor(resultOf: (status: number, code: string) => R) {
    this.#resultOf = resultOf;
  }

  /** Counts by operation (`GET /rest/v1/leads.json`) and result; requests for which there is none have an empty name. */
  get counts(): ReadonlyMap<string, ReadonlyMap<R, number>> {
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
    const result = this.#resultOf(status, code);
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }

  /** Forgets everything, and notes again. */
  clear(): void {
    this.journal.clear();
    this.journal.isOn = true;
    this.#counts.clear();
  }
}
