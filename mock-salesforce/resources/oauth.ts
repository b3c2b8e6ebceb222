/** OAuth: every grant that clients use, and the end of a session. Errors are OAuth's own, with status 400. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Call, operation, type Reply } from '../api.ts';
import { CREDENTIALS, SYNC_USER, SYSTEM_ADMINISTRATOR } from '../setup-records.ts';
import { isClient, isClientSecret, signIn, userNamed } from '../sign-in.ts';
import { identityUrl } from './identity.ts';

type Form = Readonly<Record<string, string>>;

const form = z.record(z.string(), z.string());

/** A user who may have a session, and whether the client also gets a refresh token; or why it gets nothing. */
type Grant =
  | { readonly user: number; readonly withRefresh?: boolean }
  | { readonly error: string; readonly description: string };

/** A user's row, or why not, as a grant. */
function grantOf(user: number | string | undefined, withRefresh = false): Grant {
  if (typeof user === 'number') return { user, withRefresh };
  return { error: 'invalid_grant', description: user ?? 'expired authorization code' };
}

const GRANTS: Readonly<Record<string, (call: Call, fields: Form) => Grant>> = {
  password: ({ org }, { username = '', password = '' }) => grantOf(signIn(org, username, password)),
  client_credentials: () => ({ user: SYNC_USER }),
  refresh_token: ({ api }, { refresh_token = '' }) =>
    grantOf(api.sessions.userOfRefreshToken(refresh_token) ?? 'expired access/refresh token'),
  authorization_code: ({ api }, { code = '' }) => grantOf(api.sessions.takeCode(code), true),
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ({ org }, { assertion = '' }) =>
    grantOf(userNamed(org, String(claimsOf(assertion).sub))),
};

/** Grants whose client may be public, that is without a secret. */
const WITHOUT_SECRET = new Set(['refresh_token', 'urn:ietf:params:oauth:grant-type:jwt-bearer']);

function token(call: Call, fields: Form): Reply {
  const grant = GRANTS[fields.grant_type ?? ''];
  if (grant === undefined) return refusal('unsupported_grant_type', 'grant type not supported');
  const client = clientError(call, fields);
  if (client !== undefined) return client;
  const granted = grant(call, fields);
  if ('error' in granted) return refusal(granted.error, granted.description);
  return { status: 200, body: tokenBody(call, granted.user, granted.withRefresh === true) };
}

/** The client's id and secret, from the form, from Basic authorization, or from the claims of a JWT. */
function clientError({ incoming }: Call, fields: Form): Reply | undefined {
  const [, basic = ''] = /^Basic +(\S+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
  const [basicId, basicSecret] = Buffer.from(basic, 'base64').toString().split(':');
  const claims = claimsOf(fields.assertion ?? '');
  const id = fields.client_id ?? (basicId || String(claims.iss));
  if (!isClient(id)) return refusal('invalid_client_id', 'client identifier invalid');
  const secret = fields.client_secret ?? basicSecret;
  const mayOmit = secret === undefined && WITHOUT_SECRET.has(fields.grant_type ?? '');
  return mayOmit || isClientSecret(secret)
    ? undefined
    : refusal('invalid_client', 'invalid client credentials');
}

/** The claims of a JWT. Its signature is not verified: the mock knows no client's certificate. */
function claimsOf(assertion: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

function tokenBody(call: Call, user: number, withRefresh: boolean): Record<string, string> {
  const { api, incoming, now } = call;
  const id = identityUrl(call, user);
  const issuedAt = String(now);
  return {
    access_token: api.sessions.open(user, now).token,
    ...(withRefresh ? { refresh_token: api.sessions.grantRefresh(user) } : {}),
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
  const { redirect_uri: redirect, client_id: client, state, login_hint: hint } = fields;
  if (!isClient(client)) return refusal('invalid_client_id', 'client identifier invalid');
  if (redirect === undefined || !URL.canParse(redirect)) {
    return refusal('redirect_uri_missing', 'redirect_uri not provided');
  }
  const user = hint === undefined ? SYSTEM_ADMINISTRATOR : userNamed(call.org, hint);
  if (typeof user !== 'number') return refusal('invalid_grant', user);
  const location = new URL(redirect);
  location.searchParams.set('code', call.api.sessions.grantCode(user));
  if (state !== undefined) location.searchParams.set('state', state);
  return { status: 302, headers: { location: location.href } };
}

function revoke({ api }: Call, { token: revoked = '' }: Form): Reply {
  api.sessions.close(revoked);
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: '' };
}

const open = { access: 'open', refuse: () => refusal('invalid_request', 'malformed request') } as const;

export const oauthOperations = [
  operation('POST', '/services/oauth2/token', { ...open, format: 'form', input: form }, token),
  operation('POST', '/services/oauth2/revoke', { ...open, format: 'form', input: form }, revoke),
  operation('GET', '/services/oauth2/revoke', { ...open, input: form }, revoke),
  operation('GET', '/services/oauth2/authorize', { ...open, input: form }, authorize),
];
