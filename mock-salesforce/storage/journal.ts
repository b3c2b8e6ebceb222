/**
 * What an open transaction has written, so that it can be undone. Records note every change of theirs here while a
 * transaction is open; without one a write costs a look at `active` and nothing more.
 */

export class Journal {
  /** Whether a transaction is open. */
  active = false;
  readonly #undo: (() => void)[] = [];

  /** A place to roll back to. */
  get mark(): number {
    return this.#undo.length;
  }

  /** Remembers how to undo a write that is about to happen. */
  note(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Undoes everything written since `mark`, the last first. */
  rollBackTo(mark: number): void {
    this.active = false;
    while (this.#undo.length > mark) this.#undo.pop()!();
    this.active = true;
  }

  open(): void {
    this.active = true;
  }

  /** The transaction is over: what is written stays. */
  close(): void {
    this.active = false;
    this.#undo.length = 0;
  }
}
