/**
 * My Tokens in the texts of flow steps: `{{my.message}}`, with a default after a colon. A call of the REST API can bring
 * values of its own for one run (documented, Adobe "Smart campaigns"); a token without any value stays as it is written
 * (assumed).
 */

/** Values by name, without braces: `my.message`. */
export type Tokens = ReadonlyMap<string, string>;

export const NO_TOKENS: Tokens = new Map();

const TOKEN = /\{\{(my\.[^{}:]+)(?::default=([^{}]*))?\}\}/g;

/** A token's name without its braces; undefined for what is not written `{{my.name}}`. */
export function tokenName(written: string): string | undefined {
  return /^\{\{(my\.[^{}:]+)\}\}$/.exec(written)?.[1];
}

/** Tokens by their written names. @throws RangeError for a name that is not written `{{my.name}}` */
export function tokensOf(written: Readonly<Record<string, string>>): Tokens {
  const tokens = new Map<string, string>();
  for (const [token, value] of Object.entries(written)) {
    const name = tokenName(token);
    if (name === undefined) throw new RangeError(`'${token}' is no token: write {{my.name}}`);
    tokens.set(name, value);
  }
  return tokens;
}

/** Whether a text has tokens to be filled in. */
export function hasTokens(text: unknown): text is string {
  return typeof text === 'string' && text.includes('{{my.');
}

/** A text with its tokens filled in; the first source that has a value gives it. */
export function filled(text: string, ...sources: readonly Tokens[]): string {
  return text.replace(TOKEN, (written, name: string, byDefault: string | undefined) => {
    for (const tokens of sources) {
      const value = tokens.get(name);
      if (value !== undefined) return value;
    }
    return byDefault ?? written;
  });
}
