/** Who am I: the identity URL of a session's user, and OpenID's userinfo. */
import { isoInstant, type Value } from '../../engine/kernel/index.ts';
import { type Call, operation, type Reply } from '../api.ts';

/** `http://127.0.0.1:4020/id/<org>/<user>`: clients take both Ids from its last two segments. */
export function identityUrl({ org, incoming }: Call, user: number): string {
  return `${incoming.origin}/id/${org.object('Organization').idOf(0)}/${org.object('User').idOf(user)}`;
}

function userinfo(call: Call): Reply {
  const { org, user, incoming } = call;
  const read = reader(call);
  return {
    status: 200,
    body: {
      sub: identityUrl(call, user),
      user_id: org.object('User').idOf(user),
      organization_id: org.object('Organization').idOf(0),
      preferred_username: read('Username'),
      nickname: read('Alias'),
      name: read('Name'),
      given_name: read('FirstName'),
      family_name: read('LastName'),
      email: read('Email'),
      email_verified: true,
      zoneinfo: read('TimeZoneSidKey'),
      urls: urlsOf(incoming.origin),
      active: read('IsActive'),
      user_type: 'STANDARD',
      language: read('LanguageLocaleKey'),
      locale: read('LocaleSidKey'),
      utcOffset: 0,
      updated_at: isoInstant(call.now).replace('Z', '+0000'),
    },
  };
}

function identity(call: Call): Reply {
  const { org, user, incoming } = call;
  const read = reader(call);
  return {
    status: 200,
    body: {
      id: identityUrl(call, user),
      asserted_user: true,
      user_id: org.object('User').idOf(user),
      organization_id: org.object('Organization').idOf(0),
      username: read('Username'),
      nick_name: read('Alias'),
      display_name: read('Name'),
      email: read('Email'),
      email_verified: true,
      first_name: read('FirstName'),
      last_name: read('LastName'),
      timezone: read('TimeZoneSidKey'),
      urls: urlsOf(incoming.origin),
      active: read('IsActive'),
      user_type: 'STANDARD',
      language: read('LanguageLocaleKey'),
      locale: read('LocaleSidKey'),
      utcOffset: 0,
      last_modified_date: read('LastModifiedDate'),
      is_app_installed: true,
    },
  };
}

function reader({ org, user }: Call): (field: string) => Value {
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

export const identityOperations = [
  operation('GET', '/services/oauth2/userinfo', {}, userinfo),
  operation('POST', '/services/oauth2/userinfo', {}, userinfo),
  operation('GET', '/id/:organization/:userId', {}, identity),
];
