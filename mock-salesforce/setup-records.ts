/** The records that every org has: its users, their profiles with permission sets, and the one record of Organization. */
import type { Base, Value } from '../engine/kernel/index.ts';
import { id15 } from './ids.ts';
import type { OrgOptions } from './options.ts';
import { fiscalYearOf } from './schema/fiscal-year.ts';
import type { Population } from './schema/types.ts';

/** Rows of User that every org has. */
export const SYSTEM_ADMINISTRATOR = 0;
export const SYNC_USER = 1;
export const AUTOMATED_PROCESS = 2;

/** The connected app that every org has, and the password of every user (any security token may follow it). */
const SIGN_IN = { password: 'mock', clientId: 'mock-client', clientSecret: 'mock-secret' } as const;

/** What the two users that people sign in as sign in with. */
export const CREDENTIALS = {
  administrator: { username: 'admin@mock.example', ...SIGN_IN },
  sync: { username: 'sync@mock.example', ...SIGN_IN },
} as const;

type Row = Readonly<Record<string, Value>>;

const USERS: readonly Row[] = [
  {
    Username: CREDENTIALS.administrator.username,
    FirstName: 'System',
    LastName: 'Administrator',
    Alias: 'admin',
  },
  { Username: CREDENTIALS.sync.username, FirstName: 'Marketo', LastName: 'Sync User', Alias: 'sync' },
  { Username: 'autoproc@mock.example', FirstName: null, LastName: 'Automated Process', Alias: 'autoproc' },
];

const PROFILES: readonly string[] = ['System Administrator', 'Marketo Sync User', 'Standard User'];

/** Rows of Profile that every org has. */
export const PROFILE_ROWS = { administrator: 0, sync: 1, standard: 2 } as const;

/** The names of all profiles, those of the options after the org's own. */
function profileNames({ profiles = [] }: OrgOptions): string[] {
  return [...new Set([...PROFILES, ...profiles.map(({ name }) => name)])];
}

/** A scenario's users, the first three of which are the org's own. A smaller population is filled up to them. */
export function userPopulation(options: OrgOptions): Population {
  const given: Population = options.populations?.User ?? { count: 0, bases: {} };
  const bases: Record<string, Base> = { ...given.bases };
  for (const name of ['Username', 'FirstName', 'LastName', 'Alias', 'Email']) {
    bases[name] = ownUsersFirst(name, given.bases[name]);
  }
  bases.UserType = (row) => (row === AUTOMATED_PROCESS ? 'AutomatedProcess' : 'Standard');
  const names = profileNames(options);
  const profiles = new Map(
    (options.profiles ?? []).flatMap(({ name, users = [] }) =>
      users.map((user) => [user, names.indexOf(name)] as const),
    ),
  );
  const ProfileId = (row: number) => profiles.get(row) ?? Math.min(row, PROFILE_ROWS.standard);
  return { count: Math.max(USERS.length, given.count), bases, lookups: { ProfileId, ...given.lookups } };
}

export function profilePopulation(options: OrgOptions): Population {
  const names = profileNames(options);
  return { count: names.length, bases: { Name: (row) => names[row]! } };
}

/** A permission set for each profile, and for each user the assignment of its profile's. */
export function permissionSetPopulations(options: OrgOptions, users: Population): Record<string, Population> {
  const names = profileNames(options);
  return {
    PermissionSet: {
      count: names.length,
      bases: {
        Name: (row) => `X${id15('00e', row)}`,
        Label: (row) => names[row]!,
        IsOwnedByProfile: () => true,
        Type: () => 'Profile',
      },
      lookups: { ProfileId: (row) => row },
    },
    PermissionSetAssignment: {
      count: users.count,
      bases: {},
      lookups: { PermissionSetId: users.lookups!.ProfileId!, AssigneeId: (row) => row },
    },
  };
}

export function organizationPopulation(options: OrgOptions): Population {
  const name = options.name ?? 'Mock Org';
  const edition = `${options.edition ?? 'Enterprise'} Edition`;
  const { startMonth, namedByStart } = fiscalYearOf(options);
  return {
    count: 1,
    bases: {
      Name: () => name,
      OrganizationType: () => edition,
      NamespacePrefix: () => null,
      FiscalYearStartMonth: () => startMonth,
      UsesStartDateAsFiscalYearName: () => namedByStart,
    },
  };
}

function ownUsersFirst(name: string, given: Base | undefined): Base {
  return (row) => {
    const own = USERS[row];
    if (own !== undefined) return (name === 'Email' ? own.Username : own[name]) ?? null;
    return given?.(row) ?? defaultOf(name, row);
  };
}

function defaultOf(name: string, row: number): Value {
  if (name === 'LastName') return `User ${row}`;
  if (name === 'Alias') return `u${row}`;
  return name === 'FirstName' ? null : `user${row}@mock.example`;
}
