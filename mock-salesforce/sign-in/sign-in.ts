/** Who may sign in: the org's active users with the one password, and the one connected app. */
import type { Org } from '../org.ts';
import { CREDENTIALS } from '../setup-records.ts';

const { password: PASSWORD, clientId, clientSecret } = CREDENTIALS.sync;

/** Why a sign-in was refused, in the words of OAuth; SOAP has its own text for the same reasons. */
export type Refusal = 'authentication failure' | 'inactive user' | 'inactive organization' | 'ip restricted';

/** The row of the user with this name and password, any security token after the password, or why not. */
export function signIn(org: Org, username: string, password: string): number | Refusal {
  if (!password.startsWith(PASSWORD)) return 'authentication failure';
  return userNamed(org, username);
}

/** The row of an active user, without a password: for a client that has proved itself otherwise. */
export function userNamed(org: Org, username: string): number | Refusal {
  const users = org.object('User');
  const row = org.uniqueIndex(users, users.field('Username')).find(username);
  if (row < 0) return 'authentication failure';
  return refusalOf(org, row) ?? row;
}

/** Why the user in `row` of User may not sign in, whatever it proves. */
export function refusalOf(org: Org, row: number): Refusal | undefined {
  if (org.options.refusesSignIn !== undefined) return org.options.refusesSignIn;
  const users = org.object('User');
  return users.value(row, users.field('IsActive')) === true ? undefined : 'inactive user';
}

export function isClient(id: string | undefined): boolean {
  return id === clientId;
}

export function isClientSecret(secret: string | undefined): boolean {
  return secret === clientSecret;
}
