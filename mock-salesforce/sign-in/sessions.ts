/**
 * Who is signed in: access tokens with their users, refresh tokens, and authorization codes. Tokens are drawn from a
 * stream of the org's seed, so that the same requests in the same order get the same tokens.
 */
import { type Stream, streamFor } from '../../engine/kernel/index.ts';
import { id15 } from '../ids.ts';
import { CODE_LIFE_MS, SESSION_IDLE_MS, SESSIONS_KEPT } from '../limits.ts';

/** A signed-in user. */
export interface Session {
  readonly token: string;
  /** Row of User. */
  readonly user: number;
  /** The refresh token that came with it or opened it: revoking that ends the session, too. */
  readonly refreshToken: string | undefined;
  expiresAt: number;
}

/** What an authorization code was granted for. */
export interface Code {
  readonly user: number;
  /** Where it was sent. */
  readonly redirectUri: string;
  /** The SHA-256 that the client's verifier must have, where it asked for that (RFC 7636). */
  readonly challenge: string | undefined;
  readonly expiresAt: number;
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export class Sessions {
  readonly #stream: Stream;
  readonly #sessions = new Map<string, Session>();
  readonly #refreshTokens = new Map<string, number>();
  readonly #codes = new Map<string, Code>();

  /** How long a session lives without being used. */
  readonly idleMs: number;

  constructor(seed: number, idleMs = SESSION_IDLE_MS) {
    this.idleMs = idleMs;
    this.#stream = streamFor(seed, 'sessions');
  }

  /** A new session of a user. Clients demand a token of the form `00D…!…` (observed, Salesforce CLI 2.150). */
  open(user: number, now: number, refreshToken?: string): Session {
    const token = `${id15('00D', 0)}!AQ${this.#letters(40)}.${this.#letters(40)}`;
    const session = { token, user, refreshToken, expiresAt: now + this.idleMs };
    keep(this.#sessions, token, session);
    return session;
  }

  /** Sessions that have not ended. */
  count(now: number): number {
    let count = 0;
    for (const { expiresAt } of this.#sessions.values()) if (expiresAt > now) count += 1;
    return count;
  }

  /** The live session of a token; using it puts its end off. */
  find(token: string, now: number): Session | undefined {
    const session = this.#sessions.get(token);
    if (session === undefined) return undefined;
    if (session.expiresAt <= now) {
      this.#sessions.delete(token);
      return undefined;
    }
    session.expiresAt = now + this.idleMs;
    return session;
  }

  /** Ends a session, or forgets a refresh token and ends what it opened; false when the token is neither. */
  close(token: string): boolean {
    if (this.#sessions.delete(token)) return true;
    if (!this.forgetRefresh(token)) return false;
    for (const [key, { refreshToken }] of this.#sessions) {
      if (refreshToken === token) this.#sessions.delete(key);
    }
    return true;
  }

  /** A refresh token opens no more sessions; those it has opened go on. */
  forgetRefresh(token: string): boolean {
    return this.#refreshTokens.delete(token);
  }

  /** Ends every session; refresh tokens go on. */
  expireAll(): void {
    this.#sessions.clear();
  }

  /** A token that opens sessions of a user until it is revoked. */
  grantRefresh(user: number): string {
    const token = `5Aep${this.#letters(60)}`;
    keep(this.#refreshTokens, token, user);
    return token;
  }

  userOfRefreshToken(token: string): number | undefined {
    return this.#refreshTokens.get(token);
  }

  /** A code for a client to exchange, once and soon, for a session of a user. */
  grantCode(user: number, now: number, redirectUri: string, challenge?: string): string {
    const code = `aPrx${this.#letters(30)}`;
    keep(this.#codes, code, { user, redirectUri, challenge, expiresAt: now + CODE_LIFE_MS });
    return code;
  }

  /** What a code was granted for, unless it has expired; it is used up by asking. */
  takeCode(code: string, now: number): Code | undefined {
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    return granted !== undefined && granted.expiresAt > now ? granted : undefined;
  }

  #letters(count: number): string {
    let text = '';
    for (let i = 0; i < count; i += 1) text += LETTERS[this.#stream.int(0, LETTERS.length - 1)];
    return text;
  }
}

/** Adds an entry; the oldest goes when there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size === SESSIONS_KEPT) map.delete(map.keys().next().value!);
  map.set(key, value);
}
