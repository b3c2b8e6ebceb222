/** OAuth: every grant that clients use, and the end of a session. Errors are OAuth's own, with status 400. */
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Call, operation, type Reply } from '../api.ts';
import { type ApiError, ERRORS } from '../errors.ts';
import { singleValues } from '../http/incoming.ts';
import type { Org } from '../org.ts';
import { CREDENTIALS, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../setup-records.ts';
import { readAssertion } from '../sign-in/jwt.ts';
import { isClient, isClientSecret, refusalOf, signIn, userNamed } from '../sign-in/sign-in.ts';
import { identityUrl } from './identity.ts';

type Form = Readonly<Record<string, string>>;

const form = z.record(z.string(), z.string());

/** A user who may have a session, and the refresh token that opened it or is new; or why there is none. */
type Grant = Granted | { readonly error: string; readonly description: string };

interface Granted {
  readonly user: number;
  readonly withRefresh?: boolean;
  readonly refreshToken?: string;
}

/** A user's row, or why not, as a grant. */
function grantOf(user: number | string, withRefresh = false): Grant {
  return typeof user === 'number' ? { user, withRefresh } : { error: 'invalid_grant', description: user };
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const GRANTS: Readonly<Record<string, (call: Call, fields: Form) => Grant>> = {
  password: ({ org }, { username = '', password = '' }) => grantOf(signIn(org, username, password)),
  client_credentials: () => ({ user: SYNC_USER }),
  refresh_token: refreshGrant,
  authorization_code: codeGrant,
  [JWT_BEARER]: jwtGrant,
};

/** With rotation on, the old token is dead as soon as the new one is granted. */
function refreshGrant({ api, org }: Call, { refresh_token: given = '' }: Form): Grant {
  const user = api.sessions.userOfRefreshToken(given);
  if (user === undefined) return grantOf('expired access/refresh token');
  if (org.options.connectedApp?.rotatesRefreshTokens !== true) return { user, refreshToken: given };
  api.sessions.forgetRefresh(given);
  return grantOf(user, true);
}

/** Observed, several public clients; a request without an address is let pass (approximated). */
const REDIRECT_MISMATCH: Grant = {
  error: 'redirect_uri_mismatch',
  description: 'redirect_uri must match configuration',
};

/** A code is used up even by a wrong verifier (documented, RFC 7636 and "OAuth 2.0 Web Server Flow"). */
function codeGrant({ api, now }: Call, fields: Form): Grant {
  const { code = '', code_verifier: verifier = '', redirect_uri: redirect } = fields;
  const granted = api.sessions.takeCode(code, now);
  if (granted === undefined) return grantOf('expired authorization code');
  const { user, challenge, redirectUri } = granted;
  if (redirect !== undefined && redirect !== redirectUri) return REDIRECT_MISMATCH;
  const isProved =
    challenge === undefined || challenge === createHash('sha256').update(verifier).digest('base64url');
  return grantOf(isProved ? user : 'invalid code verifier', true);
}

function jwtGrant({ org, now }: Call, { assertion = '' }: Form): Grant {
  const read = readAssertion(assertion, org.options.connectedApp?.certificate);
  if (read === undefined) return grantOf('invalid assertion');
  if (read.exp <= now) return grantOf('assertion has expired');
  return grantOf(isApproved(org, read.sub) ? userNamed(org, read.sub) : "user hasn't approved this consumer");
}

/** A JWT signs in only who has approved the app before, or was approved by an administrator. */
function isApproved({ options }: Org, username: string): boolean {
  const approved = options.connectedApp?.approvedUsers;
  return approved === undefined || approved.some((one) => one.toLowerCase() === username.toLowerCase());
}

/** Grants whose client may be public, that is without a secret; a code is then proved by its verifier. */
const WITHOUT_SECRET = new Set(['authorization_code', 'refresh_token', JWT_BEARER]);

/** Parameters may stand in the address, too (observed, many public clients). */
function token(call: Call, form: Form): Reply {
  const fields = { ...singleValues(call.incoming.query), ...form };
  const grant = GRANTS[fields.grant_type ?? ''];
  if (grant === undefined) return refusal('unsupported_grant_type', 'grant type not supported');
  const client = clientError(call, fields);
  if (client !== undefined) return client;
  const granted = grant(call, fields);
  if ('error' in granted) return refusal(granted.error, granted.description);
  const refused = refusalOf(call.org, granted.user);
  if (refused !== undefined) return refusal('invalid_grant', refused);
  return { status: 200, body: tokenBody(call, granted) };
}

/** The client's id and secret, from the form, from Basic authorization, or from the claims of a JWT. */
function clientError({ incoming, org }: Call, fields: Form): Reply | undefined {
  const [, basic = ''] = /^Basic +(\S+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
  const [basicId, basicSecret] = Buffer.from(basic, 'base64').toString().split(':');
  const isJwt = fields.grant_type === JWT_BEARER;
  const id = fields.client_id ?? (isJwt ? issuerOf(org, fields) : basicId);
  if (isJwt && id === undefined) return undefined;
  if (!isClient(id)) return refusal('invalid_client_id', 'client identifier invalid');
  const secret = fields.client_secret ?? basicSecret;
  const mayOmit = secret === undefined && WITHOUT_SECRET.has(fields.grant_type ?? '');
  return mayOmit || isClientSecret(secret)
    ? undefined
    : refusal('invalid_client', 'invalid client credentials');
}

/** The client that a JWT names; undefined for an assertion that its grant will refuse. */
function issuerOf(org: Org, { assertion = '' }: Form): string | undefined {
  return readAssertion(assertion, org.options.connectedApp?.certificate)?.iss;
}

function tokenBody(call: Call, { user, withRefresh, refreshToken }: Granted): Record<string, string> {
  const { api, incoming, now } = call;
  const newToken = withRefresh ? api.sessions.grantRefresh(user) : undefined;
  const id = identityUrl(call, user);
  const issuedAt = String(now);
  return {
    access_token: api.sessions.open(user, now, newToken ?? refreshToken).token,
    ...(newToken === undefined ? {} : { refresh_token: newToken }),
    instance_url: incoming.origin,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
    signature: createHmac('sha256', CREDENTIALS.sync.clientSecret)
      .update(id + issuedAt)
      .digest('base64'),
    scope: 'api refresh_token',
  };
}

function refusal(error: string, description: string): Reply {
  return { status: 400, body: { error, error_description: description } };
}

/** The login page that nobody sees: whoever asks is signed in at once, as the administrator or as `login_hint`. */
function authorize(call: Call, fields: Form): Reply {
  const {
    redirect_uri: redirect,
    client_id: client,
    state,
    login_hint: hint,
    code_challenge: challenge,
  } = fields;
  if (!isClient(client)) return refusal('invalid_client_id', 'client identifier invalid');
  if (redirect === undefined || !URL.canParse(redirect)) {
    return refusal('redirect_uri_missing', 'redirect_uri not provided');
  }
  const user = hint === undefined ? SYSTEM_ADMINISTRATOR : userNamed(call.org, hint);
  if (typeof user !== 'number') return refusal('invalid_grant', user);
  const location = new URL(redirect);
  location.searchParams.set('code', call.api.sessions.grantCode(user, call.now, redirect, challenge));
  if (state !== undefined) location.searchParams.set('state', state);
  return { status: 302, headers: { location: location.href } };
}

/** Errors of this one are a form, too (observed, jsforce 3.10). */
function revoke({ api }: Call, { token: revoked = '' }: Form): Reply {
  if (!api.sessions.close(revoked)) {
    const body = new URLSearchParams({ error: 'invalid_token', error_description: 'invalid token' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { status: 400, headers, body: body.toString() };
  }
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: '' };
}

/** Errors that are not OAuth's own, as they come from faults: what the platform cannot do it asks to repeat. */
function refuse({ code, status, message }: ApiError): Reply {
  if (code === ERRORS.malformedBody.code) return refusal('invalid_request', 'malformed request');
  if (status === 401 || code === ERRORS.loginFailed.code)
    return refusal('invalid_grant', 'authentication failure');
  const error_description = status < 500 ? message : 'retry your request';
  return { status, body: { error: status < 500 ? 'invalid_request' : 'unknown_error', error_description } };
}

const open = { access: 'open', refuse } as const;

export const oauthOperations = [
  operation('POST', '/services/oauth2/token', { ...open, format: 'form', input: form }, token),
  operation('POST', '/services/oauth2/revoke', { ...open, format: 'form', input: form }, revoke),
  operation('GET', '/services/oauth2/revoke', { ...open, input: form }, revoke),
  operation('GET', '/services/oauth2/authorize', { ...open, input: form }, authorize),
];
