/**
 * The newest requests that a server has answered, in a ring: when it is full, the oldest is forgotten. Numbers stand
 * in typed arrays and texts are references, so that noting a request allocates nothing.
 */

/** One request as it is read back. */
export interface JournalEntry {
  /** Counts from 1 through the life of the journal. */
  readonly number: number;
  readonly at: number;
  readonly method: string;
  /** As the client wrote it, with its query. */
  readonly path: string;
  /** The operation that answered; empty when there was none. */
  readonly operation: string;
  /** HTTP status; 0 when no reply was sent. */
  readonly status: number;
  /** The API's own error code; empty without an error. */
  readonly code: string;
  /** The fault rule that decided the reply; 0 without one. */
  readonly fault: number;
}

export class RequestJournal {
  readonly capacity: number;
  /** Whether requests are noted; what is kept stays either way. */
  isOn = true;
  readonly #at: Float64Array;
  readonly #status: Uint16Array;
  readonly #fault: Uint32Array;
  readonly #method: string[];
  readonly #path: string[];
  readonly #operation: string[];
  readonly #code: string[];
  #noted = 0;
  /** Requests that follow one another often have the same path, which is then kept once. */
  #lastPath = '';

  /** @param capacity how many requests are kept, at least 1 */
  constructor(capacity: number) {
    this.capacity = capacity;
    this.#at = new Float64Array(capacity);
    this.#status = new Uint16Array(capacity);
    this.#fault = new Uint32Array(capacity);
    this.#method = new Array<string>(capacity).fill('');
    this.#path = new Array<string>(capacity).fill('');
    this.#operation = new Array<string>(capacity).fill('');
    this.#code = new Array<string>(capacity).fill('');
  }

  /** Requests ever noted. */
  get noted(): number {
    return this.#noted;
  }

  /** Requests that are still kept. */
  get kept(): number {
    return Math.min(this.#noted, this.capacity);
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
    if (!this.isOn) return;
    const slot = this.#noted % this.capacity;
    this.#noted += 1;
    this.#at[slot] = at;
    this.#status[slot] = status;
    this.#fault[slot] = fault;
    this.#method[slot] = method;
    if (path !== this.#lastPath) this.#lastPath = path;
    this.#path[slot] = this.#lastPath;
    this.#operation[slot] = operation;
    this.#code[slot] = code;
  }

  /** The newest `limit` entries that are wanted, in the order of their requests. */
  newest(limit: number, isWanted: (entry: JournalEntry) => boolean): JournalEntry[] {
    const found: JournalEntry[] = [];
    const oldest = this.#noted - this.kept;
    for (let before = this.#noted; before > oldest && found.length < limit; before -= 1) {
      const entry = this.#entry(before);
      if (isWanted(entry)) found.push(entry);
    }
    return found.reverse();
  }

  /** Forgets the requests and begins to count anew. */
  clear(): void {
    for (const texts of [this.#method, this.#path, this.#operation, this.#code]) texts.fill('');
    this.#noted = 0;
  }

  #entry(number: number): JournalEntry {
    const slot = (number - 1) % this.capacity;
    return {
      number,
      at: this.#at[slot]!,
      method: this.#method[slot]!,
      path: this.#path[slot]!,
      operation: this.#operation[slot]!,
      status: this.#status[slot]!,
      code: this.#code[slot]!,
      fault: this.#fault[slot]!,
    };
  }
}
