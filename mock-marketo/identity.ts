/** The token endpoint. Its answers are plain OAuth, not the envelope of the other endpoints, and cost no quota. */
import { API_USER, CLIENT_ID, CLIENT_SECRET } from './credentials.ts';
import type { Parameters } from './http/parameters.ts';
import type { Tokens } from './tokens.ts';

/** Path of the token endpoint. */
export const TOKEN_PATH = '/identity/oauth/token';

/** Headers of its answers (observed, recorded token answers). */
export const IDENTITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'x-xss-protection': '1; mode=block',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
};

/** An answer of the token endpoint: HTTP status and body. */
export interface IdentityReply {
  readonly status: 200 | 400 | 401;
  readonly body: Readonly<Record<string, string | number>>;
}

/**
 * Answers a token request by the client credentials grant, parameters in the query or in a form. The texts of a wrong
 * secret and an unknown id are observed in clients' tests; those of a wrong grant are assumed.
 */
export function answerIdentity(parameters: Parameters, tokens: Tokens, now: number): IdentityReply {
  const grant = parameters.one('grant_type');
  const id = parameters.one('client_id');
  if (grant === undefined) return refuse(400, 'invalid_request', 'Missing grant type');
  if (grant !== 'client_credentials') {
    return refuse(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}`);
  }
  if (id !== CLIENT_ID) return refuse(401, 'unauthorized', `No client with requested id: ${id ?? ''}`);
  if (parameters.one('client_secret') !== CLIENT_SECRET) {
    return refuse(401, 'invalid_client', 'Bad client credentials');
  }
  const { token, expiresIn } = tokens.issue(now);
  return {
    status: 200,
    body: { access_token: token, token_type: 'bearer', expires_in: expiresIn, scope: API_USER },
  };
}

function refuse(status: 400 | 401, error: string, description: string): IdentityReply {
  return { status, body: { error, error_description: description } };
}
