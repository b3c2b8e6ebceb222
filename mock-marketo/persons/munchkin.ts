/**
 * Munchkin cookies: whose web activity a browser's visits are. A cookie belongs to the person it was last associated with
 * (documented, Adobe "Leads").
 */

/** `id:287-GTJ-838&token:_mch-marketo.com-1396310362214-46169` (documented, Adobe "Leads"); the id is left out by some pages. */
const COOKIE = /^(id:\d{3}-[A-Z]{3}-\d{3}&)?token:_mch-[\w.-]+-\d{13}-\d{5}$/;

export class Munchkin {
  readonly #personByToken = new Map<string, number>();

  /** Whether a text has the form of a cookie. */
  static isCookie(text: string): boolean {
    return COOKIE.test(text);
  }

  associate(cookie: string, person: number): void {
    this.#personByToken.set(tokenOf(cookie), person);
  }

  /** The person a cookie belongs to, or undefined. */
  personOf(cookie: string): number | undefined {
    return this.#personByToken.get(tokenOf(cookie));
  }

  /** The cookies of a person that was merged go to the one that stays. */
  move(from: number, to: number): void {
    for (const [token, person] of this.#personByToken)
      if (person === from) this.#personByToken.set(token, to);
  }
}

function tokenOf(cookie: string): string {
  return cookie.slice(cookie.indexOf('token:'));
}
