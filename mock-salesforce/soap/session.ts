/** Signing in and out, and who is signed in. */
import { z } from 'zod';
import { isoInstant } from '../../engine/kernel/index.ts';
import { type Outcome, refused } from '../errors.ts';
import type { Org } from '../org.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { NIL, orNil } from '../xml/index.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const credentials = z.object({ username: z.string().default(''), password: z.string().default('') });
const nothing = z.unknown();

function login(call: SoapCall, { username, password }: z.output<typeof credentials>): Outcome<Result> {
  const { api, org, now, incoming } = call;
  if (org.options.soapLogin === false) return refused('soapLoginDisabled');
  const user = signIn(org, username, password);
  if (typeof user !== 'number') return refused('loginFailed');
  const organizationId = org.object('Organization').idOf(0).slice(0, 15);
  const version = incoming.params.version!;
  const result = {
    metadataServerUrl: `${incoming.origin}/services/Soap/m/${version}/${organizationId}`,
    passwordExpired: false,
    sandbox: false,
    serverUrl: `${incoming.origin}/services/Soap/u/${version}/${organizationId}`,
    sessionId: api.sessions.open(user, now).token,
    userId: org.object('User').idOf(user),
    userInfo: userInfo(call, user),
  };
  return { ok: true, value: result };
}

function logout({ api, token }: SoapCall): Outcome<Result> {
  api.sessions.close(token);
  return { ok: true, value: undefined };
}

/** GetUserInfoResult, in the order of the partner WSDL 47.0. */
function userInfo({ org, api }: SoapCall, user: number): object {
  const read = readerOf(org, user);
  const organization = org.object('Organization');
  return {
    accessibilityMode: false,
    chatterExternal: false,
    currencySymbol: '$',
    orgAttachmentFileSizeLimit: 5_242_880,
    orgDefaultCurrencyIsoCode: 'USD',
    orgDefaultCurrencyLocale: 'en_US',
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: org.options.personAccounts === true,
    organizationId: organization.idOf(0),
    organizationMultiCurrency: false,
    organizationName: organization.value(0, organization.field('Name')),
    profileId: read('ProfileId'),
    roleId: NIL,
    sessionSecondsValid: api.sessions.idleMs / 1_000,
    userDefaultCurrencyIsoCode: NIL,
    userEmail: read('Email'),
    userFullName: read('Name'),
    userId: org.object('User').idOf(user),
    userLanguage: read('LanguageLocaleKey'),
    userLocale: read('LocaleSidKey'),
    userName: read('Username'),
    userTimeZone: read('TimeZoneSidKey'),
    userType: 'Standard',
    userUiSkin: 'Theme3',
  };
}

function readerOf(org: Org, user: number): (field: string) => unknown {
  const users = org.object('User');
  return (field) => orNil(users.value(user, users.field(field)));
}

export const sessionVerbs: Readonly<Record<string, Verb>> = {
  login: verb(credentials, login, { access: 'open' }),
  logout: verb(nothing, logout),
  getUserInfo: verb(nothing, (call) => ({ ok: true, value: userInfo(call, call.user) })),
  getServerTimestamp: verb(nothing, ({ now }) => ({ ok: true, value: { timestamp: isoInstant(now) } })),
};
