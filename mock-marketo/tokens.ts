/**
 * Access tokens of the one custom service. A token lives for an hour; asking again before its end returns the same
 * token with what is left of its life (documented, Adobe "Authentication").
 */
import { SECOND_MS, type Stream, streamFor } from '../engine/kernel/index.ts';
import { TOKEN_LIFE_MS } from './limits.ts';

/** What a token is worth at an instant. */
export type TokenState = 'valid' | 'expired' | 'unknown';

/** Expired tokens that are remembered, so that they are told from invented ones. */
const REMEMBERED = 1_000;

export class Tokens {
  readonly #stream: Stream;
  readonly #expired = new Set<string>();
  #current = '';
  #expiresAt = 0;

  constructor(seed: number) {
    this.#stream = streamFor(seed, 'access tokens');
  }

  /** The token to use at `now`, and the seconds left of it as the original shows them. */
  issue(now: number): { token: string; expiresIn: number } {
    if (now >= this.#expiresAt) {
      this.#retire();
      this.#current = `${this.#uuid()}:int`;
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

  /** A version 4 UUID drawn from the seeded stream. */
  #uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.#stream.bits().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
