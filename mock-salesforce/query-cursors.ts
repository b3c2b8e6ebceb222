/**
 * Answers that did not fit into one page, by locator. A cursor remembers its answer, deleted records included if they
 * were asked for, so it does not matter under which resource or version a client asks for the next page.
 */
import { id18 } from './ids.ts';
import { QUERY_CURSOR_LIFE_MS, QUERY_CURSORS_KEPT } from './limits.ts';
import type { Answer } from './soql/index.ts';

/** An open query. */
export interface QueryCursor {
  readonly answer: Answer;
  readonly user: number;
  readonly pageSize: number;
  readonly expiresAt: number;
}

const KEY_PREFIX = '01g';

export class QueryCursors {
  readonly #cursors = new Map<string, QueryCursor>();
  #opened = 0;

  /** Keeps an answer and gives it a locator of 18 characters. */
  open(answer: Answer, user: number, pageSize: number, now: number): string {
    const locator = id18(KEY_PREFIX, this.#opened);
    this.#opened += 1;
    if (this.#cursors.size === QUERY_CURSORS_KEPT) this.#cursors.delete(this.#cursors.keys().next().value!);
    this.#cursors.set(locator, { answer, user, pageSize, expiresAt: now + QUERY_CURSOR_LIFE_MS });
    return locator;
  }

  /** Cursors that have not expired. */
  count(now: number): number {
    let count = 0;
    for (const { expiresAt } of this.#cursors.values()) if (expiresAt > now) count += 1;
    return count;
  }

  /** The user's cursor of this locator, unless it has expired. */
  find(locator: string, user: number, now: number): QueryCursor | undefined {
    const cursor = this.#cursors.get(locator);
    if (cursor === undefined || cursor.user !== user) return undefined;
    if (cursor.expiresAt > now) return cursor;
    this.#cursors.delete(locator);
    return undefined;
  }
}
