/** Who is logged in to an org in process: every call costs one API request and sees what the user may see. */
import type { Clock } from '../../engine/kernel/index.ts';
import { type ApiError, type ErrorName, failure, type Outcome, refused } from '../errors.ts';
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';
import type { Permissions } from '../rules/permissions.ts';
import { SYNC_USER } from '../setup-records.ts';

export interface ConnectOptions {
  readonly clock: Clock;
  /** Row of the user who is logged in; the sync user, unless told otherwise. */
  readonly user?: number;
}

export class UserSession {
  protected readonly org: Org;
  protected readonly clock: Clock;
  protected readonly user: number;

  constructor(org: Org, options: ConnectOptions) {
    this.org = org;
    this.clock = options.clock;
    this.user = options.user ?? SYNC_USER;
  }

  /** Counts the request, then finds the object; resources and queries have different errors for an unknown one. */
  protected open(object: string, missing: ErrorName = 'unknownObject'): Outcome<Records> {
    return this.takeRequest() ?? this.see(object, missing);
  }

  /** An object, when the user sees it. */
  protected see(object: string, missing: ErrorName): Outcome<Records> {
    const records = this.org.find(object);
    if (records === undefined || !this.permissions.seesObject(records)) return refused(missing, { object });
    return { ok: true, value: records };
  }

  protected get permissions(): Permissions {
    return this.org.permissionsOf(this.user);
  }

  /** Counts a request; the error when none is left, or, uncounted, when the user may not use the API. */
  protected takeRequest(): { readonly ok: false; readonly error: ApiError } | undefined {
    const now = this.clock.now();
    this.org.arriveAt(now);
    if (this.permissions.user.apiEnabled === false) return { ok: false, error: failure('apiDisabled') };
    if (this.org.requests.take(now)) return undefined;
    return { ok: false, error: failure('requestLimitExceeded') };
  }
}
