/**
 * The in-process door of a sync engine: Marketo's half of the native sync as one function a verb. The members fit the
 * engine's own list of verbs by their shape; neither side imports the other.
 */
import type { Clock, RecordPage } from '../engine/kernel/index.ts';
import type { PendingActivity } from './activities/activity-sync.ts';
import type { CampaignKind, FlowRequest, FlowResult } from './campaigns/index.ts';
import type { Instance } from './instance.ts';
import type { PendingMember, ProgramLink, ProgramToLink } from './program-sync.ts';
import {
  type Applied,
  apply,
  deleted,
  type PendingChange,
  pending,
  pendingCount,
  pushed,
  updateForeignKeys,
  type Winner,
} from './sync-half/index.ts';

/** The outcome of a verb, an error of the remote side included. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** What became of one record that was written to Salesforce; `error` is undefined when it was written. */
export interface PushResult {
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

export interface Connection {
  /** Takes a page of changed Salesforce records over. */
  apply(args: { page: RecordPage; winner: Winner }): Outcome<Applied>;
  /** Takes note of records deleted in Salesforce; replies how many copies there were. */
  deleted(args: {
    object: string;
    rows: readonly number[];
    /** The record that each was merged into, or -1; none was without. */
    masters?: readonly number[] | undefined;
  }): Outcome<number>;
  /** How many persons wait to be pushed. */
  pendingCount(args: { object: string }): Outcome<number>;
  /** The next persons to push, oldest change first. */
  pending(args: { object: string; limit: number; skip?: number | undefined }): Outcome<PendingChange[]>;
  /** Takes note of what was pushed, refused records included; replies how many persons wait no longer. */
  pushed(args: {
    object: string;
    records: readonly PendingChange[];
    results: readonly PushResult[];
  }): Outcome<number>;
  /** Activities that wait to become tasks, oldest first; the first `skip` are passed over. */
  pendingActivities(args: {
    limit: number;
    oncePerDay: boolean;
    skip?: number | undefined;
  }): Outcome<PendingActivity[]>;
  /** Takes note of activities that are tasks now, or that Salesforce will not have. */
  activitiesPushed(args: {
    activities: readonly Pick<PendingActivity, 'id'>[];
    results: readonly { readonly row?: number | undefined }[];
  }): Outcome<number>;
  /** Sets links whose other end has arrived since; replies how many. */
  updateForeignKeys(args: Record<never, never>): Outcome<number>;
  /** Programs whose campaign has been chosen, and that are not linked with it yet. */
  programsToLink(args: Record<never, never>): Outcome<ProgramToLink[]>;
  /** Links a program with its campaign, which has these statuses; or replies why it cannot be. */
  linkProgram(args: { program: string; statuses: readonly string[] }): Outcome<ProgramLink>;
  /** Memberships of synced programs that Salesforce does not have as they are. */
  pendingMembers(args: { limit: number }): Outcome<PendingMember[]>;
  /** Takes note of the leads that memberships needed, or of the memberships; replies how many were written. */
  membersPushed(args: {
    members: readonly Pick<PendingMember, 'program' | 'person' | 'status' | 'values'>[];
    results: readonly { readonly row?: number | undefined; readonly error?: PushResult['error'] }[];
    what: 'leads' | 'members';
  }): Outcome<number>;
  /** What flow steps want from Salesforce, oldest first, whole batches; the same again until it is done. */
  flowRequests(args: { limit: number; campaignKind?: CampaignKind | undefined }): Outcome<FlowRequest[]>;
  /** Takes note of done requests, refused ones included, `results` by position; replies how many were open. */
  flowDone(args: {
    requests: readonly Pick<FlowRequest, 'id' | 'values'>[];
    results: readonly FlowResult[];
  }): Outcome<number>;
}

/** Connects a sync engine to an instance in process. */
export function connect(instance: Instance, { clock }: { readonly clock: Clock }): Connection {
  return {
    apply: ({ page, winner }) => ok(apply(instance, page, winner, clock.now())),
    deleted: ({ object, rows, masters = [] }) => ok(deleted(instance, object, rows, masters, clock.now())),
    pendingCount: ({ object }) => ok(pendingCount(instance, object, clock.now())),
    pending: ({ object, limit, skip }) => ok(pending(instance, object, limit, skip)),
    pushed: ({ object, records, results }) => ok(pushed(instance, object, records, results, clock.now())),
    pendingActivities: ({ limit, oncePerDay, skip }) =>
      ok(instance.activitySync.pending(limit, oncePerDay, clock.now(), skip)),
    activitiesPushed: ({ activities, results }) => {
      const done = activities.map(({ id }, i) => ({ id, row: results[i]?.row }));
      instance.activitySync.pushed(done, clock.now());
      return ok(done.length);
    },
    updateForeignKeys: () => ok(updateForeignKeys(instance, clock.now())),
    programsToLink: () => ok(instance.programSync.toLink(clock.now())),
    linkProgram: ({ program, statuses }) => ok(instance.programSync.link(program, statuses, clock.now())),
    pendingMembers: ({ limit }) => ok(instance.programSync.pending(limit)),
    membersPushed: ({ members, results, what }) => {
      members.forEach(({ person, values }, i) => {
        const row = results[i]?.row;
        if (what === 'leads' && row !== undefined)
          instance.programSync.linked(person, row, values, clock.now());
      });
      const refused = members.filter((_, i) => results[i]?.error !== undefined);
      instance.programSync.pushed(what === 'members' ? members : refused);
      return ok(members.length - refused.length);
    },
    flowRequests: ({ limit, campaignKind }) => {
      instance.campaigns.runUntil(clock.now());
      return ok(instance.campaigns.flowRequests(limit, campaignKind, clock.now()));
    },
    flowDone: ({ requests, results }) => {
      instance.campaigns.runUntil(clock.now());
      return ok(instance.campaigns.flowDone(requests, results, clock.now()));
    },
  };
}

/** What a verb replied. @throws Error with the remote side's code and message when it failed */
export function replyOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.error.code} ${outcome.error.message}`);
}

function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}
