/**
 * Answers that did not fit into one page, by locator. A cursor remembers its answer, deleted records included if they
 * were asked for, so it does not matter under which resource or version a client asks for the next page.
 */
import { id18 } from './ids.ts';
import {
  OLD_QUERY_CURSOR_IDLE_MS,
  OLD_QUERY_CURSORS_PER_USER,
  OLD_QUERY_CURSORS_TO_VERSION,
  QUERY_CURSOR_LIFE_MS,
  QUERY_CURSORS_KEPT,
} from './limits.ts';
import type { Pages } from './soql/index.ts';

/** An open query. */
export interface QueryCursor {
  readonly answer: Pages;
  readonly user: number;
  readonly pageSize: number;
  /** By the record that a page begins with, the size of the page before it, where a client has come that way. */
  readonly pageSizes: Map<number, number>;
}

/** Who opens a cursor, when, and under which version (`/services/data/v62.0`). */
export interface Opener {
  readonly user: number;
  readonly now: number;
  readonly basePath: string;
}

interface OpenCursor extends QueryCursor {
  /** Opened under a version that counts cursors and lets them die of idleness. */
  readonly isOld: boolean;
  expiresAt: number;
}

const KEY_PREFIX = '01g';

export class QueryCursors {
  readonly #cursors = new Map<string, OpenCursor>();
  #opened = 0;

  /**
   * Keeps an answer and gives it a locator of 18 characters. Under a version before 56 a user has ten cursors, and the
   * eleventh closes the oldest.
   */
  open(answer: Pages, { user, now, basePath }: Opener, pageSize: number): string {
    const version = Number(/\d+\.\d+$/.exec(basePath)?.[0]);
    const locator = id18(KEY_PREFIX, this.#opened);
    this.#opened += 1;
    const isOld = version < OLD_QUERY_CURSORS_TO_VERSION;
    if (isOld) this.#makeRoom(user);
    if (this.#cursors.size === QUERY_CURSORS_KEPT) this.#cursors.delete(this.#cursors.keys().next().value!);
    const expiresAt = now + (isOld ? OLD_QUERY_CURSOR_IDLE_MS : QUERY_CURSOR_LIFE_MS);
    this.#cursors.set(locator, { answer, user, pageSize, pageSizes: new Map(), isOld, expiresAt });
    return locator;
  }

  /** Cursors that have not expired. */
  count(now: number): number {
    let count = 0;
    for (const { expiresAt } of this.#cursors.values()) if (expiresAt > now) count += 1;
    return count;
  }

  /** The user's cursor of this locator, unless it has expired; an old one lives on from its last use. */
  find(locator: string, user: number, now: number): QueryCursor | undefined {
    const cursor = this.#cursors.get(locator);
    if (cursor === undefined || cursor.user !== user) return undefined;
    if (cursor.expiresAt <= now) {
      this.#cursors.delete(locator);
      return undefined;
    }
    if (cursor.isOld) cursor.expiresAt = now + OLD_QUERY_CURSOR_IDLE_MS;
    return cursor;
  }

  #makeRoom(user: number): void {
    const own = [...this.#cursors].filter(([, cursor]) => cursor.isOld && cursor.user === user);
    if (own.length >= OLD_QUERY_CURSORS_PER_USER) this.#cursors.delete(own[0]![0]);
  }
}
