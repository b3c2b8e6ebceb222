/**
 * The fingerprint of a run: SHA-256 over its ordered event log. Events are appended as integers into a buffer, so
 * that the hot path neither formats nor allocates.
 */
import { createHash, type Hash } from 'node:crypto';

const BUFFER_WORDS = 16_384;

export class Digest {
  readonly #hash: Hash = createHash('sha256');
  readonly #words = new Int32Array(BUFFER_WORDS);
  readonly #bytes = Buffer.from(this.#words.buffer);
  #used = 0;

  /** Appends one event: four integers, by convention (kind, what, record, instant in seconds). */
  add(kind: number, what: number, record: number, at: number): void {
    if (this.#used + 4 > BUFFER_WORDS) this.#flush();
    const words = this.#words;
    let used = this.#used;
    words[used++] = kind;
    words[used++] = what;
    words[used++] = record;
    words[used++] = at;
    this.#used = used;
  }

  /** The digest of all events so far, as 64 hexadecimal characters. More events may follow. */
  value(): string {
    this.#flush();
    return this.#hash.copy().digest('hex');
  }

  #flush(): void {
    this.#hash.update(this.#bytes.subarray(0, this.#used * 4));
    this.#used = 0;
  }
}
