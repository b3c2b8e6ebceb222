/**
 * The calls that have changed an instance since it was made, in their order. An instance depends on its options and on
 * these alone, time being a part of each call, so making it again and repeating them gives the same instance, with its
 * campaigns, jobs and lists. What is remembered has a bound; an instance that was written more has no snapshot.
 */
import { WRITES_BYTES } from '../limits.ts';

/** A call that changed something. A body is text of one byte a character, whatever it holds. */
export interface WrittenCall {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

/** What a call costs beside its body, in bytes. */
const OVERHEAD_BYTES = 300;

export class WriteLog {
  #calls: WrittenCall[] = [];
  #bytes = 0;
  #isFull = false;

  /** @param calls those that the instance has already been made from */
  constructor(calls: readonly WrittenCall[] = []) {
    for (const call of calls) this.#add(call);
  }

  /** The calls, or undefined when there were more than are remembered. */
  get calls(): readonly WrittenCall[] | undefined {
    return this.#isFull ? undefined : this.#calls;
  }

  note(at: number, method: string, url: string, contentType: string | undefined, body: Buffer): void {
    if (this.#isFull) return;
    if (this.#bytes + body.length + OVERHEAD_BYTES > WRITES_BYTES) {
      this.#isFull = true;
      this.#calls = [];
      return;
    }
    this.#add({ at, method, url, contentType: contentType ?? '', body: body.toString('latin1') });
  }

  #add(call: WrittenCall): void {
    this.#calls.push(call);
    this.#bytes += call.body.length + OVERHEAD_BYTES;
  }
}
