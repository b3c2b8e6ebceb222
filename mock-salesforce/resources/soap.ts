/**
 * The SOAP partner API: login and logout, which older clients begin and end with. Elements are read by their local
 * name; result elements carry no prefix, because clients search them as text (observed, jsforce and simple-salesforce).
 */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../api.ts';
import { SESSION_IDLE_MS } from '../limits.ts';
import { signIn } from '../sign-in.ts';
import { childText, escapeXml, soapBody, soapFault } from '../soap-envelope.ts';

function soap(call: Call, envelope: string): Reply {
  const body = soapBody(envelope);
  if (/<(?:\w+:)?login[\s>]/.test(body)) return login(call, body);
  if (/<(?:\w+:)?logout[\s/>]/.test(body)) return logout(call, envelope);
  return xml(500, soapFault('INVALID_OPERATION', 'this mock answers login and logout only'));
}

function login(call: Call, body: string): Reply {
  const user = signIn(call.org, childText(body, 'username'), childText(body, 'password'));
  if (typeof user !== 'number') {
    const message = 'Invalid username, password, security token; or user locked out.';
    return xml(500, soapFault('INVALID_LOGIN', message));
  }
  const session = call.api.sessions.open(user, call.now);
  return xml(200, loginResult(call, user, session.token));
}

function logout({ api, now }: Call, envelope: string): Reply {
  const token = childText(envelope, 'sessionId');
  if (api.sessions.find(token, now) === undefined) {
    return xml(
      500,
      soapFault('INVALID_SESSION_ID', 'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader'),
    );
  }
  api.sessions.close(token);
  return xml(200, '<logoutResponse/>');
}

/** The fields of LoginResult in the order of the partner WSDL 47.0. */
function loginResult({ org, incoming }: Call, user: number, token: string): string {
  const users = org.object('User');
  const organization = org.object('Organization');
  const read = (field: string) => String(users.value(user, users.field(field)) ?? '');
  const version = incoming.params.version!;
  const organizationId = organization.idOf(0);
  const userId = users.idOf(user);
  const userInfo = elements({
    organizationId,
    organizationMultiCurrency: false,
    organizationName: organization.value(0, organization.field('Name')),
    orgHasPersonAccounts: false,
    profileId: read('ProfileId'),
    sessionSecondsValid: SESSION_IDLE_MS / 1_000,
    userEmail: read('Email'),
    userFullName: read('Name'),
    userId,
    userLanguage: read('LanguageLocaleKey'),
    userLocale: read('LocaleSidKey'),
    userName: read('Username'),
    userTimeZone: read('TimeZoneSidKey'),
    userType: 'Standard',
  });
  const result = elements({
    metadataServerUrl: `${incoming.origin}/services/Soap/m/${version}/${organizationId.slice(0, 15)}`,
    passwordExpired: false,
    sandbox: false,
    serverUrl: `${incoming.origin}/services/Soap/u/${version}/${organizationId.slice(0, 15)}`,
    sessionId: token,
    userId,
  });
  return `<loginResponse><result>${result}<userInfo>${userInfo}</userInfo></result></loginResponse>`;
}

function elements(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

/** An answer in its envelope: only Envelope and Body carry a prefix. */
function xml(status: number, content: string): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`;
  return { status, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body };
}

const options = { access: 'open', format: 'text', input: z.string() } as const;

export const soapOperations = [
  operation('POST', '/services/Soap/u/:version', options, soap),
  operation('POST', '/services/Soap/u/:version/:organization', options, soap),
];
