/** A refusal of one record over REST: an org and a request that cause it, and what comes back. */
import type { Org, OrgOptions } from '../../../../mock-salesforce/index.ts';

/** One element of REST's list of errors. */
interface RestError {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

export interface Refusal {
  readonly options?: Partial<OrgOptions>;
  /** Who asks; the administrator, unless given. */
  readonly as?: 'sync';
  readonly prepare?: (org: Org) => void;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Below `/services/data/v62.0/sobjects/`. */
  readonly path: (org: Org) => string;
  readonly body?: (org: Org) => object;
  readonly status?: number;
  readonly error: (org: Org) => RestError;
}

export const at = (object: string, row: number) => (org: Org) => `${object}/${org.object(object).idOf(row)}`;

export const id15 = (org: Org, object: string, row: number) => org.object(object).idOf(row).slice(0, 15);

/** A change of a record. */
export function change(
  object: string,
  values: object,
  error: RestError,
  more: Partial<Refusal> = {},
): Refusal {
  return { method: 'PATCH', path: at(object, 0), body: () => values, error: () => error, ...more };
}

/** A new record. */
export function creation(
  object: string,
  values: object,
  error: RestError,
  more: Partial<Refusal> = {},
): Refusal {
  return { method: 'POST', path: () => object, body: () => values, error: () => error, ...more };
}
