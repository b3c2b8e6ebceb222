/** Who am I: the identity URL of a session's user, and OpenID's userinfo. */
import { z } from 'zod';
import type { Value } from '../../engine/kernel/index.ts';
import { type Call, operation, type Reply, restError } from '../api.ts';
import { type ApiError, ERRORS } from '../errors.ts';
import { bearerToken } from '../http/incoming.ts';
import type { Org } from '../org.ts';

/** `http://127.0.0.1:4020/id/<org>/<user>`: clients take both Ids from its last two segments. */
export function identityUrl({ org, incoming }: Call, user: number): string {
  return `${incoming.origin}/id/${org.object('Organization').idOf(0)}/${org.object('User').idOf(user)}`;
}

/** What both describe a user with. */
function commonOf({ org, incoming }: Call, user: number): Record<string, unknown> {
  const read = readerOf(org, user);
  return {
    user_id: org.object('User').idOf(user),
    organization_id: org.object('Organization').idOf(0),
    email: read('Email'),
    email_verified: true,
    urls: urlsOf(incoming.origin),
    active: read('IsActive'),
    user_type: 'STANDARD',
    language: read('LanguageLocaleKey'),
    locale: read('LocaleSidKey'),
    utcOffset: 0,
  };
}

function userinfo(call: Call, form: Form): Reply {
  const user = signedIn(call, form);
  if (typeof user !== 'number') return user;
  const read = readerOf(call.org, user);
  return {
    status: 200,
    body: {
      sub: identityUrl(call, user),
      ...commonOf(call, user),
      preferred_username: read('Username'),
      nickname: read('Alias'),
      name: read('Name'),
      given_name: read('FirstName'),
      family_name: read('LastName'),
      zoneinfo: read('TimeZoneSidKey'),
      updated_at: read('LastModifiedDate'),
    },
  };
}

/** Anyone who is signed in to the org may ask who a user of it is. */
function identity(call: Call, form: Form): Reply {
  const asker = signedIn(call, form);
  if (typeof asker !== 'number') return asker;
  const { org, incoming } = call;
  if (!isSameId(incoming.params.organization!, org.object('Organization').idOf(0)))
    return refusal('Wrong_Org');
  const user = org.object('User').rowOf(incoming.params.userId!);
  if (user < 0) return refusal('Bad_Id', 404);
  const read = readerOf(org, user);
  return {
    status: 200,
    body: {
      id: identityUrl(call, user),
      asserted_user: user === asker,
      ...commonOf(call, user),
      username: read('Username'),
      nick_name: read('Alias'),
      display_name: read('Name'),
      first_name: read('FirstName'),
      last_name: read('LastName'),
      timezone: read('TimeZoneSidKey'),
      status: { created_date: null, body: null },
      last_modified_date: read('LastModifiedDate'),
      is_app_installed: true,
    },
  };
}

/** The user whose token came as a header, in the address, or in a form; or the refusal. */
function signedIn({ api, incoming, now }: Call, form: Form): number | Reply {
  const token = bearerToken(incoming) ?? form.oauth_token ?? form.access_token;
  if (token === undefined) return refusal('Missing_OAuth_Token');
  return api.sessions.find(token, now)?.user ?? refusal('Bad_OAuth_Token');
}

/** These two answer with a bare word (documented, help "Identity URLs"; nforce looks for it, observed). */
function refusal(body: string, status = 403): Reply {
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body };
}

function isSameId(given: string, id: string): boolean {
  return given === id || given === id.slice(0, 15);
}

function readerOf(org: Org, user: number): (field: string) => Value {
  const users = org.object('User');
  return (field) => users.value(user, users.field(field));
}

function urlsOf(origin: string): Record<string, string> {
  const rest = `${origin}/services/data/v{version}/`;
  return {
    partner: `${origin}/services/Soap/u/{version}`,
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
  };
}

type Form = Readonly<Record<string, string>>;

/** A fault's error; trouble with the session is told as by the operations themselves. */
const refuse = (error: ApiError): Reply =>
  error.code === ERRORS.sessionInvalid.code ? refusal('Bad_OAuth_Token') : restError(error);

const options = {
  access: 'open',
  format: 'form',
  input: z.record(z.string(), z.string()),
  refuse,
} as const;

export const identityOperations = [
  operation('GET', '/services/oauth2/userinfo', options, userinfo),
  operation('POST', '/services/oauth2/userinfo', options, userinfo),
  operation('GET', '/id/:organization/:userId', options, identity),
  operation('POST', '/id/:organization/:userId', options, identity),
];
