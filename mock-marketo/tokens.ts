/**
 * Access tokens of the one custom service. A token lives for an hour; asking again before its end returns the same
 * token with what is left of its life (documented, Adobe "Authentication").
 */
import { SECOND_MS } from '../engine/kernel/index.ts';
import { TOKEN_LIFE_MS } from './limits.ts';
import { Uuids } from './uuids.ts';

/** What a token is worth at an instant. */
export type TokenState = 'valid' | 'expired' | 'unknown';

/** Expired tokens that are remembered, so that they are told from invented ones. */
const REMEMBERED = 1_000;

export class Tokens {
  readonly #uuids: Uuids;
  readonly #expired = new Set<string>();
  #current = '';
  #expiresAt = 0;

  constructor(seed: number) {
    this.#uuids = new Uuids(seed, 'access tokens');
  }

  /** The token to use at `now`, and the seconds left of it as the original shows them. */
  issue(now: number): { token: string; expiresIn: number } {
    if (now >= this.#expiresAt) {
      this.#retire();
      this.#current = `${this.#uuids.next()}:int`;
      this.#expiresAt = now + TOKEN_LIFE_MS;
    }
    const left = Math.ceil((this.#expiresAt - now) / SECOND_MS) - 1;
    return { token: this.#current, expiresIn: left };
  }

  /** Whether calls with this token are answered. */
  stateOf(token: string, now: number): TokenState {
    if (token === this.#current && token !== '') return now < this.#expiresAt ? 'valid' : 'expired';
    return this.#expired.has(token) ? 'expired' : 'unknown';
  }

  /** Whether there is a token that calls are answered with. */
  isValid(now: number): boolean {
    return this.#current !== '' && now < this.#expiresAt;
  }

  /** Ends the life of the present token at once. */
  expire(now: number): void {
    this.#expiresAt = Math.min(this.#expiresAt, now);
  }

  #retire(): void {
    if (this.#current === '') return;
    this.#expired.add(this.#current);
    if (this.#expired.size > REMEMBERED) {
      for (const oldest of this.#expired) {
        this.#expired.delete(oldest);
        break;
      }
    }
  }
}
