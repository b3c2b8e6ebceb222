/**
 * The assertion of OAuth's JWT bearer grant: an RS256 token with the client's id, the user's name and an end. Without a
 * certificate of the connected app any well-formed RS256 assertion is believed, for the mock is handed no one's key;
 * with one the signature is verified. The audience is not compared: the CLI signs the instance's address, where the
 * original wants the login host (observed, Salesforce CLI 2.150).
 */
import { createVerify } from 'node:crypto';
import { z } from 'zod';

/** Milliseconds are told from seconds by size: the CLI signs `exp` in milliseconds (observed, 2.150). */
const FIRST_MILLISECONDS = 100_000_000_000;

const header = z.looseObject({ alg: z.literal('RS256') });
const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number().positive(),
});

/** What an assertion says; `exp` is in milliseconds. */
export interface Assertion {
  readonly iss: string;
  readonly sub: string;
  readonly exp: number;
}

/**
 * Reads an assertion; undefined when it is not a well-formed RS256 token or its signature is wrong.
 * @param certificate the connected app's certificate or public key, as PEM
 */
export function readAssertion(token: string, certificate: string | undefined): Assertion | undefined {
  const [first = '', second = '', signature = '', ...rest] = token.split('.');
  if (signature === '' || rest.length > 0) return undefined;
  const read = claims.safeParse(jsonOf(second));
  if (!header.safeParse(jsonOf(first)).success || !read.success) return undefined;
  if (certificate !== undefined && !isSigned(`${first}.${second}`, signature, certificate)) return undefined;
  const { iss, sub, exp } = read.data;
  return { iss, sub, exp: exp < FIRST_MILLISECONDS ? exp * 1_000 : exp };
}

function isSigned(text: string, signature: string, certificate: string): boolean {
  return createVerify('RSA-SHA256').update(text).verify(certificate, signature, 'base64url');
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
