/** What the sync tells about itself while it works: the lines of Sync Status, and each batch it has finished. */

import type { RecordPage } from '../kernel/index.ts';
import type {
  ApplyResult,
  ChangedRecord,
  Cursor,
  PushedActivities,
  RemoteError,
  WriteResult,
} from './effects.ts';
import type { FlowRequest, FlowResult } from './flow-requests.ts';
import type { PushedMembers } from './program-requests.ts';

/**
 * Operations by the names that Sync Status shows (documented, Adobe "Salesforce Sync Status"). It has one more, "Update
 * activities", for activities that are pulled: here tasks and events come with "Pull updates", as the page has them too.
 */
export type Operation =
  | 'Sync schema'
  | 'Pull deletes'
  | 'Pull conversions'
  | 'Pull updates'
  | 'Push new'
  | 'Push updates'
  | 'Update FKS'
  | 'Init link with Program'
  | 'Sync with program';

/** A finished step of a cycle, as a line of Sync Status. */
export interface Step {
  readonly object: string;
  readonly operation: Operation;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly status: 'Succeeded' | 'Failed';
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly failed: number;
  readonly skipped: number;
  readonly error?: RemoteError;
}

/** A batch of records that were to be written to Salesforce, and what became of each. */
export interface Push {
  readonly object: string;
  readonly records: readonly ChangedRecord[];
  readonly results: readonly WriteResult[];
  /** How many of them wait no longer; the others changed again while they were on their way. */
  readonly done: number;
}

/** Flow steps of smart campaigns that are done or refused. */
export interface FlowSteps {
  readonly requests: readonly FlowRequest[];
  /** By position. */
  readonly results: readonly FlowResult[];
}

/** Whoever watches the sync. All calls come at the engine's present instant, in the order of its work. */
export interface SyncLog {
  cycleStarted(now: number): void;
  cycleEnded(now: number): void;
  step(step: Step): void;
  /** A page has been taken over; everything up to `cursor` is done. */
  pulled(page: RecordPage, result: ApplyResult, cursor: Cursor, now: number): void;
  /** Nothing that the sync looks at is left up to `cursor`; what its filter leaves out is passed over. */
  passed(object: string, cursor: Cursor, now: number): void;
  /** Deleted records have been taken over. */
  deleted(object: string, records: number, now: number): void;
  /** Every deletion from the second `from` up to, but not in, the second `to` has been taken over. */
  deletionsTaken(object: string, from: number, to: number): void;
  /** Records have been written to Salesforce, or failed to be. */
  pushed(push: Push, now: number): void;
  /** Salesforce has refused records that stay as they are and are tried again in the next cycle. */
  postponed(push: Push, now: number): void;
  /** An administrator is to be told: the sync is down, or a part of it. */
  notified(error: RemoteError, now: number): void;
  /** Leads have been created for members of synced programs, or their memberships written. */
  members(pushed: PushedMembers, now: number): void;
  /** Activities have become tasks, or Salesforce would not have them. */
  activities(pushed: PushedActivities, now: number): void;
  /** The express lane is through with some flow steps. */
  flowSteps(done: FlowSteps, now: number): void;
}
