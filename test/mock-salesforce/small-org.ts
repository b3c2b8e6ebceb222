/** A small org that the tests of the mock share, alone or behind its server. */
import { VirtualClock } from '../../engine/kernel/index.ts';
import { buildServer, Org, type OrgOptions } from '../../mock-salesforce/index.ts';

export const START = Date.parse('2026-01-05T08:00:00Z');

const EXTERNAL_ID = {
  object: 'Contact',
  name: 'Ext__c',
  label: 'External Id',
  type: 'string',
  length: 20,
  externalId: true,
  unique: true,
  custom: true,
} as const;

const REGION = {
  object: 'Contact',
  name: 'Region__c',
  label: 'Region',
  type: 'picklist',
  custom: true,
  picklistValues: ['North', 'South'],
  restrictedPicklist: true,
} as const;

/** A multi-select picklist, for orgs that want one. */
export const INTERESTS = {
  object: 'Contact',
  name: 'Interests__c',
  label: 'Interests',
  type: 'multipicklist',
  custom: true,
  picklistValues: ['Art', 'Books', 'Chess'],
} as const;

/** 3 accounts, 12 contacts (four of each account) and 5 leads, made a day before the clock starts. */
export function smallOrg(options: Partial<OrgOptions> = {}): Org {
  return new Org({
    startAt: START - 86_400_000,
    customFields: [EXTERNAL_ID, REGION],
    populations: {
      Account: { count: 3, bases: { Name: (row) => ['Acme', 'Globex', 'Initech'][row]! } },
      Contact: {
        count: 12,
        bases: {
          FirstName: (row) => (row === 11 ? null : `First${row}`),
          LastName: (row) => `Last${row}`,
          Email: (row) => `person${row}@example.com`,
        },
        lookups: { AccountId: (row) => row % 3 },
      },
      Lead: { count: 5, bases: { LastName: (row) => `Lead${row}`, Company: () => 'Umbrella' } },
    },
    ...options,
  });
}

/** What a test of the HTTP side has in its hands. */
export interface Bench {
  readonly org: Org;
  readonly clock: VirtualClock;
  readonly url: string;
}

/** Runs a story against a listening server, and closes it whatever happens. */
export async function withServer(
  options: Partial<OrgOptions>,
  story: (bench: Bench) => Promise<void>,
): Promise<void> {
  const clock = new VirtualClock(START);
  const org = smallOrg(options);
  const server = await buildServer(org, { clock });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    await story({ org, clock, url });
  } finally {
    await server.close();
  }
}

/** An access token, by OAuth's password grant. */
export async function accessToken(url: string, username = 'admin@mock.example'): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    username,
    password: 'mock',
    client_id: 'mock-client',
    client_secret: 'mock-secret',
  });
  const reply = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await reply.json()) as { access_token: string };
  return token;
}

/** A request with a token, its body as JSON; gives back status, body and headers. */
export async function request(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const reply = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, body: text === '' ? undefined : JSON.parse(text), headers: reply.headers };
}
