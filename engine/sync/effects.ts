/**
 * All that the sync engine asks of the outside. Its processes are generators that yield effects: *call* one remote
 * verb, *spend* the modelled time of work, *wait* through idle time, *listen* for flow steps. A driver carries a call
 * out, in process or over HTTP, and hands the outcome back; whoever runs the process moves the clock for the others.
 */
import type { RecordPage, Value } from '../kernel/index.ts';
import type { CampaignKind, FlowRequest, FlowResult } from './flow-requests.ts';
import type { CreateResult, Outcome, RemoteError, WriteResult } from './outcomes.ts';
import type { PendingMember, ProgramLink, ProgramToLink, PushedMembers } from './program-requests.ts';

export type { CreateResult, Outcome, RemoteError, WriteResult } from './outcomes.ts';

/** A place in an object's changes: everything up to and including (SystemModstamp in seconds, record) is done. */
export interface Cursor {
  readonly stamp: number;
  readonly row: number;
}

/** A field as the sync user sees it; what it cannot see is not there. */
export interface FieldAccess {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
}

/** The org's API requests in 24 hours. */
export interface RequestLimits {
  readonly max: number;
  readonly remaining: number;
}

/** A record that Marketo wants written to Salesforce: Salesforce field names and their new values. */
export interface ChangedRecord {
  readonly person: number;
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** A Salesforce record by its object and number. */
export interface RecordRef {
  readonly object: string;
  readonly row: number;
}

/** A record to create: values by field name, and lookups to records by theirs. */
export interface NewRecord {
  readonly values: Readonly<Record<string, Value>>;
  readonly references?: Readonly<Record<string, RecordRef>>;
}

/** Records that were found on a page, by position, -1 for the others; and the last one of the page, -1 when no other follows. */
export interface ExistingPage {
  readonly rows: readonly number[];
  readonly through: number;
}

/** An activity of Marketo that waits to become a task. */
export interface PendingActivity {
  readonly id: number;
  readonly person: number;
  readonly object: 'Lead' | 'Contact';
  readonly row: number;
  readonly subject: string;
  /** `2026-01-05` */
  readonly date: string;
}

/** What became of activities, by position. */
export interface PushedActivities {
  readonly activities: readonly PendingActivity[];
  readonly results: readonly CreateResult[];
}

/** What a page of accounts has written inside Marketo: persons, the most that one account wrote, activities for them. */
export interface PersonWrites {
  readonly persons: number;
  readonly most: number;
  readonly activities: number;
}

/** What Marketo made of a page of Salesforce records: `statuses` by position in the page. */
export interface ApplyResult {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
  /** How many of the updated ones are leads that became contacts. */
  readonly converted: number;
  /** Changes that waited to be pushed and are dropped, because Salesforce won. */
  readonly overtaken: number;
  /** Why records failed, one for each. */
  readonly errors?: readonly RemoteError[] | undefined;
  /** Of accounts: what they have written on their persons; not given when they have written nobody. */
  readonly personWrites?: PersonWrites | undefined;
  readonly statuses: Uint8Array;
}

/** The values of `ApplyResult.statuses`. */
export const APPLIED = { skipped: 0, updated: 1, created: 2, failed: 3, converted: 4 } as const;

/** Who wins when a field changed on both sides since the last sync. */
export type Winner = 'marketo' | 'salesforce';

/** A custom sync filter: only records whose field holds the value are looked at. */
export interface SyncFilter {
  readonly field: string;
  readonly value: string | number | boolean;
}

/** The remote verbs: Salesforce's as its API has them, Marketo's as its half of the native sync has them. */
export interface Verbs {
  'salesforce.limits': { args: Record<never, never>; reply: RequestLimits };
  'salesforce.describe': { args: { object: string }; reply: readonly FieldAccess[] };
  'salesforce.count': {
    args: { object: string; after: Cursor; before: number; only?: SyncFilter | undefined };
    reply: number;
  };
  'salesforce.deleted': { args: { object: string; from: number; to: number }; reply: readonly number[] };
  /** The records that deleted ones were merged into, by position; -1 for those that were just deleted. */
  'salesforce.masters': { args: { object: string; rows: readonly number[] }; reply: readonly number[] };
  'salesforce.changed': {
    args: {
      object: string;
      fields: readonly string[];
      after: Cursor;
      before: number;
      limit: number;
      only?: SyncFilter | undefined;
    };
    reply: RecordPage;
  };
  'salesforce.update': {
    args: { object: string; records: readonly ChangedRecord[] };
    reply: readonly WriteResult[];
  };
  'salesforce.delete': {
    args: { object: string; rows: readonly number[] };
    reply: readonly WriteResult[];
  };
  'salesforce.create': {
    args: { object: string; records: readonly NewRecord[] };
    reply: readonly CreateResult[];
  };
  /**
   * Which of these records exist already, created in or after the second `since` with the same values in `keys`. It
   * looks at the next page of those that come after the record `after`. One record answers for one only; those in
   * `known` answer for none, for it is known what they are.
   */
  'salesforce.existing': {
    args: {
      object: string;
      records: readonly NewRecord[];
      keys: readonly string[];
      since: number;
      known: readonly number[];
      /** -1: from the first. */
      after: number;
    };
    reply: ExistingPage;
  };
  /** Converts leads, each into a new account, contact and opportunity; replies the contacts. */
  'salesforce.convert': {
    args: { leads: readonly { readonly row: number; readonly status: string }[] };
    reply: readonly CreateResult[];
  };
  /** The campaign memberships of some leads or contacts, by position; -1 for those that are no members. */
  'salesforce.members': {
    args: { campaignId: string; object: string; rows: readonly number[] };
    reply: readonly number[];
  };
  /** The statuses that members of a campaign can have, in the order of the campaign. */
  'salesforce.memberStatuses': { args: { campaignId: string }; reply: readonly string[] };
  'marketo.apply': { args: { page: RecordPage; winner: Winner }; reply: ApplyResult };
  /** `masters`: the record that each was merged into, or -1. */
  'marketo.deleted': {
    args: { object: string; rows: readonly number[]; masters?: readonly number[] };
    reply: number;
  };
  'marketo.pendingCount': { args: { object: string }; reply: number };
  /** The next persons to push, oldest change first; the first `skip` are passed over. */
  'marketo.pending': {
    args: { object: string; limit: number; skip: number };
    reply: readonly ChangedRecord[];
  };
  'marketo.pushed': {
    args: { object: string; records: readonly ChangedRecord[]; results: readonly WriteResult[] };
    reply: number;
  };
  /** The next activities to push, oldest first; the first `skip` are passed over. */
  'marketo.pendingActivities': {
    args: { limit: number; oncePerDay: boolean; skip: number };
    reply: readonly PendingActivity[];
  };
  'marketo.activitiesPushed': { args: PushedActivities; reply: number };
  /** Sets the links that were left open because the record at the other end was not there yet; replies how many. */
  'marketo.updateForeignKeys': { args: Record<never, never>; reply: number };
  'marketo.programsToLink': { args: Record<never, never>; reply: readonly ProgramToLink[] };
  /** `statuses`: those of the campaign. */
  'marketo.linkProgram': { args: { program: string; statuses: readonly string[] }; reply: ProgramLink };
  'marketo.pendingMembers': { args: { limit: number }; reply: readonly PendingMember[] };
  'marketo.membersPushed': { args: PushedMembers; reply: number };
  /** What flow steps of one kind of campaign want from Salesforce, oldest first; the same again until it is done. */
  'marketo.flowRequests': {
    args: { limit: number; campaignKind: CampaignKind };
    reply: readonly FlowRequest[];
  };
  /** These requests are done, refused ones included; `results` by position. Replies how many were open. */
  'marketo.flowDone': {
    args: { requests: readonly FlowRequest[]; results: readonly FlowResult[] };
    reply: number;
  };
}

export type Verb = keyof Verbs;

/** What a Salesforce call is for; Marketo's half costs the org nothing. */
export type Purpose = 'check' | 'data' | 'flowStep' | 'task' | 'none';

export type Call = {
  [V in Verb]: {
    readonly kind: 'call';
    readonly verb: V;
    readonly purpose: Purpose;
    readonly args: Verbs[V]['args'];
  };
}[Verb];

/** The modelled duration of work; in real time the real work has already taken it. */
export interface Spend {
  readonly kind: 'spend';
  readonly ms: number;
}

/** Idle time, slept through at every pace. */
export interface Wait {
  readonly kind: 'wait';
  readonly ms: number;
}

/** Idle time that ends as soon as flow steps of a kind of campaign want something, or when `ms` are over. */
export interface Listen {
  readonly kind: 'listen';
  readonly to: CampaignKind;
  readonly ms: number;
}

export type Effect = Call | Spend | Wait | Listen;

/** A process of the engine: yields effects, gets a call's outcome back, and may return something. */
export type Process<R = void> = Generator<Effect, R, Outcome<unknown> | undefined>;

/** Asks for one remote verb; the outcome comes back as a value, errors included, when the waits of the call are over. */
export function* call<V extends Verb>(
  verb: V,
  purpose: Purpose,
  args: Verbs[V]['args'],
): Process<Outcome<Verbs[V]['reply']>> {
  const outcome = (yield { kind: 'call', verb, purpose, args } as Call) as Outcome<Verbs[V]['reply']>;
  if (outcome.waitedMs !== undefined) yield { kind: 'spend', ms: outcome.waitedMs };
  return outcome;
}

/** The two systems as the engine's drivers reach them: one function a verb. */
export type Remote = { [V in Verb]: (args: Verbs[V]['args']) => Outcome<Verbs[V]['reply']> };
