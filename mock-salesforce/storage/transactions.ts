/**
 * Transactions: the writes of a call, and all that they set off, stay together or not at all. They nest: a record that
 * fails inside a call is undone by itself, and a call with allOrNone undoes every record. Who observes the lists of
 * changes hears of a transaction's changes when it is over, and of those that were rolled back never.
 */
import type { ChangeObserver } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { Journal } from './journal.ts';

export class Transactions {
  readonly #objects: readonly Records[];
  readonly #journal: Journal;
  #observer: ChangeObserver | undefined;
  #depth = 0;
  /** What observers will be told, in order. */
  readonly #heard: (() => void)[] = [];

  constructor(objects: readonly Records[], journal: Journal) {
    this.#objects = objects;
    this.#journal = journal;
  }

  /** Whether a transaction is open. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /**
   * Does `work`; when `keep` does not want its result, or when it throws, everything that it wrote is undone.
   * Inside another transaction, what is kept is final only when the outer one is.
   */
  run<T>(work: () => T, keep: (result: T) => boolean): T {
    if (this.#depth === 0) this.#begin();
    const mark = this.#journal.mark;
    const heard = this.#heard.length;
    this.#depth += 1;
    let isKept = false;
    try {
      const result = work();
      isKept = keep(result);
      return result;
    } finally {
      this.#depth -= 1;
      if (!isKept) {
        this.#journal.rollBackTo(mark);
        this.#heard.length = heard;
      }
      if (this.#depth === 0) this.#end();
    }
  }

  /** Has an observer hear every object's changes, those of a transaction when it is over. */
  observe(observer: ChangeObserver): void {
    this.#observer = observer;
    this.#tell(observer);
  }

  #begin(): void {
    this.#journal.open();
    if (this.#observer !== undefined) this.#tell(new Deferred(this.#observer, this.#heard));
  }

  #end(): void {
    this.#journal.close();
    if (this.#observer === undefined) return;
    this.#tell(this.#observer);
    for (const tell of this.#heard.splice(0)) tell();
  }

  #tell(observer: ChangeObserver): void {
    for (const { changes } of this.#objects) changes.observer = observer;
  }
}

/** Keeps what an observer would be told until the transaction is over. */
class Deferred implements ChangeObserver {
  readonly observer: ChangeObserver;
  readonly #heard: (() => void)[];

  constructor(observer: ChangeObserver, heard: (() => void)[]) {
    this.observer = observer;
    this.#heard = heard;
  }

  touched(list: number, row: number, cause: number, now: number, entered: boolean): void {
    this.#heard.push(() => this.observer.touched(list, row, cause, now, entered));
  }

  left(list: number, row: number, cause: number, waitedMs: number, now: number): void {
    this.#heard.push(() => this.observer.left(list, row, cause, waitedMs, now));
  }
}
